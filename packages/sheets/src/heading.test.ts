import { describe, expect, it } from 'vitest'
import { headingsOf } from './heading.ts'
import { dictionary } from './testing/read.ts'

const headings = headingsOf(dictionary)
const factOf = (...parts: string[]) => {
  const meaning = headings.meaningOf(parts)
  return meaning.is === 'fact' ? meaning.fact : meaning.is
}

describe('a heading', () => {
  it.each([
    ['MILEAGE', 'odometerKm'], ['  mile age ', 'odometerKm'], ['Ｍｉｌｅａｇｅ', 'odometerKm'], ['Production_date', 'producedOn'], ['рабочий обьём', 'unknown'], ['Рабочий объем', 'engineCc'], ['VIN *', 'vin'], ['生产日期（年/月/日）', 'producedOn'],
    ['Mileage, mi', 'odometerKm'], ['里程（万公里）', 'odometerKm'], ['里程/公里', 'odometerKm'], ['Displacement L', 'engineCc'], ['排量L', 'engineCc'], ['发动机排量L', 'engineCc'], ['Power (PS)', 'powerKw'], ['odometerKm', 'odometerKm'],
    ['Power', 'unknown'], ['Power (hp)', 'unclear'], ['Mileage (furlongs)', 'unclear'], ['Mileage photo', 'unknown'], ['Пробег тыс. км', 'odometerKm'], ['Make (of the trailer)', 'unknown'], ['', 'unknown'],
  ])('%j means %s', (heading, fact) => expect(factOf(heading)).toBe(fact))

  it('of several rows is read as a whole, then from below', () => {
    expect([factOf('尺寸', '长(mm)'), factOf('Mileage', 'km'), factOf('Production', 'date'), factOf('Trailer', 'Brand name')]).toEqual(['lengthMm', 'odometerKm', 'producedOn', 'unknown'])
  })

  it('that is nearly known is suggested and never guessed', () => {
    expect(factOf('Mileag')).toBe('unknown')
    expect([headings.near(['Mileag']), headings.near(['Дата отгрузки.']), headings.near(['Remarks']), headings.near(['Power (CV)'])]).toEqual(['odometerKm', 'shipsOn', undefined, undefined])
  })
})
