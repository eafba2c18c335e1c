import { compile, judge } from '@sextant/matcher'
import type { Market, Rule, Rulebook, RuleVerdict } from '@sextant/model'
import type { ReadyCase } from './lint-cases.ts'

export interface TriedCase {
  rule: string
  name: string
  expected: RuleVerdict['verdict']
  /** Undefined where the rule was not asked at all: the case's market is none of its markets. */
  found: RuleVerdict | undefined
  holds: boolean
}

/** Asks a rule about each of its cases, through the same matcher that answers exporters. No other rule is asked. */
export async function tryCases({ rulebook }: { rulebook: Rulebook }, rule: Rule, cases: readonly ReadyCase[]): Promise<TriedCase[]> {
  const matcher = compile({ ...rulebook, rules: [rule] })
  const tried: TriedCase[] = []
  for (const { case: one, subject } of cases) {
    const market = String(subject['market']) as Market
    const { markets } = await judge(matcher, subject, { markets: [market], sides: [rule.side] })
    const found = markets[0]?.verdicts.find((verdict) => verdict.rule === rule.id)
    tried.push({ rule: rule.id, name: one.name, expected: one.expect, found, holds: found?.verdict === one.expect && found.error === undefined })
  }
  return tried
}
