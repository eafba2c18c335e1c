import { addDays, type Day, type Rule, type RuleVersion, versionsOf } from '@sextant/model'

export interface RuleInForce {
  rule: Rule
  /** When the version that is in force took effect. */
  from: Day
  /** The last day of that version; null where no later one is known. */
  until: Day | null
  version: RuleVersion
}

/** What is law on a day, as the rulebook knows it: of each rule the version in force. Retired rules are none. */
export function rulesInForce(rules: readonly Rule[], day: Day): RuleInForce[] {
  return rules.flatMap((rule) => {
    if (rule.status === 'retired') return []
    const versions = versionsOf(rule)
    const index = versions.findLastIndex(({ from }) => from <= day)
    const [found, next] = [versions[index], versions[index + 1]]
    return found?.version ? [{ rule, from: found.from, until: next ? addDays(next.from, -1) : null, version: found.version }] : []
  })
}
