import { describe, expect, it } from 'vitest'
import type { Subject } from './subject.ts'
import { subjectNotes } from './subject-notes.ts'
import { checkDigitOf } from './vin.ts'

const noted = (subject: Subject) => subjectNotes(subject).map(({ fact, severity, code }) => `${severity} ${code} at ${fact}`)
/** A VIN with the right check digit, so that nothing but the year is said of it. */
const vin = (pattern: string) => pattern.replace('?', checkDigitOf(pattern.replace('?', '0')))

describe('the check digit of a VIN', () => {
  const wrong = 'LSVHJ133122221761'
  it.each<[string, Subject, string[]]>([
    ['is right', { vin: 'LSVHJ133022221761' }, []],
    ['must be right in a Chinese vehicle', { vin: wrong }, ['error vin-check-digit at vin']],
    ['must be right in an import for China', { vin: 'WVWZZZ1JZ3W386752', homologatedFor: ['CN'] }, ['error vin-check-digit at vin']],
    ['must be right in what is built in China, whatever the maker', { vin: 'WVWZZZ1JZ3W386752', builtIn: 'CN' }, ['error vin-check-digit at vin']],
    ['need not be right in a Chinese vehicle for other markets', { vin: wrong, homologatedFor: ['DE'] }, ['hint vin-check-digit at vin']],
    ['need not be right in a Chinese vehicle for no market', { vin: wrong, homologatedFor: [] }, ['hint vin-check-digit at vin']],
    ['must be right in a vehicle for the United States', { vin: '1HGCM82643A004352', homologatedFor: ['US'] }, ['error vin-check-digit at vin']],
    ['must be right in a European vehicle for the United States', { vin: 'WP0ZZZ99ZTS392124', homologatedFor: ['US'] }, ['error vin-check-digit at vin']],
    ['need not be right in a Mexican vehicle for we know not whom', { vin: '3VWZZZ16ZCM000000' }, ['hint vin-check-digit at vin']],
    ['may be a letter of the maker elsewhere, of which nothing is said', { vin: 'WVWZZZ1JZ3W386752' }, []],
    ['is doubtful elsewhere where it looks like one', { vin: 'WVWZZZ1J83W386752' }, ['hint vin-check-digit at vin']],
    ['is looked for in a VIN only', { vin: 'NO VIN' }, []],
    ['is not looked for where there is no VIN', { make: 'BYD' }, []],
  ])('%s', (_, subject, expected) => expect(noted(subject)).toEqual(expected))

  it('is said in three languages, with what stands there and what is due', () => {
    const [note] = subjectNotes({ vin: wrong })
    expect(note?.message.en).toBe(
      'VIN LSVHJ133122221761 has 1 in position 9, where its other characters give 0 as check digit; a vehicle made or sold in China must have the right one (GB 16735), so some character is wrong: compare it with the plate, or, if it was built for other markets only, name them in homologatedFor',
    )
    expect(note?.message.zh).toContain('第 9 位为 1，而按其余字符计算校验位应为 0；')
    expect(note?.message.ru).toContain('на 9-м месте стоит 1, а по остальным знакам контрольный знак — 0;')
  })
})

describe('the year of a VIN', () => {
  // N stands for 1992 and 2022.
  const chinese = vin('LSVHJ133?N2221761')
  it.each<[string, Subject, string[]]>([
    ['fits what was produced the year before', { producedOn: '2021-01-01' }, []],
    ['fits what was produced two years after', { producedOn: '2024-12-31' }, []],
    ['fits no earlier production', { producedOn: '2020-12-31' }, ['hint vin-production at producedOn']],
    ['fits no later production', { producedOn: '2025-01-01' }, ['hint vin-production at producedOn']],
    ['fits thirty years before as well', { producedOn: '1992' }, []],
    ['fits a year of which some day fits', { producedOn: '2021' }, []],
    ['fits a model year one year before the production', { modelYear: 2021 - 1 }, []],
    ['fits the model year after', { modelYear: 2023 }, []],
    ['fits no earlier model year', { modelYear: 2019 }, ['hint vin-model-year at modelYear']],
    ['fits no later model year', { modelYear: 2024 }, ['hint vin-model-year at modelYear']],
    ['fits any registration after the first of its years', { firstRegisteredOn: '1999-05-05' }, []],
    ['fits no registration before', { firstRegisteredOn: '1990-12-31' }, ['hint vin-registration at firstRegisteredOn']],
    ['says each contradiction', { producedOn: '2010', modelYear: 2011 }, ['hint vin-production at producedOn', 'hint vin-model-year at modelYear']],
  ])('of China %s', (_, facts, expected) => expect(noted({ vin: chinese, ...facts })).toEqual(expected))

  it('is in the message, with the fact that contradicts it', () => {
    expect(subjectNotes({ vin: chinese, producedOn: '2019-03' })[0]?.message).toEqual({
      en: 'date of production 2019-03 does not fit the VIN: N in position 10 stands for 1992 or 2022, and a vehicle is made from one year before to two years after that; one of the two is wrong',
      zh: '生产日期 2019-03 与 VIN 不符：第 10 位 N 代表 1992 或 2022 年，车辆的生产时间应在该年份前一年至后两年之间；两者必有一误',
      ru: 'дата изготовления 2019-03 не сходится с VIN: N на 10-м месте означает 1992 или 2022 год, а изготавливают машину от одного года до него до двух лет после; одно из двух ошибочно',
    })
  })

  it.each<[string, Subject, string[]]>([
    ['is the model year itself', { modelYear: 2023 }, ['hint vin-model-year at modelYear']],
    ['may be of either round where the mass is not known', { producedOn: '1992', category: 'M1' }, []],
    ['is of the later round in a light car with a letter in position 7', { producedOn: '1992', category: 'M1', grossMassKg: 2_000 }, ['hint vin-production at producedOn']],
    ['is of the later round in a light lorry too', { firstRegisteredOn: '2015', category: 'N1' }, ['hint vin-registration at firstRegisteredOn']],
    ['may be of either round in a heavy car', { producedOn: '1992', category: 'M1', grossMassKg: 4_537 }, []],
  ])('of the United States %s', (_, facts, expected) => {
    expect(noted({ vin: vin('1HGCM8A6?NA004352'), homologatedFor: ['US'], ...facts })).toEqual(expected)
  })

  it('is no code where 0, U or Z stands, where a code is due', () => {
    expect(noted({ vin: vin('LSVHJ133?U2221761'), producedOn: '2022' })).toEqual(['hint vin-year-code at vin'])
    expect(noted({ vin: vin('1HGCM826?0A004352') })).toEqual(['hint vin-year-code at vin'])
  })

  it('is not read from a VIN of other makers, who may write there what they like', () => {
    expect(noted({ vin: 'WVWZZZ1JZ3W386752', producedOn: '2015', modelYear: 2016, firstRegisteredOn: '2015-02' })).toEqual([])
  })
})
