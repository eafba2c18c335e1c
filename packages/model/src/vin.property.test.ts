import fc from 'fast-check'
import { describe, it } from 'vitest'
import { documentNumberFrom } from './document-number.ts'
import { checkDigitOf, vinFrom } from './vin.ts'

const letters = 'ABCDEFGHJKLMNPRSTUVWXYZ'
/** What each character is worth by the table of 49 CFR 565.15(c), written again. */
const worth = (character: string) => (/\d/.test(character) ? Number(character) : Number('12345678123457923456789'[letters.indexOf(character)]))

const character = fc.constantFrom(...letters, ...'0123456789')
const rightVin = fc.array(character, { minLength: 17, maxLength: 17 }).map((some) => {
  const vin = some.join('')
  return vin.slice(0, 8) + checkDigitOf(vin) + vin.slice(9)
})
const isRight = (vin: string) => vin.charAt(8) === checkDigitOf(vin)

describe('a VIN made with its check digit', () => {
  it('holds, and does not when one character is mistyped, but for one of the same worth', () => {
    const slip = fc.tuple(rightVin, fc.integer({ min: 0, max: 16 }), character).filter(([vin, at, typed]) => vin.charAt(at) !== typed)
    fc.assert(
      fc.property(slip, ([vin, at, typed]) => {
        const mistyped = vin.slice(0, at) + typed + vin.slice(at + 1)
        const isCollision = at !== 8 && worth(typed) === worth(vin.charAt(at))
        return isRight(vin) && isRight(mistyped) === isCollision
      }),
      { numRuns: 1_000 },
    )
  })

  it('is kept as itself, however it was written', () => {
    const cyrillic: Record<string, string> = { A: 'А', B: 'В', E: 'е', K: 'К', M: 'М', H: 'Н', P: 'р', C: 'С', T: 'Т', Y: 'У', X: 'х' }
    const ways = [(one: string) => one, (one: string) => one.toLowerCase(), (one: string) => cyrillic[one] ?? one, (one: string) => `${one} `, (one: string) => `-${one}`]
    fc.assert(
      fc.property(rightVin, fc.array(fc.integer({ min: 0, max: ways.length - 1 }), { minLength: 17, maxLength: 17 }), (vin, chosen) => {
        const written = Array.from(vin, (one, at) => ways[chosen[at] ?? 0]?.(one)).join('')
        const read = vinFrom(written)
        const again = 'vin' in read ? vinFrom(read.vin) : read
        return 'vin' in again && again.vin === vin
      }),
    )
  })
})

describe('the number of a document', () => {
  it('is kept as itself once it is in its normal form, and nothing makes the reading fail', () => {
    const piece = fc.constantFrom('ТС', 'TC', 'RU', 'KZ', ' ', '-', '.', '*', '/', 'Е', 'E', 'А', 'A', 'CN', 'МТ02', '00001', '12345', 'e1', 'R', '10', '06', '2007', '46', 'UZ', 'SMT', '26', 'AA', '123456', '№', '\u0000', '😀', 'ЕАЭС', '*00', '1')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const read = documentNumberFrom(pieces.join(''))
        if (read.kind === 'unknown') return true
        const again = documentNumberFrom(read.number)
        return again.kind === read.kind && again.number === read.number
      }),
      { numRuns: 2_000 },
    )
  })
})
