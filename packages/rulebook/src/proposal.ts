import { canonical, type Day, type FactDictionary, type FactValue, parse, type Rule, RuleVersion, SextantError, versionsOf } from '@sextant/model'
import { isRepealed } from '@sextant/scraping/particulars'
import { answerFrom, answers } from './analyst-answer.ts'
import { negationsIn } from './negation.ts'
import { type Named, namedIn, type ParticularDiff, particularDiff } from './particular-diff.ts'
import { changesFor, type ProposedChange, type ValueQuestion } from './proposed-change.ts'
import { quoteKept, quoteOf, standsIn } from './quote-of.ts'
import { staleTexts } from './stale-texts.ts'
import { citationAfter, type NamedLaw, type ReadDocument } from './successor-citation.ts'
import { unnamedIn } from './unnamed.ts'
import { type WordChange, wordDiff } from './word-diff.ts'
import { changesAsWritten, isSameLaw, valueAt } from './written-version.ts'

/** A clause that changed under a rule. `before` or `after` is null where it is not there. */
export interface ChangedClause extends ReadDocument {
  before: string | null
  after: string | null
  /** The clause in which the words of `before` stand now, where they only got another number. */
  renumbered?: { clause: string; text: string } | null
}

/** What the analyst says himself: the law, the day, and values as `fact=value`, or `scope:fact=value` where a fact stands twice. */
export interface Answers extends NamedLaw {
  from?: Day | undefined
  set?: readonly string[]
  /** Whether a version that is not law yet moves to another day, where more of it changed than the day. */
  move?: boolean | undefined
  /** That the rule ends: nothing else ends it. */
  end?: boolean | undefined
}

/**
 * What the texts do not say by themselves. `same`: words changed, but no value of the rule that was found. `move`: whether
 * a version that is not law yet gives way to the new one, or is law until then. `negation`: a “not” came or went, and with
 * it perhaps the sense of the whole. `end`: the clause is gone or repealed, and perhaps the rule with it. `again`: there is
 * nothing to write, for the clause says what the rule quotes.
 */
export type ProposalQuestion = { ask: 'from'; days: string[] } | { ask: 'same' } | { ask: 'move' } | { ask: 'end' } | { ask: 'again' } | { ask: 'negation'; words: string[] } | ValueQuestion

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
  /** Whether a version that is written already differs in more of its conditions than in those values. */
  isRewritten: boolean
  /** The version that would be written, or as it is written already; null where the rule would end. */
  version: RuleVersion | null
  /** Whether the quote of that version stands in the clause. */
  isQuoted: boolean
  /** The quote that the clause would have. */
  quote: string | null
  /** The number that the clause bears now, where it is another. */
  renumbered: string | null
  /** Values of the version that the clause does not name. */
  unnamed: ProposedChange[]
  /** What the analyst says otherwise than the version that is written already. */
  unlike: ProposedChange[]
  questions: ProposalQuestion[]
  /** Texts for people that still name what changed, such as `remedy.zh`: to be written anew by hand. */
  stale: string[]
  /** The day of the version where it is written already. */
  written: Day | null
}

