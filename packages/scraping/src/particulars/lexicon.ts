import { lexicons } from './lexicons.ts'
import type { Words } from './words.ts'

export const anchors = ['official-publication', 'publication', 'entry-into-force', 'import-declaration', 'entry'] as const
export type Anchor = (typeof anchors)[number]

/** What a language calls the things of which laws speak. A list that is left out is one that the language has no need of. */
export interface Lexicon {
  /** The sign before fractions. Where both are in use, three digits after one are thousands. */
  decimal: '.' | ',' | 'either'
  /** Twelve, from January on, alternatives parted by a stroke. */
  months?: Words
  /** Whether the month also stands before its day: June 13. */
  monthFirst?: boolean
  /** The word month after the name of one. */
  monthAfter?: Words
  /** Words after and before the figure of a year, and between day, month and year. */
  yearAfter?: Words
  yearBefore?: Words
  of?: Words
  /** Patterns of days that the language writes in its own order, with the groups `year`, `month` and `day`. */
  days?: readonly string[]
  /** After the number of a day in any month. */
  dayOfMonth?: Words
  /** Before or after a year: its last day. Words for a quarter of one. */
  endOfYear?: Words
  quarter?: Words
  modelYear?: Words
  /** The calendar whose years the language may write without saying so. */
  calendar?: 'buddhist' | 'persian'
  /** Words for powers of ten after a figure. */
  scales?: Record<number, Words>
  /** By unit, and those before the figure. */
  units?: Record<string, Words>
  /** Whole durations in one word, such as an Arabic dual: the unit, by the word. */
  twos?: Record<string, Words>
  percentBefore?: Words
  /** Whether the word for one is an article too. */
  oneIsArticle?: boolean
  /** After which a bare number is a coefficient. */
  coefficient?: Words
  /** Between a figure and its unit: days of work, of the calendar. */
  workingDay?: Words
  calendarDay?: Words
  /** Words that compare or join, such as "but not more than". */
  comparing?: Words
  joining?: Words
  /** Between the two ends of a range. */
  range?: Words
  /** Before the first of two ends that are joined by "and". */
  between?: Words
  /** What makes of years the age of a vehicle; what makes of them a term; and what has an age if nothing says otherwise. */
  age?: Words
  term?: Words
  /** Directly before a number of years that are a term. */
  during?: Words
  vehicle?: Words
  /** Kinds of acts, and the word for their number where it is no sign. */
  act?: Words
  number?: Words
  /** What the numbers of acts of a kind begin with: ПҚ-3945. */
  actPrefix?: Words
  /** The number of an act ends in it: ПФ-5863-сон. */
  numberAfter?: Words
  category?: Words
  heading?: Words
  euro?: Words
  ecologicalClass?: Words
  /** What is said of a clause that is law no longer. */
  repealed?: Words
  /** From what a term is counted, and whether that is said before it. */
  anchorsFirst?: boolean
  anchors?: Partial<Record<Anchor, Words>>
}

/** The lexicon of a language tag, by its first part. Of a language that is not known only figures and signs are read. */
export function lexiconOf(language: string): Lexicon {
  return lexicons[language.toLowerCase().split('-')[0] ?? ''] ?? { decimal: 'either' }
}
