import type { Subject } from '@sextant/model'

/** A cell that cannot be taken as it is. */
export interface Rejected {
  sheet: string
  /** `B7`. */
  cell: string
  heading: string
  found: string
  why: string
  cure: string
}

/** Something about a cell that is taken all the same. */
export interface Hint {
  sheet: string
  cell: string
  heading: string
  message: string
}

/** What is to be said of the facts of one row beyond what the dictionary says: an error rejects the fact's cell. */
export type Examine = (facts: Subject) => readonly { fact: string; severity: 'error' | 'hint'; message: string }[]