export function proposalFor(rule: Rule, changed: ChangedClause, facts: FactDictionary, { today, from, set = [], move, end = false, act, provision }: Answers & { today: Day }): Proposal {
  const { document, language, before } = changed
  const renumbered = end ? null : (changed.renumbered ?? null)
  const after = renumbered?.text ?? changed.after
  const clause = renumbered?.clause ?? changed.clause
  const words = wordDiff(before ?? '', after ?? '', language)
  const particulars = particularDiff(before ?? '', after ?? '', words, language)
  const isRepeal = end || after === null || (isRepealed(after, language) && !isRepealed(before ?? '', language))
  const isUnchanged = words.every(({ kind }) => kind === 'kept')
  const fresh = isRepeal ? null : quoteOf(after, renumbered ? [] : words, language)
  const { base, written } = versionsFor(rule, { document, clause: changed.clause, renumbered: renumbered?.clause, quote: isUnchanged ? null : fresh, isRepeal, from })
  const kept = base.version.citation.quote
  // The same words are quoted as they were.
  const same = !isRepeal && (isUnchanged || renumbered) && kept !== undefined ? quoteKept(kept, after) : undefined
  const quote = same ?? fresh
  const isAgain = renumbered === null && same !== undefined
  const given = set.map((text) => answerFrom(text, base.version))
  const found = isRepeal || renumbered ? { changes: [], questions: [], used: [] } : changesFor(base.version, particulars, facts)
  const proposed = [...found.changes.filter(({ path }) => !given.some((one) => canonical(one.path) === canonical(path))), ...given]
  const successor = particulars.pairs.find(({ gone }) => gone.kind === 'date' && gone.value === base.from)?.new
  const isAhead = !isRepeal && written === null && successor !== undefined && base.from > today
  const moved = isAhead && (move ?? proposed.length === 0)
  const day = from ?? written ?? dayIn(successor ? [successor] : particulars.new, moved ? today : base.from, found.used)
  const draft = quote === null ? null : draftFrom(base.version, proposed, citationAfter(base.version.citation, { ...changed, clause, quote }, { act, provision }), today)
  const version = written === null ? draft : (rule.versions[written] ?? null)
  const changes = written === null ? proposed : version === null ? [] : changesAsWritten(base.version, version, found.changes)
  // That the rule ends is asked also where it ends already, perhaps for another reason.
  const questions = written === null ? questionsLeft() : isRepeal && !end ? [{ ask: 'end' as const }] : []
  const former = [...changes.map(({ comparison }) => comparison.value as FactValue), ...(moved ? [base.from] : [])]
  return {
    rule: rule.id, base: base.from, words, particulars, from: day ?? null, moved, changes, version, quote, questions, written,
    isRewritten: written !== null && version !== null && !isSameLaw(version, draftFrom(base.version, changes, version.citation, today)),
    isQuoted: version?.citation.quote !== undefined && after !== null && standsIn(version.citation.quote, after),
    renumbered: renumbered?.clause ?? null,
    unnamed: after === null ? [] : unnamedIn(changes.filter(({ because }) => because === null), namedIn(after, language), facts),
    unlike: written === null ? [] : given.filter((one) => version === null || canonical(valueAt(version, one) ?? null) !== canonical(one.to)),
    stale: version === null ? [] : staleTexts(rule, version, former),
  }

  function questionsLeft(): ProposalQuestion[] {
    if (isAgain) return [{ ask: 'again' }]
    const negations = isRepeal || renumbered ? [] : negationsIn(words, language)
    const isTurned = given.some(({ comparison }) => ['boolean', 'enum'].includes(facts.facts[comparison.fact]?.type ?? ''))
    const left: ProposalQuestion[] = [
      ...(negations.length > 0 && !isTurned ? [{ ask: 'negation' as const, words: negations }] : []),
      ...(isRepeal && !end ? [{ ask: 'end' as const }] : []),
      ...(day === undefined ? [{ ask: 'from' as const, days: wholeDays(particulars.new).map(({ value }) => String(value)) }] : []),
      ...found.questions.filter((one) => !given.some((answer) => answers(answer, one, particulars, facts)) && !isDayOf(one, [base.from, day], particulars)),
    ]
    // A clause of which only the day or the number is another says the same.
    if (!isRepeal && !renumbered && proposed.length === 0 && successor === undefined && left.every(({ ask }) => ask === 'from' || ask === 'negation')) left.push({ ask: 'same' })
    if (isAhead && proposed.length > 0 && move === undefined) left.push({ ask: 'move' })
    return left
  }
}

interface Based {
  base: { from: Day; version: RuleVersion }
  written: Day | null
}

/**
 * The last version that cites the clause, apart from one that was written for this very change: it cites the number that
 * the clause bears now, quotes what the proposal would quote, or the analyst names its day.
 */
function versionsFor(rule: Rule, { document, clause, renumbered, quote, isRepeal, from }: { document: string; clause: string; renumbered: string | undefined; quote: string | null; isRepeal: boolean; from: Day | undefined }): Based {
  const citing = versionsOf(rule).flatMap(({ from, version }) => (version?.citation.document === document && [clause, renumbered].includes(version.citation.clause ?? '') ? [{ from, version }] : []))
  const isQuoted = ({ version: { citation } }: Based['base']) => (renumbered === undefined ? quote !== null && citation.quote === quote : citation.clause === renumbered)
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
