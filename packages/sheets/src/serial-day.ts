import { dayFromNumber, dayNumber, type Day } from '@sextant/model'

/** The first and last serial that is believed: years 1901 to 2199. */
const FIRST = dayNumber('1901-01-01' as Day)
const LAST = dayNumber('2199-12-31' as Day)
/** Day 0 of each system. The first counts 29 February 1900, which never was, so from March 1900 on it starts a day early. */
const ZERO = { 1900: dayNumber('1899-12-30' as Day), 1904: dayNumber('1904-01-01' as Day) }

export type DaySystem = keyof typeof ZERO

/** The day that a spreadsheet shows for a number, without its time; undefined where no table would mean it. */
export function dayOfSerial(serial: number, system: DaySystem): Day | undefined {
  const days = Math.floor(serial) + ZERO[system]
  return serial >= 1 && days >= FIRST && days <= LAST ? dayFromNumber(days) : undefined
}
