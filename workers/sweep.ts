import { type Backlog, outstanding, turnDay } from '@sextant/store'
import { gather } from './gather.ts'
import { legalDay, TIME_ZONE } from './legal-day.ts'
import { queueMany } from './queue-many.ts'
import type { Station } from './station.ts'

const BATCH = 1_000

export interface SweepOptions {
  /** `due`: sources whose time has come are visited too. A moment: those that were not visited since. */
  sources: 'due' | 'none' | { since: Date }
}

export interface Swept {
  /** What there is to do, by stage and id. */
  left: ReadonlySet<string>
}

/**
 * Queues whatever the store says is still to do. The queue is only the quick way: if it loses everything, this finds it
 * again.
 */
export async function sweep(station: Station, { sources }: SweepOptions): Promise<Swept> {
  const { store, queue, scrapers, surroundings } = station
  const now = surroundings.now()
  const day = legalDay(now)
  // What rests on the day is due from this moment on.
  if ((await turnDay(store, day)).isNew) station.say(`the day is ${day} (${TIME_ZONE}): what rests on it is judged again`)
  const watched = sources === 'none' ? [] : [...scrapers.values()].map(({ id, every }) => ({
    id,
    everyMs: sources === 'due' ? millisecondsOf(every) : now.getTime() - sources.since.getTime(),
  }))
  const found = await outstanding(store, { sources: watched, now, limit: BATCH })
  for (const stage of ['fetch', 'relate', 'deliver'] as const) await queue.addMany(stage, found[stage].ids)
  for (const stage of ['judge', 'alert'] as const) await queueMany(queue, stage, found[stage].ids)
  await gather(station)
  const backlogs: [string, Backlog][] = Object.entries(found)
  const left = backlogs.flatMap(([stage, { ids }]) => ids.map((id) => `${stage} ${id}`))
  return { left: new Set(left) }
}

export function millisecondsOf(every: `${number}${'h' | 'd'}`): number {
  return Number(every.slice(0, -1)) * (every.endsWith('h') ? 3_600_000 : 86_400_000)
}
