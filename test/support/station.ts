import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Mail, Receipt } from '@sextant/alerts'
import { loadScrapers } from '@sextant/scrapers'
import { createFetcher, type Scraper } from '@sextant/scraping'
import { openStation, startReplay, startWorkers, type Station } from '@sextant/workers'
import { surroundingsOf } from '@sextant/workers/surroundings'
import { root } from './run.ts'

/** The workers in this process, over what is played to them: sources, a mail server and a clock. */
export interface Stage extends AsyncDisposable {
  station: Station
  said: string[]
  /** What the mail server took, in its order. */
  mails: Mail[]
  /** What it answers from now on. */
  mailServer(answer: () => Receipt): void
  /** From now on this source serves only this page, or again what is recorded where it is undefined. */
  serve(source: string, page: string | undefined): void
  show(edition: number): void
  /** Lets the clock of the workers be so far ahead. */
  later(hours: number): void
  /** Sets the clock of the workers; it runs on from there. */
  at(instant: string): void
}

const recorded = await loadScrapers(join(root, 'scrapers'))

/** Without sources, each round is that much shorter. */
export async function openStage(dataDir: string, { rules = join(root, 'rules'), sources = 'recorded' as 'recorded' | 'none' } = {}): Promise<Stage> {
  const scrapers = sources === 'recorded' ? recorded : new Map<string, Scraper>()
  let [edition, aheadMs, page] = [1, 0, '']
  let answer = (): Receipt => ({ state: 'accepted', response: '250 ok' })
  const [said, mails, broken]: [string[], Mail[], Set<string>] = [[], [], new Set()]
  await using opened = new AsyncDisposableStack()
  const { origins } = opened.use(await startReplay(scrapers.values(), async () => edition))
  const front = createServer((_request, response) => void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page))
  await new Promise<void>((listening) => front.listen(0, '127.0.0.1', listening))
  opened.defer(() => new Promise((closed) => (front.closeAllConnections(), front.close(() => closed()))))
  const there = `http://127.0.0.1:${(front.address() as AddressInfo).port}`
  const brokenFetcher = opened.use(createFetcher({ origins: Object.fromEntries(Object.keys(origins).map((host) => [host, there])) }))
  const surroundings = { ...surroundingsOf({ SEXTANT_DATA: dataDir, SEXTANT_RULES: rules }), now: () => new Date(Date.now() + aheadMs) }
  const station = opened.use(await openStation(surroundings, { say: (line) => said.push(line), scrapers, origins }))
  station.transport = {
    async send(_delivery, mail) {
      const receipt = answer()
      if (receipt.state === 'accepted') mails.push(mail)
      return receipt
    },
  }
  const { fetcher } = station
  station.fetcher = {
    ...fetcher,
    fetchPage: (source, url, options) => (broken.has(source.id) ? brokenFetcher : fetcher).fetchPage(source, url, options),
  }
  startWorkers(station)
  const resources = opened.move()
  return {
    station, said, mails,
    mailServer: (next) => void (answer = next),
    serve(source, text) {
      if (text === undefined) return void broken.delete(source)
      broken.add(source)
      page = text
    },
    show: (next) => void (edition = next),
    later: (hours) => void (aheadMs = hours * 3_600_000),
    at: (instant) => void (aheadMs = Date.parse(instant) - Date.now()),
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  }
}
