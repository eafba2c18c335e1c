import { expanded } from '@sextant/matcher'
import { canonical, type Day, type FactDictionary, type LocalText, type Market, type Release, type Rule, type RuleVersion, type Severity, versionsOf } from '@sextant/model'
import { type ConditionChange, conditionChanges } from './diff-condition.ts'

/** What differs within one version of a rule. */
export type VersionChange =
  | { part: 'scope' | 'requires'; change: ConditionChange }
  | { part: 'severity'; before: Severity; after: Severity }
  | { part: 'source'; before: RuleVersion['citation']; after: RuleVersion['citation'] }
  | { part: 'remedy' | 'note'; before: LocalText | null; after: LocalText | null }

/** What differs in one rule, in the terms of the law. */
export type RuleChange =
  /** The rule with its shared conditions written out. */
  | { kind: 'new-rule' | 'rule-removed'; rule: Rule }
  /** The same rule under another id. */
  | { kind: 'renamed'; from: string }
  /** A change of law: a day on which something new takes effect, told against what held before it. */
  | { kind: 'new-version'; from: Day; version: RuleVersion; changes: VersionChange[] | null }
  | { kind: 'ends' | 'ends-no-more'; from: Day }
  /** `instead`: the version that applies from that day then; null where none does. */
  | { kind: 'version-removed'; from: Day; instead: Day | null }
  /** `ends-moved`: the day from which the rule is no longer in force is another. */
  | { kind: 'version-moved' | 'ends-moved'; from: Day; to: Day }
  /** A correction of our reading: the law is as it was. */
  | { kind: 'corrected'; from: Day; changes: VersionChange[] }
  | { kind: 'compared-again'; from: Day; on: Day }
  | { kind: 'markets'; added: Market[]; removed: Market[] }
  | { kind: 'property'; property: 'side' | 'kind' | 'status' | 'confidence' | 'encodes' | 'decidedOn' | 'mast'; before: string; after: string }
  | { kind: 'wording'; of: 'title' | 'leavesOut'; before: LocalText | null; after: LocalText | null }
  | { kind: 'dossier'; before: string[]; after: string[] }

export interface RuleDiff {
  id: string
  title: LocalText
  markets: Market[]
  changes: RuleChange[]
}

export interface FactDiff {
  fact: string
  change: { kind: 'added' | 'removed' } | { kind: 'values'; added: string[]; removed: string[] } | { kind: 'changed'; before: LocalText; after: LocalText }
}

/** What is taken to hold where a day is not given; null where it was not, or is no longer, stated. */
export interface AssumptionDiff {
  before: Stated | null
  after: Stated | null
}

export type Stated = FactDictionary['assumptions'][number] | NonNullable<FactDictionary['today']>[number]

export interface RulebookDiff {
  rules: RuleDiff[]
  facts: FactDiff[]
  assumptions: AssumptionDiff[]
}

/** What a later rulebook says otherwise than an earlier one, rule by rule, sorted by market and id. */
export function rulebookDiff(before: Release, after: Release): RulebookDiff {
  const [old, young] = [byId(before), byId(after)]
  const renamed = renamedIn(old, young)
  for (const from of renamed.values()) old.delete(from)
  const rules = [...new Set([...old.keys(), ...young.keys()])].flatMap((id): RuleDiff[] => {
    const [was, is] = [old.get(id), young.get(id)]
    const { title, markets } = is ?? was ?? {}
    const from = renamed.get(id)
    const changes = from === undefined ? ruleChanges(was && { rule: was, release: before }, is && { rule: is, release: after }) : [{ kind: 'renamed', from } as const]
    return title && markets && changes.length > 0 ? [{ id, title, markets, changes }] : []
  })
  rules.sort((a, b) => (a.markets.join() < b.markets.join() ? -1 : a.markets.join() > b.markets.join() ? 1 : a.id < b.id ? -1 : 1))
  return { rules, facts: factDiffs(before, after), assumptions: assumptionDiffs(before, after) }
}

/** By the new id, the old id of a rule that says the same to the letter. */
function renamedIn(old: ReadonlyMap<string, Rule>, young: ReadonlyMap<string, Rule>): Map<string, string> {
  const nameless = ({ id: _, ...rule }: Rule) => canonical(rule)
  const gone = new Map([...old].flatMap(([id, rule]) => (young.has(id) ? [] : [[nameless(rule), id] as const])))
  return new Map([...young].flatMap(([id, rule]) => {
    const from = old.has(id) ? undefined : gone.get(nameless(rule))
    return from === undefined ? [] : [[id, from] as const]
  }))
}

