import { labelOf, type MarketCheck, type Outcome, type Subject, type Window } from '@sextant/model'
import { changeWordsIn } from './report-change-words.ts'
import type { ReportOptions } from './report-options.ts'
import { wordsIn } from './words.ts'

/** So many stretches stand in a heading; the windows below have all. */
const STRETCHES_MAX = 3

/** The answer of each day of a span, where it is not the same on all and no day is given. */
export interface ByDay {
  /** In place of an outcome: `DEPENDS ON THE DAY`. */
  word: string
  /** `Date of arrival: until 2027-10-13 CLEAR, then CANNOT TELL`. */
  said: string
  /** That of the nearest days. */
  first: Outcome
}

export function byDayOf({ windows }: Pick<MarketCheck, 'windows'>, subject: Subject, { language, dictionary, over }: ReportOptions): ByDay | undefined {
  if (over === undefined || subject[over.fact] !== undefined) return undefined
  const stretches = stretchesOf(windows)
  const [first, ...others] = stretches
  if (!first || others.length === 0) return undefined
  const words = changeWordsIn[language]
  const { outcome, punctuation: { colon } } = wordsIn[language]
  const told = stretches.slice(0, STRETCHES_MAX).map((one, index) => words.stretch(outcome[one.outcome], one === stretches.at(-1) ? undefined : one.to, index === 0))
  const more = stretches.length > STRETCHES_MAX ? [words.laterOtherwise] : []
  return { word: words.dependsOnDay, said: `${labelOf(dictionary, over.fact, language)}${colon}${[...told, ...more].join(words.stretchAfter)}`, first: first.outcome }
}

/** The outcome that a market is sorted by: where it depends on the day, that of the nearest days. */
export function nearestOutcome(check: MarketCheck, subject: Subject, options: ReportOptions): Outcome {
  return byDayOf(check, subject, options)?.first ?? check.outcome
}

/** Windows that differ only in their reason, as one. */
function stretchesOf(windows: readonly Window[]): Pick<Window, 'outcome' | 'to'>[] {
  return windows.filter(({ outcome }, index) => outcome !== windows[index + 1]?.outcome)
}
