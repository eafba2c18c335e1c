import { outstanding } from '@sextant/store'
import type { Station } from './station.ts'

const BATCH = 5_000

/**
 * Queues whatever the store says is still to do. The queue is only the quick way: if it loses everything, this finds it
 * again. Returns how much there was, the sources aside.
 */
export async function sweep({ store, queue, scrapers, surroundings }: Station, { sources }: { sources: 'due' | 'none' }): Promise<number> {
  const watched = sources === 'due' ? [...scrapers.values()].map(({ id, every }) => ({ id, everyMs: millisecondsOf(every) })) : []
  const left = await outstanding(store, { sources: watched, now: surroundings.now(), limit: BATCH })
  await queue.addMany('fetch', left.fetch.ids)
  await queue.addMany('relate', left.relate.ids)
  await queue.addMany('judge', left.judge.ids)
  await queue.addMany('alert', left.alert.ids)
  // What one round of changes has to tell goes out together, so nothing is gathered while there is more to come.
  const isSettled = [left.relate, left.judge, left.alert].every(({ count }) => count === 0)
  if (isSettled) await queue.addMany('deliver', [...left.gather.ids, ...left.deliver.ids])
  return left.relate.count + left.judge.count + left.alert.count + left.gather.count + left.deliver.count
}

export function millisecondsOf(every: `${number}${'h' | 'd'}`): number {
  return Number(every.slice(0, -1)) * (every.endsWith('h') ? 3_600_000 : 86_400_000)
}
