import type { Stage } from '@sextant/store'
import type { Station } from './station.ts'
import { alertChange } from './alert.ts'
import { deliver } from './deliver.ts'
import { fetchSource } from './fetch.ts'
import { judgeOrder } from './judge.ts'
import { relateSnapshot } from './relate.ts'
import { sweep } from './sweep.ts'

/** Sets the five workers to work; each job carries an id and writes under a natural key. */
export function startWorkers(station: Station): void {
  const work = (stage: Stage, concurrency: number, job: (station: Station, id: string, signal: AbortSignal) => Promise<void>) => {
    station.queue.work(
      stage,
      async (id, signal) => {
        try {
          await job(station, id, signal)
        } catch (error) {
          // The queue tries again; what it gives up, the next sweep finds in the store.
          if (!signal.aborted) station.say(`${stage} failed: ${error instanceof Error ? error.message : String(error)}`)
          throw error
        }
      },
      { concurrency },
    )
  }
  work('fetch', 2, fetchSource)
  work('relate', 1, relateSnapshot)
  work('judge', 4, judgeOrder)
  work('alert', 4, alertChange)
  work('deliver', 2, deliver)
}

/** A store that is still not settled after so many sweeps has work that cannot be done now. */
const SWEEPS_MAX = 30

/**
 * One whole round: every source is visited, and all that follows from it is done. Returns how much could not be done:
 * 0 where everything was.
 */
export async function round(station: Station): Promise<number> {
  await station.queue.addMany('fetch', [...station.scrapers.keys()])
  await station.queue.idle()
  let left = 0
  for (let sweeps = 0; sweeps < SWEEPS_MAX; sweeps++) {
    const { left: next } = await sweep(station, { sources: 'none', gather: 'settled' })
    if (next === 0) return 0
    await station.queue.idle()
    // The same work twice over without progress is work that fails; its jobs have had all their attempts.
    if (next === left && sweeps > 3) break
    left = next
  }
  return left
}
