// The intervals against the answers of every single day, on random rules and subjects.
import { type Condition, type Day, dayFromNumber, dayNumber, type Market, Rule, type Subject } from '@sextant/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changed } from './change.ts'
import { compile, type Matcher } from './compile.ts'
import { decide, type Decision } from './decide.ts'
import { type Interval, type OverTime, overTime } from './over-time.ts'
import { possibleDays } from './span.ts'
import { complete, day, dictionary, forgetting, forgotten, rule } from './testing/random.ts'

const market = 'KZ' as Market

const assumptions = fc.tuple(fc.option(fc.integer({ min: 0, max: 90 })), fc.option(fc.integer({ min: 0, max: 90 })), fc.boolean()).map(([a, b, isJourney]) => [
  ...(a === null ? [] : [{ from: 'shipsOn', to: 'arrivesOn', withinDays: a, isJourney, label: { en: 'x' } }]),
  ...(b === null ? [] : [{ from: 'arrivesOn', to: 'declaredOn', withinDays: b, label: { en: 'x' } }]),
])

const today = fc.option(fc.record({ of: fc.constantFrom('order' as const, 'goods' as const), day }), { nil: undefined })
const fact = fc.constantFrom('shipsOn', 'arrivesOn', 'declaredOn')
const neighbours = fc.constantFrom('kept' as const, 'moved' as const)

/** The distance of two days that both move, and a month that comes round: what is not decided once for all. */
const restless: fc.Arbitrary<Rule> = fc.record({ count: fc.constantFrom('complete', 'begun', 'calendar'), unit: fc.constantFrom('months', 'years', 'days'), value: fc.integer({ min: 0, max: 3 }), base: rule })
  .map(({ count, unit, value, base }) => {
    const versions = Object.fromEntries(Object.entries(base.versions).map(([key, version]) => {
      const requires: Condition = { fact: 'elapsed', params: { from: 'shipsOn', to: 'declaredOn', unit, count }, operator: 'lessThanInclusive', value }
      return [key, version && { ...version, requires }]
    }))
    return Rule.parse({ ...base, versions })
  })

function told({ outcome, decided }: Pick<Decision, 'outcome' | 'decided'>): unknown {
  return { outcome, decided: decided.map(({ compiled, verdict, severity }) => [compiled.rule.id, verdict, severity]) }
}

function expectEveryDay(matcher: Matcher, subject: Subject, asked: OverTime): void {
  const intervals = overTime(matcher, subject, market, asked)
  const { facts } = matcher.rulebook
  const on = (to: Day) => (asked.neighbours === 'moved' ? changed(facts, subject, [{ kind: 'set', fact: asked.fact, to }]) ?? subject : { ...subject, [asked.fact]: to })
  const span = asked.neighbours === 'moved' ? { from: asked.from, to: asked.to } : possibleDays(facts, subject, asked.fact, asked)
  if (!span) return expect(intervals).toEqual([])
  expect([intervals[0]?.from, intervals.at(-1)?.to]).toEqual([span.from, span.to])
  for (let number = dayNumber(span.from), index = 0; number <= dayNumber(span.to); number++) {
    const day = dayFromNumber(number)
    if (day > String(intervals[index]?.to)) index++
    const interval = intervals[index]
    const answer = told(decide(matcher, on(day), market, asked))
    if (!interval || interval.from > day || JSON.stringify(told(interval)) !== JSON.stringify(answer)) expect({ day, interval: interval && [interval.from, interval.to, told(interval)] }).toEqual({ day, interval: answer })
  }
  for (const [index, interval] of intervals.entries()) if (index > 0) expect(told(interval)).not.toEqual(told(intervals[index - 1] as Interval))
}

describe('overTime, on random rules and subjects', () => {
  it('says on every day what decide says of that day alone, and joins what is alike', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof({ weight: 5, arbitrary: rule }, restless), { minLength: 1, maxLength: 4 }), complete, forgetting, assumptions, today, fact, neighbours, (rules, whole, how, assumed, asked, moving, beside) => {
        const numbered = rules.map((one, index) => ({ ...one, id: `kz-x${index}` }))
        const matcher = compile({ facts: { ...dictionary, assumptions: assumed }, conditions: {}, rules: numbered, digest: 'sha256:x', commit: null })
        expectEveryDay(matcher, forgotten(whole, how), { fact: moving, from: '2024-10-01' as Day, to: '2026-03-31' as Day, today: asked, neighbours: beside })
      }),
      { numRuns: 150 },
    )
  })
})
