import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codesTold } from './codes-told.ts'
import { exactly } from './compare.ts'

const code = fc.array(fc.constantFrom('87', '03', '11', '10', '80'), { minLength: 1, maxLength: 5 }).map((pairs) => pairs.join(''))
const overlaps = (one: string, named: readonly string[]) => named.map((other) => exactly.hsWithin(one, [other]))

describe('the HS codes that comparisons tell apart', () => {
  it('are those named, what they lie under, and others under each of these', () => {
    expect(codesTold(['87', '8711'])).toEqual(['87', '8711', '10', '8710', '871110'])
    expect(codesTold([])).toEqual(['10'])
  })

  it('hold one for every code there is, which overlaps the same', () => {
    fc.assert(
      fc.property(fc.array(code, { maxLength: 6 }), code, (named, any) => {
        const told = codesTold(named).map((one) => overlaps(one, named))
        expect(told).toContainEqual(overlaps(any, named))
      }),
      { numRuns: 500 },
    )
  })
})
