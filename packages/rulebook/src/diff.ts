import { expanded } from '@sextant/matcher'
import { canonical, type Day, type LocalText, type Market, type Release, type Rule, type RuleVersion, type Severity, versionsOf } from '@sextant/model'
import { type ConditionChange, conditionChanges } from './diff-condition.ts'

/** What differs within one version of a rule. */
export type VersionChange =
  | { part: 'scope' | 'requires'; change: ConditionChange }
  | { part: 'severity'; before: Severity; after: Severity }
  | { part: 'source'; before: RuleVersion['citation']; after: RuleVersion['citation'] }
  | { part: 'remedy' | 'note' }

/** What differs in one rule, in the terms of the law. */
export type RuleChange =
  | { kind: 'new-rule'; rule: Rule }
  | { kind: 'rule-removed' }
  /** A change of law: a day on which something new takes effect, told against what held before it. */
  | { kind: 'new-version'; from: Day; version: RuleVersion; changes: VersionChange[] | null }
  | { kind: 'version-removed' | 'ends' | 'ends-no-more'; from: Day }
  | { kind: 'version-moved'; from: Day; to: Day }
  /** A correction of our reading: the law is as it was. */
  | { kind: 'corrected'; from: Day; changes: VersionChange[] }
  | { kind: 'compared-again'; from: Day; on: Day }
  | { kind: 'markets'; added: Market[]; removed: Market[] }
  | { kind: 'property'; property: 'side' | 'kind' | 'status' | 'confidence' | 'encodes' | 'decidedOn' | 'mast'; before: string; after: string }
  | { kind: 'wording'; of: ('title' | 'leavesOut' | 'dossier')[] }

export interface RuleDiff {
  id: string
  title: LocalText
  markets: Market[]
  changes: RuleChange[]
}

export interface FactDiff {
  fact: string
  change: { kind: 'added' | 'removed' } | { kind: 'values'; added: string[]; removed: string[] } | { kind: 'changed' }
}

export interface RulebookDiff {
  rules: RuleDiff[]
  facts: FactDiff[]
}

/** What a later rulebook says otherwise than an earlier one, rule by rule, sorted by market and id. */
export function rulebookDiff(before: Release, after: Release): RulebookDiff {
  const [old, young] = [byId(before), byId(after)]
  const rules = [...new Set([...old.keys(), ...young.keys()])].flatMap((id): RuleDiff[] => {
    const [was, is] = [old.get(id), young.get(id)]
    const { title, markets } = is ?? was ?? {}
    const changes = ruleChanges(was && { rule: was, release: before }, is && { rule: is, release: after })
    return title && markets && changes.length > 0 ? [{ id, title, markets, changes }] : []
  })
  rules.sort((a, b) => (a.markets.join() < b.markets.join() ? -1 : a.markets.join() > b.markets.join() ? 1 : a.id < b.id ? -1 : 1))
  return { rules, facts: factDiffs(before, after) }
}

interface RuleIn {
  rule: Rule
  release: Pick<Release, 'conditions'>
}

export function ruleChanges(before: RuleIn | undefined, after: RuleIn | undefined): RuleChange[] {
  if (!after) return before ? [{ kind: 'rule-removed' }] : []
  if (!before) return [{ kind: 'new-rule', rule: after.rule }]
  const [was, is] = [before.rule, after.rule]
  const changes = versionChangesOf(before, after)
  const added = is.markets.filter((market) => !was.markets.includes(market))
  const removed = was.markets.filter((market) => !is.markets.includes(market))
  if (added.length > 0 || removed.length > 0) changes.push({ kind: 'markets', added, removed })
  for (const property of ['side', 'kind', 'status', 'confidence', 'encodes', 'decidedOn', 'mast'] as const) {
    if (was[property] !== is[property]) changes.push({ kind: 'property', property, before: was[property], after: is[property] })
  }
  const of = (['title', 'leavesOut', 'dossier'] as const).filter((key) => canonical(was[key] ?? null) !== canonical(is[key] ?? null))
  if (of.length > 0) changes.push({ kind: 'wording', of })
  return changes
}

