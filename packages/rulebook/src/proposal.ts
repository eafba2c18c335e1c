import { canonical, type Day, type FactDictionary, type FactValue, parse, type Rule, RuleVersion, SextantError, versionsOf } from '@sextant/model'
import { isRepealed } from '@sextant/scraping/particulars'
import { answerFrom, answers } from './analyst-answer.ts'
import { negationsIn } from './negation.ts'
import { type Named, type ParticularDiff, particularDiff } from './particular-diff.ts'
import { changesFor, type ProposedChange, type ValueQuestion } from './proposed-change.ts'
import { quoteOf } from './quote-of.ts'
import { staleTexts } from './stale-texts.ts'
import { citationAfter, type NamedLaw, type ReadDocument } from './successor-citation.ts'
import { type WordChange, wordDiff } from './word-diff.ts'

/** A clause that changed under a rule. `before` or `after` is null where it is not there. */
export interface ChangedClause extends ReadDocument {
  before: string | null
  after: string | null
}

/** What the analyst says himself: the law, the day, and values as `fact=value`, or `scope:fact=value` where a fact stands twice. */
export interface Answers extends NamedLaw {
  from?: Day | undefined
  set?: readonly string[]
  /** Whether a version that is not law yet moves to another day, where more of it changed than the day. */
  move?: boolean | undefined
}

/**
 * What the texts do not say by themselves. `same`: words changed, but no value of the rule that was found. `move`: whether
 * a version that is not law yet gives way to the new one, or is law until then. `negation`: a “not” came or went, and with
 * it perhaps the sense of the whole.
 */
export type ProposalQuestion = { ask: 'from'; days: string[] } | { ask: 'same' } | { ask: 'move' } | { ask: 'negation'; words: string[] } | ValueQuestion

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

export function proposalFor(rule: Rule, changed: ChangedClause, facts: FactDictionary, { today, from, set = [], move, act, provision }: Answers & { today: Day }): Proposal {
  const { document, clause, language, before, after } = changed
  const words = wordDiff(before ?? '', after ?? '', language)
  const particulars = particularDiff(before ?? '', after ?? '', words, language)
  const isRepeal = after === null || (isRepealed(after, language) && !isRepealed(before ?? '', language))
  const quote = isRepeal ? null : quoteOf(after, words, language)
  const { base, written } = versionsFor(rule, { document, clause, quote, isRepeal, from })
  const given = set.map((text) => answerFrom(text, base.version))
  const found = isRepeal ? { changes: [], questions: [], used: [] } : changesFor(base.version, particulars, facts)
  const changes = [...found.changes.filter(({ path }) => !given.some((one) => canonical(one.path) === canonical(path))), ...given]
  const successor = particulars.pairs.find(({ gone }) => gone.kind === 'date' && gone.value === base.from)?.new
  const isAhead = !isRepeal && written === null && successor !== undefined && base.from > today
  const moved = isAhead && (move ?? changes.length === 0)
  const day = from ?? written ?? dayIn(successor ? [successor] : particulars.new, moved ? today : base.from, found.used)
  const questions: ProposalQuestion[] = [
    ...(day === undefined ? [{ ask: 'from' as const, days: wholeDays(particulars.new).map(({ value }) => String(value)) }] : []),
    ...found.questions.filter((one) => !given.some((answer) => answers(answer, one, particulars, facts)) && !isDayOf(one, [base.from, day], particulars)),
  ]
  const negations = isRepeal ? [] : negationsIn(words, language)
  if (negations.length > 0) questions.unshift({ ask: 'negation', words: negations })
  // A clause of which only the day is another says the same from another day.
  if (!isRepeal && changes.length === 0 && successor === undefined && written === null && questions.every(({ ask }) => ask === 'from' || ask === 'negation')) questions.push({ ask: 'same' })
  if (isAhead && changes.length > 0 && move === undefined) questions.push({ ask: 'move' })
  const version = quote === null ? null : draftFrom(base.version, changes, citationAfter(base.version.citation, { ...changed, quote }, { act, provision }), today)
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

function wholeDays(list: readonly Named[]): Named[] {
  return list.filter(({ kind, value, unit, from }) => kind === 'date' && unit === undefined && from === undefined && /^\d{4}-\d\d-\d\d$/.test(String(value)))
}

/** The only whole day among those named, where it comes after another. */
function dayIn(named: readonly Named[], after: Day, used: readonly Named[]): Day | undefined {
  const days = [...new Set(wholeDays(named).filter((one) => !used.includes(one)).map(({ value }) => String(value)))]
  const [only, ...others] = days
  return only !== undefined && others.length === 0 && only > after ? (only as Day) : undefined
}

/** Whether a question is about the day of the version before, or the one that became the day of the new version. */
function isDayOf({ gone: left, new: came }: ValueQuestion, [base, day]: [Day, Day | undefined], { gone, new: added }: ParticularDiff): boolean {
  const isSaid = (list: readonly Named[], text: string | null, value: Day | undefined) => list.some((one) => one.kind === 'date' && one.value === value && one.text === text)
  return day !== undefined && (left === null || isSaid(gone, left, base)) && (came === null || isSaid(added, came, day))
}

function draftFrom(base: RuleVersion, changes: readonly ProposedChange[], citation: RuleVersion['citation'], today: Day): RuleVersion {
  const draft = structuredClone(base)
  for (const { path, to } of changes) {
    const at = path.reduce<Record<PropertyKey, unknown>>((part, key) => part[key] as Record<PropertyKey, unknown>, draft as unknown as Record<PropertyKey, unknown>)
    at['value'] = to
  }
  return parse(RuleVersion, { ...draft, citation, checkedOn: today }, 'the proposed version')
}
