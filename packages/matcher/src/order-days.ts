import { addDays, type Day, daysOf, type FactDictionary, type LocalText, type Subject } from '@sextant/model'
import { between, type Known } from './known.ts'

export interface InferredDay {
  known: Known
  /** The assumptions that the bounds rest on, by their index in `statedIn`. */
  assumptions: number[]
}

/** The first or last day that something may fall on, and the assumptions that say so. */
interface Bound {
  day: Day
  assumptions: number[]
}

/** Between which bounds a day lies; null where it is open. */
interface Bounded {
  from: Bound | null
  to: Bound | null
}

/** The day of asking, and what it is asked of: an open order, or goods for which there is no order yet. */
export interface Today {
  of: 'order' | 'goods'
  day: Day
}

export interface Inferring {
  /** Whether the stated assumptions are taken to hold, those about the day of asking among them. */
  assume: boolean
  today?: Today | undefined
  /** Between which days one that is not given lies; undefined where nobody says. */
  within?: { fact: string; from: Day; to: Day } | undefined
}

/** Every assumption that the dictionary states: those between neighbouring days, then those about the day of asking. */
export function statedIn({ assumptions, today = [] }: FactDictionary): { label: LocalText }[] {
  return [...assumptions, ...today]
}

/** Whether the day of asking bounds any day of this subject, so that its answer may change as the days pass. */
export function restsOnToday(dictionary: FactDictionary, subject: Subject, of: Today['of']): boolean {
  return statementOn(dictionary, subject, of) !== undefined
}

/**
 * The days of the order that are absent or partial, bounded by all days before and after them: none lies before one
 * that precedes it. With `assume`, the stated assumptions bound the other direction too; where they contradict what is
 * given, they are dropped for that day.
 */
export function inferredDays(dictionary: FactDictionary, subject: Subject, { assume, today, within }: Inferring): Map<string, InferredDay> {
  const asked = (fact: string) => (within?.fact === fact ? { first: within.from, last: within.to } : undefined)
  const ordered = inOrder(dictionary.orderDays.map((fact) => (typeof subject[fact] === 'string' ? daysOf(subject[fact]) : asked(fact))))
  const spans = assume ? withAssumptions(dictionary, today ? withToday(dictionary, subject, ordered, today) : ordered) : ordered
  return new Map(
    dictionary.orderDays.map((fact, index) => {
      const { from, to } = spans[index] ?? { from: null, to: null }
      return [fact, { known: between(from?.day ?? null, to?.day ?? null), assumptions: [...new Set([...(from?.assumptions ?? []), ...(to?.assumptions ?? [])])] }]
    }),
  )
}

function inOrder(given: ({ first: Day; last: Day } | undefined)[]): Bounded[] {
  const certain = (day: Day | undefined): Bound | null => (day === undefined ? null : { day, assumptions: [] })
  let latest: Day | undefined
  const latestUpTo = given.map((days) => (latest = days && (latest === undefined || days.first > latest) ? days.first : latest))
  let earliest: Day | undefined
  const earliestFrom = given.toReversed().map((days) => (earliest = days && (earliest === undefined || days.last < earliest) ? days.last : earliest)).reverse()
  return given.map((own, index): Bounded => {
    const span = { from: certain(latestUpTo[index]), to: certain(earliestFrom[index]) }
    // Days that contradict each other bound nothing but themselves.
    return isEmpty(span) ? { from: certain(own?.first), to: certain(own?.last) } : span
  })
}

/** Where one of the days that it is about is given, the day of asking says nothing: what is given stands, also when it is past. */
function statementOn({ orderDays, assumptions, today = [] }: FactDictionary, subject: Subject, of: Today['of']): { at: number; index: number; isExact: boolean } | undefined {
  const index = today.findIndex((one) => one.of === of)
  const stated = today[index]
  const at = stated ? orderDays.indexOf(stated.from) : -1
  if (!stated || at < 0 || orderDays.slice(at).some((fact) => subject[fact] !== undefined)) return undefined
  return { at, index: assumptions.length + index, isExact: stated.is === 'today' }
}

function withToday(dictionary: FactDictionary, subject: Subject, ordered: Bounded[], { of, day }: Today): Bounded[] {
  const stated = statementOn(dictionary, subject, of)
  if (!stated) return ordered
  const bound: Bound = { day, assumptions: [stated.index] }
  return ordered.map((span, index) => {
    const isLater = span.from !== null && span.from.day >= day
    return index < stated.at || isLater ? span : { from: bound, to: stated.isExact ? bound : span.to }
  })
}

function withAssumptions({ orderDays, assumptions }: FactDictionary, ordered: Bounded[]): Bounded[] {
  const spans = ordered.map((span) => ({ ...span }))
  const steps = assumptions
    .map((one, index) => ({ index, withinDays: one.withinDays, at: orderDays.indexOf(one.from) }))
    .sort((a, b) => a.at - b.at)
  for (const { index, withinDays, at } of steps) {
    const [earlier, later] = [spans[at]?.to, spans[at + 1]]
    const day = earlier && addDays(earlier.day, withinDays)
    if (!later || !day || (later.to && later.to.day <= day) || (later.from && later.from.day > day)) continue
    later.to = { day, assumptions: [...earlier.assumptions, index] }
  }
  for (const { index, withinDays, at } of steps.toReversed()) {
    const [earlier, later] = [spans[at], spans[at + 1]?.from]
    const day = later && addDays(later.day, -withinDays)
    const last = ordered[at]?.to
    if (!earlier || !day || (earlier.from && earlier.from.day >= day) || (last && last.day < day)) continue
    earlier.from = { day, assumptions: [index, ...later.assumptions] }
  }
  return spans.map((span, index) => (isEmpty(span) ? ordered[index] ?? span : span))
}

function isEmpty({ from, to }: Bounded): boolean {
  return from !== null && to !== null && from.day > to.day
}
