// The search for the smallest ways out against every day of a short span and every number, on random rules and orders.
import { type Condition, type Day, dayFromNumber, dayNumber, FactDictionary, type FactValue, type Market, Rule, type Subject } from '@sextant/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Change, orderAfter, touchedBy } from './change.ts'
import { compile, type Matcher } from './compile.ts'
import { decide } from './decide.ts'
import { distanceTo, leastWays, nameApart } from './least-ways.ts'
import { factsReadBy } from './readings.ts'
import { wayOut } from './way-out.ts'
import { thatMayMatter } from './whatever.ts'

const market = 'KZ' as Market
const [first, last] = [dayNumber('2025-03-01' as Day), dayNumber('2025-03-12' as Day)]
const days = { from: dayFromNumber(first), to: dayFromNumber(last) }
const DEPTH = 3

const label = { en: 'x' }
const free = { of: 'goods', changeable: true, label }
const dictionary = FactDictionary.parse({
  orderDays: ['shipsOn', 'arrivesOn', 'declaredOn'],
  assumptions: [{ from: 'shipsOn', to: 'arrivesOn', withinDays: 6, isJourney: true, label }, { from: 'arrivesOn', to: 'declaredOn', withinDays: 5, label }],
  facts: {
    flag: { type: 'boolean', ...free },
    kind: { type: 'enum', values: { a: label, b: label, c: label }, ...free },
    list: { type: 'list', values: { a: label, b: label }, ...free },
    ordered: { type: 'number', integer: true, orZero: true, ...free },
    licensed: { type: 'number', integer: true, orZero: true, ...free },
    age: { type: 'number', integer: true, orZero: true, ...free, changeable: false },
    testedOn: { type: 'day', ...free },
    shipsOn: { type: 'day', ...free },
    arrivesOn: { type: 'day', ...free },
    declaredOn: { type: 'day', ...free },
    market: { type: 'text', format: 'market', ...free },
  },
})
const NUMBERS = 7

const day = fc.integer({ min: first, max: last }).map(dayFromNumber)
const number = fc.integer({ min: 0, max: NUMBERS - 2 })
const ordering = fc.constantFrom('lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive', 'equal', 'notEqual')
const dayFact = fc.constantFrom('testedOn', 'shipsOn', 'arrivesOn', 'declaredOn')
const numberFact = fc.constantFrom('ordered', 'licensed', 'age')
const comparison = fc.oneof(
  fc.record({ fact: fc.constant('flag'), operator: fc.constant('equal'), value: fc.boolean() }),
  fc.record({ fact: fc.constant('kind'), operator: fc.constantFrom('equal', 'notEqual'), value: fc.constantFrom('a', 'b', 'c') }),
  fc.record({ fact: fc.constant('list'), operator: fc.constantFrom('contains', 'doesNotContain'), value: fc.constantFrom('a', 'b') }),
  { weight: 2, arbitrary: fc.record({ fact: numberFact, operator: ordering, value: number }) },
  { weight: 3, arbitrary: fc.record({ fact: numberFact, operator: ordering, value: fc.record({ fact: numberFact }) }) },
  { weight: 2, arbitrary: fc.record({ fact: dayFact, operator: ordering, value: day }) },
  { weight: 2, arbitrary: fc.record({ fact: dayFact, operator: ordering, value: fc.record({ fact: dayFact }) }) },
  { weight: 3, arbitrary: fc.record({ fact: fc.constant('elapsed'), params: fc.record({ from: dayFact, to: dayFact, unit: fc.constant('days'), count: fc.constant('complete') }), operator: ordering, value: fc.integer({ min: -4, max: 8 }) }) },
) as fc.Arbitrary<Condition>
const condition = fc.oneof(
  { weight: 3, arbitrary: comparison },
  fc.array(comparison, { minLength: 2, maxLength: 3 }).map((all) => ({ all })),
  fc.array(comparison, { minLength: 2, maxLength: 3 }).map((any) => ({ any })),
) as fc.Arbitrary<Condition>
/** Most rules concern every order, so that many stand against one. */
const scope = fc.oneof({ weight: 4, arbitrary: fc.constant({ fact: 'age', operator: 'greaterThanInclusive', value: 0 }) }, { weight: 1, arbitrary: condition })
const version = fc.record({ scope, requires: condition, severity: fc.constantFrom('block', 'block', 'act', 'watch') }).map(({ scope, requires, severity }) => ({
  scope, requires, otherwise: { severity, remedy: { en: 'x', zh: 'x' } }, citation: { act: 'x', provision: 'x', url: 'https://law.example/', quote: 'x' }, checkedOn: '2026-01-01',
}))
const rule = fc.record({ decidedOn: fc.constantFrom('arrivesOn', 'declaredOn'), version, until: fc.option(day, { freq: 3 }) }).map(({ decidedOn, version: own, until }) =>
  Rule.parse({
    id: 'kz-x', title: { en: 'x', zh: 'x', ru: 'x' }, markets: ['KZ'], side: 'import', kind: 'steering', mast: 'B7',
    status: 'active', encodes: 'fully', confidence: 'confirmed', decidedOn, versions: { '2020-01-01': own, ...(until && { [until]: null }) },
  }))
