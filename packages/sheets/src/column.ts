import type { FactDefinition } from '@sextant/model'
import type { Decimal } from './decimal.ts'
import type { Words } from './word.ts'
import type { DayOrder } from './written-day.ts'
import type { Signs } from './written-number.ts'

/** How it was found what a column means. `remembered` and `map` are the reader's own words. */
export type FoundBy = 'map' | 'remembered' | 'heading' | 'label' | 'name' | 'lower heading'

/** One column of the table that has a heading, or cells without one. */
export interface Column {
  index: number
  /** Where its heading stands, from the top row down; empty where it has none. */
  parts: readonly string[]
  use: Use
  /** What its cells decided where they might be read in two ways. */
  manner?: string
  /** No cell below the heading holds anything. */
  isEmpty?: true
}

export type Use =
  | { is: 'fact'; fact: string; by: FoundBy; unit?: string; size?: Decimal; isUnitSaid?: true; step?: string }
  | { is: 'not used'; why: 'not known' | 'as mapped' | 'as remembered' | 'hidden' | 'no heading' | 'of an order' | 'named by --exporter'; near?: string }
  /** Nothing is imported while one column is unclear. */
  | { is: 'unclear'; why: string; cure: string }

/** What reading a cell of a column needs. */
export interface Reader {
  definition: FactDefinition | 'own name'
  /** What the fact is called, folded. */
  names: readonly string[]
  fact: string
  heading: string
  size: Decimal | undefined
  /** The heading, or the reader, says in which unit numbers stand that have none of their own. */
  hasUnit: boolean
  order: DayOrder
  /** The spreadsheet may have taken the day of a month for the month. */
  daysMayBeSwapped: boolean
  signs: Signs
  /** Of percentages: whether a number of at most 1 may be a fraction of 1. */
  fraction: 'never' | 'hardly' | 'perhaps'
  words: Words | undefined
  /** Of a class of emissions: the steps that may stand beside its number. */
  steps: readonly string[] | undefined
  /** Of a fact that holds markets: whether its column holds nothing but codes in capitals. */
  codes: 'alone' | 'among others' | undefined
}
