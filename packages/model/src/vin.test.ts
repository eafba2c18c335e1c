import { describe, expect, it } from 'vitest'
import { checkDigitOf, vinFrom } from './vin.ts'
import { lightVehicleYears, vinYears } from './vin-year.ts'

describe('a VIN', () => {
  it.each([
    ['1m8gdm9axkp042788', 'in small letters'],
    [' 1M8GDM9A XKP042788 ', 'with spaces'],
    ['1M8-GDM9AX-KP042788', 'with dashes'],
    ['1M8–GDM9AX—KP042788', 'with long dashes'],
    ['１Ｍ８ＧＤＭ９ＡＸＫＰ０４２７８８', 'in wide letters'],
    ['1М8GDМ9АХКР042788', 'with Cyrillic look-alikes'],
    ['*1M8GDM9AXKP042788*', 'between the asterisks of the stamp'],
  ])('is kept in one form: %s, %s', (text) => expect(vinFrom(text)).toEqual({ vin: '1M8GDM9AXKP042788' }))

  it.each([
    ['LSVAA4183M212345O', 'is "LSVAA4183M212345O", which holds the letter O, which no VIN has; expected 17 capital letters and digits without I, O and Q; with digits in place of I, O and Q it would be LSVAA4183M2123450'],
    ['LSVHJI33022221761', 'is "LSVHJI33022221761", which holds the letter I, which no VIN has; expected 17 capital letters and digits without I, O and Q; with digits in place of I, O and Q it would be LSVHJ133022221761, and its check digit would be right'],
    ['LSVHJ1330О2221761', 'is "LSVHJ1330О2221761", which holds the letter O, which no VIN has; expected 17 capital letters and digits without I, O and Q; with digits in place of I, O and Q it would be LSVHJ133002221761'],
    ['ОЙ', 'is "ОЙ", which holds the letter O, which no VIN has; expected 17 capital letters and digits without I, O and Q'],
    ['LSVHJЖ33022221761', 'is "LSVHJЖ33022221761", which holds "Ж", which no VIN has; expected 17 capital letters and digits without I, O and Q'],
    ['LSVHJ_33022221761', 'is "LSVHJ_33022221761", which holds "_", which no VIN has; expected 17 capital letters and digits without I, O and Q'],
    ['LSVHJ', 'is "LSVHJ", which has 5 characters; expected 17 capital letters and digits without I, O and Q'],
    ['', 'is "", which has 0 characters; expected 17 capital letters and digits without I, O and Q'],
    ['L'.repeat(501), 'has 501 characters; expected 17 capital letters and digits without I, O and Q'],
  ])('%j is none', (text, wrong) => expect(vinFrom(text)).toEqual({ wrong }))
})

describe('the check digit', () => {
  it.each([
    ['1M8GDM9AXKP042788', 'X'],
    ['11111111111111111', '1'],
    ['5GZCZ43D13S812715', '1'],
    ['1HGCM82633A004352', '3'],
    ['LSVHJ133022221761', '0'],
    ['WP0ZZZ99ZTS392124', '8'],
  ])('of %s is %s', (vin, digit) => expect(checkDigitOf(vin)).toBe(digit))
})

describe('the year code', () => {
  const withCode = (code: string) => `LSVHJ1330${code}2221761`
  it.each([
    ['1', [1971, 2001, 2031]],
    ['9', [1979, 2009, 2039]],
    ['A', [1980, 2010]],
    ['N', [1992, 2022]],
    ['Y', [2000, 2030]],
    ['0', []],
    ['U', []],
    ['Z', []],
  ])('%s stands for %j', (code, years) => expect(vinYears(withCode(code))).toEqual(years))

  it('of a light vehicle for the United States is told apart by position 7', () => {
    expect(lightVehicleYears('1HGCM8A60NA004352')).toEqual([2022])
    expect(lightVehicleYears('1HGCM8260NA004352')).toEqual([1992])
    expect(lightVehicleYears('1HGCM82603A004352')).toEqual([1973, 2003])
  })
})
