// The search for the smallest ways out against all sets of changes there are, on random rules and subjects.
import { type Day, FactDictionary, type Market, type Subject } from '@sextant/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Change, orderAfter, touchedBy } from './change.ts'
import { changesOf } from './change-values.ts'
import { compile, type Matcher } from './compile.ts'
import { decide } from './decide.ts'
import { complete, dictionary, forgetting, forgotten, rule } from './testing/random.ts'
import { leastWays } from './least-ways.ts'
import { wayOut } from './way-out.ts'

const market = 'KZ' as Market
const days = { from: '2025-03-01' as Day, to: '2025-09-30' as Day }
const DEPTH = 3

const free = ['flag', 'size', 'kind', 'list', 'builtOn', 'shipsOn', 'arrivesOn']
const changeable = FactDictionary.parse({
  ...dictionary,
  assumptions: [{ from: 'arrivesOn', to: 'declaredOn', withinDays: 30, label: { en: 'x' } }],
  facts: Object.fromEntries(Object.entries(dictionary.facts).map(([fact, definition]) => [fact, { ...definition, changeable: free.includes(fact) }])),
})

/** Every set of changes of at most `DEPTH` that clears the subject and of which no part does. */
function allWays(matcher: Matcher, subject: Subject): string[] {
  const universe = free.flatMap((fact) => changesOf(matcher, matcher.rules, { ...subject, market }, fact, days, undefined))
  const before = decide(matcher, subject, market)
  const open = new Set(before.decided.filter(({ verdict, severity }) => verdict === 'cannot-tell' && severity !== 'watch').map(({ compiled }) => compiled))
  const does = (changes: readonly Change[]): boolean => {
    const after = orderAfter(changeable, subject, changes, days.from)
    return after !== undefined && decide(matcher, after, market).decided.every(({ compiled, verdict, severity }) =>
      severity === 'watch' || verdict === 'complies' || (verdict === 'cannot-tell' && open.has(compiled)))
  }
  const ways: Change[][] = []
  let sets: { changes: Change[]; next: number }[] = [{ changes: [], next: 0 }]
  for (let depth = 1; depth <= DEPTH; depth++) {
    const longer = sets.flatMap(({ changes, next }) => universe.slice(next).flatMap((change, index) => (
      changes.some((one) => touchedBy(one) === touchedBy(change)) ? [] : [{ changes: [...changes, change], next: next + index + 1 }])))
    const holds = (way: Change[], { changes }: { changes: Change[] }) => way.every((change) => changes.includes(change))
    const open = longer.filter((set) => !ways.some((way) => holds(way, set)))
    ways.push(...open.filter(({ changes }) => does(changes)).map(({ changes }) => changes))
    sets = open.filter((set) => !ways.some((way) => holds(way, set)))
  }
  return leastWays(changeable, subject, ways.map((changes) => ({ changes })), days.from).map(({ changes }) => named(changes)).sort()
}

const named = (changes: readonly Change[]) => changes.map((change) => JSON.stringify(change)).sort().join(' and ')

describe('wayOut, on random rules and subjects', () => {
  it('finds every smallest set of changes, and none that is not', () => {
    let compared = 0
    fc.assert(
      fc.property(fc.array(rule, { minLength: 1, maxLength: 4 }), complete, fc.array(fc.constantFrom('keep', 'keep', 'keep', 'forget', 'month'), { minLength: 10, maxLength: 10 }) as typeof forgetting, (rules, whole, how) => {
        const matcher = compile({ facts: changeable, conditions: {}, rules, digest: 'sha256:x', commit: null })
        const subject = forgotten(whole, how)
        const outcome = decide(matcher, subject, market).outcome
        if (outcome !== 'blocked' && outcome !== 'act') return
        const size = free.flatMap((fact) => changesOf(matcher, matcher.rules, { ...subject, market }, fact, days, undefined)).length
        if (size > 24) return
        compared += 1
        const { ways, hopeless } = wayOut(matcher, subject, market, { days, waysMax: Infinity, asksMax: 20_000 })
        const all = allWays(matcher, subject)
        expect(ways.filter(({ changes, asking }) => changes.length <= DEPTH && asking.length === 0).map(({ changes }) => named(changes)).sort()).toEqual(all)
        if (hopeless.length > 0) expect(all).toEqual([])
      }),
      { numRuns: 700 },
    )
    expect(compared).toBeGreaterThan(20)
  })
})
