import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayOfSerial } from './serial-day.ts'
import { orderShownBy, writtenDay } from './written-day.ts'

const dayOf = (text: string, order: Parameters<typeof writtenDay>[1] = 'unknown') => {
  const read = writtenDay(text, order)
  return read && ('day' in read ? read.day : 'refused')
}

describe('a written day', () => {
  it.each([
    ['2024-05-03', '2024-05-03'], ['2024/5/3', '2024-05-03'], ['2024.5.3', '2024-05-03'], ['03.05.2024', '2024-05-03'], ['3.5.2024 г.', '2024-05-03'],
    ['2024年5月3日', '2024-05-03'], ['2024年5月', '2024-05'], ['2024年', '2024'], ['2024 年 5 月 3 号', '2024-05-03'], ['２０２４年５月', '2024-05'],
    ['2024.05', '2024-05'], ['2024-05', '2024-05'], ['05.2024', '2024-05'], ['05/2024', '2024-05'], ['20240503', '2024-05-03'], ['202405', '2024-05'], ['2024', '2024'],
    ['2024-05-03 00:00:00', '2024-05-03'], ['2024-05-03T08:30:00Z', '2024-05-03'], ['13/05/2024', '2024-05-13'], ['05/13/2024', '2024-05-13'], ['05/05/2024', '2024-05-05'],
    ['3 May 2024', '2024-05-03'], ['May 3, 2024', '2024-05-03'], ['03-May-2024', '2024-05-03'], ['Sept 2024', '2024-09'], ['3 мая 2024 г.', '2024-05-03'], ['май 2024', '2024-05'], ['1 августа 2024 года', '2024-08-01'],
  ])('reads %s', (text, day) => expect(dayOf(text)).toBe(day))

  it.each(['03/05/2024', '3-5-2024', '03.05.24', '5/3/24', '2024-02-30', '31.06.2024', '2024.1', '20241301', '45/45/2024'])('refuses %s, which may be two days or none', (text) => expect(dayOf(text)).toBe('refused'))
  it.each(['soon', '', 'May', '12', '1.5', '2024-', '45413', '2024-05-', 'Мая 2024-05', '2024/5/3/1'])('does not take %j for a day', (text) => expect(dayOf(text)).toBeUndefined())

  it('follows its column where the text alone may be two days', () => {
    expect(dayOf('03/05/2024', 'day-first')).toBe('2024-05-03')
    expect(dayOf('03/05/2024', 'month-first')).toBe('2024-03-05')
    expect([orderShownBy('25/12/2024'), orderShownBy('12/25/2024'), orderShownBy('03/05/2024'), orderShownBy('25.12.2024')]).toEqual(['day-first', 'month-first', undefined, undefined])
  })

  it('is read back in every order that says which number is which', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1950-01-01'), max: new Date('2150-12-31'), noInvalidDate: true }), (date) => {
        const day = date.toISOString().slice(0, 10)
        const [year = '', month = '', date2 = ''] = day.split('-')
        for (const text of [day, `${year}/${month}/${date2}`, `${year}${month}${date2}`, `${date2}.${month}.${year}`, `${year}年${Number(month)}月${Number(date2)}日`]) expect(dayOf(text)).toBe(day)
        expect(dayOf(`${date2}/${month}/${year}`, 'day-first')).toBe(day)
        const unaided = dayOf(`${month}/${date2}/${year}`)
        expect([day, 'refused']).toContain(unaided)
      }),
    )
  })
})

describe('a serial day', () => {
  it('is counted from 1900 or from 1904', () => {
    expect([dayOfSerial(45_413, 1900), dayOfSerial(45_413.75, 1900), dayOfSerial(43_951, 1904)]).toEqual(['2024-05-01', '2024-05-01', '2024-05-01'])
    expect([dayOfSerial(0, 1900), dayOfSerial(60, 1900), dayOfSerial(-1, 1904), dayOfSerial(1e9, 1900), dayOfSerial(Number.NaN, 1900)]).toEqual([undefined, undefined, undefined, undefined, undefined])
  })
})