interface RuleIn {
  rule: Rule
  release: Pick<Release, 'conditions'>
}

export function ruleChanges(before: RuleIn | undefined, after: RuleIn | undefined): RuleChange[] {
  if (!after) return before ? [{ kind: 'rule-removed', rule: inFull(before) }] : []
  if (!before) return [{ kind: 'new-rule', rule: inFull(after) }]
  const [was, is] = [before.rule, after.rule]
  const changes = versionChangesOf(before, after)
  const added = is.markets.filter((market) => !was.markets.includes(market))
  const removed = was.markets.filter((market) => !is.markets.includes(market))
  if (added.length > 0 || removed.length > 0) changes.push({ kind: 'markets', added, removed })
  for (const property of ['side', 'kind', 'status', 'confidence', 'encodes', 'decidedOn', 'mast'] as const) {
    if (was[property] !== is[property]) changes.push({ kind: 'property', property, before: was[property], after: is[property] })
  }
  for (const part of ['title', 'leavesOut'] as const) {
    const [before, after] = [was[part] ?? null, is[part] ?? null]
    if (canonical(before) !== canonical(after)) changes.push({ kind: 'wording', of: part, before, after })
  }
  if (canonical(was.dossier ?? []) !== canonical(is.dossier ?? [])) changes.push({ kind: 'dossier', before: was.dossier ?? [], after: is.dossier ?? [] })
  return changes
}

function inFull({ rule, release }: RuleIn): Rule {
  const versions = versionsOf(rule).map(({ from, version }) => [
    from,
    version && { ...version, scope: expanded(version.scope, release.conditions), requires: expanded(version.requires, release.conditions) },
  ])
  return { ...rule, versions: Object.fromEntries(versions) }
}

function versionChangesOf(before: RuleIn, after: RuleIn): RuleChange[] {
  const [old, young] = [new Map(versionsOf(before.rule).map(({ from, version }) => [from, version])), versionsOf(after.rule)]
  const gone = [...old].filter(([from]) => !young.some((one) => one.from === from))
  const isOnlyNew = young.filter(({ from }) => !old.has(from)).length === 1
  const days = [...old.keys()]
  const changes: RuleChange[] = []
  for (const [index, { from, version }] of young.entries()) {
    const was = old.get(from)
    if (was === undefined) {
      const same = gone.findIndex(([, one]) => (one === null || version === null ? one === version : canonical(lawOf(one)) === canonical(lawOf(version))))
      // Where one version went and one came in its place, it is the same one, moved and changed.
      const [only] = gone
      const isInPlace = isOnlyNew && gone.length === 1 && only?.[1] && version && days.indexOf(only[0]) === index
      const [moved] = same >= 0 ? gone.splice(same, 1) : isInPlace ? gone.splice(0, 1) : []
      if (moved) {
        const [movedFrom, text] = moved
        changes.push({ kind: version === null ? 'ends-moved' : 'version-moved', from: movedFrom, to: from })
        const corrected = text && version ? versionChanges({ version: text, release: before.release }, { version, release: after.release }) : []
        if (corrected.length > 0) changes.push({ kind: 'corrected', from, changes: corrected })
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
  return [
    ...changes,
    ...gone.map(([from, version]): RuleChange => {
      if (version === null) return { kind: 'ends-no-more', from }
      const instead = young.findLast((one) => one.from < from)
      return { kind: 'version-removed', from, instead: instead?.version ? instead.from : null }
    }),
  ]
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
  for (const [part, before, after] of [['remedy', was.otherwise.remedy, is.otherwise.remedy], ['note', was.note ?? null, is.note ?? null]] as const) {
    if (canonical(before) !== canonical(after)) changes.push({ part, before, after })
  }
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
    return [{ fact, change: added.length + removed.length > 0 ? { kind: 'values', added, removed } : { kind: 'changed', before: was.label, after: is.label } }]
  })
}

function assumptionDiffs(before: Release, after: Release): AssumptionDiff[] {
  const stated = ({ facts: { assumptions, today = [] } }: Release) =>
    new Map<string, Stated>([...assumptions.map((one) => [`${one.from} ${one.to}`, one] as const), ...today.map((one) => [one.of, one] as const)])
  const [old, young] = [stated(before), stated(after)]
  return [...new Set([...old.keys(), ...young.keys()])].flatMap((key) => {
    const [was, is] = [old.get(key) ?? null, young.get(key) ?? null]
    return canonical(was) === canonical(is) ? [] : [{ before: was, after: is }]
  })
}
