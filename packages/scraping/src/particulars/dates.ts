import { daysOf } from '@sextant/model'
import { civilYear, persianDay } from './calendars.ts'
import { chineseNumber } from './chinese-numerals.ts'
import type { DayPatterns } from './day-patterns.ts'
import { at } from './found.ts'
import type { Particular } from './particular.ts'
import { romanNumber } from './roman-numerals.ts'

export function datesIn(plain: string, patterns: readonly RegExp[], { month, calendar }: DayPatterns): Particular[] {
  return patterns.flatMap((pattern) =>
    [...plain.matchAll(pattern)].flatMap((match) => {
      const written = valueOf(match.groups ?? {}, month, calendar)
      return written ? [at(trimmed(match), { kind: 'date', ...written })] : []
    }),
  )
}

function trimmed(match: RegExpExecArray): { index: number; 0: string } {
  return { index: match.index, 0: match[0].trimEnd() }
}

type Written = Partial<Record<'year' | 'month' | 'day' | 'end' | 'quarter' | 'model', string>>

function valueOf(written: Written, monthOf: DayPatterns['month'], calendar: DayPatterns['calendar']): Pick<Particular, 'value' | 'unit' | 'from' | 'to'> | undefined {
  const named = written.month === undefined ? undefined : (monthOf(written.month) ?? numberOf(written.month))
  const day = written.day === undefined ? undefined : numberOf(written.day)
  const year = written.year === undefined ? undefined : Number(written.year)
  if (calendar === 'persian' && year !== undefined && year >= 1_300 && year <= 1_500) {
    if (named !== undefined && day !== undefined && inRange(day, 31) && inRange(named, 12)) return { value: persianDay(year, named, day) }
    const [from, next] = named === undefined ? [persianDay(year, 1, 1), persianDay(year + 1, 1, 1)] : [persianDay(year, named, 1), named === 12 ? persianDay(year + 1, 1, 1) : persianDay(year, named + 1, 1)]
    const to = new Date(Date.parse(next) - 86_400_000).toISOString().slice(0, 10)
    return { value: `${from}/${to}`, from, to }
  }
  // Of two numbers either may be the month; the greater than twelve is the day.
  const [month, ofMonth] = named !== undefined && day !== undefined && named > 12 && day <= 12 && /^\d+$/.test(written.month ?? '') ? [day, named] : [named, day]
  if ((month !== undefined && !inRange(month, 12)) || (ofMonth !== undefined && !inRange(ofMonth, 31))) return undefined
  const civil = year === undefined ? undefined : civilYear(year, calendar)
  if (year !== undefined && civil === undefined) return undefined
  if (written.end !== undefined) return { value: `${civil}-12-31` }
  if (written.model !== undefined) return { value: String(civil), unit: 'model-year' }
  if (written.quarter !== undefined) {
    const last = 3 * (romanNumber(written.quarter.toUpperCase()) ?? numberOf(written.quarter) ?? 1)
    const [from, to] = [`${civil}-${two(last - 2)}`, `${civil}-${two(last)}`]
    return { value: `${from}/${to}`, from, to }
  }
  if (civil !== undefined) {
    const value = [String(civil), ...[month, ofMonth].flatMap((part) => (part === undefined ? [] : [two(part)]))].join('-')
    // No law takes effect on 31 February; such a line is something else.
    return daysOf(value) ? { value } : undefined
  }
  if (month !== undefined) return { value: ofMonth === undefined ? `--${two(month)}` : `--${two(month)}-${two(ofMonth)}` }
  return ofMonth === undefined ? undefined : { value: `---${two(ofMonth)}` }
}

const inRange = (number: number, last: number): boolean => number >= 1 && number <= last
const two = (number: number): string => String(number).padStart(2, '0')

function numberOf(written: string): number | undefined {
  return /^\d+$/.test(written) ? Number(written) : chineseNumber(written)
}
