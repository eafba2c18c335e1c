import { show } from './fail.ts'
import { SourceRefused } from './refused.ts'
import type { Scraper } from './scraper.ts'
import { listed } from './take.ts'

/** The address, if it is one that this source may send us to. Each hop of a redirect is asked again. */
export function targetOf(scraper: Pick<Scraper, 'hosts'>, address: string, from?: URL): URL {
  const url = URL.parse(address, from?.href)
  if (!url) throw new SourceRefused('blocked', `${show(address)} is not an address`)
  const refuse = (why: string): never => {
    // The credentials themselves are never repeated.
    throw new SourceRefused('blocked', `${show(`${url.protocol}//${url.host}${url.pathname}`)} ${why}`)
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') refuse('is neither http nor https')
  if (url.username !== '' || url.password !== '') refuse('carries credentials in the address')
  if (!scraper.hosts.includes(url.hostname)) refuse(`is not on a host of the source; its hosts are ${listed(scraper.hosts)}`)
  if (url.port !== '') refuse(`asks for port ${url.port}; only the usual ports are used`)
  if (from?.protocol === 'https:' && url.protocol === 'http:') refuse('would go on without encryption')
  url.hash = ''
  return url
}
