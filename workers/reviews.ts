import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { rulesUnderReview } from '@sextant/store'
import type { Station } from './station.ts'

/**
 * Leaves the ids of the rules under review in the data directory, for checks by other processes: the embedded store can
 * be opened by one process only. The store stays the truth; this is written anew whenever it changes.
 */
export async function publishReviews({ store, surroundings }: Pick<Station, 'store' | 'surroundings'>): Promise<void> {
  const file = join(surroundings.dataDir, 'under-review.json')
  const next = `${file}.${process.pid}.next`
  await writeFile(next, `${JSON.stringify([...(await rulesUnderReview(store))].sort())}\n`)
  await rename(next, file)
}
