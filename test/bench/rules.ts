// Rules made like those of the rulebook: dated emission classes, age limits, steering, papers, masses.
import {
  type Condition, type Day, dayFromNumber, dayNumber, type ElapsedCount, type ElapsedUnit, type FactDictionary, type FactValue, type Market, type Operator, type Rule, type Rulebook,
  type RuleKind, type RuleVersion,
} from '@sextant/model'
import { type Chance, chanceFrom } from './chance.ts'
import { categories, certificates, documents, importers, powertrains } from './lines.ts'

export interface MakingRules {
  seed: number
  count: number
  markets: readonly Market[]
  /** Which categories a rule concerns: several of them by chance, all, or one after the other. */
  concerns?: 'several' | 'all' | 'one'
}

export function madeRulebook(facts: FactDictionary, { seed, count, markets, concerns = 'several' }: MakingRules): Rulebook {
  const chance = chanceFrom(seed)
  const rules = Array.from({ length: count }, (_, number) => {
    const market = markets[number % markets.length] as Market
    const round = Math.floor(number / markets.length)
    const one = categories[round % categories.length] as string
    const kind = concerns === 'one' ? Math.floor(round / categories.length) : round
    return madeRule(chance, number, makers[kind % makers.length] as Maker, market, { several: someOf(chance, categories, 3), all: categories, one: [one] }[concerns])
  })
  return { facts, conditions: {}, rules, digest: 'sha256:made', commit: null }
}

interface Made {
  kind: RuleKind
  decidedOn: string
  /** Whom it concerns beside the category. */
  scope: Condition[]
  requires(step: number): Condition
  steps: number
}

function madeRule(chance: Chance, number: number, make: Maker, market: Market, meant: readonly string[]): Rule {
  const { kind, decidedOn, scope, requires, steps } = make(chance)
  const first = dayNumber('2015-01-01' as Day) + chance.whole(0, 2_000)
  const versions = Object.fromEntries(Array.from({ length: steps }, (_, step): [Day, RuleVersion] => [
    // The later versions take effect while the orders are on their way.
    dayFromNumber(step === 0 ? first : dayNumber('2026-09-01' as Day) + step * 200 + chance.whole(0, 100)),
    versionOf({ all: [comparison('category', 'in', meant), ...scope] }, requires(step), chance.of(['block', 'block', 'act', 'watch'])),
  ]))
  return {
    id: `made-${number}`, title: { en: `Rule ${number}`, zh: `规则 ${number}`, ru: `Правило ${number}` }, markets: [market], side: 'import', kind, mast: 'B7',
    status: 'active', encodes: 'fully', confidence: 'confirmed', decidedOn, versions,
  }
}

function versionOf(scope: Condition, requires: Condition, severity: RuleVersion['otherwise']['severity']): RuleVersion {
  return {
    scope, requires, otherwise: { severity, remedy: { en: 'Ship another one.', zh: '请发运其他车辆。' } },
    citation: { act: 'Made for measuring', provision: 'none', url: 'https://law.example/', quote: 'none' }, checkedOn: '2026-01-01' as Day,
  }
}

const comparison = (fact: string, operator: Operator, value: FactValue): Condition => ({ fact, operator, value })
const age = (from: string, to: string, unit: ElapsedUnit, count: ElapsedCount, operator: Operator, value: number): Condition => ({ fact: 'elapsed', params: { from, to, unit, count }, operator, value })
const someOf = (chance: Chance, items: readonly string[], least: number): string[] => {
  const some = items.filter(() => chance.happens(0.5))
  return some.length < least ? items.slice(0, least) : some
}

type Maker = (chance: Chance) => Made

/** The kinds of rules, of which every market has one after the other, with their numbers by chance. */
const makers: readonly Maker[] = [
  (chance) => {
    const least = chance.whole(2, 4)
    return { kind: 'emission', decidedOn: 'declaredOn', scope: [comparison('powertrain', 'notEqual', 'bev')], steps: 3, requires: (step) => comparison('euroClass', 'greaterThanInclusive', least + step) }
  },
  (chance) => {
    const [most, count] = [chance.whole(3, 12), chance.of(['begun', 'complete', 'calendar'] as const)]
    return { kind: 'age-limit', decidedOn: 'arrivesOn', scope: [comparison('usage', 'equal', 'used')], steps: 2, requires: (step) => age('producedOn', 'arrivesOn', 'years', count, 'lessThanInclusive', most - step) }
  },
  () => ({ kind: 'steering', decidedOn: 'declaredOn', scope: [], steps: 1, requires: () => comparison('steeringSide', 'equal', 'left') }),
  (chance) => {
    const [one, other] = [chance.of(certificates), chance.of(certificates)]
    return { kind: 'conformity', decidedOn: 'declaredOn', scope: [comparison('usage', 'equal', 'new')], steps: 2, requires: (step) => (step === 0 ? comparison('certificates', 'contains', one) : { any: [comparison('certificates', 'contains', one), comparison('certificates', 'contains', other)] }) }
  },
  (chance) => {
    const [most, count] = [chance.whole(36, 96), chance.of(['begun', 'complete'] as const)]
    return { kind: 'age-limit', decidedOn: 'declaredOn', scope: [comparison('powertrain', 'in', someOf(chance, powertrains, 3))], steps: 1, requires: () => age('firstRegisteredOn', 'declaredOn', 'months', count, 'lessThanInclusive', most) }
  },
  (chance) => {
    const [paper, hs] = [chance.of(documents), chance.of(['8703', '8704', '870380'])]
    return { kind: 'documents', decidedOn: 'shipsOn', scope: [comparison('hsCode', 'hsWithin', [hs])], steps: 1, requires: () => comparison('documents', 'contains', paper) }
  },
  (chance) => {
    const most = chance.whole(20, 300) * 100
    return { kind: 'prohibition', decidedOn: 'arrivesOn', scope: [comparison('importerKind', 'in', someOf(chance, importers, 2))], steps: 2, requires: (step) => comparison('grossMassKg', 'lessThanInclusive', most - step * 500) }
  },
  (chance) => {
    const [cc, km, seats] = [chance.whole(15, 50) * 100, chance.whole(20, 150) * 1_000, chance.whole(8, 20)]
    return {
      kind: 'eligibility', decidedOn: 'contractOn', scope: [{ any: [comparison('engineCc', 'greaterThan', cc), comparison('odometerKm', 'lessThan', km)] }], steps: 1,
      requires: () => ({ any: [comparison('seats', 'lessThanInclusive', seats), age('producedOn', 'contractOn', 'years', 'complete', 'lessThan', 8)] }),
    }
  },
]
