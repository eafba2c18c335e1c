import { describe, expect, it } from 'vitest'
import { addDays, addMonths, addYears, type Day, dayFromNumber, dayNumber, daysOf, elapsed, midOf, type PartialDay } from './day.ts'

const day = (text: string) => text as Day

describe('a day', () => {
  it('is a day of the calendar, or a month or year of which no more is known', () => {
    expect(daysOf('2024-02-29')).toEqual({ first: '2024-02-29', last: '2024-02-29' })
    expect(daysOf('2023-02')).toEqual({ first: '2023-02-01', last: '2023-02-28' })
    expect(daysOf('2022')).toEqual({ first: '2022-01-01', last: '2022-12-31' })
  })

  it.each(['2023-02-29', '2026-13-01', '2026-00', '26-01-01', '2026-1-1', '2026-01-01T00:00Z', '', '0000', '9999'])('is not %j', (text) => {
    expect(daysOf(text)).toBeUndefined()
  })

  it('is completed by law to the 15th of its month or 1 July of its year', () => {
    expect(midOf('2022-07' as PartialDay)).toBe('2022-07-15')
    expect(midOf('2022' as PartialDay)).toBe('2022-07-01')
    expect(midOf('2022-07-31' as PartialDay)).toBe('2022-07-31')
  })

  it('counts in whole days and months, and stays inside the shorter month', () => {
    expect(addDays(day('2026-12-31'), 1)).toBe('2027-01-01')
    expect(addMonths(day('2026-01-31'), 1)).toBe('2026-02-28')
    expect(addMonths(day('2026-01-15'), -13)).toBe('2024-12-15')
    expect(addYears(day('2024-02-29'), 1)).toBe('2025-02-28')
    expect(dayFromNumber(dayNumber(day('2026-11-22')))).toBe('2026-11-22')
  })
})

describe('elapsed', () => {
  it.each([
    ['the day before the third anniversary', '2020-05-10', '2023-05-09', 2, 3, 3],
    ['the third anniversary itself', '2020-05-10', '2023-05-10', 3, 3, 3],
    ['the day after it', '2020-05-10', '2023-05-11', 3, 4, 3],
    ['the turn of the year', '2022-12-31', '2023-01-01', 0, 1, 1],
    ['29 February to the last day of a February without one', '2020-02-29', '2021-02-28', 1, 1, 1],
    ['a day before the start', '2023-05-10', '2023-05-09', -1, 0, 0],
  ])('counts years on %s', (_, from, to, complete, begun, calendar) => {
    expect(elapsed(day(from), day(to), 'years', 'complete')).toBe(complete)
    expect(elapsed(day(from), day(to), 'years', 'begun')).toBe(begun)
    expect(elapsed(day(from), day(to), 'years', 'calendar')).toBe(calendar)
  })

  it('counts months and days', () => {
    expect(elapsed(day('2023-01-31'), day('2023-02-28'), 'months', 'complete')).toBe(1)
    expect(elapsed(day('2023-01-31'), day('2023-02-27'), 'months', 'complete')).toBe(0)
    expect(elapsed(day('2023-01-31'), day('2023-02-01'), 'months', 'calendar')).toBe(1)
    expect(elapsed(day('2026-01-01'), day('2026-06-30'), 'days', 'complete')).toBe(180)
  })
})
