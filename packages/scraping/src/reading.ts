import { type Document, Measure, parse, SextantError, type Snapshot } from '@sextant/model'
import { canaryProblem } from './audit.ts'
import { documentFrom } from './document.ts'
import { fail, messageOf, show } from './fail.ts'
import { limits } from './limits.ts'
import { obstacleOf } from './obstacle.ts'
import { pageOf } from './page.ts'
import type { Readout, Scraper } from './scraper.ts'
import { listed, takeFrom } from './take.ts'

/** Work for a person, never a silent gap. `reference` is a document's, or an address where the page names no document. */
export interface Issue {
  reference: string
  message: string
}

export interface Reading {
  follow: string[]
  documents: Document[]
  /** Measures with the events of this page only: `threaded` joins those of all pages. */
  measures: Measure[]
  issues: Issue[]
  total?: number
}

/**
 * Everything that one snapshot says. The worker and the tests both read through here. Throws `SEXTANT_SOURCE` where the
 * page is not the page we know.
 */
export function readingOf(scraper: Scraper, snapshot: Snapshot): Reading {
  const readout = readoutOf(scraper, snapshot)
  const reading: Reading = { follow: [], documents: [], measures: [], issues: [] }
  if (readout.total !== undefined) reading.total = readout.total
  const issue: Report = (reference, message) => {
    reading.issues.push({ reference: reference.slice(0, limits.referenceCharacters), message })
  }
  for (const address of new Set(readout.follow)) {
    const url = URL.parse(address)
    if (url && scraper.hosts.includes(url.hostname)) reading.follow.push(url.href)
    else issue(address, `leads off the hosts of the source to ${show(address)}; its hosts are ${listed(scraper.hosts)}`)
  }
  for (const draft of readout.documents) {
    if ('unreadable' in draft) {
      issue(draft.reference, draft.unreadable)
      continue
    }
    try {
      const document = documentFrom(scraper, snapshot.url, draft)
      if (reading.documents.some(({ reference }) => reference === document.reference)) {
        fail('stands twice on one page; the first was kept')
      }
      reading.documents.push(document)
      readMeasures(scraper, document, reading, issue)
    } catch (error) {
      issue(draft.reference, messageOf(error))
    }
  }
  const problem = canaryProblem(scraper, reading.documents)
  if (problem) fail(problem)
  return reading
}

type Report = (reference: string, message: string) => void

function readMeasures(scraper: Scraper, document: Document, reading: Reading, issue: Report): void {
  if (!scraper.measures) return
  const { take, unread } = takeFrom(document.fields)
  const drafts = scraper.measures(document, take)
  reading.measures.push(...drafts.map((draft) => parse(Measure, draft, 'reads as no measure:')))
  // The measure is kept: a source that begins to say one thing more must not make us deaf to all the rest.
  if (unread().length > 0) issue(document.reference, `nobody reads ${listed(unread())}; take or ignore it`)
}

function readoutOf(scraper: Scraper, snapshot: Snapshot): Readout {
  const page = pageOf(snapshot)
  try {
    if (snapshot.source !== scraper.id) fail(`is of ${show(snapshot.source)}`)
    if (looksLikeHtml(snapshot, page.text)) {
      const obstacle = obstacleOf(page.html)
      if (obstacle) fail(`${obstacle.reason} (${obstacle.outcome})`)
    }
    const readout = scraper.read(page)
    if (readout.documents.length > limits.documentsPerPage) {
      fail(`the page has ${readout.documents.length} documents; at most ${limits.documentsPerPage} are read`)
    }
    if (readout.follow.length > limits.followPerPage) {
      fail(`the page leads to ${readout.follow.length} others; at most ${limits.followPerPage} are followed`)
    }
    return readout
  } catch (error) {
    const message = `${scraper.id} at ${snapshot.url}: ${messageOf(error)}`
    throw new SextantError('SEXTANT_SOURCE', message, { cause: error })
  }
}

export function looksLikeHtml(snapshot: Pick<Snapshot, 'headers'>, text: string): boolean {
  const type = snapshot.headers['content-type'] ?? ''
  if (/\b(json|pdf|msword|officedocument|octet-stream)\b/i.test(type)) return false
  return /html/i.test(type) || /^\s*(<!--[^]{0,2000}?-->\s*)*<(!doctype|html|head|body)/i.test(text.slice(0, 4_000))
}
