import { labelOf, marketName, type Matrix } from '@sextant/model'
import { dayAssumed, exportingText, isTwofold, listedCells, overTimeText, reasonOfCell } from './matrix-listed.ts'
import type { MatrixOptions } from './matrix-options.ts'
import { type LetteredQuestion, lettered } from './matrix-questions.ts'
import { shownIn } from './matrix-shown.ts'
import { matrixWordsIn, shownOrder, signs } from './matrix-words.ts'
import { plain } from './plain.ts'
import type { ReportOptions } from './report-options.ts'
import { nameOf } from './report-subject.ts'
import { COLUMNS, footerLines, noteLines } from './report-text.ts'
import { reportWordsIn } from './report-words.ts'
import { clipped, padded, widthOf, wrapped } from './report-wrap.ts'
import { wordsIn } from './words.ts'

/** So many goods are told market by market, with the reason; more as signs. */
const LISTED_MAX = 3
const NAME_COLUMNS = 28
const CELL_COLUMNS = 4
const QUESTIONS_MAX = 10
const PLACES_MAX = 12
const NAME_MAX = 22
const REASON_MIN = 30

/** Goods and markets as a terminal prints them. */
export function matrixAsText(matrix: Matrix, options: MatrixOptions): string {
  const { language, dictionary, check } = options
  const words = matrixWordsIn[language]
  const { colon } = wordsIn[language].punctuation
  const label = labelOf(dictionary, matrix.fact, language)
  const isFew = matrix.subjects.length <= LISTED_MAX
  const isListed = isFew || check !== undefined
  const assumed = dayAssumed(matrix, label, options)
  return `${[
    words.title,
    ...wrapped(words.lead(label, matrix.from, matrix.to), COLUMNS),
    ...(assumed === undefined ? [] : wrapped(assumed, COLUMNS)),
    ...(isFew ? [] : signLines(matrix, options)),
    ...(isListed ? [...matrix.subjects.flatMap((_, index) => listLines(matrix, index, options)), '', ...wrapped(`${words.rules}${colon}${words.rulesLead}`, COLUMNS)] : []),
    ...questionLines(matrix, options),
    ...(check ? ['', ...wrapped(reportWordsIn[language].seeOne, COLUMNS), ...footerLines(check, options)] : ['', ...wrapped(reportWordsIn[language].limits, COLUMNS), `${reportWordsIn[language].rulebook}${colon}${plain(matrix.rulebook.digest, 100)}`]),
  ].join('\n')}\n`
}

/** One line a market, and beneath it the answer over time where that was asked for. */
function listLines(matrix: Matrix, index: number, options: MatrixOptions): string[] {
  const { language, check } = options
  const [words, { columns }] = [matrixWordsIn[language], reportWordsIn[language]]
  const row = matrix.subjects[index] as Matrix['subjects'][number]
  const { subject, exporting } = row
  const { outcome, punctuation: { colon } } = wordsIn[language]
  const [sorted, hasOwn] = [listedCells(row), isTwofold(row)]
  const rows = [
    ['', columns.market, words.whole, ...(hasOwn ? [words.byItself] : []), words.rules, words.until, columns.reason],
    ...sorted.map((cell) => {
      const { shown, until } = shownIn(cell, exporting)
      return [
        cell.market, clipped(marketName(cell.market, language), NAME_MAX), cell.outcome ? outcome[cell.outcome] : signs.none,
        ...(hasOwn ? [shown === 'unasked' || shown === 'none' ? signs[shown] : outcome[shown]] : []),
        String(cell.rulesAsked), shown === 'none' ? '' : until ?? words.onwards, reasonOfCell(cell, exporting, options),
      ]
    }),
  ]
  const last = (rows[0]?.length ?? 1) - 1
  const widths = Array.from({ length: last }, (_, column) => Math.max(...rows.map((cells) => widthOf(cells[column] ?? ''))))
  const left = COLUMNS - widths.reduce((sum, width) => sum + width + 2, 0)
  const [head = '', ...lines] = rows.map((cells) => [...widths.map((width, column) => padded(cells[column] ?? '', width)), clipped(cells[last] ?? '', Math.max(REASON_MIN, left))].join('  ').trimEnd())
  const beneath = sorted.map((cell) => wrapped(overTimeText(index, cell, options) ?? '', COLUMNS - 4).flatMap((line) => (line === '' ? [] : [`    ${line}`])))
  const exported = exportingText(exporting, options)
  const noted = check?.subjects[index]
  return [
    '', ...wrapped(nameOf(subject, index + 1, options), COLUMNS), ...(noted ? noteLines(noted, options) : []),
    ...(exported === undefined ? [] : wrapped(`${words.exporting}${colon}${exported}`, COLUMNS)),
    '', head, '-'.repeat(COLUMNS), ...lines.flatMap((line, at) => [line, ...(beneath[at] ?? [])]),
  ]
}

