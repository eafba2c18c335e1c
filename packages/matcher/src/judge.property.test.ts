// The laws of three-valued truth, on random rules and subjects.
import { type Day, dayFromNumber, daysOf, dayNumber, type Market, type Rule, type Subject } from '@sextant/model'
import fc from 'fast-check'
import { Engine, type TopLevelCondition } from 'json-rules-engine'
import { describe, expect, it } from 'vitest'
import { compile, expanded } from './compile.ts'
import { factsOf } from './facts.ts'
import type { Asking } from './asking.ts'
import { judge } from './judge.ts'
import type { Today } from './order-days.ts'
import { complete, day, dictionary, forgetting, forgotten, matcherOf, rule } from './testing/random.ts'

const market = 'KZ' as Market

async function verdictOn(one: Rule, subject: Subject, today?: Today, within?: Asking['within']) {
  const { markets } = await judge(matcherOf(one), subject, { markets: [market], today, within })
  return markets[0]?.verdicts[0]
}

/** Whether a breach weighs more in one version than in another: then the heavier is told while the day is open. */
function isUneven({ versions }: Rule): boolean {
  return new Set(Object.values(versions).flatMap((text) => (text ? [text.otherwise.severity] : []))).size > 1
}

/** What json-rules-engine itself says, with its own operators, of a subject of which everything is known. */
async function stock(one: Rule, subject: Subject): Promise<string> {
  const versions = Object.entries(one.versions).sort(([a], [b]) => (a < b ? -1 : 1))
  const text = versions.findLast(([from]) => from <= String(subject[one.decidedOn]))?.[1]
  if (!text) return 'out-of-scope'
  const facts = factsOf(dictionary, subject, { assume: false })
  const engine = new Engine()
  engine.addOperator<string, string[]>('hsWithin', (fact, codes) => codes.some((one) => one.startsWith(fact) || fact.startsWith(one)))
  for (const name of ['elapsed', 'yearOf', 'monthOf']) {
    engine.addFact(name, (params) => {
      const known = facts.know(name, params)
      return known.kind === 'exact' ? known.value : undefined
    })
  }
  for (const part of ['scope', 'requires'] as const) {
    const meant = expanded(text[part], {})
    engine.addRule({ name: part, conditions: ('fact' in meant ? { all: [meant] } : meant) as TopLevelCondition, event: { type: part } })
  }
  const { events } = await engine.run({ ...subject })
  const holds = new Set(events.map(({ type }) => type))
  if (!holds.has('scope')) return 'out-of-scope'
  return holds.has('requires') ? 'complies' : 'breach'
}

