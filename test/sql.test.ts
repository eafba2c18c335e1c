// Rules as SQL against `decide`, in PostgreSQL and in DuckDB: random rules and lines, and every rule on its own cases.
import { join } from 'node:path'
import { compile, decide, type Matcher } from '@sextant/matcher'
import { complete, dictionary, forgetting, forgotten, matcherOf, rule as randomRule } from '@sextant/matcher/testing/random'
import type { Market, Subject } from '@sextant/model'
import { loadRules, ruleSql } from '@sextant/rulebook'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { type Answer, duckdb, postgres } from '#support/sql-table'

const warehouses = await Promise.all([postgres(), duckdb()])
afterAll(() => Promise.all(warehouses.map((warehouse) => warehouse.close())))

/** What `decide` says, rule by rule, of the subjects that each is asked about. Where a rule does not concern one, its severity is of no use. */
function decided(matcher: Matcher, subjects: readonly Subject[]): Map<string, Answer[]> {
  const answers = new Map<string, Answer[]>(matcher.rules.map(({ rule }) => [rule.id, []]))
  for (const [place, subject] of subjects.entries()) {
    const market = String(subject['market']) as Market
    const told = new Map(decide(matcher, subject, market).decided.map(({ compiled, verdict, severity }) => [compiled.rule.id, { place, verdict, severity }]))
    for (const { rule } of askedOf(matcher, subject)) answers.get(rule.id)?.push(told.get(rule.id) ?? { place, verdict: 'out-of-scope', severity: null })
  }
  return answers
}

/** The rules that are asked about a subject, each once. */
function askedOf(matcher: Matcher, subject: Subject): Set<Matcher['rules'][number]> {
  const passed = [subject['transit'] ?? []].flat() as string[]
  return new Set([
    ...matcher.candidates(String(subject['origin'] ?? 'CN'), 'export'),
    ...passed.flatMap((country) => matcher.candidates(country, 'transit')),
    ...matcher.candidates(String(subject['market']), 'import'),
  ])
}

const { rulebook, cases } = await loadRules(join(import.meta.dirname, '../rules'), { cases: 'read' })

const subjects = [...cases.values()].flat().map(({ subject }) => subject)
const matcher = compile(rulebook)
const expected = decided(matcher, subjects)

describe.each(warehouses)('in $dialect', ({ dialect, fill, answers }) => {
  it('a rule says of every line what it says in a check, whatever is unknown', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(randomRule, { minLength: 6, maxLength: 6 }), fc.array(fc.tuple(complete, forgetting), { minLength: 40, maxLength: 40 }), async (rules, lines) => {
        const some = lines.map(([whole, how]): Subject => ({ ...forgotten(whole, how), market: 'KZ' }))
        await fill(dictionary, some)
        for (const rule of rules) {
          const one = matcherOf(rule)
          expect(await answers(ruleSql(one.rulebook, rule, dialect).query)).toEqual(decided(one, some).get(rule.id))
        }
      }),
      { numRuns: 25 },
    )
  })

  it('each rule of the rulebook says of all cases of its markets what it says in a check', async () => {
    await fill(rulebook.facts, subjects)
    for (const { rule } of matcher.rules) {
      expect({ rule: rule.id, answers: await answers(ruleSql(rulebook, rule, dialect).query) }).toEqual({ rule: rule.id, answers: expected.get(rule.id) })
    }
  })
})
