import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type RecordedPage, recordedPages } from '@sextant/scrapers'
import type { Scraper } from '@sextant/scraping'

/** A local server that plays the sources from the recorded pages, so that everything runs without the internet. */
export interface Replay extends AsyncDisposable {
  /** For the fetcher: each host of a source, played by this server. */
  origins: Record<string, string>
}

/**
 * Every address shows its newest state up to the edition, counted from 1. It is asked at each request: processes that
 * work on one store play one edition.
 */
export async function startReplay(scrapers: Iterable<Scraper>, edition: () => Promise<number>): Promise<Replay> {
  const pages: RecordedPage[] = []
  const hosts: string[] = []
  for (const scraper of scrapers) {
    pages.push(...(await recordedPages(scraper.id)))
    hosts.push(...scraper.hosts)
  }
  const server = createServer(async (request, response) => {
    const shown = await edition().catch(() => undefined)
    // The store is closed, or is not there for the moment; the fetcher comes again.
    if (shown === undefined) return void response.writeHead(503).end()
    const page = pages
      .filter(({ url, edition }) => edition <= shown && pathOf(url) === request.url)
      .reduce<RecordedPage | undefined>((newest, one) => (newest && newest.edition >= one.edition ? newest : one), undefined)
    if (!page) return void response.writeHead(404, { 'content-type': 'text/plain' }).end('not recorded')
    const etag = `"${page.edition}-${page.body.length}"`
    if (request.headers['if-none-match'] === etag) return void response.writeHead(304, { etag }).end()
    response.writeHead(200, { 'content-type': page.contentType, etag }).end(page.body)
  })
  await new Promise<void>((listening, failed) => server.once('error', failed).listen(0, '127.0.0.1', listening))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    origins: Object.fromEntries(hosts.map((host) => [host, origin])),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

function pathOf(address: string): string {
  const { pathname, search } = new URL(address)
  return pathname + search
}
