import { styleText } from 'node:util'
import { type Check, languageName, type MarketCheck, marketName, type Outcome, type RulesOrigin, type RuleVerdict, type Subject, type SubjectCheck } from '@sextant/model'
import { plain } from './plain.ts'
import { byDayOf } from './report-by-day.ts'
import { changeSections, reasonText, windowsSentence } from './report-changes.ts'
import { reportFields, type ReportField } from './report-fields.ts'
import { type Finding, type MarketReport, marketReports, numbersOf } from './report-findings.ts'
import type { ReportOptions } from './report-options.ts'
import { meaningOf, reachOf, tally, warningOf } from './report-outcome.ts'
import { instantText, nameOf, notesOf, originOf } from './report-subject.ts'
import { type ReportWords, reportWordsIn } from './report-words.ts'
import { padded, widthOf, wrapped } from './report-wrap.ts'
import { wordsIn } from './words.ts'

export interface TextOptions extends ReportOptions {
  /** `terminal` sets bold and colours; absent means `plain`. */
  style?: 'plain' | 'terminal'
}

export const COLUMNS = 100

/** A check as a terminal prints it. The meaning never stands in a colour alone. */
export function checkAsText(check: Check, options: TextOptions): string {
  const words = reportWordsIn[options.language]
  const subjects = check.subjects.flatMap((subject, index) => ['', ...subjectLines(subject, index + 1, options)])
  return `${[inStyle('bold', words.title, options), ...subjects, '', ...footerLines(check, options)].join('\n')}\n`
}

export function footerLines(check: Check, { language, askedOn, rulesOrigin }: ReportOptions): string[] {
  const words = reportWordsIn[language]
  const { colon } = wordsIn[language].punctuation
  const { digest, commit } = check.rulebook
  return [
    '-'.repeat(COLUMNS),
    ...wrapped(words.limits, COLUMNS),
    `${words.rulebook}${colon}${plain(digest, 100)}${words.comma}${commit === null ? words.uncommitted : `${words.commit} ${plain(commit, 80)}`}`,
    ...(rulesOrigin === undefined ? [] : wrapped(`${words.answeredBy}${colon}${originText(rulesOrigin, words)}`, COLUMNS)),
    `${words.askedOn}${colon}${askedOn}${words.comma}${words.checkedAt}${colon}${instantText(check.checkedAt, language)}`,
  ]
}

function originText(origin: RulesOrigin, { byRelease, byCommit, byChanged, byCopy }: ReportWords): string {
  switch (origin.kind) {
    case 'release':
      return byRelease(origin.name)
    case 'commit':
      return byCommit(origin.commit.slice(0, 12))
    case 'changed':
      return byChanged(origin.commit.slice(0, 12))
    case 'copy':
      return byCopy
  }
}

function subjectLines(subject: SubjectCheck, number: number, options: TextOptions): string[] {
  const name = nameOf(subject.subject, number, options)
  const lines = wrapped(name, COLUMNS).map((line) => inStyle('bold', line, options))
  const rule = '='.repeat(COLUMNS)
  const markets = marketReports(subject).flatMap((report) => ['', ...marketLines(report, subject.subject, options)])
  return [rule, ...lines, rule, ...noteLines(subject, options), ...markets]
}

/** What the facts say against each other, before any answer that rests on them. */
export function noteLines(subject: SubjectCheck, options: TextOptions): string[] {
  const notes = notesOf(subject)
  if (notes.length === 0) return []
  const items = notes.flatMap((note) => wrapped(note, COLUMNS - 4).map((line, index) => (index === 0 ? '  - ' : '    ') + line))
  return ['', inStyle('bold', reportWordsIn[options.language].notes, options), ...items]
}

