// A small law of our own making: enough to be kept out by age, by papers and by a version that takes effect.
import { FactDictionary, type Language, Rule, type Subject, type Market } from '@sextant/model'
import { compile } from '../compile.ts'

const said = (en: string) => ({ en, zh: en, ru: en })
const goods = { of: 'goods', changeable: false }
export const small = FactDictionary.parse({
  orderDays: ['shipsOn', 'arrivesOn', 'declaredOn'],
  goodsDays: ['producedOn', 'registeredOn'],
  assumptions: [{ from: 'arrivesOn', to: 'declaredOn', withinDays: 30, label: said('x') }],
  changeOrder: [['documents'], ['equipment'], ['shipsOn', 'arrivesOn', 'declaredOn'], ['market']],
  facts: {
    producedOn: { type: 'day', ...goods, label: said('Date of production') },
    registeredOn: { type: 'day', ...goods, label: said('Date of registration') },
    inspectedOn: { type: 'day', repeatable: true, of: 'goods', changeable: true, label: said('Date of inspection') },
    modelYear: { type: 'number', unit: 'year', integer: true, ...goods, label: said('Model year') },
    steeringSide: { type: 'enum', values: { left: said('left'), right: said('right') }, ...goods, label: said('Steering side') },
    category: { type: 'enum', values: { M1: said('M1'), N1: said('N1') }, ...goods, label: said('Category') },
    isArmoured: { type: 'boolean', ...goods, label: said('Armoured') },
    isSeized: { type: 'boolean', of: 'goods', changeable: true, label: said('Seized') },
    isStored: { type: 'boolean', of: 'goods', changeable: true, label: said('Stored') },
    quantity: { type: 'number', integer: true, min: 1, of: 'order', changeable: true, label: said('Quantity') },
    licensed: { type: 'number', integer: true, min: 1, of: 'order', changeable: true, label: said('Licensed quantity') },
    documents: { type: 'list', values: { licence: said('licence'), report: said('report') }, of: 'goods', changeable: true, label: said('Documents') },
    equipment: { type: 'list', values: { abs: said('ABS'), airbag: said('airbag'), lamp: said('lamp'), mirror: said('mirror') }, of: 'goods', changeable: true, label: said('Equipment') },
    shipsOn: { type: 'day', of: 'order', changeable: true, label: said('Date of shipment') },
    arrivesOn: { type: 'day', of: 'order', changeable: true, label: said('Date of arrival') },
    declaredOn: { type: 'day', of: 'order', changeable: true, label: said('Date of declaration') },
    market: { type: 'text', format: 'market', of: 'order', changeable: true, label: said('Market') },
    transit: { type: 'list', items: 'market', of: 'order', changeable: true, label: said('Transit') },
    origin: { type: 'text', format: 'market', of: 'order', changeable: true, label: said('Origin') },
  },
})

export const KZ = 'KZ' as Market
export const language: Language = 'en'

type Draft = { id: string; requires: unknown; scope?: unknown; severity?: string; markets?: string[]; from?: string; until?: string; decidedOn?: string; side?: string }

export function ruleOf({ id, requires, scope = { fact: 'category', operator: 'equal', value: 'M1' }, severity = 'block', markets = ['KZ'], from = '2020-01-01', until, decidedOn = 'arrivesOn', side = 'import' }: Draft): Rule {
  const citation = { act: 'x', provision: 'x', url: 'https://law.example/', quote: 'x' }
  const version = { scope, requires, otherwise: { severity, remedy: { en: 'x', zh: 'x' } }, citation, checkedOn: '2026-01-01' }
  return Rule.parse({
    id, title: said(`Title of ${id}`), markets, side, kind: 'conformity', mast: 'B7', status: 'active', encodes: 'fully', confidence: 'confirmed', decidedOn,
    versions: { [from]: version, ...(until && { [until]: null }) },
  })
}

export const smallMatcher = (...drafts: Draft[]) => compile({ facts: small, conditions: {}, rules: drafts.map(ruleOf), digest: 'sha256:x', commit: null })

export const has = (item: string, fact = 'documents') => ({ fact, operator: 'contains', value: item })
/** At most three years old on the day. */
export const young = (to = 'arrivesOn') => ({ fact: 'elapsed', params: { from: 'producedOn', to, unit: 'years', count: 'begun' }, operator: 'lessThanInclusive', value: 3 })
export const car: Subject = { category: 'M1', steeringSide: 'left', producedOn: '2024-03-14', isArmoured: false, documents: [], equipment: [] }
