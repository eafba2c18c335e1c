import { type Check, marketName, type SubjectCheck } from '@sextant/model'
import type { ReportOptions } from './report-options.ts'
import { firstReasonOf } from './report-outcome.ts'
import { weighed } from './report-findings.ts'
import { nameOf } from './report-subject.ts'
import { COLUMNS, footerLines, noteLines } from './report-text.ts'
import { outcomeRank, reportWordsIn } from './report-words.ts'
import { clipped, padded, widthOf, wrapped } from './report-wrap.ts'
import { wordsIn } from './words.ts'

const REASON_MIN = 30

/** Where may these goods go? One line for each market, from the markets that are clear to those that are blocked. */
export function checkAsTable(check: Check, options: ReportOptions): string {
  const words = reportWordsIn[options.language]
  const subjects = check.subjects.flatMap((subject, index) => [
    '', ...wrapped(nameOf(subject.subject, index + 1, options), COLUMNS), ...noteLines(subject, options), '', ...tableLines(subject, options),
  ])
  return `${[words.title, ...subjects, '', words.seeOne, ...footerLines(check, options)].join('\n')}\n`
}

/** The cells of one market: code, name, outcome, number of findings, first reason. */
export function marketCells({ markets }: SubjectCheck, options: ReportOptions): { market: string; cells: [string, string, string, string, string] }[] {
  const { language } = options
  return markets
    .toSorted((a, b) => outcomeRank[a.outcome] - outcomeRank[b.outcome] || (a.market < b.market ? -1 : 1))
    .map((check) => ({
      market: check.market,
      cells: [
        check.market,
        marketName(check.market, language),
        wordsIn[language].outcome[check.outcome],
        String(weighed(check.verdicts).length),
        firstReasonOf(check, options),
      ],
    }))
}

function tableLines(subject: SubjectCheck, options: ReportOptions): string[] {
  const { columns } = reportWordsIn[options.language]
  const head = ['', columns.market, columns.outcome, columns.findings, columns.reason]
  const rows = [head, ...marketCells(subject, options).map(({ cells }) => cells)]
  const widths = head.map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))))
  const before = widths.slice(0, -1).reduce((sum, width) => sum + width + 2, 0)
  widths[widths.length - 1] = Math.min(widths.at(-1) ?? 0, Math.max(REASON_MIN, COLUMNS - before))
  const lines = rows.map((row) => row.map((cell, column) => padded(clipped(cell, widths[column] ?? 0), widths[column] ?? 0)).join('  ').trimEnd())
  const rule = widths.map((width) => '-'.repeat(width)).join('  ')
  return [lines[0] ?? '', rule, ...lines.slice(1)]
}
