// The compiled rules against json-rules-engine, on random rules and subjects: whole ones, partly known ones, each with and without an index.
import type { Market } from '@sextant/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decide } from './decide.ts'
import { judge } from './judge.ts'
import type { CompiledRule, Matcher } from './compile.ts'
import { complete, forgetting, forgotten, matcherOf, rule } from './testing/random.ts'

const market = 'KZ' as Market

/** A matcher of which json-rules-engine has the word on every rule. */
function interpreted({ candidates, ...matcher }: Matcher): Matcher {
  const withoutCode = ({ versions, ...compiled }: CompiledRule): CompiledRule => ({ ...compiled, versions: versions.map(({ code, ...version }) => version), isCompiled: false })
  return { ...matcher, candidates: (place, side) => candidates(place, side).map(withoutCode) }
}

describe('the compiled rules, on random rules and subjects', () => {
  it('say what json-rules-engine says, rule by rule, whatever is unknown, for the same reasons', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(rule, { minLength: 1, maxLength: 4 }), complete, forgetting, async (rules, whole, how) => {
        const subject = forgotten(whole, how)
        const matcher = matcherOf(...rules)
        const [expected] = (await judge(interpreted(matcher), subject, { markets: [market] })).markets
        expect((await judge(matcher, subject, { markets: [market] })).markets).toEqual([expected])

        const told = expected?.verdicts.filter(({ verdict }) => verdict !== 'out-of-scope') ?? []
        const { outcome, decided } = decide(matcher, subject, market)
        expect(told.map(({ error }) => error)).toEqual(told.map(() => undefined))
        expect(decided.map(({ verdict, severity, version }) => ({ verdict, severity, version: version?.from ?? null }))).toEqual(told.map(({ verdict, severity, version }) => ({ verdict, severity, version })))
        expect(outcome).toBe(expected?.outcome)
      }),
      { numRuns: 400 },
    )
  })
})
