import { SextantError } from '@sextant/model'
import { openRulebook } from '@sextant/rulebook'
import { currentRelease, openStore, turnDay } from '@sextant/store'
import { atDesk, type DeskAnswer, type DeskVerb } from './desk.ts'
import { askDesk } from './desk-socket.ts'
import { legalDay } from './legal-day.ts'
import { publishReviews } from './reviews.ts'
import type { Surroundings } from './surroundings.ts'

/** Runs a verb here where the store is free, or in the process that holds it. */
export async function ask<Verb extends DeskVerb>(surroundings: Surroundings, verb: Verb, input: unknown): Promise<DeskAnswer<Verb>> {
  const { dataDir, databaseUrl, now } = surroundings
  try {
    await using store = await openStore({ dataDir, databaseUrl })
    await turnDay(store, legalDay(now()))
    const rulebook = (await currentRelease(store)) ?? (await openRulebook(surroundings.rulesFolder))
    return await atDesk({ store, rulebook: () => rulebook, now, changed: () => publishReviews(store, dataDir) }, verb, input)
  } catch (error) {
    if (error instanceof SextantError && error.code === 'SEXTANT_STORE_BUSY' && !databaseUrl) return askDesk(dataDir, verb, input)
    throw error
  }
}
