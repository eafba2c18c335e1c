import { dayNumber, type Matrix, type MatrixAnswer, type MatrixCell } from '@sextant/model'
import type { MatrixOptions } from './matrix-options.ts'
import { shownIn, untilOf } from './matrix-shown.ts'
import { matrixWordsIn } from './matrix-words.ts'
import { plain } from './plain.ts'
import { windowsSentence } from './report-changes.ts'
import { lawText } from './report-fields.ts'
import { outcomeRank, reportWordsIn } from './report-words.ts'
import { wordsIn } from './words.ts'

/**
 * The markets of one subject: from where the goods may go to where they may not, and of those with one outcome first the
 * ones that have nothing against them of their own, and where it stays so for longer.
 */
export function listedCells({ exporting, markets }: Matrix['subjects'][number]): MatrixCell[] {
  const rank = (one: MatrixCell['outcome']) => (one === null ? 9 : outcomeRank[one])
  const weights = (cell: MatrixCell) => {
    const { shown, until } = shownIn(cell, exporting)
    return [rank(cell.outcome), rank(cell.own?.outcome ?? cell.outcome), shown === 'unasked' ? 1 : 0, until ? -dayNumber(until) : Number.MIN_SAFE_INTEGER]
  }
  return markets.toSorted((a, b) => compared(weights(a), weights(b)))
}

function compared(a: readonly number[], b: readonly number[]): number {
  return a.map((one, index) => one - (b[index] ?? 0)).find((difference) => difference !== 0) ?? 0
}

/** Whether a market says something by itself that is not the whole answer already. */
export function isTwofold({ exporting, markets }: Matrix['subjects'][number]): boolean {
  return exporting !== null && markets.some(({ own }) => own !== null)
}

/** Why a market says what it says by itself: its first reason, or that there is none of its own. */
export function reasonOfCell(cell: MatrixCell, exporting: MatrixAnswer | null, { language }: MatrixOptions): string {
  const { shown, isHeld, reason } = shownIn(cell, exporting)
  const words = matrixWordsIn[language]
  if (reason) return `${plain(reason.title, 300)}${reason.law ? `${wordsIn[language].punctuation.clause}${lawText(reason.law, language)}` : ''}`
  if (shown === 'unasked' || shown === 'none') return words.says[shown]
  return isHeld ? words.onlyExport : reportWordsIn[language].noReason
}

/** What the exporting side says, the same for all markets; undefined where it was not asked, or no day fits. */
export function exportingText(exporting: MatrixAnswer | null, { language }: MatrixOptions): string | undefined {
  if (!exporting?.outcome) return undefined
  const [words, { outcome, punctuation: { clause } }] = [matrixWordsIn[language], wordsIn[language]]
  const until = untilOf(exporting)
  return [
    outcome[exporting.outcome],
    ...(until ? [`${words.until} ${until}`] : []),
    ...(exporting.reason ? [plain(exporting.reason.title, 300), ...(exporting.reason.law ? [lawText(exporting.reason.law, language)] : [])] : []),
  ].join(clause)
}

/** The answer on every day that was asked about, as the check has it; undefined where nobody asked, or where it stays what it is. */
export function overTimeText(index: number, { market }: Pick<MatrixCell, 'market'>, options: MatrixOptions): string | undefined {
  const found = options.check?.subjects[index]?.markets.find((one) => one.market === market)
  return found && found.windows.length > 1 ? windowsSentence(found, options) : undefined
}

/** That the table answers as if a day were given that is not, where a check was asked, whose own answer knows of no such day. */
export function dayAssumed({ fact, from, subjects }: Matrix, label: string, { check, over, language }: MatrixOptions): string | undefined {
  const isAssumed = check !== undefined && over === undefined && subjects.some(({ subject }) => subject[fact] === undefined)
  return isAssumed ? matrixWordsIn[language].dayAssumed(label, from) : undefined
}
