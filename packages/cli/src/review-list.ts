import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { SextantError } from '@sextant/model'
import { strictJson } from '@sextant/rulebook'
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
  const path = join(dataDir, 'under-review.json')
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '[]'
    throw error
  })
  const read = strictJson(text)
  if ('value' in read && Array.isArray(read.value)) return new Set(read.value.map(String))
  // Without it, a rule whose clause has changed would be shown as if nothing had happened.
  throw new SextantError('SEXTANT_STORE', `${path} is no list of rules; remove it, and npm start writes it anew`)
}
