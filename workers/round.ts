import { setImmediate as turn } from 'node:timers/promises'
import { openIssues, type Stage, unsentDeliveries } from '@sextant/store'
import type { Station } from './station.ts'
import { alertChange, alertDue } from './alert.ts'
import { deliver } from './deliver.ts'
import { fetchSource } from './fetch.ts'
import { judgeDue, judgeLine } from './judge.ts'
import { ALL_DUE } from './queue-many.ts'
import { reasonFor } from './reason.ts'
import { relateSnapshot } from './relate.ts'
import { saidOnce } from './say.ts'
import { sweep } from './sweep.ts'

/** Sets the five workers to work; each job carries an id and writes under a natural key. */
export function startWorkers(station: Station): void {
  const once = saidOnce(station.say)
  const work = (stage: Stage, concurrency: number, job: (station: Station, id: string, signal: AbortSignal) => Promise<void>) => {
    station.queue.work(
      stage,
      async (id, signal) => {
        // Over the embedded store a job may wait for nothing outside the process; without this turn nobody else, such as
        // whoever asks at the desk, would be heard before the work is done.
        await turn()
        try {
          await job(station, id, signal)
        } catch (error) {
          // The queue tries again; what it gives up, the next sweep finds in the store. It keeps the reason, so that may
          // say no more than the log.
          const reason = reasonFor(error)
          if (!signal.aborted) once(`${stage} of ${id} failed, and is tried again: ${reason}`)
          throw new Error(reason)
        }
      },
      { concurrency },
    )
  }
  work('fetch', 2, fetchSource)
  work('relate', 1, relateSnapshot)
  work('judge', 4, (station, id, signal) => (id === ALL_DUE ? judgeDue(station, signal) : judgeLine(station, id)))
  work('alert', 4, (station, id, signal) => (id === ALL_DUE ? alertDue(station, signal) : alertChange(station, id)))
  work('deliver', 2, deliver)
}

/** A store that is still not settled after so many sweeps has work that cannot be done now. */
const SWEEPS_MAX = 30
/** The same work so many times over is work that fails. */
const SAME_MAX = 3

/** What a round could not do. */
export interface Unfinished {
  /** Jobs that failed. */
  work: number
  /** Mails that wait for their server. */
  mails: number
  /** Sources that could not be read; what is known of them stays. */
  sources: string[]
}

/**
 * One whole round: every source is visited, and all that follows from it is done. Ends early where it is told to stop;
 * nothing is lost by that.
 */
export async function round(station: Station, stop: AbortSignal): Promise<Unfinished> {
  const { queue, scrapers, store, surroundings } = station
  const since = surroundings.now()
  await queue.addMany('fetch', [...scrapers.keys()])
  await queue.idle(stop)
  let left: ReadonlySet<string> = new Set()
  for (let sweeps = 0, same = 0; sweeps < SWEEPS_MAX && !stop.aborted; sweeps++) {
    const before = left
    ;({ left } = await sweep(station, { sources: { since } }))
    if (left.size === 0) break
    await queue.idle(stop)
    same = left.size === before.size && left.isSubsetOf(before) ? same + 1 : 0
    if (same === SAME_MAX) break
  }
  // Another process may have gathered a mail since, and be sending it at this moment.
  if ((await unsentDeliveries(store)).waiting > 0) await queue.idle(stop)
  const { waiting } = await unsentDeliveries(store)
  const unread = (await openIssues(store)).filter(({ source, reference }) => source === reference && scrapers.has(source))
  return { work: left.size, mails: waiting, sources: [...new Set(unread.map(({ source }) => source))].sort() }
}
