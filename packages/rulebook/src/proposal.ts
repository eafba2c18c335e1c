import { canonical, type Comparison, comparisonsOf, type Day, type FactDictionary, type FactValue, isReference, parse, quoted, type Rule, RuleVersion, SextantError, versionsOf } from '@sextant/model'
import { isRepealed } from '@sextant/scraping/particulars'
import { itemKind, namedValue } from './named-value.ts'
import { type Named, type ParticularDiff, particularDiff } from './particular-diff.ts'
import { quoteOf } from './quote-of.ts'
import { staleTexts } from './stale-texts.ts'
import { type WordChange, wordDiff } from './word-diff.ts'

/** A clause that changed under a rule. `before` or `after` is null where it is not there. */
export interface ChangedClause {
  document: string
  clause: string
  /** Of the document: its language as a BCP 47 tag, and where it is read. */
  language: string
  url: string
  before: string | null
  after: string | null
}

/** What the analyst says himself: the day, and values as `fact=value`, or `scope:fact=value` where a fact stands twice. */
export interface Answers {
  from?: Day | undefined
  set?: readonly string[]
}

/** A value of the rule that the changed clause names otherwise. */
export interface ProposedChange {
  /** In the version. */
  path: readonly PropertyKey[]
  comparison: Comparison
  to: FactValue
  /** The words of the law; null where the analyst said so. */
  because: { gone: string; new: string } | null
}

/** What the texts do not say by themselves. */
export type ProposalQuestion =
  | { ask: 'from'; days: string[] }
  /** Words that changed, and the facts of the rule that they may be about. */
  | { ask: 'value'; gone: string | null; new: string | null; facts: string[] }

/** What a changed clause would make of a rule. Computed from the present rule whenever it is asked for, never kept. */
export interface Proposal {
  rule: string
  /** The version that cites the clause, and that the new one would follow. */
  base: Day
  words: WordChange[]
  particulars: ParticularDiff
  /** The day from which the new version would be law. */
  from: Day | null
  /** Whether the base is not law yet and the clause puts its day off or forward: then it moves, and none is added. */
  moved: boolean
  changes: ProposedChange[]
  /** The version that would be written; null where the rule would end. */
  version: RuleVersion | null
  questions: ProposalQuestion[]
  /** Texts for people that still name what changed, such as `remedy.zh`: to be written anew by hand. */
  stale: string[]
  /** The day of the version where it is written already. */
  written: Day | null
}

/**
 * Nothing is guessed: a value is filled in where exactly one value of the rule is what the old clause names, and exactly
 * one thing of its kind took its place. Everything else is left as a question.
 */
export function proposalFor(rule: Rule, changed: ChangedClause, facts: FactDictionary, { today, from, set = [] }: Answers & { today: Day }): Proposal {
  const { document, clause, language, url, before, after } = changed
  const words = wordDiff(before ?? '', after ?? '', language)
  const particulars = particularDiff(before ?? '', after ?? '', words, language)
  const isRepeal = after === null || (isRepealed(after, language) && !isRepealed(before ?? '', language))
  const quote = isRepeal ? null : quoteOf(after, words, language)
  const { base, written } = versionsFor(rule, { document, clause, quote, isRepeal, from })
  const given = set.map((text) => answerFrom(text, base.version))
  const found = isRepeal ? { changes: [], questions: [], used: [] } : changesFor(base.version, particulars, facts)
  const changes = [...found.changes.filter(({ path }) => !given.some((one) => canonical(one.path) === canonical(path))), ...given]
  const successor = particulars.pairs.find(({ gone }) => gone.kind === 'date' && gone.value === base.from)?.new
  const moved = !isRepeal && written === null && successor !== undefined && base.from > today
  const day = from ?? written ?? dayIn(successor ? [successor] : particulars.new, moved ? today : base.from, found.used)
  const questions: ProposalQuestion[] = [
    ...(day === undefined ? [{ ask: 'from' as const, days: wholeDays(particulars.new).map(({ value }) => String(value)) }] : []),
    ...found.questions.filter(({ gone, new: young }) => !given.some(({ comparison, to }) => isAnswered(comparison, to, particulars, { gone, young }, facts))).filter((one) => !isDayOf(one, day, particulars)),
  ]
  const version = quote === null ? null : draftFrom(base.version, changes, { quote, language, url, today })
  const former = [...changes.map(({ comparison }) => comparison.value as FactValue), ...(moved ? [base.from] : [])]
  const stale = version === null ? [] : staleTexts(rule, version, former)
  return { rule: rule.id, base: base.from, words, particulars, from: day ?? null, moved, changes, version, questions, stale, written }
}

