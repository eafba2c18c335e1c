import { canonical, type Condition, type FactDictionary, marketCodes, type Rule, versionsOf } from '@sextant/model'
import type { Finding } from './finding.ts'
import type { JsonFile } from './json-file.ts'
import { lintCondition } from './lint-condition.ts'
import { sizeIn } from './lint-shared.ts'
import { lintPlaceholders } from './placeholder.ts'

/** No law needs more, and a stranger's file might be made to exhaust us. */
const COMPARISONS_MAX = 1_000

/** Everything about one rule that its shape alone does not show. `folder` is its path in the rules folder: `kz/steering-side`. */
export function lintRule(file: JsonFile, rule: Rule, folder: string, dictionary: FactDictionary, shared: Record<string, Condition>): Finding[] {
  const found: Finding[] = []
  const add = (path: PropertyKey[], ...rest: [Finding['code'], string, Finding['weight']?]) => found.push(file.finding(path, ...rest))

  const expected = folder.replaceAll('/', '-')
  if (rule.id !== expected) add(['id'], 'id', `found "${rule.id}"; the path is the id, so expected "${expected}"`)
  const home = folder.split('/')[0] ?? ''
  if (marketCodes.has(home.toUpperCase()) && !(rule.markets as string[]).includes(home.toUpperCase())) {
    add(['markets'], 'folder', `the rule lies in the folder of ${home.toUpperCase()} but does not name that market; add it, or move the rule`)
  }
  if (new Set(rule.markets).size !== rule.markets.length) add(['markets'], 'duplicate', 'a market stands twice; keep one')
  const decider = Object.hasOwn(dictionary.facts, rule.decidedOn) ? dictionary.facts[rule.decidedOn] : undefined
  if (decider?.type !== 'day') {
    const days = Object.entries(dictionary.facts).flatMap(([id, { type }]) => (type === 'day' ? [id] : []))
    add(['decidedOn'], 'decided-on', `found "${rule.decidedOn}"; expected a fact of type day: ${days.join(', ')}`)
  }
  if (rule.encodes !== 'fully' && !rule.leavesOut) {
    add(['leavesOut'], 'leaves-out', `a rule that encodes the law ${rule.encodes} says what it leaves out; write it in leavesOut`, 'warning')
  }
  if (rule.encodes === 'fully' && rule.leavesOut) {
    add(['leavesOut'], 'leaves-out', 'a rule that encodes the law fully leaves nothing out; remove leavesOut or change encodes', 'warning')
  }

  found.push(...lintPlaceholders(file, rule))

  const sizeOf = sizeIn(shared)
  const versions = versionsOf(rule)
  if (versions[0]?.version === null) add(['versions', versions[0].from], 'version-order', 'the first version is null, but a rule cannot end before it begins; remove it')
  for (const [index, { from, version }] of versions.entries()) {
    const path: PropertyKey[] = ['versions', from]
    const previous = versions[index - 1]
    if (previous && canonical(lawOf(previous.version)) === canonical(lawOf(version))) {
      add(path, 'version-text', `says the same as the version of ${previous.from}; a new version is a change of law, so remove one of the two`)
    }
    if (!version) continue
    for (const part of ['scope', 'requires'] as const) {
      const size = sizeOf(version[part])
      if (size > COMPARISONS_MAX) add([...path, part], 'group', `comes to ${size} comparisons; at most ${COMPARISONS_MAX} are read`)
      else found.push(...lintCondition(version[part], dictionary, shared, file.finding, [...path, part]))
    }
    const { severity } = version.otherwise
    const heaviest = { confirmed: 'block', 'single-source': 'act', recalled: 'watch' }[rule.confidence]
    const order = ['watch', 'act', 'block']
    if (order.indexOf(severity) > order.indexOf(heaviest)) {
      add([...path, 'otherwise', 'severity'], 'severity', `found "${severity}"; a rule whose confidence is ${rule.confidence} is at most "${heaviest}"`)
    }
    if (rule.confidence !== 'recalled') {
      for (const key of ['url', 'quote'] as const) {
        if (version.citation[key] === undefined) add([...path, 'citation', key], 'citation', `is missing; only a recalled rule may lack it`)
      }
    }
    if ((version.citation.document === undefined) !== (version.citation.clause === undefined)) {
      add([...path, 'citation'], 'citation', 'a watched document and its clause go together; give both or none')
    }
    const { act, document } = version.citation
    if (document !== undefined && act.includes(document)) add([...path, 'citation', 'act'], 'citation', `found "${document}" in it; a reader of the law knows no such name, which stands in "document" alone`)
  }
  return found
}

/** What of a version is law: the day on which somebody compared it with its source is not. */
function lawOf(version: Rule['versions'][string] | undefined): unknown {
  if (!version) return null
  const { checkedOn: _, ...law } = version
  return law
}
