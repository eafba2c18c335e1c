// The main job: watch the sources, relate what changed to the rules, judge the open orders, tell the exporters.
//
//   npm start              works until Ctrl-C
//   npm start -- --once    one whole round, then ends
//
// Exit codes: 0 all is done, or it was told to stop; 1 the round left something undone, and the next one tries it
// again; 2 it could not begin; 130 it was stopped before the round was over.
import { join } from 'node:path'
import { SextantError } from '@sextant/model'
import { loadScrapers } from '@sextant/scrapers'
import { hastenDeliveries, inTransaction, recall, remember, type Store } from '@sextant/store'
import type { Desk } from './desk.ts'
import { openDesk } from './desk-socket.ts'
import { openStation } from './open-station.ts'
import { startReplay } from './replay.ts'
import { reasonFor } from './reason.ts'
import { publishReviews } from './reviews.ts'
import { round, startWorkers, type Unfinished } from './round.ts'
import { seedSample } from './sample.ts'
import type { Station } from './station.ts'
import { type Surroundings, surroundingsOf } from './surroundings.ts'
import { sweep } from './sweep.ts'

const SWEEP_MS = 5_000
/** The recorded sources have two states; the second changes a clause that a rule cites. */
const EDITIONS = [1, 2]
const INTERRUPTED = 130

/** Work that does not end by itself is left behind after this: the next start goes on with it. */
const CLOSING_MS = 9_000

function say(line: string): void {
  process.stdout.write(`${new Date().toISOString().slice(11, 19)}  ${line}\n`)
}

async function main(words: readonly string[]): Promise<number> {
  const unknown = words.find((word) => word !== '--once')
  if (unknown !== undefined) throw new SextantError('SEXTANT_USAGE', `"${unknown}" is not an option; npm start takes --once, or nothing`)
  const isOnce = words.includes('--once')
  const surroundings = surroundingsOf(process.env)
  const stop = stopSignal(isOnce ? INTERRUPTED : 0)
  await using opened = new AsyncDisposableStack()
  const scrapers = await loadScrapers(surroundings.scrapersFolder)
  const edition = Promise.withResolvers<() => Promise<number>>()
  const replay = surroundings.sources === 'recorded' ? opened.use(await startReplay(scrapers.values(), async () => (await edition.promise)())) : undefined
  const station = opened.use(await openStation(surroundings, { say, scrapers, ...(replay && { origins: replay.origins }) }))
  edition.resolve(() => editionOf(station.store))
  stop.opened()
  if (surroundings.sample === 'seeded') await seedSample(station.store)
  await hastenDeliveries(station.store)
  startWorkers(station)
  if (!surroundings.databaseUrl) opened.use(await openDesk(surroundings.dataDir, deskOf(station)))

  let unfinished: Unfinished = { work: 0, mails: 0, sources: [] }
  for (const edition of replay ? EDITIONS : [1]) {
    if (replay && !(await showEdition(station.store, edition))) continue
    unfinished = await round(station, stop.signal)
    if (stop.signal.aborted) break
  }
  if (!stop.signal.aborted) {
    const lines = said(unfinished)
    for (const line of [...lines, ...whereToLook(surroundings)]) say(line)
    if (isOnce) return lines.length === 1 ? 0 : 1
    await workUntil(stop.signal, station)
  }
  say('Stopping: work that has begun is ended first.')
  return isOnce ? INTERRUPTED : 0
}

function deskOf(station: Station): Desk {
  const { store, surroundings } = station
  const changed = async () => {
    await publishReviews(store, surroundings.dataDir)
    await sweep(station, { sources: 'none' })
  }
  return { store, rulebook: () => station.matcher.rulebook, now: surroundings.now, changed }
}

async function editionOf(store: Store): Promise<number> {
  return Number((await recall(store, 'recorded-edition')) ?? 1)
}

/** False where a later edition is shown already: law does not go back. */
async function showEdition(store: Store, edition: number): Promise<boolean> {
  return inTransaction(store, async (session) => {
    if (edition < Number((await recall(session, 'recorded-edition')) ?? 1)) return false
    await remember(session, 'recorded-edition', String(edition))
    return true
  })
}

async function workUntil(stop: AbortSignal, station: Station): Promise<void> {
  say('Working; Ctrl-C stops.')
  while (!stop.aborted) {
    try {
      await sweep(station, { sources: 'due' })
    } catch (error) {
      say(`the sweep failed and is tried again: ${reasonFor(error)}`)
    }
    await new Promise<void>((done) => {
      const timer = setTimeout(done, SWEEP_MS)
      stop.addEventListener('abort', () => (clearTimeout(timer), done()), { once: true })
    })
  }
}

/** `opened` is called when the store is open: before that there is nothing that has to be ended first. */
function stopSignal(exitCode: number): { signal: AbortSignal; opened: () => void } {
  const controller = new AbortController()
  let isOpen = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // A second Ctrl-C means it: nothing is lost, the next start goes on where this one was.
      if (!isOpen || controller.signal.aborted) process.exit(INTERRUPTED)
      controller.abort()
      setTimeout(() => process.exit(exitCode), CLOSING_MS).unref()
    })
  }
  return { signal: controller.signal, opened: () => void (isOpen = true) }
}

/** One line where all is done, and one more for each kind of thing that is not. */
function said({ work, mails, sources }: Unfinished): string[] {
  const left = [
    ...(sources.length > 0 ? [`Not read: ${sources.join(', ')}. What is known of them stays as it is.`] : []),
    ...(mails > 0 ? [`Not sent: ${mails} mails wait for the mail server.`] : []),
    ...(work > 0 ? [`Not done: ${work} pieces of work that failed.`] : []),
  ]
  return left.length === 0 ? ['The round is complete.'] : ['The round has ended. What follows is tried again:', ...left]
}

function whereToLook({ dataDir, smtpUrl }: Surroundings): string[] {
  return [
    smtpUrl ? 'Mails go to the server of SMTP_URL.' : `Mails: npm run -s sextant -- outbox   (${join(dataDir, 'mailbox')})`,
    'Clauses to review: npm run -s sextant -- review list',
    'Check a car: npm run -s sextant -- check car.json --market KZ --arrives 2026-12-20',
  ]
}

/** Faults of the machine, such as a full disk, are told in a line; those of Sextant end with their stack. */
function isOfTheMachine(error: unknown): error is Error {
  return error instanceof SextantError || (error instanceof Error && 'syscall' in error)
}

// A reader of the lines that goes away, such as `head`, is no reason to stop working.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  if (!isOfTheMachine(error)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 2
}
// What is still open, such as a connection that does not close, is nobody's work any more.
process.exit()
