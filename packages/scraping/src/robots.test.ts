import { describe, expect, it } from 'vitest'
import { createRobots } from './robots.ts'

describe('robots.txt', () => {
  it('may ask for a pause, up to a minute, and is remembered for a day', async () => {
    let now = 0
    let asked = 0
    const robotsOf = createRobots({ now: () => now, sleep: async () => undefined })
    const text = (seconds: number) => async () => (asked++, `User-agent: *\nCrawl-delay: ${seconds}`)
    expect((await robotsOf('https://a.example', text(5))).delayMs).toBe(5_000)
    expect((await robotsOf('https://a.example', text(9))).delayMs).toBe(5_000)
    now += 86_400_001
    expect((await robotsOf('https://a.example', text(86_400))).delayMs).toBe(60_000)
    expect(asked).toBe(2)
  })
})
