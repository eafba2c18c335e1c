import { type Matcher, matrixRow, spanAhead } from '@sextant/matcher'
import { type Check, daysOf, type Language, type Market, type Matrix, type Side, type Subject } from '@sextant/model'
import { matrixQuestions } from './matrix-questions.ts'
import type { OverDays } from './over-days.ts'

export interface AskingMatrix {
  markets: readonly Market[]
  over: OverDays
  /** Whether an order is asked about on its own day, or all from the first day of the span. */
  startsOn: 'order' | 'span'
  /** Whether the other days of an order move along with a day that is its own. */
  neighbours: 'kept' | 'moved'
  sides: readonly Side[]
  language: Language
}

/** Every subject in every market, with the outcome, why, and how long that stays. */
export async function matrixOf(matcher: Matcher, subjects: readonly Subject[], { rulebook, checkedAt }: Pick<Check, 'rulebook' | 'checkedAt'>, asking: AskingMatrix): Promise<Matrix> {
  const { markets, over, sides, language } = asking
  const rows = subjects.map((subject) => ({ subject, ...matrixRow(matcher, subject, markets, { ...daysAsked(subject, asking), sides, language }) }))
  return { rulebook, checkedAt, ...over, markets: [...markets], subjects: rows, questions: await matrixQuestions(matcher, { subjects: rows, fact: over.fact }, sides, language) }
}

function daysAsked(subject: Subject, { over, startsOn, neighbours }: AskingMatrix): OverDays & Pick<AskingMatrix, 'neighbours'> {
  const own = subject[over.fact]
  const first = typeof own === 'string' ? daysOf(own)?.first : undefined
  if (first === undefined) return { ...over, neighbours: 'kept' }
  if (first > over.to && neighbours === 'moved') return { ...over, ...spanAhead(first), neighbours }
  return startsOn === 'span' || first > over.to ? { ...over, neighbours: 'kept' } : { ...over, from: first, neighbours }
}
