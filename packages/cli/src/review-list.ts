import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Surroundings } from '@sextant/workers/surroundings'

/**
 * The rules whose cited clause has changed and that nobody has looked at since. With a database server it is asked;
 * otherwise the running process leaves the list in the data directory, because it alone may open the embedded store.
 */
export async function rulesUnderReview({ dataDir, databaseUrl }: Surroundings): Promise<ReadonlySet<string>> {
  if (databaseUrl) {
    const { openStore, rulesUnderReview: inStore } = await import('@sextant/store')
    await using store = await openStore({ dataDir, databaseUrl })
    return inStore(store)
  }
  const text = await readFile(join(dataDir, 'under-review.json'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '[]'
    throw error
  })
  return new Set(JSON.parse(text) as string[])
}
