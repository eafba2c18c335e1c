import type { Day, MatrixAnswer, MatrixCell, MatrixReason } from '@sextant/model'
import { type Shown, signs } from './matrix-words.ts'

/** What a cell shows. The colour of `clear` is kept for answers that are clear on every side that was asked. */
export interface ShownCell {
  shown: Shown
  /** Whether the whole answer is worse than what is shown: the exporting side is open, or bars it. */
  isHeld: boolean
  sign: string
  reason: MatrixReason | null
  to: Day | null
}

/** Markets differ by what they say themselves, so that is shown; where the exporting side is worse, in brackets. */
export function shownIn(cell: MatrixCell): ShownCell {
  const own: MatrixAnswer = cell.own ?? cell
  const isHeld = own.outcome !== cell.outcome
  const shown = own.outcome === null ? 'none' : own.outcome === 'cannot-tell' && own.reason === null && cell.rulesAsked === 0 ? 'unasked' : own.outcome
  return { shown, isHeld, sign: isHeld ? `(${signs[shown]})` : signs[shown], reason: own.reason, to: isHeld ? own.to : cell.to }
}
