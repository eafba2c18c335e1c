import type { Queue } from '@sextant/store'

/** The job that judges all lines that are due. No line is called so: the key of one names its exporter too. */
export const ALL_DUE = 'all-due'

/** Of more lines than this, blocks of many are quicker than a job for each. */
const SINGLE_MAX = 100

/** Has lines judged: a few one by one, so that several processes share them, and many in blocks. */
export async function queueJudging(queue: Queue, keys: readonly string[]): Promise<void> {
  if (keys.length > SINGLE_MAX) await queue.add('judge', ALL_DUE)
  else await queue.addMany('judge', keys)
}