function marketLines(report: MarketReport, subject: Subject, options: TextOptions): string[] {
  const { check, groups, complies, outOfScope } = report
  const { language } = options
  const words = reportWordsIn[language]
  const warning = warningOf(check, options)
  return [
    ...outcomeLines(check, subject, options),
    ...(warning === undefined ? [] : wrapped(`!! ${warning}`, COLUMNS).map((line) => inStyle('red', line, options))),
    ...[...reachOf(check, subject, options), tally(groups, options)].flatMap((text) => wrapped(text, COLUMNS)),
    ...groups.flatMap(({ group, findings }) => [
      '',
      inStyle('bold', words.group[group], options),
      ...findings.flatMap((finding) => findingLines(finding, subject, options)),
    ]),
    ...questionLines(report, options),
    ...changeLines(check, options),
    ...windowLines(check, options),
    '',
    ...(complies.length === 0 ? [] : ruleLines(words.complies(complies.length), complies, options)),
    ...(outOfScope.length === 0 ? [] : ruleLines(words.outOfScope(outOfScope.length), options.all === 'shown' ? outOfScope : [], options)),
  ]
}

const hues = { blocked: 'red', act: 'yellow', 'cannot-tell': 'magenta', clear: 'green' } as const satisfies Record<Outcome, string>

function outcomeLines(check: MarketCheck, subject: Subject, options: TextOptions): string[] {
  const { language } = options
  const market = `${marketName(check.market, language)} (${check.market})  `
  const byDay = byDayOf(check, subject, options)
  const outcome = byDay?.word ?? wordsIn[language].outcome[check.outcome]
  const [first = '', ...rest] = wrapped(`${outcome} – ${byDay?.said ?? meaningOf(check, subject, options)}`, COLUMNS - widthOf(market))
  const indent = ' '.repeat(widthOf(market))
  return [`${inStyle('bold', market, options)}${inStyle(hues[check.outcome], first, options)}`, ...rest.map((line) => indent + line)]
}

function findingLines({ number, verdict, toldUnder, group }: Finding, subject: Subject, options: TextOptions): string[] {
  const { language } = options
  const words = reportWordsIn[language]
  const side = words.side(verdict.side, originOf(subject, options))
  const mark = padded(`[${number}]`, 5)
  const again = toldUnder === undefined ? '' : ` – ${words.asUnder(marketName(toldUnder, language))}`
  const might = verdict.verdict === 'cannot-tell' ? `${wordsIn[language].punctuation.clause}${words.might[verdict.severity]}` : ''
  const title = wrapped(`${plain(verdict.title, 300)}${words.aside(side + might)}${again}`, COLUMNS - mark.length)
  const heading = title.map((line, index) => (index === 0 ? mark : ' '.repeat(mark.length)) + inStyle('bold', line, options))
  if (toldUnder !== undefined) return heading
  const fields = reportFields({ number, verdict, toldUnder, group }, options)
  const labelWidth = Math.max(usualWidth(options), ...fields.map(({ label, language: tongue }) => widthOf(labelled(label, tongue, options))))
  return ['', ...heading, ...fields.flatMap((field) => fieldLines(field, mark.length, labelWidth, options))]
}

/** As wide as the labels that nearly every finding has, so that the findings of a report stand on one line. */
function usualWidth(options: TextOptions): number {
  const { language } = options
  const { why, whatToDo, note, law, quote, howSure } = wordsIn[language]
  const { toFindOut, ifBreached, rule } = reportWordsIn[language]
  return Math.max(...[why, whatToDo, note, law, labelled(quote, 'zh', options), howSure, toFindOut, ifBreached, rule].map(widthOf))
}

function labelled(label: string, tongue: string | undefined, { language }: TextOptions): string {
  return tongue === undefined ? label : label + reportWordsIn[language].aside(languageName(tongue, language))
}

