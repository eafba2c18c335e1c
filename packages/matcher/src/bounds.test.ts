import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstWhere, ranksOf } from './bounds.ts'
import { between, exact, unknown } from './known.ts'

describe('firstWhere', () => {
  it('finds where the answer turns, however far the guess is away', () => {
    fc.assert(fc.property(fc.integer({ min: -50, max: 60 }), fc.integer({ min: -100, max: 100 }), fc.integer({ min: 0, max: 50 }), (turn, guess, size) => {
      const asked: number[] = []
      const found = firstWhere((number) => (asked.push(number), number >= turn), -10, -10 + size, guess)
      expect(found).toBe(Math.min(Math.max(turn, -10), -10 + size))
      expect(asked.every((number) => number >= -10 && number < -10 + size)).toBe(true)
    }), { numRuns: 1_000 })
  })

  it('asks twice where the guess is right', () => {
    let asked = 0
    expect(firstWhere((number) => ((asked += 1), number >= 700), 0, 1_000_000, 700)).toBe(700)
    expect(asked).toBe(2)
  })
})

describe('ranksOf', () => {
  it('orders what has an order, and refuses what has none or is of two kinds', () => {
    expect(ranksOf([unknown, exact(7), between(3, null)])).toMatchObject({ values: [3, 7] })
    expect(ranksOf([exact(7), exact(true)])).toBeUndefined()
    expect(ranksOf([exact(7), exact('2026-01-01')])).toBeUndefined()
  })
})
