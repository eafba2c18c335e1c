import { z } from 'zod'
import { quoted } from './error.ts'

/** A day in law, `YYYY-MM-DD`, with no clock and no time zone. Two days compare correctly as strings. */
export const Day = z.iso
  .date({ error: ({ input }) => (input === undefined ? 'is missing; expected a day, YYYY-MM-DD' : `${quoted(String(input))} is not a day; write YYYY-MM-DD`), abort: true })
  .refine((text) => daysOf(text) !== undefined, { error: ({ input }) => `${quoted(String(input))} is not a day between 1800 and 2199` })
  .brand('Day')
export type Day = z.infer<typeof Day>

/** A day of which only the month or the year may be known: `2022-07-05`, `2022-07` or `2022`. */
export const PartialDay = z
  .string()
  .refine((text) => daysOf(text) !== undefined, {
    error: ({ input }) => `${quoted(String(input))} is not a day; write YYYY-MM-DD, or YYYY-MM or YYYY where no more is known`,
  })
  .brand('PartialDay')
export type PartialDay = z.infer<typeof PartialDay>

const DAY_MS = 86_400_000

/** Days since 1970-01-01. */
export function dayNumber(day: Day): number {
  return Date.parse(day) / DAY_MS
}

/** Writing a day takes longer than all else that is done with it; those of the years that we know are few, and kept. */
const written: Day[] = []
const FIRST_WRITTEN = dayNumber('1800-01-01' as Day)
const WRITTEN_MAX = 400 * 366

/** The inverse of `dayNumber`; throws outside the years 0 to 9999, which no law of ours names. */
export function dayFromNumber(days: number): Day {
  const kept = written[days - FIRST_WRITTEN]
  if (kept !== undefined) return kept
  const day = new Date(days * DAY_MS).toISOString().slice(0, 10) as Day
  if (days >= FIRST_WRITTEN && days < FIRST_WRITTEN + WRITTEN_MAX) written[days - FIRST_WRITTEN] = day
  return day
}

/** The first and last day of a possibly partial day, or undefined where the text is none. */
export function daysOf(text: string): { first: Day; last: Day } | undefined {
  const parts = /^(?<year>\d{4})(?:-(?<month>\d\d)(?:-(?<day>\d\d))?)?$/.exec(text)?.groups
  if (!parts) return undefined
  const year = Number(parts['year'])
  const month = parts['month'] === undefined ? undefined : Number(parts['month'])
  if (year < 1800 || year > 2199 || (month !== undefined && (month < 1 || month > 12))) return undefined
  if (month === undefined) return { first: dayOf(year, 1, 1), last: dayOf(year, 12, 31) }
  const length = monthLength(year, month)
  if (parts['day'] === undefined) return { first: dayOf(year, month, 1), last: dayOf(year, month, length) }
  const day = Number(parts['day'])
  if (day < 1 || day > length) return undefined
  return { first: dayOf(year, month, day), last: dayOf(year, month, day) }
}

/**
 * The day by which law completes a partial one: the 15th of a known month, 1 July of a known year.
 * Source: the customs procedure for the moment of issue of a vehicle in the EAEU ("таким днем считается 15 число
 * этого месяца, если указан только год - 1 июля этого года").
 */
export function midOf(partial: PartialDay): Day {
  if (partial.length === 4) return `${partial}-07-01` as Day
  if (partial.length === 7) return `${partial}-15` as Day
  return partial as string as Day
}

/** Whole days from `from` to `to`; negative when `to` lies before it. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from)
}

export function addDays(day: Day, days: number): Day {
  return dayFromNumber(dayNumber(day) + days)
}

/** The same day of a later month, or the last day of that month where it has no such day. */
export function addMonths(day: Day, months: number): Day {
  const { year, month, date } = partsOf(day)
  const index = year * 12 + (month - 1) + months
  const [toYear, toMonth] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1]
  return dayOf(toYear, toMonth, Math.min(date, monthLength(toYear, toMonth)))
}

export function addYears(day: Day, years: number): Day {
  return addMonths(day, years * 12)
}

export type ElapsedUnit = 'days' | 'months' | 'years'

/**
 * `complete`: units that have fully passed; three years are complete on the third anniversary.
 * `begun`: units that have begun; the fourth year begins on the day after the third anniversary, so that
 *   "not more than three years" is `begun <= 3`.
 * `calendar`: the difference of the calendar years or months, whatever the day.
 */
export type ElapsedCount = 'complete' | 'begun' | 'calendar'

/**
 * How many units lie between two days; negative when `to` lies before `from`. An anniversary that the month does not
 * have (29 February) falls on the last day of that month, as Regulation (EEC, Euratom) No 1182/71, art. 3(2)(c) has it.
 * For days the three counts are one.
 */
export function elapsed(from: Day, to: Day, unit: ElapsedUnit, count: ElapsedCount): number {
  if (unit === 'days') return daysBetween(from, to)
  const [a, b] = [partsOf(from), partsOf(to)]
  const size = unit === 'years' ? 12 : 1
  if (count === 'calendar') {
    return unit === 'years' ? b.year - a.year : b.year * 12 + b.month - (a.year * 12 + a.month)
  }
  let units = Math.floor((b.year * 12 + b.month - (a.year * 12 + a.month)) / size)
  if (addMonths(from, units * size) > to) units -= 1
  if (count === 'begun' && addMonths(from, units * size) < to) units += 1
  return units
}

function partsOf(day: Day): { year: number; month: number; date: number } {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), date: Number(day.slice(8, 10)) }
}

function dayOf(year: number, month: number, date: number): Day {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}` as Day
}

function monthLength(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
}
