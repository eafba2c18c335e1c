import { describe, expect, it } from 'vitest'
import { compare } from './compare.ts'
import { between, exact } from './known.ts'

describe('compare', () => {
  it('knows of nothing within bounds whether it is one of a list: 10 lies between 9 and 11, and before 9 among texts', () => {
    for (const operator of ['in', 'notIn'] as const) expect(compare(operator, between(9, 11), exact(['10', '12']))).toBe('unknown')
  })
})
