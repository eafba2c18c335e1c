import { type Clock, systemClock } from './clock.ts'

/**
 * One request at a time to a host, with a pause between the end of one and the beginning of the next. Make one for the
 * whole process: two would each be polite, and together not.
 */
export interface Politeness {
  /** Runs the task when it is its turn at the host. */
  inTurn<T>(host: string, delayMs: number, task: () => Promise<T>, signal?: AbortSignal): Promise<T>
  /** Leaves the host alone for so long, whoever asks. */
  rest(host: string, ms: number): void
}

export function createPoliteness(clock: Clock = systemClock): Politeness {
  const turns = new Map<string, Promise<unknown>>()
  const freeAt = new Map<string, number>()

  const whenFree = async (host: string, signal?: AbortSignal) => {
    // Asked again after each sleep: somebody may have called for a longer rest meanwhile.
    for (;;) {
      const wait = (freeAt.get(host) ?? 0) - clock.now()
      if (wait <= 0) return
      await clock.sleep(wait, signal)
    }
  }
  const rest = (host: string, ms: number) => {
    freeAt.set(host, Math.max(freeAt.get(host) ?? 0, clock.now() + ms))
  }
  return {
    rest,
    inTurn(host, delayMs, task, signal) {
      const turn = (turns.get(host) ?? Promise.resolve()).then(async () => {
        signal?.throwIfAborted()
        await whenFree(host, signal)
        try {
          return await task()
        } finally {
          rest(host, delayMs)
        }
      })
      const settled = turn.then(
        () => undefined,
        () => undefined,
      )
      turns.set(host, settled)
      void settled.then(() => turns.get(host) === settled && turns.delete(host))
      return turn
    },
  }
}
