import { SextantError } from '@sextant/model'
import { auditOf, type Known, type Reading, readingOf, type Scraper } from '@sextant/scraping'
import { inTransaction, latestSnapshot, pageOf, recordIssue, recordVisit, saveSnapshot, settleIssues } from '@sextant/store'
import type { Snapshot } from '@sextant/model'
import type { Station } from './station.ts'

const PAGES_MAX = 1_000

/** What one page of a run came to: its bytes, fresh or kept, or why there are none. */
type Visited = { url: string; snapshot: Snapshot; isFresh: boolean; known: Known } | { url: string; outcome: string; trouble: string }

/**
 * Visits a source once: all its pages are fetched and read before any is kept. A run that fails its audit publishes
 * nothing and overwrites nothing; what is wrong becomes an issue for a person.
 */
export async function fetchSource(station: Station, id: string, signal: AbortSignal): Promise<void> {
  const scraper = station.scrapers.get(id)
  if (!scraper) throw new SextantError('SEXTANT_NOT_FOUND', `there is no scraper "${id}"; scrapers/ holds ${[...station.scrapers.keys()].join(', ')}`)
  const { visited, readings, problems } = await visitAll(station, scraper, signal)
  if (problems.length === 0) problems.push(...auditOf(scraper, readings, await canaryReading(station, scraper, visited, signal)))
  const checkedAt = station.surroundings.now().toISOString()
  const ids = await inTransaction(station.store, async (session) => {
    const fresh: string[] = []
    for (const page of visited) {
      if ('trouble' in page) {
        await recordVisit(session, { source: id, url: page.url, checkedAt, outcome: page.outcome })
      } else if (problems.length === 0 && page.isFresh) {
        const { id: snapshot } = await saveSnapshot(session, page.snapshot)
        fresh.push(snapshot)
      } else if (problems.length === 0) {
        const { etag, lastModified } = page.known
        await recordVisit(session, { source: id, url: page.url, checkedAt, outcome: 'unchanged', ...(etag && { etag }), ...(lastModified && { lastModified }) })
      } else {
        await recordVisit(session, { source: id, url: page.url, checkedAt, outcome: 'quarantined' })
      }
    }
    for (const message of problems) await recordIssue(session, { source: id, reference: id, message, snapshot: null, seenAt: checkedAt })
    await settleIssues(session, id, id, problems)
    return fresh
  })
  const isAway = visited.length > 0 && visited.every((page) => 'trouble' in page)
  if (isAway) station.say(`${id}: could not be visited, what is known of it stays as it is: ${problems.join('; ')}`)
  else if (problems.length > 0) station.say(`${id}: the run was put aside, nothing of it is used: ${problems.join('; ')}`)
  else station.say(`${id}: ${visited.length} pages, ${ids.length} of them new or changed`)
  await station.queue.addMany('relate', ids)
}

async function visitAll(station: Station, scraper: Scraper, signal: AbortSignal) {
  const visited: Visited[] = []
  const readings: Reading[] = []
  const problems: string[] = []
  const waiting: string[] = [...scraper.start]
  const seen = new Set(waiting)
  for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
    const page = await visit(station, scraper, url, signal)
    visited.push(page)
    if ('trouble' in page) {
      problems.push(`${url}: ${page.trouble} (${page.outcome})`)
      continue
    }
    try {
      const reading = readingOf(scraper, page.snapshot)
      readings.push(reading)
      for (const next of reading.follow) if (!seen.has(next)) waiting.push(next), seen.add(next)
    } catch (error) {
      if (!(error instanceof SextantError)) throw error
      problems.push(`${error.message} (format-drift)`)
    }
    if (seen.size > PAGES_MAX) {
      problems.push(`leads to more than ${PAGES_MAX} pages`)
      break
    }
  }
  return { visited, readings, problems }
}

async function visit({ store, fetcher }: Station, scraper: Scraper, url: string, signal: AbortSignal): Promise<Visited> {
  const kept = await latestSnapshot(store, scraper.id, url)
  const page = kept && (await pageOf(store, scraper.id, url))
  const known: Known | undefined = kept && {
    sha256: kept.sha256,
    ...(page?.etag && { etag: page.etag }),
    ...(page?.lastModified && { lastModified: page.lastModified }),
  }
  const fetched = await fetcher.fetchPage(scraper, url, { signal, ...(known && { known }) })
  switch (fetched.outcome) {
    case 'new':
    case 'changed':
      return { url, snapshot: fetched.snapshot, isFresh: true, known: fetched.known }
    case 'unchanged':
      if (kept) return { url, snapshot: kept, isFresh: false, known: fetched.known }
      return { url, outcome: 'failed', trouble: 'says that it is as before, but nothing of it is kept' }
    default:
      return { url, outcome: fetched.outcome, trouble: fetched.reason }
  }
}

async function canaryReading(station: Station, scraper: Scraper, visited: Visited[], signal: AbortSignal): Promise<Reading | undefined> {
  if (visited.some(({ url }) => url === scraper.canary.url)) return undefined
  const page = await visit(station, scraper, scraper.canary.url, signal)
  if ('trouble' in page) return undefined
  try {
    return readingOf(scraper, page.snapshot)
  } catch (error) {
    // A canary that cannot be read is one that is not shown, which the audit says.
    if (error instanceof SextantError) return undefined
    throw error
  }
}