function questionLines(matrix: Matrix, { language }: ReportOptions): string[] {
  const words = matrixWordsIn[language]
  if (matrix.questions === null) return ['', ...wrapped(words.tooMany, COLUMNS)]
  const asked = lettered(matrix).questions.filter(({ settles }) => settles.length > 0).slice(0, QUESTIONS_MAX)
  if (asked.length === 0) return []
  return ['', words.questions, ...wrapped(words.questionsLead, COLUMNS), ...asked.flatMap((question) => wrapped(questionText(question, language), COLUMNS - 4).map((line, index) => (index === 0 ? '  - ' : '    ') + line))]
}

function questionText({ label, settles, partOf }: LetteredQuestion, language: ReportOptions['language']): string {
  const [words, { colon, clause }] = [matrixWordsIn[language], wordsIn[language].punctuation]
  const markets = [...new Set(settles.map(({ market }) => market ?? words.exporting))]
  const more = markets.length - PLACES_MAX
  const where = markets.length === 0 ? '' : `${reportWordsIn[language].aside(`${markets.slice(0, PLACES_MAX).join(' ')}${more > 0 ? ` ${words.andMore(more)}` : ''}`)}`
  return `${plain(label, 200)}${colon}${words.decides} ${words.counts(settles.length)}${where}${clause}${words.partOf} ${words.counts(partOf.length)}`
}

/** One sign a cell, so many markets beside each other as there is room for; the exporting side before them. */
function signLines(matrix: Matrix, options: ReportOptions): string[] {
  const { language } = options
  const words = matrixWordsIn[language]
  const hasExport = matrix.subjects.some(({ exporting }) => exporting !== null)
  const cells = matrix.subjects.map(({ exporting, markets }) => ({ own: exporting?.outcome ? signs[exporting.outcome] : signs.none, shown: markets.map((cell) => shownIn(cell, exporting)) }))
  const used = shownOrder.filter((shown) => cells.some((row) => row.shown.some((one) => one.shown === shown)))
  const isHeld = cells.some((row) => row.shown.some((one) => one.isHeld))
  const each = Math.floor((COLUMNS - NAME_COLUMNS) / CELL_COLUMNS) - (hasExport ? 1 : 0)
  const starts = matrix.markets.map((_, index) => index).filter((index) => index % each === 0)
  const rules = matrix.markets.map((_, index) => String(matrix.subjects[0]?.markets[index]?.rulesAsked ?? ''))
  const names = matrix.subjects.map(({ subject }, index) => padded(clipped(`${index + 1} ${nameOf(subject, index + 1, options)}`, NAME_COLUMNS - 1), NAME_COLUMNS))
  const line = (name: string, own: string, signed: readonly string[]) => `${padded(name, NAME_COLUMNS)}${[...(hasExport ? [own] : []), ...signed].map((sign) => padded(sign, CELL_COLUMNS)).join('')}`.trimEnd()
  return [
    '', ...used.map((shown) => `${padded(signs[shown], 3)}${words.says[shown]}`),
    ...wrapped(`${words.rules}${wordsIn[language].punctuation.colon}${words.rulesLead}`, COLUMNS),
    ...(isHeld ? wrapped(`(✓) (?) (!) ${words.held}`, COLUMNS) : []), ...(hasExport ? wrapped(`↗  ${words.exporting}${wordsIn[language].punctuation.colon}${words.exportingLead}`, COLUMNS) : []),
    ...starts.flatMap((start) => [
      '', line('', '↗', matrix.markets.slice(start, start + each)),
      line(words.rules, '', rules.slice(start, start + each)),
      ...cells.map(({ own, shown }, index) => line(names[index] ?? '', own, shown.slice(start, start + each).map(({ sign }) => sign))),
    ]),
  ]
}