interface Based {
  base: { from: Day; version: RuleVersion }
  written: Day | null
}

/**
 * The last version that cites the clause, apart from one that was written for this very change: it quotes what the proposal
 * would quote, or the analyst names its day.
 */
function versionsFor(rule: Rule, { document, clause, quote, isRepeal, from }: { document: string; clause: string; quote: string | null; isRepeal: boolean; from: Day | undefined }): Based {
  const citing = versionsOf(rule).flatMap(({ from, version }) => (version?.citation.document === document && version.citation.clause === clause ? [{ from, version }] : []))
  const isQuoted = (one: Based['base']) => quote !== null && one.version.citation.quote === quote
  // A version that was moved to another day is the only one that is left.
  const base = citing.findLast((one) => !isQuoted(one) && (one.from !== from || one === citing[0])) ?? citing.at(-1)
  if (!base) {
    throw new SextantError('SEXTANT_INVALID', `${rule.id} has no version any more that cites clause ${clause} of ${document}; reject the review, and say why`)
  }
  const last = citing.findLast((one) => isQuoted(one) || (quote !== null && one.from === from && one !== base))
  const end = versionsOf(rule).find((one) => one.version === null && one.from > base.from && (from === undefined || one.from === from))
  return { base, written: isRepeal ? (end?.from ?? null) : last && last.from >= base.from ? last.from : null }
}

interface FoundChanges {
  changes: ProposedChange[]
  questions: Extract<ProposalQuestion, { ask: 'value' }>[]
  /** Days of the new clause that a value of the rule takes. */
  used: Named[]
}

/** A comparison with a value of its own, and where in the version it stands. */
type Placed = { comparison: Comparison; path: PropertyKey[] }

function comparisonsIn(version: RuleVersion): Placed[] {
  return (['scope', 'requires'] as const)
    .flatMap((part) => comparisonsOf(version[part], [part]))
    .filter(({ comparison }) => !isReference(comparison.value))
}

