// Rules as SQL against `decide`, in PostgreSQL and in DuckDB: random rules and lines, and every rule on its own cases.
import { join } from 'node:path'
import { compile, decide, type Matcher } from '@sextant/matcher'
import { complete, dictionary, forgetting, forgotten, matcherOf, rule as randomRule } from '@sextant/matcher/testing/random'
import type { Market, Rule, Subject } from '@sextant/model'
import { loadRules, ruleSql } from '@sextant/rulebook'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { type Answer, duckdb, postgres } from '#support/sql-table'

const warehouses = await Promise.all([postgres(), duckdb()])
afterAll(() => Promise.all(warehouses.map((warehouse) => warehouse.close())))

/** What `decide` says of one rule; its severity is of no use where the rule does not concern the subject. */
function decided(matcher: Matcher, rule: Rule, subjects: readonly Subject[]): Answer[] {
  return subjects.flatMap((subject, place): Answer[] => {
    const market = String(subject['market']) as Market
    if (candidatesOf(matcher, rule, subject) === 0) return []
    const found = decide(matcher, subject, market, { sides: [rule.side] }).decided.find(({ compiled }) => compiled.rule.id === rule.id)
    return [{ place, verdict: found?.verdict ?? 'out-of-scope', severity: found?.severity ?? null }]
  })
}

/** How often the rule is asked about a subject. */
function candidatesOf(matcher: Matcher, { side }: Rule, subject: Subject): number {
  const countries = { import: [subject['market']], export: [subject['origin'] ?? 'CN'], transit: [subject['transit'] ?? []].flat() }[side] as string[]
  return countries.flatMap((country) => matcher.candidates(country, side)).length
}

const { rulebook, cases } = await loadRules(join(import.meta.dirname, '../rules'), { cases: 'read' })

describe.each(warehouses)('in $dialect', ({ dialect, fill, answers }) => {
  const asked = (matcher: Matcher, rule: Rule) => answers(ruleSql(matcher.rulebook, rule, dialect).query)

  it('a rule says of every line what it says in a check, whatever is unknown', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(randomRule, { minLength: 6, maxLength: 6 }), fc.array(fc.tuple(complete, forgetting), { minLength: 40, maxLength: 40 }), async (rules, lines) => {
        const subjects = lines.map(([whole, how]): Subject => ({ ...forgotten(whole, how), market: 'KZ' }))
        await fill(dictionary, subjects)
        for (const rule of rules) {
          const matcher = matcherOf(rule)
          expect(await asked(matcher, rule)).toEqual(decided(matcher, rule, subjects))
        }
      }),
      { numRuns: 25 },
    )
  })

  it('each rule of the rulebook says of all cases of its markets what it says in a check', async () => {
    const subjects = [...cases.values()].flat().map(({ subject }) => subject)
    await fill(rulebook.facts, subjects)
    for (const rule of rulebook.rules) {
      if (rule.status === 'retired') continue
      const matcher = compile({ ...rulebook, rules: [rule] })
      expect({ rule: rule.id, answers: await asked(matcher, rule) }).toEqual({ rule: rule.id, answers: decided(matcher, rule, subjects) })
    }
  })
})
