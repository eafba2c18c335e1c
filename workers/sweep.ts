import { outstanding } from '@sextant/store'
import type { Station } from './station.ts'

const BATCH = 5_000

export interface SweepOptions {
  /** `due`: sources whose time has come are visited too. */
  sources: 'due' | 'none'
  /** `settled`: alerts are gathered into mails only when no change is still on its way, so that one mail tells all. */
  gather: 'settled' | 'now'
}

/**
 * Queues whatever the store says is still to do. The queue is only the quick way: if it loses everything, this finds it
 * again. Returns how much there is to do, the sources aside, and whether changes are still on their way.
 */
export async function sweep(station: Station, { sources, gather }: SweepOptions): Promise<{ left: number; isSettled: boolean }> {
  const { store, queue, scrapers, surroundings } = station
  const watched = sources === 'due' ? [...scrapers.values()].map(({ id, every }) => ({ id, everyMs: millisecondsOf(every) })) : []
  const found = await outstanding(store, { sources: watched, now: surroundings.now(), limit: BATCH })
  for (const stage of ['fetch', 'relate', 'judge', 'alert', 'deliver'] as const) await queue.addMany(stage, found[stage].ids)
  const isSettled = [found.relate, found.judge, found.alert].every(({ count }) => count === 0)
  if (isSettled || gather === 'now') await queue.addMany('deliver', found.gather.ids)
  const left = found.relate.count + found.judge.count + found.alert.count + found.gather.count + found.deliver.count
  return { left, isSettled }
}

export function millisecondsOf(every: `${number}${'h' | 'd'}`): number {
  return Number(every.slice(0, -1)) * (every.endsWith('h') ? 3_600_000 : 86_400_000)
}