function changesFor(version: RuleVersion, particulars: ParticularDiff, facts: FactDictionary): FoundChanges {
  const found: FoundChanges = { changes: [], questions: [], used: [] }
  const placed = comparisonsIn(version)
  for (const { gone, new: young } of particulars.pairs.filter(({ gone }) => !isListed(gone) && !isName(gone))) {
    const meant = placed.filter(({ comparison }) => canonical(namedValue(comparison, gone, facts) ?? null) === canonical(comparison.value))
    const [only, ...others] = meant
    const to = only && namedValue(only.comparison, young, facts)
    const known = found.changes.find((change) => canonical(change.path) === canonical(only?.path ?? []))
    if (!only || others.length > 0 || to === undefined || (known && canonical(known.to) !== canonical(to))) {
      found.questions.push({ ask: 'value', gone: gone.text, new: young.text, facts: factsFor(placed, young, facts) })
      continue
    }
    if (young.kind === 'date') found.used.push(young)
    if (!known) found.changes.push({ ...only, to, because: { gone: gone.text, new: young.text } })
  }
  const paired = new Set(particulars.pairs.flatMap(({ gone, new: young }) => [gone, young]))
  for (const kind of ['category', 'hs'] as const) addItems(found, placed, particulars, kind)
  const alone = (list: readonly Named[]) => list.filter((one) => !paired.has(one) && !isListed(one) && !isName(one))
  found.questions.push(...alone(particulars.gone).map((one) => ({ ask: 'value' as const, gone: one.text, new: null, facts: factsFor(placed, one, facts) })))
  found.questions.push(...alone(particulars.new).map((one) => ({ ask: 'value' as const, gone: null, new: one.text, facts: factsFor(placed, one, facts) })))
  return found
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

function wholeDays(list: readonly Named[]): Named[] {
  return list.filter(({ kind, value, unit, from }) => kind === 'date' && unit === undefined && from === undefined && /^\d{4}-\d\d-\d\d$/.test(String(value)))
}

/** The only whole day among those named, where it comes after another. */
function dayIn(named: readonly Named[], after: Day, used: readonly Named[]): Day | undefined {
  const days = [...new Set(wholeDays(named).filter((one) => !used.includes(one)).map(({ value }) => String(value)))]
  const [only, ...others] = days
  return only !== undefined && others.length === 0 && only > after ? (only as Day) : undefined
}

/** Whether a question is about the day that became the key of the version. */
function isDayOf(question: Extract<ProposalQuestion, { ask: 'value' }>, day: Day | undefined, { new: added }: ParticularDiff): boolean {
  return day !== undefined && added.some((one) => one.kind === 'date' && one.value === day && one.text === question.new)
}

/** Whether the analyst's value is what the words in question say, or at least about a fact that they may name. */
function isAnswered(comparison: Comparison, to: FactValue, { gone, new: added }: ParticularDiff, words: { gone: string | null; young: string | null }, facts: FactDictionary): boolean {
  const named = [...added.filter(({ text }) => text === words.young), ...gone.filter(({ text }) => text === words.gone)]
  const isOfItems = [...added, ...gone].some(({ kind, value }) => kind === itemKind(comparison) && [words.young, words.gone].some((text) => text?.split(', ').includes(String(value))))
  return isOfItems || named.some((one) => namedValue(comparison, one, facts) !== undefined) || canonical(to) === canonical(words.young)
}

/** `euroClass=5`, `category=M1,N1`, `scope:engineCc=1500`: a new value of the one comparison of that fact. */
function answerFrom(text: string, version: RuleVersion): ProposedChange {
  const { part, fact, value } = /^(?:(?<part>scope|requires):)?(?<fact>[A-Za-z0-9]{1,60})=(?<value>.{1,4000})$/s.exec(text)?.groups ?? {}
  if (fact === undefined || value === undefined) throw new SextantError('SEXTANT_USAGE', `--set has ${quoted(text)}; expected fact=value, such as euroClass=5 or category=M1,N1`)
  const all = comparisonsIn(version)
  const of = all.filter(({ comparison, path }) => comparison.fact === fact && (part === undefined || path[0] === part))
  const [only, ...others] = of
  if (!only) throw new SextantError('SEXTANT_USAGE', `--set ${fact}: the version compares no such fact with a value; it compares ${[...new Set(all.map(({ comparison }) => comparison.fact))].join(', ')}`)
  if (others.length > 0) throw new SextantError('SEXTANT_USAGE', `--set ${fact}: the version compares it ${of.length} times${part === undefined ? '; say which with scope:fact or requires:fact, or' : ';'} write that version in the file`)
  return { ...only, to: valueFrom(value, only.comparison, text), because: null }
}

function valueFrom(written: string, { value }: Comparison, text: string): FactValue {
  if (Array.isArray(value)) return written.split(',').map((item) => item.trim())
  if (typeof value === 'boolean' && (written === 'true' || written === 'false')) return written === 'true'
  if (typeof value === 'number' && /^-?\d+(?:\.\d+)?$/.test(written)) return Number(written)
  if (typeof value === 'string') return written
  throw new SextantError('SEXTANT_USAGE', `--set has ${quoted(text)}; expected ${typeof value === 'number' ? 'a number' : 'true or false'} after the sign`)
}

function draftFrom(base: RuleVersion, changes: readonly ProposedChange[], { quote, language, url, today }: { quote: string; language: string; url: string; today: Day }): RuleVersion {
  const draft = structuredClone(base)
  for (const { path, to } of changes) {
    const at = path.reduce<Record<PropertyKey, unknown>>((part, key) => part[key] as Record<PropertyKey, unknown>, draft as unknown as Record<PropertyKey, unknown>)
    at['value'] = to
  }
  const [code = ''] = language.toLowerCase().split('-')
  return parse(RuleVersion, { ...draft, citation: { ...draft.citation, url, quote, language: code }, checkedOn: today }, 'the proposed version')
}
