// Sixteen lines in one 32-bit word, two bits each. Of a grade, the low bit says that a condition certainly holds and the
// high bit that it possibly does, so that `&` is `all` and `|` is `any` of both readings at once.
import { FALSE, type Grade, TRUE, UNKNOWN } from './grade.ts'

export const LINES_IN_WORD = 16
/** So many lines are judged side by side: what they need stays near the processor. */
export const LINES_IN_BLOCK = 4_096
/** The low bit of every line. */
export const LOW = 0x55555555

export const bitsOf: Readonly<Record<Grade, number>> = { [FALSE]: 0b00, [UNKNOWN]: 0b10, [TRUE]: 0b11 }

/** A grade for all lines of a word. */
export function spread(grade: Grade): number {
  return bitsOf[grade] * LOW
}

/** What does not hold certainly holds possibly not. */
export function negated(word: number): number {
  const flipped = ~word
  return ((flipped & LOW) << 1) | ((flipped >>> 1) & LOW)
}

/** The two bits of one line, of words that begin at one of them. */
export function bitsAt(words: Int32Array, line: number, at = 0): number {
  return ((words[at + (line >>> 4)] as number) >>> ((line & 15) << 1)) & 0b11
}

export function wordsFor(lines: number): number {
  return (lines + LINES_IN_WORD - 1) >>> 4
}
