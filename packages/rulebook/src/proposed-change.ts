import { canonical, type Comparison, type FactDictionary, type FactValue, type RuleVersion } from '@sextant/model'
import { itemKind, namedValue } from './named-value.ts'
import type { Named, ParticularDiff } from './particular-diff.ts'
import { comparisonsIn, type Placed } from './placed-comparison.ts'

/** A value of the rule that the changed clause names otherwise. */
export interface ProposedChange {
  /** In the version. */
  path: readonly PropertyKey[]
  comparison: Comparison
  to: FactValue
  /** The words of the law; null where the analyst said so. */
  because: { gone: string; new: string } | null
}

/** Words that changed, and the facts of the rule that they may be about. */
export interface ValueQuestion {
  ask: 'value'
  gone: string | null
  new: string | null
  facts: string[]
}

export interface FoundChanges {
  changes: ProposedChange[]
  questions: ValueQuestion[]
  /** Days of the new clause that a value of the rule takes. */
  used: Named[]
}

/**
 * Nothing is guessed: a value changes where exactly one value of the version is what the old clause names, and exactly one
 * thing of its kind took its place. Everything else is left as a question.
 */
export function changesFor(version: RuleVersion, particulars: ParticularDiff, facts: FactDictionary): FoundChanges {
  const found: FoundChanges = { changes: [], questions: [], used: [] }
  const placed = comparisonsIn(version)
  for (const { gone, new: young } of particulars.pairs.filter(({ gone }) => !isListed(gone) && !isName(gone))) {
    const [only, ...others] = placed.filter(({ comparison }) => isNamedBy(comparison, gone, facts))
    const to = only && namedValue(only.comparison, young, facts)
    // What the clause still says elsewhere may be what the rule holds.
    const isKept = only && particulars.kept.some((one) => isNamedBy(only.comparison, one, facts))
    if (!only || others.length > 0 || to === undefined || isKept) found.questions.push({ ask: 'value', gone: gone.text, new: young.text, facts: factsFor(placed, young, facts) })
    else found.changes.push({ ...only, to, because: { gone: gone.text, new: young.text } })
    if (to !== undefined && young.kind === 'date') found.used.push(young)
  }
  agree(found)
  const paired = new Set(particulars.pairs.flatMap(({ gone, new: young }) => [gone, young]))
  for (const kind of ['category', 'hs'] as const) addItems(found, placed, particulars, kind)
  const alone = (list: readonly Named[]) => list.filter((one) => !paired.has(one) && !isListed(one) && !isName(one))
  found.questions.push(...alone(particulars.gone).map((one) => ({ ask: 'value' as const, gone: one.text, new: null, facts: factsFor(placed, one, facts) })))
  found.questions.push(...alone(particulars.new).map((one) => ({ ask: 'value' as const, gone: null, new: one.text, facts: factsFor(placed, one, facts) })))
  return found
}

function isNamedBy(comparison: Comparison, particular: Named, facts: FactDictionary): boolean {
  return canonical(namedValue(comparison, particular, facts) ?? null) === canonical(comparison.value)
}

/** A value may be named twice, as a Euro class and as an ecological one. Where the two say different things, it is asked about. */
function agree(found: FoundChanges): void {
  const byPlace = Map.groupBy(found.changes, ({ path }) => canonical(path))
  found.changes = [...byPlace.values()].flatMap((same) => {
    if (new Set(same.map(({ to }) => canonical(to))).size === 1) return same.slice(0, 1)
    found.questions.push(...same.map(({ comparison, because }): ValueQuestion => ({ ask: 'value', gone: because?.gone ?? null, new: because?.new ?? null, facts: [comparison.fact] })))
    return []
  })
}

/** A list of the rule that is the whole list of the old clause becomes the whole list of the new one. */
function addItems(found: FoundChanges, placed: readonly Placed[], { kept, gone, new: added }: ParticularDiff, kind: 'category' | 'hs'): void {
  const of = (list: readonly Named[]) => [...new Set(list.filter((one) => one.kind === kind && one.from === undefined).map(({ value }) => String(value)))]
  const [left, came] = [of(gone), of(added)]
  if (left.length === 0 && came.length === 0) return
  const before = new Set([...of(kept), ...left])
  const after = [...of(kept).filter((value) => !left.includes(value)), ...came.filter((value) => !of(kept).includes(value))]
  const fitting = placed.filter(({ comparison }) => itemKind(comparison) === kind && isSameSet(comparison.value, before))
  const [only, ...others] = fitting
  const because = { gone: left.join(', '), new: came.join(', ') }
  if (only && others.length === 0 && after.length > 0) {
    found.changes.push({ ...only, to: Array.isArray(only.comparison.value) || after.length > 1 ? after : (after[0] ?? ''), because })
    return
  }
  const asked = [...new Set(placed.filter(({ comparison }) => itemKind(comparison) === kind).map(({ comparison }) => comparison.fact))]
  found.questions.push({ ask: 'value', gone: because.gone || null, new: because.new || null, facts: asked })
}

function isSameSet(value: unknown, items: ReadonlySet<string>): boolean {
  const own = new Set<unknown>([value].flat())
  return own.size === items.size && [...own].every((item) => items.has(String(item)))
}

/** The facts that the rule compares and that such a particular may name. */
function factsFor(placed: readonly Placed[], particular: Named, facts: FactDictionary): string[] {
  return [...new Set(placed.filter(({ comparison }) => namedValue(comparison, particular, facts) !== undefined).map(({ comparison }) => comparison.fact))]
}

const isListed = ({ kind }: Named): boolean => kind === 'category' || kind === 'hs'
/** Names of acts and documents are no values of a rule. */
const isName = ({ kind }: Named): boolean => kind === 'act' || kind === 'document'
