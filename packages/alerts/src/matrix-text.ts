import { labelOf, marketName, type Matrix, type MatrixCell, type Outcome } from '@sextant/model'
import { matrixWordsIn, noSign, signs } from './matrix-words.ts'
import { plain } from './plain.ts'
import type { ReportOptions } from './report-options.ts'
import { nameOf } from './report-subject.ts'
import { COLUMNS } from './report-text.ts'
import { outcomeRank, reportWordsIn } from './report-words.ts'
import { clipped, padded, widthOf, wrapped } from './report-wrap.ts'
import { wordsIn } from './words.ts'

/** So many goods are told market by market, with the reason; more as signs. */
const LISTED_MAX = 3
const NAME_COLUMNS = 28
const CELL_COLUMNS = 3

/** Goods and markets as a terminal prints them. */
export function matrixAsText(matrix: Matrix, options: ReportOptions): string {
  const { language, dictionary } = options
  const words = matrixWordsIn[language]
  const legend = (Object.keys(signs) as Outcome[]).map((outcome) => `${signs[outcome]} ${wordsIn[language].outcome[outcome]}`).join('   ')
  const isListed = matrix.subjects.length <= LISTED_MAX
  return `${[
    words.title,
    ...wrapped(words.lead(labelOf(dictionary, matrix.fact, language), matrix.from, matrix.to), COLUMNS),
    ...(isListed ? matrix.subjects.flatMap((_, index) => listLines(matrix, index, options)) : ['', legend, ...signLines(matrix, options)]),
    '', ...wrapped(reportWordsIn[language].limits, COLUMNS),
    `${reportWordsIn[language].rulebook}${wordsIn[language].punctuation.colon}${plain(matrix.rulebook.digest, 100)}`,
  ].join('\n')}\n`
}

/** One line a market: from where the goods may go to where they may not, those that stay so longest first. */
function listLines(matrix: Matrix, index: number, options: ReportOptions): string[] {
  const { language } = options
  const [words, { columns }] = [matrixWordsIn[language], reportWordsIn[language]]
  const { subject, markets } = matrix.subjects[index] as Matrix['subjects'][number]
  const rank = ({ outcome }: MatrixCell) => (outcome === null ? 9 : outcomeRank[outcome])
  const sorted = markets.toSorted((a, b) => rank(a) - rank(b) || ((a.to ?? '') > (b.to ?? '') ? -1 : (a.to ?? '') < (b.to ?? '') ? 1 : a.market < b.market ? -1 : 1))
  const rows = [
    ['', columns.market, columns.outcome, words.until, columns.reason],
    ...sorted.map((cell) => [
      cell.market, marketName(cell.market, language), cell.outcome ? wordsIn[language].outcome[cell.outcome] : noSign,
      cell.to === null ? '' : cell.to === matrix.to ? words.onwards : cell.to,
      cell.outcome === null ? words.impossible : cell.reason ? plain(cell.reason.title, 300) : cell.outcome === 'clear' ? reportWordsIn[language].noReason : reportWordsIn[language].meaning.unasked,
    ]),
  ]
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))))
  const left = COLUMNS - widths.reduce((sum, width) => sum + width + 2, 0)
  const lines = rows.map((row) => [...widths.map((width, column) => padded(row[column] ?? '', width)), clipped(row[4] ?? '', Math.max(30, left))].join('  ').trimEnd())
  return ['', ...wrapped(nameOf(subject, index + 1, options), COLUMNS), '', lines[0] ?? '', '-'.repeat(COLUMNS), ...lines.slice(1)]
}

/** One sign a cell, so many markets beside each other as there is room for. */
function signLines(matrix: Matrix, options: ReportOptions): string[] {
  const each = Math.floor((COLUMNS - NAME_COLUMNS) / CELL_COLUMNS)
  const starts = matrix.markets.map((_, index) => index).filter((index) => index % each === 0)
  const names = matrix.subjects.map(({ subject }, index) => padded(clipped(`${index + 1} ${nameOf(subject, index + 1, options)}`, NAME_COLUMNS - 1), NAME_COLUMNS))
  return starts.flatMap((start) => [
    '', `${' '.repeat(NAME_COLUMNS)}${matrix.markets.slice(start, start + each).map((market) => padded(market, CELL_COLUMNS)).join('')}`.trimEnd(),
    ...matrix.subjects.map(({ markets }, index) => `${names[index]}${markets.slice(start, start + each).map(({ outcome }) => padded(outcome ? signs[outcome] : noSign, CELL_COLUMNS)).join('')}`.trimEnd()),
  ])
}
