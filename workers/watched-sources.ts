import { loadScrapers } from '@sextant/scrapers'
import type { Surroundings } from './surroundings.ts'

/** The ids of the sources that are watched; a citation can name only their documents. */
export async function watchedSources({ scrapersFolder }: Surroundings): Promise<string[]> {
  return [...(await loadScrapers(scrapersFolder)).keys()]
}
