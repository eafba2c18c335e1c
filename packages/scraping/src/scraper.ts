import type { Document, MeasureDraft } from '@sextant/model'
import type { CheerioAPI } from 'cheerio'
import { messageOf } from './fail.ts'
import type { Take } from './take.ts'

/** What a scraper is given. Each form of the page is made on its first use and throws where the page has no such form. */
export interface Page {
  /** Where the page was found in the end, after redirects: relative links count from here. */
  readonly url: string
  readonly text: string
  readonly html: CheerioAPI
  readonly json: unknown
}

/** A document as a scraper hands it over; the kit adds source, language, address and hashes, and holds it to the limits. */
export interface DocumentDraft {
  reference: string
  title: string
  /** Where a person finds the document; the address of the page where it is left out. */
  url?: string
  fields: Record<string, string>
  clauses?: readonly { id: string; text: string }[]
  announcements?: Document['announcements']
}

/** A record that the scraper met and could not read: it becomes an issue, and the rest of the page goes on. */
export interface Unreadable {
  reference: string
  unreadable: string
}

export interface Readout {
  /** Further pages of this run. */
  follow: string[]
  documents: (DocumentDraft | Unreadable)[]
  /** How many documents the source says there are over all pages of the list. */
  total?: number
}

/** A header that a source wants. One that is named by `environment` is a secret: it is sent and never kept. */
export type SourceHeader = string | { environment: string; howToGetOne: string }

/**
 * A source, and how to read it. A scraper performs no I/O: it names the pages to fetch and reads the pages that were
 * fetched.
 */
export interface Scraper {
  /** `<market or body>-<source>`, the name of its folder. */
  id: string
  title: string
  authority: { name: string; url: string }
  /** The only hosts that are ever asked, redirects included. */
  hosts: readonly [string, ...string[]]
  start: readonly [string, ...string[]]
  every: `${number}${'h' | 'd'}`
  /** How many documents a run yields. Outside these bounds the run fails and publishes nothing. */
  expects: { min: number; max: number }
  /** ISO 639-1, of the documents. */
  language: string
  /**
   * A document that must still be read, by this title and with so many clauses at least: the source's pages may change
   * so that everything still parses and nothing is right. Its page is fetched in each run; where it is not among the
   * pages of the run itself, it is read and not published.
   */
  canary: { url: string; reference: string; title: string; clausesMin: number }
  headers?: Readonly<Record<string, SourceHeader>>
  /** Our own name stands behind the usual words of a browser, for a source that turns anything else away. */
  userAgent?: 'plain' | 'browser-like'
  /** Least pause between two requests to one host; the kit's own where it is left out. */
  delayMs?: number
  /** Throws where the page is not the page we know: the run fails. */
  read(page: Page): Readout
  /** Throws where the document is not one that we understand: it becomes an issue, the run goes on. */
  measures?(document: Document, take: Take): MeasureDraft[]
}

/** Reads one record of a page, where a record that cannot be read must not take the others with it. */
export function recordFrom(reference: string, read: () => DocumentDraft): DocumentDraft | Unreadable {
  try {
    return read()
  } catch (error) {
    return { reference, unreadable: messageOf(error) }
  }
}

export function defineScraper(scraper: Scraper): Scraper {
  return scraper
}
