import { SextantError } from '@sextant/model'
import { openRulebook } from '@sextant/rulebook'
import { openStore } from '@sextant/store'
import { atDesk, type DeskVerb } from './desk.ts'
import { askDesk } from './desk-socket.ts'
import { publishReviews } from './reviews.ts'
import type { Surroundings } from './surroundings.ts'

/** Runs a verb here where the store is free, or in the process that holds it. */
export async function ask(surroundings: Surroundings, verb: DeskVerb, input: unknown): Promise<string[]> {
  const { dataDir, databaseUrl, now } = surroundings
  try {
    await using store = await openStore({ dataDir, databaseUrl })
    const { facts } = await openRulebook(surroundings.rulesFolder)
    return await atDesk({ store, dictionary: facts, now, changed: () => publishReviews(store, dataDir) }, verb, input)
  } catch (error) {
    if (error instanceof SextantError && error.code === 'SEXTANT_STORE_BUSY' && !databaseUrl) return askDesk(dataDir, verb, input)
    throw error
  }
}
