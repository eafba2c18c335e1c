import { type Cause, type FactDictionary, type FactValue, type HistoryStep, labelOf, type Language, type LineShown, marketName, type Outcome, type RuleChange, valueLabelOf } from '@sextant/model'
import { type HistoryWords, historyWordsIn } from './history-words.ts'
import { impactWordsIn } from './impact-words.ts'
import { plain } from './plain.ts'
import type { ReportOptions } from './report-options.ts'
import { instantText } from './report-subject.ts'
import { checkAsText } from './report-text.ts'
import { wordsIn } from './words.ts'

/** More rules of one step than this are counted, not told. */
const RULES_TOLD = 30
const DIGEST_SHOWN = 19
const VALUE_MAX = 200

/** What is known of an order or model, its answer as the text of a check has it, and how that came about. */
export function lineAsText(line: LineShown, language: Language, askedOn: ReportOptions['askedOn']): string {
  const words = historyWordsIn[language]
  const { dictionary, check, history } = line
  const name = line.what === 'order' ? words.order(line.id, line.exporter, line.goods) : words.model(line.id, line.exporter)
  const facts = Object.entries(line.facts).map(([fact, value]) => `  ${plain(labelOf(dictionary, fact, language))}${wordsIn[language].punctuation.colon}${valueText(dictionary, fact, value, language)}`)
  const notes = [
    ...(line.outcome === null ? [words.notJudged] : []),
    ...(line.outcome !== null && line.isDue ? [words.isDue] : []),
    ...(line.day === null ? [] : [words.asOf(line.day)]),
  ]
  const steps = history.flatMap((step) => stepLines(step, dictionary, language))
  return [
    `${plain(name)}  ${marketName(line.market, language)} (${line.market})${line.outcome === null ? '' : `  ${wordsIn[language].outcome[line.outcome]}`}`,
    ...notes,
    '',
    words.facts,
    ...facts,
    ...(steps.length === 0 ? [] : ['', words.history, ...steps, ...(line.hasOlder ? [`  ${words.older}`] : [])]),
    '',
    check ? checkAsText(check, { language, dictionary, all: 'left-out', askedOn }) : '',
  ].join('\n')
}

function stepLines({ at, outcome, verdicts, through }: HistoryStep, dictionary: FactDictionary, language: Language): string[] {
  const words = historyWordsIn[language]
  const isFirst = through.some(({ kind }) => kind === 'first')
  const unnamed = verdicts.length === 0 ? words.through.unrecorded : words.through.program
  const causes = through.length === 0 ? [unnamed] : through.map((cause) => {
    if (cause.kind !== 'first') return causeText(cause, dictionary, language)
    return outcome.before === null ? words.through.first(verdicts.length) : words.through.begins(verdicts.length)
  })
  const told = isFirst ? [] : [...verdicts].sort((a, b) => Number(weighs(b)) - Number(weighs(a))).slice(0, RULES_TOLD)
  const more = isFirst ? 0 : verdicts.length - told.length
  return [
    `  ${instantText(at, language)}  ${outcomesText(outcome, language)}`,
    ...causes.map((text) => `      ${text}`),
    ...told.map((change) => `      ${ruleText(change, words, language)}`),
    ...(more > 0 ? [`      ${words.moreRules(more)}`] : []),
  ]
}

function outcomesText({ before, after }: HistoryStep['outcome'], language: Language): string {
  const { outcome } = wordsIn[language]
  const said = (one: Outcome) => outcome[one]
  return before === null || before === after ? said(after) : `${said(before)} → ${said(after)}`
}

function weighs({ before, after }: RuleChange): boolean {
  return [before, after].some((said) => said?.verdict === 'breach' || said?.verdict === 'cannot-tell')
}

function ruleText({ rule, before, after }: RuleChange, words: HistoryWords, language: Language): string {
  const { colon, list } = wordsIn[language].punctuation
  const told = (said: RuleChange['after']) => {
    if (said === null) return words.notConcerned
    const verdict = impactWordsIn[language].verdict(said.verdict, said.severity, said.version)
    return said.status === 'needs review' ? `${verdict}${list}${words.underReview}` : verdict
  }
  return `${plain(rule)}${colon}${told(before)} → ${told(after)}`
}

function causeText(cause: Exclude<Cause, { kind: 'first' }>, dictionary: FactDictionary, language: Language): string {
  const { through, unknown } = historyWordsIn[language]
  const { list, colon } = wordsIn[language].punctuation
  const digest = (text: string) => `${plain(text).slice(0, DIGEST_SHOWN)}…`
  switch (cause.kind) {
    case 'release':
      return through.release(digest(cause.before), digest(cause.after))
    case 'day':
      return through.day(cause.before, cause.after)
    case 'review':
      return [...(cause.opened.length > 0 ? [through.opened(cause.opened.join(list))] : []), ...(cause.closed.length > 0 ? [through.closed(cause.closed.join(list))] : [])].join(list)
    case 'facts': {
      const value = (fact: string, found: unknown) => (found === null ? unknown : valueText(dictionary, fact, found, language))
      const changes = Object.entries(cause.facts).map(([fact, { before, after }]) => `${plain(labelOf(dictionary, fact, language))} ${value(fact, before)} → ${value(fact, after)}`)
      return `${through.facts}${colon}${changes.join(wordsIn[language].punctuation.clause)}`
    }
  }
}

/** What a fact says, also where the dictionary does not know it any more. */
function valueText(dictionary: FactDictionary, fact: string, value: unknown, language: Language): string {
  const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || (Array.isArray(value) && value.every((item) => typeof item === 'string'))
  return plain(isPlain ? valueLabelOf(dictionary, fact, value as FactValue, language) : JSON.stringify(value), VALUE_MAX)
}
