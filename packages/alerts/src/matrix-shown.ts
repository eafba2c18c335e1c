import type { Day, MatrixAnswer, MatrixCell, MatrixReason } from '@sextant/model'
import { type Shown, signs } from './matrix-words.ts'

/** What a cell shows. Its colour is that of the whole answer, so that of `clear` is kept for what is clear on every side that was asked. */
export interface ShownCell {
  shown: Shown
  /** The whole answer, which gives the cell its colour: as is shown, unless that is held. */
  whole: Shown
  /** Whether what is shown says less than the whole answer: the exporting side is open, asks for something or bars it. */
  isHeld: boolean
  sign: string
  reason: MatrixReason | null
  until: Day | null
}

/** The last day on which it is so; null where it stays so, or where there is no answer. */
export function untilOf(answer: MatrixAnswer | null): Day | null {
  return answer === null || answer.isLasting ? null : answer.to
}

/** Markets differ by what they say themselves, so that is shown; in brackets where the exporting side has more to say. A bar needs none: nothing that is added opens it. */
export function shownIn(cell: MatrixCell, exporting: MatrixAnswer | null): ShownCell {
  const own: MatrixAnswer = cell.own ?? cell
  const isMore = exporting !== null && exporting.outcome !== null && exporting.outcome !== 'clear' && cell.own !== null
  const isHeld = own.outcome !== cell.outcome || (isMore && own.outcome !== null && own.outcome !== 'blocked')
  const shown = own.outcome === null ? 'none' : own.outcome === 'cannot-tell' && own.reason === null && cell.rulesAsked === 0 ? 'unasked' : own.outcome
  return { shown, whole: isHeld ? (cell.outcome ?? 'none') : shown, isHeld, sign: isHeld ? `(${signs[shown]})` : signs[shown], reason: own.reason, until: untilOf(isHeld ? own : cell) }
}
