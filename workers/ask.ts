import { SextantError } from '@sextant/model'
import { openRulebook } from '@sextant/rulebook'
import { openStore, type Store, turnDay } from '@sextant/store'
import { atDesk, type Desk, type DeskAnswer, type DeskVerb } from './desk.ts'
import { askDesk } from './desk-socket.ts'
import { legalDay } from './legal-day.ts'
import { releaseInForce } from './released.ts'
import { publishReviews } from './reviews.ts'
import type { Surroundings } from './surroundings.ts'

/** Asks one verb after another. */
export type Ask = <Verb extends DeskVerb>(verb: Verb, input: unknown) => Promise<DeskAnswer<Verb>>

/** Runs a verb here where the store is free, or in the process that holds it. */
export async function ask<Verb extends DeskVerb>(surroundings: Surroundings, verb: Verb, input: unknown): Promise<DeskAnswer<Verb>> {
  return askMany(surroundings, (askOne) => askOne(verb, input))
}

/** Runs several verbs, for which the store is opened once, or asks them of the process that holds it. */
export async function askMany<T>(surroundings: Surroundings, work: (ask: Ask) => Promise<T>): Promise<T> {
  const { dataDir, databaseUrl } = surroundings
  let store: Store
  try {
    store = await openStore({ dataDir, databaseUrl })
  } catch (error) {
    if (error instanceof SextantError && error.code === 'SEXTANT_STORE_BUSY' && !databaseUrl) return work((verb, input) => askDesk(dataDir, verb, input))
    throw error
  }
  await using opened = store
  const desk = await deskOver(opened, surroundings)
  return await work((verb, input) => atDesk(desk, verb, input))
}

async function deskOver(store: Store, { rulesFolder, dataDir, now }: Surroundings): Promise<Desk> {
  await turnDay(store, legalDay(now()))
  // A release that was changed in the store stops only what needs it: releasing it again is what mends it.
  const read = await releaseInForce(store).then(async (released) => ({ rulebook: released ?? (await openRulebook(rulesFolder)) }), (error: unknown) => ({ error }))
  const rulebook = () => {
    if ('error' in read) throw read.error
    return read.rulebook
  }
  return { store, rulebook, now, changed: () => publishReviews(store, dataDir) }
}
