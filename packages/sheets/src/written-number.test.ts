import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimalFrom, decimalText, fromBinary, times } from './decimal.ts'
import { unitFrom } from './unit.ts'
import { type Signs, signsShownBy, writtenNumber } from './written-number.ts'

const unknown: Signs = { comma: 'unknown', point: 'unknown' }
const numberIn = (text: string, signs = unknown, isWhole = false) => {
  const read = writtenNumber(text, signs, { isWhole })
  return read && ('number' in read ? read.number + (read.rest && ` ${read.rest}`) : 'refused')
}

describe('a written number', () => {
  it.each([
    ['1998', '1998'], ['1 234', '1234'], ['1 234 567', '1234567'], ['1’234', '1234'], ["1'234.5", '1234.5'], ['1,234,567', '1234567'], ['1.234.567', '1234567'], ['1.234,5', '1234.5'], ['1,234.5', '1234.5'], ['1,234,567.25', '1234567.25'],
    ['1,5', '1.5'], ['1.5', '1.5'], ['0,123', '0.123'], ['0.123', '0.123'], ['1234,567', '1234.567'], ['-5', '-5'], ['−5', '-5'], ['１９９８', '1998'], ['1998 cc', '1998 cc'], ['1.5L', '1.5 L'], ['5.', '5'], ['120 л.с.', '120 л.с.'],
  ])('reads %s', (text, number) => expect(numberIn(text)).toBe(number))

  it.each(['1,234', '1.234', '12 34', '1 2', '1,23,456', '1.2.3', '1,2.3,4', '1.234.56'])('refuses %s, which may be two numbers or none', (text) => expect(numberIn(text)).toBe('refused'))
  it.each(['abc', '', '.5', 'Euro 5', '=1'])('does not take %j for a number', (text) => expect(numberIn(text)).toBeUndefined())

  it('follows its column, and what can only be whole', () => {
    expect(numberIn('1,234', { ...unknown, comma: 'decimal' })).toBe('1.234')
    expect(numberIn('1,234', { ...unknown, point: 'decimal' })).toBe('1234')
    expect(numberIn('1.234', { ...unknown, comma: 'decimal' })).toBe('1234')
    expect(numberIn('1.234', { ...unknown, point: 'decimal' })).toBe('1.234')
    expect(numberIn('1,234', unknown, true)).toBe('1234')
    expect([signsShownBy('1,5'), signsShownBy('1.234,5'), signsShownBy('1,234,567'), signsShownBy('1,234'), signsShownBy('7')]).toEqual([{ comma: 'decimal' }, { comma: 'decimal', point: 'thousands' }, { comma: 'thousands' }, {}, {}])
  })

  it('is the same however its thousands are written, or it is refused', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 0, max: 99 }), (whole, part) => {
        const number = `${whole}.${String(part).padStart(2, '0')}`
        const grouped = (sign: string) => String(whole).replaceAll(/\B(?=(\d{3})+$)/g, sign)
        for (const text of [number, number.replace('.', ','), `${grouped(' ')},${number.split('.')[1]}`, `${grouped(',')}.${number.split('.')[1]}`, `${grouped('.')},${number.split('.')[1]}`]) {
          expect(Number(numberIn(text))).toBe(Number(number))
        }
        expect([String(whole), 'refused']).toContain(numberIn(grouped(',')))
      }),
    )
  })
})

describe('a decimal', () => {
  it('is converted exactly', () => {
    const converted = (number: string, unit: string, own: string) => {
      const found = unitFrom(unit, own)
      return found && 'size' in found ? decimalText(times(decimalFrom(number) ?? { digits: 0n, scale: 0 }, found.size)) : undefined
    }
    expect(converted('2.3', 'L', 'cm³')).toBe('2300')
    expect(converted('5.2', '万公里', 'km')).toBe('52000')
    expect(converted('31068.5', 'mi', 'km')).toBe('49999.904064')
    expect(converted('100', 'л.с.', 'kW')).toBe('73.549875')
    expect(converted('3500', 'lb', 'kg')).toBe('1587.573295')
    expect(converted('12,5'.replace(',', '.'), 'тыс. км', 'km')).toBe('12500')
    expect(unitFrom('hp', 'kW')).toMatchObject({ wrong: expect.stringContaining('PS or kW') })
    expect(unitFrom('m', 'km')).toBeUndefined()
  })

  it('loses the noise of binary numbers and nothing else', () => {
    expect(['0.30000000000000004', '1998', '1.1000000000000001', '8.70323E9', '123456789012345'].map(fromBinary)).toEqual(['0.3', '1998', '1.1', '8703230000', '123456789012345'])
    fc.assert(fc.property(fc.double({ noNaN: true, min: -1e11, max: 1e11 }), (number) => void expect(Number(fromBinary(String(number)))).toBeCloseTo(number, 3)))
  })
})
