import type { Queue } from '@sextant/store'

/** The job that does all that is due at its stage. No line or change is called so: the key of one names its exporter too. */
export const ALL_DUE = 'all-due'

/** Of more than this, blocks of many are quicker than a job for each. */
const SINGLE_MAX = 100

/** Has lines judged, or changes alerted: a few one by one, so that several processes share them, and many in blocks. */
export async function queueMany(queue: Queue, stage: 'judge' | 'alert', keys: readonly string[]): Promise<void> {
  if (keys.length > SINGLE_MAX) await queue.add(stage, ALL_DUE)
  else await queue.addMany(stage, keys)
}
