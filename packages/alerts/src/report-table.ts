import { type Check, type MarketCheck, marketName, type Outcome, type SubjectCheck } from '@sextant/model'
import { matrixWordsIn, signs } from './matrix-words.ts'
import type { ReportOptions } from './report-options.ts'
import { windowsSentence } from './report-changes.ts'
import { firstReasonOf } from './report-outcome.ts'
import { weighed } from './report-findings.ts'
import { nameOf, originOf } from './report-subject.ts'
import { COLUMNS, footerLines, noteLines } from './report-text.ts'
import { outcomeRank, reportWordsIn } from './report-words.ts'
import { clipped, padded, widthOf, wrapped } from './report-wrap.ts'
import { wordsIn } from './words.ts'

const REASON_MIN = 30

/** Where may these goods go? One line for each market, from the markets that are clear to those that are blocked. */
export function checkAsTable(check: Check, options: ReportOptions): string {
  const words = reportWordsIn[options.language]
  const subjects = check.subjects.flatMap((subject, index) => [
    '', ...wrapped(nameOf(subject.subject, index + 1, options), COLUMNS), ...noteLines(subject, options), '', ...exportingLine(subject, options), ...tableLines(subject, options),
  ])
  const { rules, rulesLead } = matrixWordsIn[options.language]
  const { colon } = wordsIn[options.language].punctuation
  return `${[words.title, ...subjects, '', ...wrapped(`${rules}${colon}${rulesLead}`, COLUMNS), ...wrapped(words.seeOne, COLUMNS), ...footerLines(check, options)].join('\n')}\n`
}

/** The cells of one market: code, name, outcome, what the market says alone where the exporting side was asked too, rules asked, findings, first reason. */
function marketCells({ markets }: SubjectCheck, options: ReportOptions): { check: MarketCheck; cells: string[] }[] {
  const { language } = options
  const isAlone = !asksExport(markets)
  return markets
    .map((check) => ({ check, own: abroad(check), alone: outcomeAlone(abroad(check)) }))
    .toSorted((a, b) => outcomeRank[a.check.outcome] - outcomeRank[b.check.outcome] || outcomeRank[a.alone] - outcomeRank[b.alone] || (a.check.market < b.check.market ? -1 : 1))
    .map(({ check, own, alone }) => ({
      check,
      cells: [
        check.market,
        marketName(check.market, language),
        wordsIn[language].outcome[check.outcome],
        ...(isAlone ? [] : [check.rulesAsked === 0 ? signs.unasked : wordsIn[language].outcome[alone]]),
        String(check.rulesAsked),
        String(weighed(own.verdicts).length),
        alone === 'clear' && check.outcome !== 'clear' ? matrixWordsIn[language].onlyExport : firstReasonOf(own, options),
      ],
    }))
}

function asksExport(markets: readonly MarketCheck[]): boolean {
  return markets.some(({ verdicts }) => verdicts.some(({ side }) => side === 'export'))
}

/** The same without the exporting side, which says of every market what it says of one. */
function abroad(check: MarketCheck): MarketCheck {
  return { ...check, verdicts: check.verdicts.filter(({ side }) => side !== 'export') }
}

/** The weightiest finding makes the outcome. */
function outcomeAlone({ verdicts, rulesAsked }: MarketCheck): Outcome {
  const group = weighed(verdicts)[0]?.group
  if (group === 'blocks') return 'blocked'
  if (group === 'asks') return 'act'
  return group === 'open' || rulesAsked === 0 ? 'cannot-tell' : 'clear'
}

/** What the exporting side says, once for all markets. */
function exportingLine({ subject, markets }: SubjectCheck, options: ReportOptions): string[] {
  const [first] = markets
  if (!first || !asksExport(markets)) return []
  const { language } = options
  const verdicts = first.verdicts.filter(({ side }) => side === 'export')
  const own = { ...first, verdicts, rulesAsked: verdicts.length }
  const { colon, clause } = wordsIn[language].punctuation
  const side = reportWordsIn[language].side('export', originOf(subject, options))
  return wrapped(`${side}${colon}${wordsIn[language].outcome[outcomeAlone(own)]}${clause}${firstReasonOf(own, options)}`, COLUMNS)
}

function tableLines(subject: SubjectCheck, options: ReportOptions): string[] {
  const { columns } = reportWordsIn[options.language]
  const { byItself, rules } = matrixWordsIn[options.language]
  const head = ['', columns.market, columns.outcome, ...(asksExport(subject.markets) ? [byItself] : []), rules, columns.findings, columns.reason]
  const ordered = marketCells(subject, options)
  const rows = [head, ...ordered.map(({ cells }) => cells)]
  const widths = head.map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))))
  const before = widths.slice(0, -1).reduce((sum, width) => sum + width + 2, 0)
  widths[widths.length - 1] = Math.min(widths.at(-1) ?? 0, Math.max(REASON_MIN, COLUMNS - before))
  const lines = rows.map((row) => row.map((cell, column) => padded(clipped(cell, widths[column] ?? 0), widths[column] ?? 0)).join('  ').trimEnd())
  const rule = widths.map((width) => '-'.repeat(width)).join('  ')
  const beneath = ordered.map(({ check }) => overTimeLines(check, options))
  return [lines[0] ?? '', rule, ...lines.slice(1).flatMap((line, index) => [line, ...(beneath[index] ?? [])])]
}

/** The answer over time stands beneath its market, where it has room. */
function overTimeLines(check: MarketCheck, options: ReportOptions): string[] {
  const sentence = windowsSentence(check, options)
  return sentence === undefined ? [] : wrapped(sentence, COLUMNS - 4).map((line) => `    ${line}`)
}
