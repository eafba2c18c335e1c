import { type Comparison, DerivedFact, type FactDictionary, type FactValue } from '@sextant/model'
import type { Particular } from '@sextant/scraping/particulars'

/** The facts that are steps of a family of emission classes, by the names of those families. */
const classFacts: Record<string, readonly string[]> = { euroClass: ['Euro', 'class'], chinaStage: ['China'] }
const roman = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII']

/** How many of the fact's unit one of the law's is. */
const factors: Record<string, Record<string, number>> = {
  kg: { kg: 1, t: 1_000 },
  'cm³': { cm3: 1, l: 1_000 },
  mm: { mm: 1, cm: 10, m: 1_000 },
  km: { km: 1 },
  kW: { kW: 1 },
  'km/h': { 'km/h': 1 },
  kWh: { kWh: 1 },
  'g/km': { 'g/km': 1 },
  'mg/km': { 'mg/km': 1 },
  'km/L': { 'km/l': 1 },
  '%': { '%': 1 },
  USD: { USD: 1 },
  days: { day: 1, week: 7 },
  months: { month: 1, year: 12 },
  years: { year: 1, month: 1 / 12 },
}

/**
 * The value that a comparison would have if the law named this particular; undefined where it can have none. A rule's own
 * value corresponds to a particular where it is exactly that.
 */
export function namedValue({ fact, params }: Comparison, particular: Particular, { facts }: FactDictionary): FactValue | undefined {
  const { kind, value, unit, from } = particular
  if (from !== undefined && kind !== 'date-relative') return undefined
  const definition = facts[fact]
  if (Object.hasOwn(classFacts, fact)) return kind === 'emission-class' ? stepOf(String(value), classFacts[fact] ?? []) : undefined
  if (fact === 'elapsed') {
    // Years that are said to be no age are the term of some paper.
    const isTerm = kind === 'number' && params?.['unit'] !== 'days'
    return isTerm ? undefined : quantityIn(String(params?.['unit']), particular)
  }
  if (fact === 'yearOf' || (definition?.type === 'number' && definition.unit === 'year')) return kind === 'date' && /^\d{4}$/.test(String(value)) ? Number(value) : undefined
  if (DerivedFact.is(fact) && fact !== 'unitsInOrder') return undefined
  if (definition?.type === 'day') return kind === 'date' && unit === undefined && /^\d{4}-\d\d-\d\d$/.test(String(value)) ? String(value) : undefined
  if (definition?.type === 'number') return quantityIn(definition.unit ?? { seats: 'seat', quantity: 'vehicle' }[fact] ?? '', particular)
  return undefined
}

function quantityIn(wanted: string, { kind, value, unit = '' }: Particular): number | undefined {
  if (!['number', 'age', 'percentage'].includes(kind) || typeof value !== 'number') return undefined
  const factor = wanted === unit ? 1 : factors[wanted]?.[unit]
  if (factor === undefined) return undefined
  const found = Number((value * factor).toPrecision(9))
  return wanted === 'years' && !Number.isInteger(found) ? undefined : found
}

function stepOf(name: string, families: readonly string[]): number | undefined {
  const { family = '', step = '' } = /^(?<family>.+) (?<step>\d|[IV]+)$/.exec(name)?.groups ?? {}
  if (!families.includes(family)) return undefined
  return /^\d$/.test(step) ? Number(step) : roman.indexOf(step) + 1 || undefined
}

/** The kinds of particulars that the items of a fact are named by, where it takes a list of them. */
export function itemKind({ fact, operator }: Comparison): Particular['kind'] | undefined {
  if (fact === 'category' && ['in', 'notIn'].includes(operator)) return 'category'
  return operator === 'hsWithin' ? 'hs' : undefined
}
