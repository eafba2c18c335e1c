/** The door of the scrapers. A new source is one folder with a `scraper.ts`; nothing else names it. */
export { loadScrapers } from './load.ts'
export { type RecordedPage, recordedPages } from './recorded.ts'
