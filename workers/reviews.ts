import { randomUUID } from 'node:crypto'
import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder, rulesUnderReview, type Store } from '@sextant/store'

/**
 * Leaves the ids of the rules under review in the data directory, for checks by other processes: the embedded store can
 * be opened by one process only. The store stays the truth; this is written anew whenever it changes.
 */
export async function publishReviews(store: Store, dataDir: string): Promise<void> {
  // With a store on a server, nobody else makes this folder.
  await makeFolder(dataDir)
  const file = join(dataDir, 'under-review.json')
  // Two that write at a time, also of one process, each have a file of their own.
  const next = `${file}.${randomUUID()}.next`
  await writeFile(next, `${JSON.stringify([...(await rulesUnderReview(store))].sort())}\n`)
  await rename(next, file)
}
