import { glob } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { SextantError } from '@sextant/model'
import type { Scraper } from '@sextant/scraping'

/** All scrapers under `folder`, by id. Throws where a folder holds no scraper, or two say that they are the same. */
export async function loadScrapers(folder: string = import.meta.dirname): Promise<Map<string, Scraper>> {
  // The file is sought, not the folder: `node_modules` is a folder too.
  const files = await Array.fromAsync(glob('*/scraper.ts', { cwd: folder }))
  const scrapers = new Map<string, Scraper>()
  for (const file of files.sort()) {
    const loaded: unknown = await import(pathToFileURL(join(folder, file)).href)
    const scraper = scraperIn(loaded)
    if (!scraper) {
      const cure = 'write "export default defineScraper({ … })"'
      throw new SextantError('SEXTANT_INVALID', `scrapers/${file} has no scraper; ${cure}`)
    }
    const isTaken = scrapers.has(scraper.id)
    if (isTaken || scraper.id !== basename(dirname(file))) {
      const called = `scrapers/${file} is called "${scraper.id}"${isTaken ? ', and so is another' : ''}`
      throw new SextantError('SEXTANT_INVALID', `${called}; a scraper has the name of its folder`)
    }
    scrapers.set(scraper.id, scraper)
  }
  return scrapers
}

function scraperIn(loaded: unknown): Scraper | undefined {
  if (typeof loaded !== 'object' || loaded === null || !('default' in loaded)) return undefined
  const { default: scraper } = loaded
  if (typeof scraper !== 'object' || scraper === null || !('id' in scraper) || !('read' in scraper)) return undefined
  // The type checker holds the rest to the contract: `defineScraper` takes nothing else.
  return typeof scraper.id === 'string' && typeof scraper.read === 'function' ? (scraper as Scraper) : undefined
}
