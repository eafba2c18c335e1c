import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { SextantError } from '@sextant/model'

/** A page in a scraper's `pages/`: made by the project in the structure of the source, for tests and for the sample run. */
export interface RecordedPage {
  file: string
  /** Where the source would serve it. */
  url: string
  /** Which state of its address it shows, counted from 1. */
  edition: number
  contentType: string
  body: Uint8Array
}

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
}

/** The recorded pages of one scraper, as `pages.json` in its folder lists them. */
export async function recordedPages(scraper: string, folder: string = import.meta.dirname): Promise<RecordedPage[]> {
  const path = join(folder, scraper, 'pages.json')
  const list: unknown = JSON.parse(await readFile(path, 'utf8'))
  const wrong = (what: string) => new SextantError('SEXTANT_INVALID', `scrapers/${scraper}/pages.json ${what}`)
  if (!Array.isArray(list)) throw wrong('is no list')
  return Promise.all(
    list.map(async (entry: unknown, index) => {
      if (!isEntry(entry)) throw wrong(`at [${index}]: expected "file", "url" and "edition"`)
      const { file, url, edition } = entry
      const contentType = contentTypes[extname(file)]
      if (contentType === undefined) throw wrong(`at [${index}]: ${file} is neither .html nor .json`)
      return { file, url, edition, contentType, body: await readFile(join(folder, scraper, 'pages', file)) }
    }),
  )
}

function isEntry(entry: unknown): entry is { file: string; url: string; edition: number } {
  if (typeof entry !== 'object' || entry === null) return false
  if (!('file' in entry) || !('url' in entry) || !('edition' in entry)) return false
  return typeof entry.file === 'string' && typeof entry.url === 'string' && typeof entry.edition === 'number'
}
