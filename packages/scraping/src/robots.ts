import { createRequire } from 'node:module'
import type { Clock } from './clock.ts'
import { robotName } from './headers.ts'

const DAY_MS = 86_400_000
const CRAWL_DELAY_MAX_MS = 60_000

interface Rules {
  isAllowed(url: string, robot: string): boolean | undefined
  getCrawlDelay(robot: string): number | undefined
}
// The package exports the function itself, while its types tell of a default export.
const rulesFrom: (url: string, text: string) => Rules = createRequire(import.meta.url)('robots-parser')

export interface Robots {
  allows(url: string): boolean
  delayMs: number
}

/**
 * Remembers each origin's robots.txt for a day. `fetchText` gives null for a site that has none, which allows all (RFC
 * 9309); where it throws, nothing is allowed and nothing is remembered.
 */
export function createRobots(clock: Clock) {
  const known = new Map<string, { until: number; robots: Robots }>()
  return async (origin: string, fetchText: (url: string) => Promise<string | null>): Promise<Robots> => {
    const remembered = known.get(origin)
    if (remembered && clock.now() < remembered.until) return remembered.robots
    const url = new URL('/robots.txt', origin).href
    const text = await fetchText(url)
    const robots = text === null ? { allows: () => true, delayMs: 0 } : robotsFrom(url, text)
    known.set(origin, { until: clock.now() + DAY_MS, robots })
    return robots
  }
}

function robotsFrom(url: string, text: string): Robots {
  const rules = rulesFrom(url, text)
  const delaySeconds = rules.getCrawlDelay(robotName) ?? 0
  return {
    allows: (address) => rules.isAllowed(address, robotName) !== false,
    delayMs: Number.isFinite(delaySeconds) ? Math.min(Math.max(0, delaySeconds * 1_000), CRAWL_DELAY_MAX_MS) : 0,
  }
}
