// Counting between days in SQL, as `elapsed` of the model counts.
import type { ElapsedCount, ElapsedUnit } from '@sextant/model'

/** How many units lie between two days; NULL where one of them is. */
export function elapsedSql(from: string, to: string, unit: ElapsedUnit, count: ElapsedCount): string {
  if (unit === 'days') return `(${to} - ${from})`
  if (count === 'calendar') return unit === 'years' ? `(${part('year', to)} - ${part('year', from)})` : calendarMonths(from, to)
  const months = count === 'complete' ? completeMonths(from, to) : begunMonths(from, to)
  // An anniversary is the same day so many times twelve months later, so that whole years are the months' twelfths.
  return unit === 'months' ? months : `${count === 'complete' ? 'FLOOR' : 'CEIL'}(${months} / 12.0)`
}

/**
 * The bounds of a day of the order over its days as they are given: it lies between the latest of those before it and the
 * earliest of those after it, and where the two would cross, the days contradict each other and it keeps its own. Both
 * functions pass over NULL.
 */
export function orderDayBounds(orderDays: readonly string[], day: string): { from: string; to: string } {
  const at = orderDays.indexOf(day)
  const bound = (name: string, side: string, days: readonly string[]) => (days.length === 1 ? `"${day}_${side}"` : `${name}(${days.map((one) => `"${one}_${side}"`).join(', ')})`)
  const [from, to] = [bound('GREATEST', 'from', orderDays.slice(0, at + 1)), bound('LEAST', 'to', orderDays.slice(at))]
  const unlessCrossed = (side: string, sql: string) => `CASE WHEN ${from} > ${to} THEN "${day}_${side}" ELSE ${sql} END`
  return { from: unlessCrossed('from', from), to: unlessCrossed('to', to) }
}

export function part(name: 'year' | 'month' | 'day', day: string): string {
  return `EXTRACT(${name} FROM ${day})`
}

function calendarMonths(from: string, to: string): string {
  return `((${part('year', to)} - ${part('year', from)}) * 12 + ${part('month', to)} - ${part('month', from)})`
}

/** The last day of a month ends the month that began on a day which it does not have. */
function completeMonths(from: string, to: string): string {
  return `(${calendarMonths(from, to)} - CASE WHEN ${part('day', from)} > ${part('day', to)} AND NOT ${isLastOfMonth(to)} THEN 1 ELSE 0 END)`
}

function begunMonths(from: string, to: string): string {
  return `(${calendarMonths(from, to)} + CASE WHEN ${part('day', from)} < ${part('day', to)} THEN 1 ELSE 0 END)`
}

function isLastOfMonth(day: string): string {
  return `(${part('day', `(${day} + 1)`)} = 1)`
}

/** The day by which law completes one that is held as its first and last: the 15th of a month, 1 July of a year. */
export function midSql(first: string, last: string): string {
  const isYear = `${part('day', first)} = 1 AND ${part('month', first)} = 1 AND ${last} = ${dayOfYear(part('year', first), 12, 31)}`
  const isMonth = `${part('day', first)} = 1 AND ${isLastOfMonth(last)} AND ${calendarMonths(first, last)} = 0`
  return `CASE WHEN ${isYear} THEN ${dayOfYear(part('year', first), 7, 1)} WHEN ${isMonth} THEN ${first} + 14 END`
}

/** A day of a calendar year that is a number, such as a model year; NULL where the number is none that a day can have. */
export function dayInYear(year: string, month: number, day: number): string {
  return `CASE WHEN ${year} BETWEEN 1800 AND 2199 AND ${year} = FLOOR(${year}) THEN ${dayOfYear(year, month, day)} END`
}

function dayOfYear(year: string, month: number, day: number): string {
  return `make_date(CAST(${year} AS integer), ${month}, ${day})`
}