describe('judge, on random rules and subjects', () => {
  it('says of a complete subject what json-rules-engine says', async () => {
    await fc.assert(
      fc.asyncProperty(rule, complete, async (one, subject) => {
        const found = await verdictOn(one, subject)
        const expected = await stock(one, subject)
        expect(found?.error).toBeUndefined()
        expect(found?.verdict).toBe(expected)
      }),
      { numRuns: 300 },
    )
  })

  it('never contradicts what turns out when the unknown becomes known', async () => {
    await fc.assert(
      fc.asyncProperty(rule, complete, forgetting, async (one, whole, how) => {
        const partly = (await verdictOn(one, forgotten(whole, how)))?.verdict
        const wholly = (await verdictOn(one, whole))?.verdict
        const allowed = { breach: ['breach'], complies: ['complies', 'out-of-scope'], 'out-of-scope': ['out-of-scope'], 'cannot-tell': ['breach', 'complies', 'out-of-scope'] }
        expect(allowed[partly ?? 'cannot-tell']).toContain(wholly)
      }),
      { numRuns: 500 },
    )
  })

  it('never calls clear what may turn out to be blocked, or blocked what may turn out to be clear', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(rule, { minLength: 1, maxLength: 3 }), complete, forgetting, async (rules, whole, how) => {
        const matcher = compile({ facts: dictionary, conditions: {}, rules, digest: 'sha256:x', commit: null })
        const outcome = async (subject: Subject) => (await judge(matcher, subject, { markets: [market] })).markets[0]?.outcome
        const [partly, wholly] = [await outcome(forgotten(whole, how)), await outcome(whole)]
        if (partly === 'clear') expect(wholly).toBe('clear')
        if (rules.some(isUneven)) return
        if (partly === 'act') expect(['act', 'blocked']).toContain(wholly)
        if (wholly === 'clear') expect(['clear', 'cannot-tell']).toContain(partly)
      }),
      { numRuns: 400 },
    )
  })

  it('never turns a breach into compliance, or back, when one fact is added', async () => {
    await fc.assert(
      fc.asyncProperty(rule, complete, forgetting, fc.nat(8), async (one, whole, how, index) => {
        const before = (await verdictOn(one, forgotten(whole, how)))?.verdict
        const after = (await verdictOn(one, forgotten(whole, how.map((way, at) => (at === index ? 'keep' : way)))))?.verdict
        if (before === 'breach') expect(after).toBe('breach')
        if (before === 'complies') expect(after).not.toBe('breach')
        if (before !== 'cannot-tell') expect(after).not.toBe('cannot-tell')
      }),
      { numRuns: 300 },
    )
  })

  it('of an order without days never says on a day what turns out otherwise when it ships on that day or later', async () => {
    await fc.assert(
      fc.asyncProperty(rule, complete, fc.nat(400), async (one, whole, earlier) => {
        const { shipsOn, arrivesOn: _, declaredOn: __, ...undated } = whole
        const asked = await verdictOn(one, undated, { of: 'order', day: dayFromNumber(dayNumber(shipsOn as Day) - earlier) })
        const turnsOut = (await verdictOn(one, whole))?.verdict
        if (asked?.verdict === 'breach') expect(turnsOut).toBe('breach')
        if (asked?.verdict === 'complies') expect(turnsOut).not.toBe('breach')
        if (asked?.verdict === 'out-of-scope') expect(turnsOut).toBe('out-of-scope')
      }),
      { numRuns: 400 },
    )
  })

  it('says of a span of days nothing certain that is otherwise on one of them', async () => {
    await fc.assert(
      fc.asyncProperty(rule, complete, fc.nat(200), fc.nat(200), async (one, whole, before, after) => {
        const { arrivesOn, ...undated } = whole
        const moved = (days: number) => dayFromNumber(dayNumber(arrivesOn as Day) + days)
        const told = (await verdictOn(one, undated, undefined, { fact: 'arrivesOn', from: moved(-before), to: moved(after) }))?.verdict
        const turnsOut = (await verdictOn(one, whole))?.verdict
        if (told === 'breach' || told === 'out-of-scope') expect(turnsOut).toBe(told)
        if (told === 'complies') expect(turnsOut).not.toBe('breach')
      }),
      { numRuns: 300 },
    )
  })

  it('says of goods without an order what it says of an order whose every day is the day of asking', async () => {
    await fc.assert(
      fc.asyncProperty(rule, complete, day, async (one, whole, on) => {
        const { shipsOn: _, arrivesOn: __, declaredOn: ___, ...undated } = whole
        const asked = await verdictOn(one, undated, { of: 'goods', day: on })
        const dated = await verdictOn(one, { ...undated, shipsOn: on, arrivesOn: on, declaredOn: on })
        expect({ ...asked, assumptions: [] }).toEqual(dated)
      }),
      { numRuns: 200 },
    )
  })

  it('names, where it cannot tell, facts that are indeed not wholly known', async () => {
    await fc.assert(
      fc.asyncProperty(rule, complete, forgetting, async (one, whole, how) => {
        const subject = forgotten(whole, how)
        const found = await verdictOn(one, subject)
        if (found?.verdict !== 'cannot-tell') return
        expect(found.missing.length).toBeGreaterThan(0)
        for (const fact of found.missing) {
          const days = typeof subject[fact] === 'string' ? daysOf(subject[fact]) : undefined
          expect(subject[fact] === undefined || subject[fact] === 'NOBODY KNOWS' || (days && days.first !== days.last)).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })
})
