import { type Day, dayFromNumber, dayNumber, daysOf, type FactDictionary, type Subject } from '@sextant/model'
import { changed } from './change.ts'
import { type Facts, factsOf } from './facts.ts'
import { boundsOf } from './known.ts'
import type { Today } from './order-days.ts'
import { remembered } from './remembered.ts'
import type { Span } from './span.ts'

/** One subject as one of its days moves through a span. Days are counted as by `dayNumber`. */
export interface Timeline {
  fact: string
  from: number
  to: number
  /** The days that move with it: itself, and where it is a day of the order all of those. */
  moving: ReadonlySet<string>
  /**
   * Where stretches begin on each of which every bound of a day of the order either stands still or moves day by day.
   * A superset: two neighbours may go on alike.
   */
  pieces: readonly number[]
  /** Where stretches begin on each of which no such bound ever falls, appears or disappears: one or more pieces each. */
  runs: readonly number[]
  subjectOn(day: Day): Subject
  factsAt(day: number): Facts
}

/** What becomes of the other days of the order where the moving day would contradict them: it never does, or they move along. */
export type Neighbours = 'kept' | 'moved'

export function timelineOf(dictionary: FactDictionary, subject: Subject, fact: string, span: Span, today: Today | undefined, neighbours: Neighbours): Timeline {
  const [from, to] = [dayNumber(span.from), dayNumber(span.to)]
  const subjectOn = (to: Day): Subject => (neighbours === 'moved' ? changed(dictionary, subject, [{ kind: 'set', fact, to }]) ?? subject : { ...subject, [fact]: to })
  const factsAt = remembered((day: number) => factsOf(dictionary, subjectOn(dayFromNumber(day)), { assume: true, today }))
  const isOrderDay = dictionary.orderDays.includes(fact)
  const turns = isOrderDay ? turningDays(dictionary, subject, fact, today, neighbours) : []
  const pieces = [...new Set([from, ...turns.filter((day) => day > from && day <= to)])].sort((a, b) => a - b)
  const rises = (before: Facts, after: Facts) => dictionary.orderDays.every((day) => {
    const [a, b] = [boundsOf(before.know(day)), boundsOf(after.know(day))]
    return (['from', 'to'] as const).every((bound) => (a[bound] === null ? b[bound] === null : b[bound] !== null && a[bound] <= b[bound]))
  })
  const runs = pieces.filter((day, index) => index === 0 || !rises(factsAt(day - 1), factsAt(day)))
  return { fact, from, to, moving: new Set(isOrderDay ? dictionary.orderDays : [fact]), pieces, runs, subjectOn, factsAt }
}

/**
 * The days on which a bound may turn from standing to moving or back. Every bound is a day that is given, or the day that
 * moves, each with the assumptions of a chain of neighbours added or taken away; and it turns where two of them meet.
 */
function turningDays(dictionary: FactDictionary, subject: Subject, fact: string, today: Today | undefined, neighbours: Neighbours): number[] {
  const { orderDays, today: stated = [] } = dictionary
  // What moves along carries its own neighbours.
  const movers = neighbours === 'moved' ? orderDays : [fact]
  const own = [...new Set(movers.flatMap((day) => shiftsFrom(dictionary, orderDays.indexOf(day))))]
  const todayFrom = stated.flatMap(({ from }) => orderDays.indexOf(from))
  const turns = new Set<number>()
  for (const [index, other] of orderDays.entries()) {
    const given = other !== fact && typeof subject[other] === 'string' ? daysOf(subject[other]) : undefined
    const fixed = [...(given ? [given.first, given.last] : []), ...(today && todayFrom.some((at) => at <= index) ? [today.day] : [])]
    const shifts = fixed.length === 0 ? [] : shiftsFrom(dictionary, index)
    for (const day of new Set(fixed)) {
      for (const shift of shifts) for (const back of own) turns.add(dayNumber(day as Day) + shift - back).add(dayNumber(day as Day) + shift - back + 1)
    }
  }
  return [...turns]
}

/** By how many days the assumptions carry a bound of one day to those after and before it. */
function shiftsFrom({ orderDays, assumptions }: FactDictionary, at: number): number[] {
  const step = (index: number) => assumptions.find(({ from }) => from === orderDays[index])?.withinDays
  const shifts = [0]
  let [ahead, behind] = [0, 0]
  for (let index = at, days = step(index); days !== undefined; days = step(++index)) shifts.push((ahead += days))
  for (let index = at - 1, days = step(index); days !== undefined; days = step(--index)) shifts.push(-(behind += days))
  return shifts
}
