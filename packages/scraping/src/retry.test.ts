import { describe, expect, it } from 'vitest'
import { fetchLimits } from './fetcher.ts'
import { backoffMs, retryAfterMs } from './retry.ts'

describe('the wait before the next attempt', () => {
  it('reads Retry-After as seconds or as a date', () => {
    const now = Date.parse('2026-11-22T00:00:00Z')
    expect(retryAfterMs('120', now)).toBe(120_000)
    expect(retryAfterMs('Sun, 22 Nov 2026 00:01:00 GMT', now)).toBe(60_000)
    expect(retryAfterMs('Sat, 21 Nov 2026 00:00:00 GMT', now)).toBe(0)
    expect(retryAfterMs('soon', now)).toBeUndefined()
  })

  it('grows with each attempt up to its bound', () => {
    expect([1, 2, 3, 30].map((attempt) => backoffMs(attempt, fetchLimits, () => 1))).toEqual([2_000, 4_000, 8_000, 60_000])
  })
})
