import { type Day, dayNumber, daysOf, type FactDictionary, type Subject } from '@sextant/model'
import { type Change, changed, daysSet, touchedBy } from './change.ts'
import { dayNow } from './day-now.ts'
import { remembered } from './remembered.ts'

/** What tells ways apart: the values that they set, but of days and numbers only which. */
export function nameApart({ facts }: FactDictionary, change: Change): string {
  return isScaled(facts, change.fact) ? touchedBy(change) : JSON.stringify(change)
}

function isScaled(facts: FactDictionary['facts'], fact: string): boolean {
  return facts[fact]?.type === 'day' || facts[fact]?.type === 'number'
}

/**
 * How far changes go: by how many days together, and numbers by what share of what they are. A day of which nothing is given
 * lies where the others leave it; a number of which nothing is given goes all the way.
 */
export function distanceTo(dictionary: FactDictionary, subject: Subject, changes: readonly Change[], earliest: Day | undefined): { days: number; shares: number } {
  const { facts } = dictionary
  let [days, shares] = [0, 0]
  for (const change of changes) {
    if (change.kind !== 'set') continue
    const { type } = facts[change.fact] ?? {}
    if (type === 'day') {
      const now = dayNow(dictionary, subject, change.fact, changes.filter(({ fact }) => fact !== change.fact)) ?? earliest
      days += now === undefined ? 0 : Math.abs(dayNumber(String(change.to) as Day) - dayNumber(now))
    }
    if (type !== 'number') continue
    const [to, from] = [Number(change.to), Number(subject[change.fact] ?? 0)]
    shares += Math.abs(to - from) / Math.max(1, Math.abs(from))
  }
  return { days, shares }
}

/**
 * Leaves out the ways that others make needless. Of those that differ only in the values of days and numbers, the one that
 * goes least far is kept. So none is kept that makes all the changes of another and more, nor one beside which another does
 * the same and moves fewer days of the order.
 */
export function leastWays<Way extends { changes: readonly Change[] }>(dictionary: FactDictionary, subject: Subject, ways: readonly Way[], earliest: Day | undefined): Way[] {
  const distanceOf = remembered(({ changes }: Way) => distanceTo(dictionary, subject, changes, earliest))
  const textOf = ({ changes }: Way) => changes.map((change) => JSON.stringify(change)).sort().join()
  const namesOf = ({ changes }: Way) => changes.map((change) => nameApart(dictionary, change)).sort()
  const isNearer = (a: Way, b: Way) => {
    const [one, other] = [distanceOf(a), distanceOf(b)]
    return one.days - other.days || one.shares - other.shares || (textOf(a) < textOf(b) ? -1 : 1)
  }
  const nearest = [...Map.groupBy(ways, (way) => namesOf(way).join()).values()].flatMap((some) => some.toSorted(isNearer)[0] ?? [])
  const named = nearest.map((way) => ({ way, names: new Set(namesOf(way)) }))
  const least = named.filter(({ names }) => !named.some((one) => one.names.size < names.size && one.names.isSubsetOf(names))).map(({ way }) => way)

  const orders = least.map((way) => orderMoved(dictionary, subject, way.changes, earliest))
  return least.filter((_, index) => {
    const own = orders[index] as OrderMoved
    return !orders.some((other) => other !== own && isSpared(own, other))
  })
}

/** What becomes of an order by changes. */
interface OrderMoved {
  /** The changes of anything but its days. */
  rest: string
  /** By how many days each day that is given moves. */
  moved: Map<string, number>
  /** How many days are set of which nothing is given. */
  fixed: number
  /** The first day that is set, by its place in the order. */
  first: number
}

function orderMoved(dictionary: FactDictionary, subject: Subject, changes: readonly Change[], earliest: Day | undefined): OrderMoved {
  const { orderDays } = dictionary
  const after = changed(dictionary, subject, changes, earliest) ?? subject
  const set = daysSet(dictionary, changes)
  const moved = orderDays.flatMap((fact): [string, number][] => {
    const [before, now] = [subject[fact], after[fact]].map((day) => daysOf(String(day ?? '')))
    return before && now && subject[fact] !== after[fact] ? [[fact, dayNumber(now.first) - dayNumber(before.first)]] : []
  })
  return {
    rest: changes.filter(({ fact }) => !set.has(fact)).map((change) => JSON.stringify(change)).sort().join(),
    moved: new Map(moved),
    fixed: [...set.keys()].filter((fact) => subject[fact] === undefined).length,
    first: orderDays.findIndex((fact) => set.has(fact)),
  }
}

/** Whether another way does the same for an order and moves no day further: without fixing so many days, or by a day that comes before. */
function isSpared(own: OrderMoved, other: OrderMoved): boolean {
  if (own.rest !== other.rest || (own.rest === '' && own.moved.size === 0)) return false
  const isNoFurther = other.moved.entries().every(([fact, days]) => Math.abs(days) <= Math.abs(own.moved.get(fact) ?? 0))
  return isNoFurther && (other.fixed < own.fixed || (other.fixed === own.fixed && other.first < own.first))
}
