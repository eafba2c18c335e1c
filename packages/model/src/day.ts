import { z } from 'zod'
import { quoted } from './error.ts'

/** A day in law, `YYYY-MM-DD`, with no clock and no time zone. Two days compare correctly as strings. */
export const Day = z.iso
  .date({ error: ({ input }) => (input === undefined ? 'is missing; expected a day, YYYY-MM-DD' : `${quoted(String(input))} is not a day; write YYYY-MM-DD`), abort: true })
  .refine((text) => daysOf(text) !== undefined, { error: ({ input }) => `${quoted(String(input))} is not a day between 1800 and 2199` })
  .brand('Day')
export type Day = z.infer<typeof Day>

/** The first and the last day that are taken for one; beyond are slips and the ends of days of other systems. */
export const DAYS_TAKEN = ['1800-01-01', '2199-12-31'] as [Day, Day]

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
  const year = digits(day, 0, 4)
  // Date.UTC takes 26 for 1926.
  return (year < 100 ? Date.parse(day) : Date.UTC(year, digits(day, 5, 7) - 1, digits(day, 8, 10))) / DAY_MS
}

/** The number that stands between two places of a text of digits. Nothing is cut out of it, since days are read more often than all else. */
function digits(text: string, from: number, to: number): number {
  let number = 0
  for (let at = from; at < to; at += 1) number = number * 10 + text.charCodeAt(at) - 48
  return number
}

/** Writing a day takes longer than all else that is done with it; those of the years that we know are few, and kept. */
const written: Day[] = []
const FIRST_WRITTEN = dayNumber(DAYS_TAKEN[0])
const WRITTEN_MAX = 400 * 366

/** The inverse of `dayNumber`; throws outside the years 0 to 9999, which no law of ours names. */
export function dayFromNumber(days: number): Day {
  const kept = written[days - FIRST_WRITTEN]
  if (kept !== undefined) return kept
  const day = new Date(days * DAY_MS).toISOString().slice(0, 10) as Day
  if (days >= FIRST_WRITTEN && days < FIRST_WRITTEN + WRITTEN_MAX) written[days - FIRST_WRITTEN] = day
  return day
}

const [FIRST_YEAR = 0, LAST_YEAR = 0] = DAYS_TAKEN.map((day) => digits(day, 0, 4))

/** The first and last day of a possibly partial day, or undefined where the text is none. */
export function daysOf(text: string): { first: Day; last: Day } | undefined {
  if (!/^\d{4}(?:-\d\d(?:-\d\d)?)?$/.test(text)) return undefined
  const year = digits(text, 0, 4)
  if (year < FIRST_YEAR || year > LAST_YEAR) return undefined
  if (text.length === 4) return { first: dayOf(year, 1, 1), last: dayOf(year, 12, 31) }
  const month = digits(text, 5, 7)
  if (month < 1 || month > 12) return undefined
  const length = monthLength(year, month)
  if (text.length === 7) return { first: dayOf(year, month, 1), last: dayOf(year, month, length) }
  const date = digits(text, 8, 10)
  return date < 1 || date > length ? undefined : { first: text as Day, last: text as Day }
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
  const { month, date } = monthsLater(dateOf(day), months)
  return dayOf(Math.floor(month / 12), (month % 12) + 1, date)
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
  const [start, end] = [dateOf(from), dateOf(to)]
  const size = unit === 'years' ? 12 : 1
  if (count === 'calendar') return Math.floor(end.month / size) - Math.floor(start.month / size)
  let units = Math.floor((end.month - start.month) / size)
  if (order(monthsLater(start, units * size), end) > 0) units -= 1
  if (count === 'begun' && order(monthsLater(start, units * size), end) < 0) units += 1
  return units
}

/** A day as its month, counted from January of the year 0, and its date in it. */
interface CalendarDate {
  month: number
  date: number
}

function dateOf(day: Day): CalendarDate {
  return { month: digits(day, 0, 4) * 12 + digits(day, 5, 7) - 1, date: digits(day, 8, 10) }
}

function monthsLater({ month, date }: CalendarDate, months: number): CalendarDate {
  const later = month + months
  return { month: later, date: Math.min(date, monthLength(Math.floor(later / 12), (later % 12) + 1)) }
}

function order(a: CalendarDate, b: CalendarDate): number {
  return a.month - b.month || a.date - b.date
}

function dayOf(year: number, month: number, date: number): Day {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}` as Day
}

function monthLength(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
}
