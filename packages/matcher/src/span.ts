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

/** Whether no day of a chain lies wholly before one that must precede it. */
export function isInOrder(chain: readonly string[], subject: Subject): boolean {
  let latest: Day | undefined
  return chain.every((fact) => {
    const given = typeof subject[fact] === 'string' ? daysOf(subject[fact]) : undefined
    if (!given) return true
    if (latest !== undefined && latest > given.last) return false
    if (latest === undefined || given.first > latest) latest = given.first
    return true
  })
}

/** The days of a span on which one day contradicts none of the others, of the order or of the goods; undefined where there are none. */
export function possibleDays({ orderDays, goodsDays, daysAcross = [] }: FactDictionary, subject: Subject, fact: string, span: Span): Span | undefined {
  return [orderDays, goodsDays, ...daysAcross.filter((chain) => chain.includes(fact))].reduce<Span | undefined>((left, chain) => left && daysWithin(chain, subject, fact, left), span)
}

/** The same by one chain of days, of which a day that is not in it is bounded by none. */
export function daysWithin(chain: readonly string[], subject: Subject, fact: string, span: Span): Span | undefined {
  const { [fact]: _, ...others } = subject
  if (!isInOrder(chain, others)) return undefined
  const at = chain.indexOf(fact)
  let { from, to } = span
  for (const [index, other] of chain.entries()) {
    const given = typeof others[other] === 'string' ? daysOf(others[other]) : undefined
    if (given && index < at && given.first > from) from = given.first
    if (given && at >= 0 && index > at && given.last < to) to = given.last
  }
  return from <= to ? { from, to } : undefined
}
