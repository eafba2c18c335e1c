import { type Day, dayFromNumber, dayNumber, daysOf, type FactDictionary, type Subject } from '@sextant/model'
import { type Change, changed, daysSet } from './change.ts'
import { shiftsAlong } from './days-moved.ts'
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

/** What becomes of the other days of the order where the moving day would contradict them: it never does, or they move along, and with the changes made beside. */
export type Neighbours = 'kept' | 'moved' | { after: readonly Change[] }

export function timelineOf(dictionary: FactDictionary, subject: Subject, fact: string, span: Span, today: Today | undefined, neighbours: Neighbours): Timeline {
  const [from, to] = [dayNumber(span.from), dayNumber(span.to)]
  const beside = neighbours === 'kept' ? undefined : neighbours === 'moved' ? [] : neighbours.after
  const present = (beside && changed(dictionary, subject, beside)) ?? subject
  const subjectOn = (to: Day): Subject => (beside ? changed(dictionary, subject, [...beside, { kind: 'set', fact, to }]) ?? present : { ...subject, [fact]: to })
  const factsAt = remembered((day: number) => factsOf(dictionary, subjectOn(dayFromNumber(day)), { assume: true, today }))
  const isOrderDay = dictionary.orderDays.includes(fact)
  const along = beside ? shiftsAlong(dictionary, subject, daysSet(dictionary, beside), fact) : new Map([[fact, [0]]])
  const turns = isOrderDay ? turningDays(dictionary, [subject, present], fact, today, along) : []
  const pieces = [...new Set([from, ...turns.filter((day) => day > from && day <= to)])].sort((a, b) => a - b)
  const rises = (before: Facts, after: Facts) => dictionary.orderDays.every((day) => {
    const [a, b] = [boundsOf(before.know(day)), boundsOf(after.know(day))]
    return (['from', 'to'] as const).every((bound) => (a[bound] === null ? b[bound] === null : b[bound] !== null && a[bound] <= b[bound]))
  })
  const runs = pieces.filter((day, index) => index === 0 || !rises(factsAt(day - 1), factsAt(day)))
  return { fact, from, to, moving: new Set(isOrderDay ? dictionary.orderDays : [fact]), pieces, runs, subjectOn, factsAt }
}

/**
 * The days on which a bound of some day of the order may turn from standing to moving or back. Every bound is a day that is
 * given, or the day that moves, or one that moves along with it, and reaches over days that are not given by the assumptions
 * between them; and it turns where two of them meet.
 */
function turningDays(dictionary: FactDictionary, subjects: readonly [Subject, Subject], fact: string, today: Today | undefined, along: ReadonlyMap<string, readonly number[]>): number[] {
  const { orderDays, today: stated = [] } = dictionary
  const todayFrom = stated.map(({ from }) => orderDays.indexOf(from)).filter((at) => at >= 0)
  const given = orderDays.map((other) => (other === fact ? [] : subjects.flatMap((subject) => daysOf(String(subject[other] ?? '')) ?? [])))
  const isExact = orderDays.map((other, index) => other === fact || given[index]?.some(({ first, last }) => first === last) === true)
  const fixed = given.map((days, index) => new Set([...days.flatMap(({ first, last }) => [first, last]), ...(today && todayFrom.some((at) => at <= index) ? [today.day] : [])].map(dayNumber)))
  const reach = orderDays.map((_, from) => orderDays.map((_, to) => [0, ...shiftOver(dictionary, isExact, from, to)]))
  const turns = new Set<number>()
  for (const target of orderDays.keys()) {
    const shiftsTo = (index: number): number[] => reach[index]?.[target] ?? []
    const still = new Set(fixed.flatMap((days, index) => [...days].flatMap((day) => shiftsTo(index).map((shift) => day + shift))))
    const moving = new Set([...along].flatMap(([mover, shifts]) => shifts.flatMap((moved) => shiftsTo(orderDays.indexOf(mover)).map((shift) => moved + shift))))
    for (const day of still) for (const shift of moving) turns.add(day - shift).add(day - shift + 1)
  }
  return [...turns]
}

/** By how many days the assumptions carry a bound of one day to another, over days of which none is known to the day; nothing where they do not. */
function shiftOver({ orderDays, assumptions }: FactDictionary, isExact: readonly boolean[], from: number, to: number): number[] {
  const way = Math.sign(to - from)
  let shift = 0
  for (let at = from; at !== to; at += way) {
    const days = assumptions.find((one) => one.from === orderDays[Math.min(at, at + way)])?.withinDays
    if (days === undefined || isExact[at + way]) return []
    shift += way * days
  }
  return shift === 0 ? [] : [shift]
}
