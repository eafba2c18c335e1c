import { setTimeout as after } from 'node:timers/promises'

/** Time, so that tests need not wait. */
export interface Clock {
  now(): number
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}

export const systemClock: Clock = {
  now: Date.now,
  sleep: async (ms, signal) => void (await after(ms, undefined, signal && { signal })),
}
