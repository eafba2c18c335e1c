// The main job: watch the sources, relate what changed to the rules, judge the open orders, tell the exporters.
//
//   npm start              works until Ctrl-C
//   npm start -- --once    one whole round, then ends
import { join } from 'node:path'
import { SextantError } from '@sextant/model'
import { loadScrapers } from '@sextant/scrapers'
import { recall, remember } from '@sextant/store'
import { openDesk } from './desk-socket.ts'
import { openStation } from './open-station.ts'
import { startReplay } from './replay.ts'
import { round, startWorkers } from './round.ts'
import { seedSample } from './sample.ts'
import type { Station } from './station.ts'
import { type Surroundings, surroundingsOf } from './surroundings.ts'
import { sweep } from './sweep.ts'

const SWEEP_MS = 5_000
/** Where changes never cease, mails go out all the same after so many sweeps. */
const UNSETTLED_MAX = 24
/** The recorded sources have two states; the second changes a clause that a rule cites. */
const EDITIONS = [1, 2]

function say(line: string): void {
  process.stdout.write(`${new Date().toISOString().slice(11, 19)}  ${line}\n`)
}

async function main(words: readonly string[]): Promise<number> {
  const unknown = words.find((word) => word !== '--once')
  if (unknown !== undefined) throw new SextantError('SEXTANT_USAGE', `"${unknown}" is not an option; npm start takes --once, or nothing`)
  const surroundings = surroundingsOf(process.env)
  const stop = stopSignal()
  await using opened = new AsyncDisposableStack()
  const scrapers = await loadScrapers(surroundings.scrapersFolder)
  const replay = surroundings.sources === 'recorded' ? opened.use(await startReplay(scrapers.values())) : undefined
  const station = opened.use(await openStation(surroundings, { say, scrapers, ...(replay && { origins: replay.origins }) }))
  if (surroundings.sample === 'seeded') await seedSample(station.store)
  startWorkers(station)
  const desk = { store: station.store, dictionary: station.matcher.rulebook.facts, now: surroundings.now, changed: async () => void (await sweep(station, { sources: 'none', gather: 'settled' })) }
  if (!surroundings.databaseUrl) opened.use(await openDesk(surroundings.dataDir, desk))

  let left = 0
  for (const edition of replay ? EDITIONS : [1]) {
    if (stop.aborted) return 0
    if (replay && edition < Number((await recall(station.store, 'recorded-edition')) ?? 1)) continue
    replay?.show(edition)
    await remember(station.store, 'recorded-edition', String(edition))
    left = await round(station)
  }
  say(left === 0 ? 'The round is complete.' : `The round ended with ${left} pieces of work that could not be done; they are tried again.`)
  for (const line of whereToLook(surroundings)) say(line)
  if (words.includes('--once')) return left === 0 ? 0 : 1
  await workUntil(stop, station)
  say('Stopping: work that has begun is ended first.')
  return 0
}

async function workUntil(stop: AbortSignal, station: Station): Promise<void> {
  say('Working; Ctrl-C stops.')
  let unsettled = 0
  while (!stop.aborted) {
    try {
      const { isSettled } = await sweep(station, { sources: 'due', gather: unsettled < UNSETTLED_MAX ? 'settled' : 'now' })
      unsettled = isSettled ? 0 : unsettled + 1
    } catch (error) {
      say(`the sweep failed and is tried again: ${error instanceof Error ? error.message : String(error)}`)
    }
    await new Promise<void>((done) => {
      const timer = setTimeout(done, SWEEP_MS)
      stop.addEventListener('abort', () => (clearTimeout(timer), done()), { once: true })
    })
  }
}

function stopSignal(): AbortSignal {
  const controller = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // A second Ctrl-C means it: nothing is lost, the next start goes on where this one was.
      if (controller.signal.aborted) process.exit(130)
      controller.abort()
    })
  }
  return controller.signal
}

function whereToLook({ dataDir, smtpUrl }: Surroundings): string[] {
  return [
    smtpUrl ? 'Mails go to the server of SMTP_URL.' : `Mails: npm run -s sextant -- outbox   (${join(dataDir, 'mailbox')})`,
    'Clauses to review: npm run -s sextant -- reviews',
    'Check a car: npm run -s sextant -- check car.json --market KZ --arrives 2026-12-20',
  ]
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof SextantError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 2
}
