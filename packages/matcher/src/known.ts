import { type Day, daysOf, type FactValue } from '@sextant/model'

/**
 * What is known of one fact: its value; bounds between which a number or day lies (both included, null is open); or
 * nothing. Unknown is a value of its own and never turns into yes or no.
 */
export type Known =
  | { kind: 'exact'; value: FactValue }
  | { kind: 'between'; from: number | Day | null; to: number | Day | null }
  | { kind: 'unknown' }

export const unknown: Known = { kind: 'unknown' }

export function exact(value: FactValue): Known {
  return { kind: 'exact', value }
}

/** Bounds, or the exact value where they meet. Bounds that exclude everything know nothing. */
export function between(from: number | Day | null, to: number | Day | null): Known {
  if (from === null && to === null) return unknown
  if (from !== null && to !== null) {
    if (from === to) return exact(from)
    if (from > to) return unknown
  }
  return { kind: 'between', from, to }
}

/** A possibly partial day is every day in it. */
export function knownDay(text: string): Known {
  const days = daysOf(text)
  return days ? between(days.first, days.last) : unknown
}

/** The bounds of a number or day; open on both sides where nothing is known. */
export function boundsOf(known: Known): { from: number | Day | null; to: number | Day | null } {
  if (known.kind === 'between') return known
  if (known.kind === 'exact' && (typeof known.value === 'number' || typeof known.value === 'string')) {
    return { from: known.value as number | Day, to: known.value as number | Day }
  }
  return { from: null, to: null }
}
