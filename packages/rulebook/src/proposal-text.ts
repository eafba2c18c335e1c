import { clauseOf } from '@sextant/matcher'
import type { FactDictionary, Language } from '@sextant/model'
import type { Named } from './particular-diff.ts'
import type { Proposal } from './proposal.ts'
import { proposalWordsIn } from './proposal-words.ts'
import type { ProposedChange } from './proposed-change.ts'
import type { WordChange } from './word-diff.ts'

/** So much of what stays the same is shown on either side of a change. */
const CONTEXT = 60

/** A proposal as text: what changed in the clause, what that makes of the rule, and what is left to the analyst. */
export function proposalAsText(proposal: Proposal, facts: FactDictionary, language: Language): string {
  const { words, particulars, base, from, moved, version, questions, written, renumbered } = proposal
  const say = proposalWordsIn[language]
  const list = (label: string, named: readonly Named[]) => (named.length === 0 ? [] : [`  ${label}: ${named.map(({ text }) => text.trim()).join(' · ')}`])
  const day = from ?? `(${say.noDay})`
  const isAgain = questions.some(({ ask }) => ask === 'again')
  return [
    `${say.changes}:`,
    `  ${diffText(words)}`,
    ...list(say.kept, particulars.kept),
    ...list(say.gone, particulars.gone),
    ...list(say.added, particulars.new),
    '',
    ...(renumbered === null ? [] : [say.renumbered(renumbered)]),
    ...(written === null ? [] : [say.written(written)]),
    ...(isAgain ? [say.again] : [version === null ? say.ends(day) : `${moved ? say.moved(base, day) : say.draft(day, base)}:`, ...versionLines(proposal, facts, language).map((line) => `  ${line}`)]),
    ...(questions.length === 0 || isAgain ? [] : ['', `${say.questions}:`, ...questionLines(proposal, language).map((line) => `  ${line}`)]),
  ].join('\n')
}

function versionLines(proposal: Proposal, facts: FactDictionary, language: Language): string[] {
  const { rule, changes, version, isRewritten } = proposal
  const say = proposalWordsIn[language]
  if (version === null) return []
  const stale = staleText(proposal, language)
  return [
    ...changes.map((change) => changeText(change, proposal, facts, language)),
    ...(isRewritten ? [say.rewritten(rule)] : changes.length === 0 ? [say.same] : []),
    ...(version.citation.quote === undefined ? [] : [`${say.quote}: ${version.citation.quote}`]),
    `${say.act}: ${version.citation.act}`,
    `${say.provision}: ${version.citation.provision}`,
    ...doubtLines(proposal, language),
    ...(stale === undefined ? [] : [stale]),
  ]
}

/** What of the version is not in the clause: values that it does not name, a quote that does not stand there. */
export function doubtLines({ unnamed, particulars, version, isQuoted }: Proposal, language: Language): string[] {
  const say = proposalWordsIn[language]
  return [
    ...unnamed.map(({ comparison, to }) => say.unnamed(`${comparison.fact}=${String(to)}`, [...particulars.kept, ...particulars.new].map(({ text }) => text.trim()).join(' · '))),
    ...(version === null || isQuoted ? [] : [say.notQuoted]),
  ]
}

/** Which texts the analyst has to write anew, or nothing. */
export function staleText({ stale }: Proposal, language: Language): string | undefined {
  return stale.length === 0 ? undefined : proposalWordsIn[language].stale(stale.join(', '))
}

/** One line for each question, with how to answer it. */
export function questionLines({ base, questions }: Pick<Proposal, 'base' | 'questions'>, language: Language): string[] {
  const say = proposalWordsIn[language]
  return questions.map((question) => {
    if (question.ask === 'from') return say.whichDay(question.days.join(', '))
    if (question.ask === 'negation') return say.negation(question.words.join(', '))
    if (question.ask === 'same') return say.noChange
    if (question.ask === 'move') return say.orMoves(base)
    if (question.ask === 'end') return say.end
    if (question.ask === 'again') return say.again
    const { gone, new: added, facts } = question
    const what = gone !== null && added !== null ? say.became(gone, added) : added !== null ? say.isNew(added) : say.isGone(gone ?? '')
    return `${what}${facts.length === 0 ? say.noPlace : say.mayBe(facts.join(', '))}`
  })
}

function changeText({ path, comparison, to, because }: ProposedChange, { written }: Proposal, facts: FactDictionary, language: Language): string {
  const say = proposalWordsIn[language]
  const [before, after] = [comparison, { ...comparison, value: to }].map((one) => clauseOf(facts, one, language))
  const part = path[0] === 'scope' ? say.scope : say.requires
  return `${part}: ${before} → ${after}  (${because ? becauseText(because, language) : written === null ? say.asked : say.asWritten})`
}

function becauseText({ gone, new: added }: { gone: string; new: string }, language: Language): string {
  const say = proposalWordsIn[language]
  return gone === '' ? say.isNew(added) : added === '' ? say.isGone(gone) : say.because(gone, added)
}

/** `[-gone-]{+new+}`, with a few words of what stays between. */
function diffText(words: readonly WordChange[]): string {
  const marked = words.map(({ kind, text }, index) => {
    if (kind !== 'kept') return kind === 'gone' ? `[-${text}-]` : `{+${text}+}`
    const [isFirst, isLast] = [index === 0, index === words.length - 1]
    if (text.length <= CONTEXT * (isFirst || isLast ? 1 : 2)) return text
    return `${isFirst ? '' : text.slice(0, CONTEXT)} … ${isLast ? '' : text.slice(-CONTEXT)}`
  })
  return marked.join('').replaceAll(/\s+/g, ' ').trim()
}
