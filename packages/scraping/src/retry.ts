export interface RetryLimits {
  attemptsMax: number
  backoffBaseMs: number
  backoffMaxMs: number
  /** A source that asks for a longer wait is left alone until the next run. */
  retryAfterMaxMs: number
}

/** How long `Retry-After` asks to wait: seconds or a date; undefined where it says nothing that we can read. */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined
  if (/^\s*\d{1,9}\s*$/.test(header)) return Number(header) * 1_000
  const at = Date.parse(header)
  return Number.isNaN(at) ? undefined : Math.max(0, at - now)
}

/** Doubles with each attempt; the jitter keeps many workers from coming back at the same moment. `random` gives 0 to 1. */
export function backoffMs(attempt: number, limits: RetryLimits, random: () => number): number {
  const ceiling = Math.min(limits.backoffMaxMs, limits.backoffBaseMs * 2 ** (attempt - 1))
  return Math.round(ceiling / 2 + (ceiling / 2) * random())
}

const retriedStatuses = new Set([408, 425, 429, 500, 502, 503, 504])

export function mayPass(status: number): boolean {
  return retriedStatuses.has(status)
}