const order = fc.record({
  flag: fc.boolean(), kind: fc.constantFrom('a', 'b', 'c'), list: fc.subarray(['a', 'b']), ordered: number, licensed: number, age: number,
  testedOn: day, days: fc.tuple(day, day, day), forgotten: fc.subarray(['flag', 'kind', 'ordered', 'testedOn', 'shipsOn', 'declaredOn'], { maxLength: 2 }),
}).map(({ days: given, forgotten, ...facts }): Subject => {
  const [shipsOn, arrivesOn, declaredOn] = [...given].sort() as [Day, Day, Day]
  return Object.fromEntries(Object.entries({ ...facts, shipsOn, arrivesOn, declaredOn }).filter(([fact]) => !forgotten.includes(fact)))
})

/** Every value that a fact may be set to: nothing is known of the rules. */
function everyChange(subject: Subject, fact: string): Change[] {
  const { type } = dictionary.facts[fact] as { type: string }
  const held = subject[fact]
  if (type === 'list') return ['a', 'b'].map((item) => ({ kind: (held as string[]).includes(item) ? 'remove' : 'add', fact, item }))
  const values: FactValue[] = type === 'boolean' ? [true, false]
    : type === 'enum' ? ['a', 'b', 'c']
      : type === 'number' ? Array.from({ length: NUMBERS + 1 }, (_, index) => index)
        : Array.from({ length: last - first + 1 }, (_, index) => dayFromNumber(first + index))
  return values.filter((value) => value !== held).map((to) => ({ kind: 'set', fact, to }))
}

/** Every set of changes of at most `DEPTH` of the facts that clears the subject and of which no part does. */
function everyWay(matcher: Matcher, subject: Subject, facts: readonly string[]): Change[][] {
  const before = decide(matcher, subject, market)
  const open = new Set(before.decided.filter(({ verdict, severity }) => verdict === 'cannot-tell' && severity !== 'watch').map(({ compiled }) => compiled))
  const does = (changes: readonly Change[]): boolean => {
    const after = orderAfter(dictionary, subject, changes, days.from)
    return after !== undefined && decide(matcher, after, market).decided.every(({ compiled, verdict, severity }) =>
      severity === 'watch' || verdict === 'complies' || (verdict === 'cannot-tell' && open.has(compiled)))
  }
  const universe = facts.flatMap((fact) => everyChange(subject, fact))
  const ways: Change[][] = []
  let sets: { changes: Change[]; next: number }[] = [{ changes: [], next: 0 }]
  for (let depth = 1; depth <= DEPTH; depth += 1) {
    const longer = sets.flatMap(({ changes, next }) => universe.slice(next).flatMap((change, index) => (
      changes.some((one) => touchedBy(one) === touchedBy(change)) ? [] : [{ changes: [...changes, change], next: next + index + 1 }])))
    const found = ways.length
    sets = longer.filter(({ changes }) => {
      if (ways.slice(0, found).some((way) => way.every((change) => changes.includes(change)))) return false
      if (!does(changes)) return true
      ways.push(changes)
      return false
    })
  }
  return ways
}

/** To set a day of which nothing is given and that no rule reads is to move others, which is told of them where they can be set. */
function withoutIdle(matcher: Matcher, subject: Subject, facts: readonly string[]): string[] {
  const read = new Set(thatMayMatter(matcher, matcher.rules, subject, market, { days }).flatMap((compiled) => [...factsReadBy(compiled, matcher.program)]))
  const used = dictionary.orderDays.filter((fact) => subject[fact] !== undefined || read.has(fact))
  return facts.filter((fact) => !dictionary.orderDays.includes(fact) || used.includes(fact) || used.some((one) => !facts.includes(one)))
}

describe('wayOut, on random rules and orders', () => {
  it('finds every smallest set of changes, and none that is not, each going no further than it must', () => {
    let compared = 0
    fc.assert(
      fc.property(fc.array(rule, { minLength: 1, maxLength: 3 }), order, fc.subarray(['flag', 'kind', 'list', 'ordered', 'licensed', 'testedOn', 'shipsOn', 'arrivesOn', 'declaredOn'], { minLength: 2, maxLength: 4 }), (rules, subject, facts) => {
        const changeable = { ...dictionary, facts: Object.fromEntries(Object.entries(dictionary.facts).map(([fact, definition]) => [fact, { ...definition, changeable: facts.includes(fact) }])) }
        const matcher = compile({ facts: changeable, conditions: {}, rules, digest: 'sha256:x', commit: null })
        const { outcome } = decide(matcher, subject, market)
        if (outcome !== 'blocked' && outcome !== 'act') return
        compared += 1
        const { ways, hopeless } = wayOut(matcher, subject, market, { days, waysMax: Infinity, asksMax: 20_000 })
        const all = leastWays(changeable, subject, everyWay(matcher, subject, withoutIdle(matcher, subject, facts)).map((changes) => ({ changes })), days.from)
        const told = (some: readonly { changes: readonly Change[] }[]) => some.map(({ changes }) => JSON.stringify([changes.map((change) => nameApart(changeable, change)).sort(), distanceTo(changeable, subject, changes, days.from)])).sort()
        expect(told(ways.filter(({ changes, asking }) => changes.length <= DEPTH && asking.length === 0))).toEqual(told(all))
        if (hopeless.length > 0) expect(all).toEqual([])
      }),
      { numRuns: 1500 },
    )
    expect(compared).toBeGreaterThan(50)
  })
})