function fieldLines({ label, tone, values, url, language: tongue }: ReportField, indent: number, labelWidth: number, options: TextOptions): string[] {
  const { openQuote, closeQuote } = wordsIn[options.language].punctuation
  const columns = COLUMNS - indent - labelWidth - 2
  const many = values.length > 1 ? '- ' : ''
  const lines = values.flatMap((value) => {
    const said = tone === 'quote' ? `${openQuote}${value}${closeQuote}` : value
    return wrapped(said, columns - many.length).map((line, index) => (index === 0 ? many : ' '.repeat(many.length)) + line)
  })
  // An address is never broken: half of it opens nothing.
  const all = url === undefined ? lines : [...lines, url]
  const faint = (text: string) => inStyle('dim', text, options)
  return all.map((line, index) => {
    const start = index === 0 ? padded(labelled(label, tongue, options), labelWidth) : ' '.repeat(labelWidth)
    const styled = tone === 'warning' ? inStyle('yellow', line, options) : tone === 'faint' ? faint(line) : line
    return `${' '.repeat(indent)}${faint(start)}  ${styled}`
  })
}

function questionLines(report: MarketReport, options: TextOptions): string[] {
  const { questions } = report.check
  if (questions.length === 0) return []
  const words = reportWordsIn[options.language]
  const items = questions.flatMap(({ label, settles }) => {
    const said = `${plain(label, 300)} – ${words.settles(settles.length)} ${numbersOf(settles, report)}`
    return wrapped(said, COLUMNS - 4).map((line, index) => (index === 0 ? '  - ' : '    ') + line)
  })
  return ['', inStyle('bold', words.questions, options), ...items]
}

function windowLines(check: MarketCheck, options: TextOptions): string[] {
  const sentence = windowsSentence(check, options)
  if (sentence === undefined && check.windows.length === 0) return []
  const { outcome } = wordsIn[options.language]
  const width = Math.max(...check.windows.map((window) => widthOf(outcome[window.outcome])))
  const items = check.windows.flatMap((window) => {
    const { from, to, outcome: then } = window
    const title = wrapped(reasonText(window, options.language), COLUMNS - 29 - width)
    const start = `  ${from} – ${to}  `
    return title.map((line, index) => (index === 0 ? `${start}${inStyle(hues[then], padded(outcome[then], width), options)}  ${line}` : ' '.repeat(start.length + width + 2) + line).trimEnd())
  })
  return ['', inStyle('bold', reportWordsIn[options.language].overTime, options), ...(sentence === undefined ? [] : wrapped(sentence, COLUMNS - 2).map((line) => `  ${line}`)), ...items]
}

function changeLines(check: MarketCheck, options: TextOptions): string[] {
  return changeSections(check, options).flatMap(({ heading, items, notes }) => [
    '', inStyle('bold', heading, options),
    ...items.flatMap((item) => wrapped(item, COLUMNS - 4).map((line, index) => (index === 0 ? '  - ' : '    ') + line)),
    ...notes.flatMap((note) => wrapped(note, COLUMNS - 2).map((line) => `  ${line}`)),
  ])
}

/** By their titles; whoever asks for all rules is told their ids too, by which a command calls them. */
function ruleLines(lead: string, rules: readonly RuleVerdict[], { language, all }: TextOptions): string[] {
  const { colon } = wordsIn[language].punctuation
  if (rules.length === 0) return [lead + (language === 'zh' ? '。' : '.')]
  const named = rules.map(({ rule, title }) => plain(title, 300) + (all === 'shown' ? reportWordsIn[language].aside(plain(rule, 120)) : ''))
  const items = named.flatMap((name) => wrapped(name, COLUMNS - 4).map((line, index) => (index === 0 ? '  - ' : '    ') + line))
  return [`${lead}${colon}`.trimEnd(), ...items]
}

type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'magenta' | 'green'

function inStyle(style: Style, text: string, { style: chosen = 'plain' }: TextOptions): string {
  // The caller has chosen; whether this process itself writes to a terminal is not for a report to ask.
  return chosen === 'plain' || text.trim() === '' ? text : styleText(style, text, { validateStream: false })
}
