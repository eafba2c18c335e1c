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

  it.each([
    ['Топливо / Fuel', 'powertrain'], ['生产日期\nProduction date', 'producedOn'], ['生产日期 Production date', 'producedOn'], ['Make 品牌', 'make'], ['品牌Make', 'make'], ['Марка Make', 'make'], ['品牌 Марка', 'make'], ['Mileage / 里程 (km)', 'odometerKm'], ['里程（万公里） Mileage', 'odometerKm'],
    ['Make / Model ID', 'unknown'], ['Make 里程', 'unknown'], ['里程（万公里）/ Mileage (km)', 'unclear'], ['Country', 'unclear'],
  ])('in two languages, %j, means %s', (heading, fact) => expect(factOf(heading)).toBe(fact))

  it('has the unit of either half', () => expect(headings.meaningOf(['里程（万公里） / Mileage'])).toMatchObject({ fact: 'odometerKm', unit: '万公里', size: { digits: 10_000n } }))

  it('that may be several facts names them, on one line', () => {
    expect(headings.meaningOf(['Country'])).toMatchObject({ why: 'it may be market or builtIn', cure: 'say which with --map "Country=market" or --map "Country=builtIn", or leave it out with --map "Country=-"' })
    expect(headings.meaningOf(['Mileage\n(furlongs) $(x)`'])).toMatchObject({ is: 'unknown' })
    expect(headings.meaningOf(['Mileage\n(furlongs)'])).toMatchObject({ cure: expect.stringContaining('--map "Mileage (furlongs)=odometerKm UNIT"') })
  })

  it.each([
    [['Power, kW', 'Max power'], 'powerKw'], [['Mass, kg', 'Gross'], 'grossMassKg'], [['Mass (kg)', 'Gross mass'], 'grossMassKg'], [['质量（吨）', '总'], 'grossMassKg'], [['Масса, кг', 'Полная'], 'grossMassKg'], [['Мощность, кВт', 'Максимальная'], 'powerKw'],
    [['Mass, kg', 'Net'], 'unknown'], [['Mass, kg', 'Gross', 'x'], 'unknown'], [['Power, kW', 'of the trailer'], 'unclear'],
  ])('whose lower row narrows it, %j, means %s', (parts, fact) => expect(factOf(...parts)).toBe(fact))

  it('that is nearly known is suggested and never guessed', () => {
    expect(factOf('Mileag')).toBe('unknown')
    expect([headings.near(['Mileag']), headings.near(['Дата отгрузки.']), headings.near(['Remarks']), headings.near(['Power (CV)']), headings.near(['No.']), headings.near(['Status']), headings.near(['Order numbr']), headings.near(['型号'])]).toEqual(['odometerKm', 'shipsOn', undefined, undefined, undefined, undefined, 'orderId', undefined])
  })
})
