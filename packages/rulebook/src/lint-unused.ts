import { basisOfComparison } from '@sextant/matcher'
import { type Condition, comparisonsOf, type FactDictionary, type Rule, versionsOf } from '@sextant/model'
import type { Finding } from './finding.ts'
import type { JsonFile } from './json-file.ts'
import { namesIn } from './lint-condition.ts'

/** Rules are picked by these, whether or not a condition names them. */
const picking = ['market', 'origin', 'transit']

/** Facts that nothing asks for. A fact may say itself why it is kept. */
export function unusedFacts(file: JsonFile, dictionary: FactDictionary, rules: readonly Rule[], shared: Record<string, Condition>): Finding[] {
  const used = new Set([...picking, ...dictionary.orderDays, ...dictionary.goodsDays, ...dictionary.identifying, ...rules.map(({ decidedOn }) => decidedOn)])
  for (const condition of [...Object.values(shared), ...rules.flatMap(conditionsOf)]) {
    for (const { comparison } of comparisonsOf(condition)) for (const fact of basisOfComparison(comparison)) used.add(fact)
  }
  const unused = Object.entries(dictionary.facts).filter(([fact, { keptFor }]) => !used.has(fact) && !keptFor)
  return unused.map(([fact]) => file.finding(['facts', fact], 'unused-fact', 'no rule or shared condition asks for it', 'warning', 'remove it, or say in keptFor why it stays'))
}

/** Shared conditions that neither a rule nor a used condition names. */
export function unusedConditions(file: JsonFile, shared: Record<string, Condition>, rules: readonly Rule[]): Finding[] {
  const used = new Set<string>()
  const use = (condition: Condition): void => {
    for (const { name } of namesIn(condition)) {
      if (used.has(name)) continue
      used.add(name)
      const meant = shared[name]
      if (meant) use(meant)
    }
  }
  for (const condition of rules.flatMap(conditionsOf)) use(condition)
  return Object.keys(shared).filter((name) => !used.has(name)).map((name) => file.finding([name], 'unused-condition', 'no rule names it', 'warning', 'remove it'))
}

function conditionsOf(rule: Rule): Condition[] {
  return versionsOf(rule).flatMap(({ version }) => (version ? [version.scope, version.requires] : []))
}
