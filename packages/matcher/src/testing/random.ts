// Random rules and subjects over a small dictionary with a fact of every type.
import { type Condition, type Day, dayFromNumber, dayNumber, FactDictionary, type FactValue, Rule, type Rulebook, type Subject } from '@sextant/model'
import fc from 'fast-check'
import { compile } from '../compile.ts'

const label = { en: 'x' }
const shared = { of: 'goods', changeable: false, label }
export const dictionary = FactDictionary.parse({
  orderDays: ['shipsOn', 'arrivesOn', 'declaredOn'],
  today: [{ of: 'order', from: 'shipsOn', is: 'today-or-later', label }, { of: 'goods', from: 'shipsOn', is: 'today', label }],
  facts: {
    flag: { type: 'boolean', ...shared },
    size: { type: 'number', integer: true, ...shared },
    kind: { type: 'enum', values: { a: label, b: label, c: label }, ...shared },
    list: { type: 'list', values: { a: label, b: label, c: label }, ...shared },
    code: { type: 'text', format: 'hs-code', ...shared },
    brand: { type: 'text', letters: 'upper', names: { A: [], B: [], C: [] }, ...shared },
    builtOn: { type: 'day', ...shared },
    shipsOn: { type: 'day', ...shared },
    arrivesOn: { type: 'day', ...shared },
    declaredOn: { type: 'day', ...shared },
    market: { type: 'text', format: 'market', ...shared },
  },
})

const letter = fc.constantFrom('a', 'b', 'c')
const brand = fc.constantFrom('A', 'B', 'C')
const dayBetween = (from: string, to: string) => fc.integer({ min: dayNumber(from as Day), max: dayNumber(to as Day) }).map(dayFromNumber)
export const day = dayBetween('2024-12-01', '2026-02-01')
const code = fc.constantFrom('87', '8703', '870380', '8704', '8711')
const ordering = fc.constantFrom('lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive', 'equal', 'notEqual')
const dayFact = fc.constantFrom('builtOn', 'shipsOn', 'arrivesOn', 'declaredOn')
const elapsedOf = fc.record({ from: fc.constant('builtOn'), to: dayFact, unit: fc.constantFrom('days', 'months', 'years'), count: fc.constantFrom('complete', 'begun', 'calendar') })

const comparison: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ fact: fc.constant('flag'), operator: fc.constantFrom('equal', 'notEqual'), value: fc.boolean() }),
  fc.record({ fact: fc.constant('size'), operator: ordering, value: fc.integer({ min: 0, max: 4 }) }),
  fc.record({ fact: fc.constant('kind'), operator: fc.constantFrom('equal', 'notEqual'), value: letter }),
  fc.record({ fact: fc.constant('kind'), operator: fc.constantFrom('in', 'notIn'), value: fc.uniqueArray(letter, { minLength: 1 }) }),
  fc.record({ fact: fc.constant('list'), operator: fc.constantFrom('contains', 'doesNotContain'), value: letter }),
  fc.record({ fact: fc.constant('code'), operator: fc.constant('hsWithin'), value: fc.uniqueArray(code, { minLength: 1, maxLength: 2 }) }),
  fc.record({ fact: fc.constant('brand'), operator: fc.constantFrom('equal', 'notEqual'), value: brand }),
  fc.record({ fact: fc.constant('brand'), operator: fc.constantFrom('in', 'notIn'), value: fc.uniqueArray(brand, { minLength: 1 }) }),
  fc.record({ fact: dayFact, operator: ordering, value: day }),
  fc.record({ fact: dayFact, operator: ordering, value: fc.record({ fact: dayFact }) }),
  fc.record({ fact: fc.constant('elapsed'), params: elapsedOf, operator: ordering, value: fc.integer({ min: -2, max: 14 }) }),
  fc.record({ fact: fc.constant('yearOf'), params: fc.record({ day: dayFact }), operator: ordering, value: fc.integer({ min: 2024, max: 2026 }) }),
  fc.record({ fact: fc.constant('monthOf'), params: fc.record({ day: dayFact }), operator: ordering, value: fc.integer({ min: 1, max: 12 }) }),
) as fc.Arbitrary<Condition>

export const condition: fc.Arbitrary<Condition> = fc.letrec<{ node: Condition }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 2 },
    comparison,
    fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
  ),
})).node

const version = fc.record({ scope: condition, requires: condition, severity: fc.constantFrom('block', 'act', 'watch') }).map(({ scope, requires, severity }) => ({
  scope, requires,
  otherwise: { severity, remedy: { en: 'x', zh: 'x' } },
  citation: { act: 'x', provision: 'x', url: 'https://law.example/', quote: 'x' },
  checkedOn: '2026-01-01',
}))

export const rule: fc.Arbitrary<Rule> = fc
  .record({
    decidedOn: fc.constantFrom('builtOn', 'arrivesOn', 'declaredOn'),
    versions: fc.dictionary(day, fc.option(version, { freq: 4 }), { minKeys: 1, maxKeys: 3 }).filter((all) => Object.values(all).some(Boolean)),
  })
  .map(({ decidedOn, versions }) =>
    Rule.parse({
      id: 'kz-x', title: { en: 'x', zh: 'x', ru: 'x' }, markets: ['KZ'], side: 'import', kind: 'steering', mast: 'B7',
      status: 'active', encodes: 'fully', confidence: 'confirmed', decidedOn, versions,
    }),
  )

/** A subject of which everything is known, its order days in order. */
export const complete: fc.Arbitrary<Record<string, FactValue>> = fc
  .record({
    flag: fc.boolean(), size: fc.integer({ min: 0, max: 4 }), kind: letter, list: fc.uniqueArray(letter), code, brand,
    builtOn: day, days: fc.tuple(day, day, day),
  })
  .map(({ days, ...facts }) => {
    const [shipsOn, arrivesOn, declaredOn] = [...days].sort() as [Day, Day, Day]
    return { ...facts, shipsOn, arrivesOn, declaredOn }
  })

/** What is left when some facts are forgotten, of some days all but the month or the year, and of a name what nobody recognises. */
export const forgetting = fc.array(fc.constantFrom('keep', 'forget', 'month', 'year'), { minLength: 10, maxLength: 10 })

export function forgotten(whole: Record<string, FactValue>, how: string[]): Subject {
  return Object.fromEntries(
    Object.entries(whole).flatMap(([fact, value], index) => {
      if (how[index] === 'forget') return []
      if (fact === 'brand' && how[index] !== 'keep') return [[fact, 'NOBODY KNOWS']]
      if (dictionary.facts[fact]?.type !== 'day' || how[index] === 'keep') return [[fact, value]]
      return [[fact, String(value).slice(0, how[index] === 'month' ? 7 : 4)]]
    }),
  )
}

export const matcherOf = (...rules: Rule[]) => compile({ facts: dictionary, conditions: {}, rules, digest: 'sha256:x', commit: null } satisfies Rulebook)
