import { mailboxTransport, smtpTransport, type Transport } from '@sextant/alerts'
import { compile } from '@sextant/matcher'
import { commitOfRelease, openRulebook } from '@sextant/rulebook'
import { loadScrapers } from '@sextant/scrapers'
import { createFetcher, type Scraper } from '@sextant/scraping'
import { openQueue, openStore, saveRelease } from '@sextant/store'
import { join } from 'node:path'
import { releaseInForce } from './released.ts'
import { publishReviews } from './reviews.ts'
import { reasonFor, withoutPersons } from './reason.ts'
import { saidOnce } from './say.ts'
import type { Station } from './station.ts'
import type { Surroundings } from './surroundings.ts'

export interface StationOptions {
  say: (line: string) => void
  /** Lets a local server play the hosts of the sources. */
  origins?: Record<string, string>
  scrapers?: ReadonlyMap<string, Scraper>
}

/**
 * Opens everything that the workers need. A store without a release takes the rulebook of the folder; after that only
 * `rules release` puts another in force, for it may change what exporters were told.
 */
export async function openStation(surroundings: Surroundings, { origins, scrapers, ...options }: StationOptions): Promise<Station & AsyncDisposable> {
  const say = (line: string) => options.say(withoutPersons(line))
  // What may be mistaken in the rules or the environment is said before anything is opened or changed.
  const transport: Transport = surroundings.smtpUrl ? smtpTransport(surroundings.smtpUrl) : mailboxTransport(join(surroundings.dataDir, 'mailbox'))
  const rulebook = await openRulebook(surroundings.rulesFolder)
  const once = saidOnce(say)
  await using opened = new AsyncDisposableStack()
  const store = opened.use(await openStore({ dataDir: surroundings.dataDir, databaseUrl: surroundings.databaseUrl }))
  const fetcher = opened.use(
    createFetcher({ environment: surroundings.environment, ...(surroundings.contact && { contact: surroundings.contact }), ...(origins && { origins }) }),
  )
  // Opened last, it is closed first, while what its jobs need is still there.
  const queue = opened.use(await openQueue(store, { redisUrl: surroundings.redisUrl, onError: (error) => once(`queue: ${reasonFor(error)}`) }))
  const released = await releaseInForce(store)
  const inForce = released && { ...released, commit: released.digest === rulebook.digest ? rulebook.commit : await commitOfRelease(surroundings.rulesFolder, released.digest) }
  if (!inForce) {
    await saveRelease(store, rulebook)
    say(`rulebook ${rulebook.digest.slice(0, 19)}…: ${rulebook.rules.length} rules`)
  } else if (inForce.digest !== rulebook.digest) {
    say(`rulebook ${inForce.digest.slice(0, 19)}… is in force; rules/ say otherwise: see what that would change with rules impact, and put it in force with rules release`)
  }
  const station = {
    surroundings,
    store,
    queue,
    fetcher,
    transport,
    say,
    matcher: compile(inForce ?? rulebook),
    scrapers: scrapers ?? (await loadScrapers(surroundings.scrapersFolder)),
  }
  await publishReviews(store, surroundings.dataDir)
  const resources = opened.move()
  return { ...station, [Symbol.asyncDispose]: () => resources.disposeAsync() }
}