function versionChangesOf(before: RuleIn, after: RuleIn): RuleChange[] {
  const [old, young] = [new Map(versionsOf(before.rule).map(({ from, version }) => [from, version])), versionsOf(after.rule)]
  const gone = [...old].filter(([from]) => !young.some((one) => one.from === from))
  const changes: RuleChange[] = []
  for (const [index, { from, version }] of young.entries()) {
    const was = old.get(from)
    if (was === undefined) {
      const moved = gone.findIndex(([, one]) => one !== null && version !== null && canonical(lawOf(one)) === canonical(lawOf(version)))
      const [movedFrom] = gone[moved] ?? []
      if (movedFrom !== undefined) {
        gone.splice(moved, 1)
        changes.push({ kind: 'version-moved', from: movedFrom, to: from })
      } else if (version === null) changes.push({ kind: 'ends', from })
      else {
        const previous = young[index - 1]?.version
        const told = previous ? versionChanges({ version: previous, release: after.release }, { version, release: after.release }) : null
        changes.push({ kind: 'new-version', from, version, changes: told })
      }
    } else if (version === null) {
      if (was !== null) changes.push({ kind: 'ends', from })
    } else if (was === null) {
      changes.push({ kind: 'ends-no-more', from }, { kind: 'new-version', from, version, changes: null })
    } else {
      const corrected = versionChanges({ version: was, release: before.release }, { version, release: after.release })
      if (corrected.length > 0) changes.push({ kind: 'corrected', from, changes: corrected })
      if (was.checkedOn !== version.checkedOn) changes.push({ kind: 'compared-again', from, on: version.checkedOn })
    }
  }
  return [...changes, ...gone.map(([from, version]): RuleChange => ({ kind: version === null ? 'ends-no-more' : 'version-removed', from }))]
}

interface VersionIn {
  version: RuleVersion
  release: Pick<Release, 'conditions'>
}

function versionChanges(before: VersionIn, after: VersionIn): VersionChange[] {
  const changes = (['scope', 'requires'] as const).flatMap((part) => {
    const [old, young] = [before, after].map(({ version, release }) => expanded(version[part], release.conditions))
    return old && young ? conditionChanges(old, young).map((change): VersionChange => ({ part, change })) : []
  })
  const [was, is] = [before.version, after.version]
  if (was.otherwise.severity !== is.otherwise.severity) changes.push({ part: 'severity', before: was.otherwise.severity, after: is.otherwise.severity })
  if (canonical(was.citation) !== canonical(is.citation)) changes.push({ part: 'source', before: was.citation, after: is.citation })
  if (canonical(was.otherwise.remedy) !== canonical(is.otherwise.remedy)) changes.push({ part: 'remedy' })
  if (canonical(was.note ?? null) !== canonical(is.note ?? null)) changes.push({ part: 'note' })
  return changes
}

/** What of a version is law: when somebody last compared it is not. */
function lawOf({ checkedOn: _, ...law }: RuleVersion): unknown {
  return law
}

function byId({ rules }: Release): Map<string, Rule> {
  return new Map(rules.map((rule) => [rule.id, rule]))
}

function factDiffs({ facts: { facts: before } }: Release, { facts: { facts: after } }: Release): FactDiff[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].sort().flatMap((fact): FactDiff[] => {
    const [was, is] = [before[fact], after[fact]]
    if (!is) return [{ fact, change: { kind: 'removed' } }]
    if (!was) return [{ fact, change: { kind: 'added' } }]
    if (canonical(was) === canonical(is)) return []
    const words = (definition: object) => ('values' in definition && definition.values ? Object.keys(definition.values) : [])
    const [old, young] = [words(was), words(is)]
    const [added, removed] = [young.filter((word) => !old.includes(word)), old.filter((word) => !young.includes(word))]
    return [{ fact, change: added.length + removed.length > 0 ? { kind: 'values', added, removed } : { kind: 'changed' } }]
  })
}
