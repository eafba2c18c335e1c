import { labelOf, marketName, type Matrix, type MatrixAnswer, type MatrixCell } from '@sextant/model'
import { type LetteredQuestion, lettered } from './matrix-questions.ts'
import { shownIn } from './matrix-shown.ts'
import { matrixWordsIn, shownOrder, signs } from './matrix-words.ts'
import { plain } from './plain.ts'
import { lawText } from './report-fields.ts'
import type { ReportOptions } from './report-options.ts'
import { nameOf } from './report-subject.ts'
import { COLUMNS } from './report-text.ts'
import { outcomeRank, reportWordsIn } from './report-words.ts'
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
export function matrixAsText(matrix: Matrix, options: ReportOptions): string {
  const { language, dictionary } = options
  const words = matrixWordsIn[language]
  const isListed = matrix.subjects.length <= LISTED_MAX
  return `${[
    words.title,
    ...wrapped(words.lead(labelOf(dictionary, matrix.fact, language), matrix.from, matrix.to), COLUMNS),
    ...(isListed ? matrix.subjects.flatMap((_, index) => listLines(matrix, index, options)) : signLines(matrix, options)),
    ...questionLines(matrix, options),
    '', ...wrapped(reportWordsIn[language].limits, COLUMNS),
    `${reportWordsIn[language].rulebook}${wordsIn[language].punctuation.colon}${plain(matrix.rulebook.digest, 100)}`,
  ].join('\n')}\n`
}

/**
 * One line a market: from where the goods may go to where they may not, and of those with one outcome first the ones that
 * have nothing against them of their own.
 */
function listLines(matrix: Matrix, index: number, options: ReportOptions): string[] {
  const { language } = options
  const [words, { columns }] = [matrixWordsIn[language], reportWordsIn[language]]
  const { subject, exporting, markets } = matrix.subjects[index] as Matrix['subjects'][number]
  const { outcome } = wordsIn[language]
  const rank = (one: MatrixCell['outcome']) => (one === null ? 9 : outcomeRank[one])
  const weights = (cell: MatrixCell) => [rank(cell.outcome), rank(cell.own?.outcome ?? cell.outcome), shownIn(cell, exporting).shown === 'unasked' ? 1 : 0]
  const sorted = markets.toSorted((a, b) => compared(weights(a), weights(b)) || ((shownIn(b, exporting).to ?? '') < (shownIn(a, exporting).to ?? '') ? -1 : 1))
  const rows = [
    ['', columns.market, words.whole, ...(exporting ? [words.byItself] : []), words.rules, words.until, columns.reason],
    ...sorted.map((cell) => {
      const { shown, to } = shownIn(cell, exporting)
      return [
        cell.market, clipped(marketName(cell.market, language), NAME_MAX), cell.outcome ? outcome[cell.outcome] : signs.none,
        ...(exporting ? [shown === 'unasked' || shown === 'none' ? signs[shown] : outcome[shown]] : []),
        String(cell.rulesAsked), to === null ? '' : to === matrix.to ? words.onwards : to, reasonText(cell, exporting, options),
      ]
    }),
  ]
  const last = (rows[0]?.length ?? 1) - 1
  const widths = Array.from({ length: last }, (_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))))
  const left = COLUMNS - widths.reduce((sum, width) => sum + width + 2, 0)
  const lines = rows.map((row) => [...widths.map((width, column) => padded(row[column] ?? '', width)), clipped(row[last] ?? '', Math.max(REASON_MIN, left))].join('  ').trimEnd())
  return ['', ...wrapped(nameOf(subject, index + 1, options), COLUMNS), ...exportingLines(matrix, index, options), '', lines[0] ?? '', '-'.repeat(COLUMNS), ...lines.slice(1), '', ...wrapped(`${words.rules}${wordsIn[language].punctuation.colon}${words.rulesLead}`, COLUMNS)]
}

function compared(a: readonly number[], b: readonly number[]): number {
  return a.map((one, index) => one - (b[index] ?? 0)).find((difference) => difference !== 0) ?? 0
}

function reasonText(cell: MatrixCell, exporting: MatrixAnswer | null, { language }: ReportOptions): string {
  const { shown, isHeld, reason } = shownIn(cell, exporting)
  const words = matrixWordsIn[language]
  if (reason) return `${plain(reason.title, 300)}${reason.law ? `${wordsIn[language].punctuation.clause}${lawText(reason.law, language)}` : ''}`
  if (shown === 'unasked' || shown === 'none') return words.says[shown]
  return isHeld ? words.onlyExport : reportWordsIn[language].noReason
}

/** What the exporting side says, once for all markets. */
function exportingLines({ subjects, to }: Matrix, index: number, { language }: ReportOptions): string[] {
  const exporting = subjects[index]?.exporting
  if (!exporting?.outcome) return []
  const [words, { outcome, punctuation: { colon, clause } }] = [matrixWordsIn[language], wordsIn[language]]
  const said = [
    outcome[exporting.outcome],
    ...(exporting.to === null || exporting.to === to ? [] : [`${words.until} ${exporting.to}`]),
    ...(exporting.reason ? [plain(exporting.reason.title, 300), ...(exporting.reason.law ? [lawText(exporting.reason.law, language)] : [])] : []),
  ]
  return wrapped(`${words.exporting}${colon}${said.join(clause)}`, COLUMNS)
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
