import type { Transport } from '@sextant/alerts'
import type { Matcher } from '@sextant/matcher'
import type { Fetcher, Scraper } from '@sextant/scraping'
import type { Queue, Store } from '@sextant/store'
import type { Surroundings } from './surroundings.ts'

/** What every worker is given. */
export interface Station {
  surroundings: Surroundings
  store: Store
  queue: Queue
  /** Of the rulebook in force when this process last judged. */
  matcher: Matcher
  scrapers: ReadonlyMap<string, Scraper>
  fetcher: Fetcher
  transport: Transport
  /** One calm line for the operator. No facts of exporters go into it. */
  say: (line: string) => void
}
