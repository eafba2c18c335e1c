import { type Day, dayNumber } from '@sextant/model'
import { boundsOf, type Known } from './known.ts'

/** Beyond every rank and day, and small enough that two of them can be subtracted in 32 bits. */
export const BEYOND = 2 ** 29

/** Between which whole numbers each entry of a dictionary lies; an open bound lies `BEYOND`. */
export interface Bounds {
  low: Int32Array
  high: Int32Array
}

/** Each entry by the ranks of its bounds among all of them; undefined where they are not all of one kind that has an order. */
export function ranksOf(dictionary: readonly Known[]): (Bounds & { values: readonly (number | string)[] }) | undefined {
  const bounds = orderedOf(dictionary)
  if (!bounds) return undefined
  const values = [...new Set(bounds.flatMap(({ from, to }) => [from, to].filter((bound) => bound !== null)))]
  const type = typeof values[0]
  if (values.some((value) => typeof value !== type)) return undefined
  values.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  const ranks = new Map(values.map((value, rank) => [value, rank]))
  return { values, ...numbered(bounds, (bound) => ranks.get(bound) as number) }
}

/** Each entry by the numbers of its days, and all of these in order; undefined where one is not a day. */
export function daysOf(dictionary: readonly Known[]): (Bounds & { days: Int32Array }) | undefined {
  const bounds = orderedOf(dictionary)
  if (!bounds?.every(({ from, to }) => isDayOrOpen(from) && isDayOrOpen(to))) return undefined
  const { low, high } = numbered(bounds, (bound) => dayNumber(bound as Day))
  return { low, high, days: Int32Array.from(new Set([...low, ...high])).sort().filter((day) => Math.abs(day) !== BEYOND) }
}

/**
 * The first whole number from `min` for which a test holds that holds for all greater ones too; `max` where none does.
 * A guess that is near makes it quick.
 */
export function firstWhere(test: (number: number) => boolean, min: number, max: number, guess = (min + max) >> 1): number {
  if (min >= max) return max
  // It lies neither before `low` nor after `high`.
  let [low, high] = [min, max]
  const start = Math.min(Math.max(guess, min), max - 1)
  const isBefore = test(start)
  if (isBefore) high = start
  else low = start + 1
  for (let stride = 1; low < high; stride *= 2) {
    const at = isBefore ? Math.max(low, high - stride) : Math.min(high - 1, low + stride - 1)
    const holds = test(at)
    if (holds) high = at
    else low = at + 1
    if (holds !== isBefore) break
  }
  while (low < high) {
    const middle = (low + high) >> 1
    if (test(middle)) high = middle
    else low = middle + 1
  }
  return low
}

function orderedOf(dictionary: readonly Known[]): ReturnType<typeof boundsOf>[] | undefined {
  if (dictionary.some((known) => known.kind === 'exact' && typeof known.value !== 'number' && typeof known.value !== 'string')) return undefined
  return dictionary.map(boundsOf)
}

function numbered(bounds: readonly ReturnType<typeof boundsOf>[], number: (bound: number | Day) => number): Bounds {
  return {
    low: Int32Array.from(bounds, ({ from }) => (from === null ? -BEYOND : number(from))),
    high: Int32Array.from(bounds, ({ to }) => (to === null ? BEYOND : number(to))),
  }
}

function isDayOrOpen(bound: number | string | null): boolean {
  return bound === null || (typeof bound === 'string' && /^\d{4}-\d\d-\d\d$/.test(bound) && Number.isInteger(dayNumber(bound as Day)))
}
