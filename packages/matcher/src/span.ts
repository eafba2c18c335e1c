import { addMonths, type Day, daysOf, type FactDictionary, type Subject } from '@sextant/model'

/** Days from one to another, both included. */
export interface Span {
  from: Day
  to: Day
}

/** How far ahead is looked where nobody says. */
export const AHEAD_MONTHS = 36

export function spanAhead(from: Day): Span {
  return { from, to: addMonths(from, AHEAD_MONTHS) }
}

/** The days of a span on which one day of the order contradicts none of the others; undefined where there are none. */
export function possibleDays({ orderDays }: FactDictionary, subject: Subject, fact: string, span: Span): Span | undefined {
  const at = orderDays.indexOf(fact)
  let { from, to } = span
  let latest: Day | undefined
  for (const [index, other] of orderDays.entries()) {
    const given = other === fact || typeof subject[other] !== 'string' ? undefined : daysOf(subject[other])
    if (!given) continue
    // Where the others contradict each other already, no day would do.
    if (latest !== undefined && latest > given.last) return undefined
    if (latest === undefined || given.first > latest) latest = given.first
    if (index < at && given.first > from) from = given.first
    if (at >= 0 && index > at && given.last < to) to = given.last
  }
  return from <= to ? { from, to } : undefined
}
