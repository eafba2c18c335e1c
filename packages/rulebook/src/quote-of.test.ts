import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quoteOf, standsIn } from './quote-of.ts'
import { wordDiff } from './word-diff.ts'

describe('a quote', () => {
  it('stands in the clause that it is taken from', () => {
    const text = fc.array(fc.constantFrom('не', 'старше', '3', '5', 'лет', '. ', '; ', '1) ', '12.', '«', '»', '\u00ad', '…', ' ', '\n', 'car', '禁止', '。'), { minLength: 1, maxLength: 200 }).map((parts) => `лет ${parts.join(' ')}`)
    fc.assert(fc.property(text, text, (before, after) => standsIn(quoteOf(after, wordDiff(before, after, 'ru'), 'ru'), after) || quoteOf(after, wordDiff(before, after, 'ru'), 'ru').replaceAll(/[…\s]/g, '') === ''), { numRuns: 200 })
  })

  it.each([
    ['however it is set', 'не старше «трёх»  лет – всего', true],
    ['with words left out', 'Не ввозятся … лет', true],
    ['with words left out in brackets', 'Не ввозятся [...] всего', true],
    ['unless its words stand in another order', 'лет … Не ввозятся', false],
    ['unless a number is another', 'не старше «пяти» лет', false],
    ['unless it says nothing', '…', false],
  ])('stands in a clause, %s', (_, quote, expected) => {
    expect(standsIn(quote, '7. Не ввозятся, если не старше "трёх" лет - всего.')).toBe(expected)
  })
})
