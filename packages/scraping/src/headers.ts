import type { IncomingHttpHeaders } from 'node:http'
import { SourceRefused } from './refused.ts'
import type { Scraper } from './scraper.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/** The name by which robots.txt may address us. */
export const robotName = 'Sextant'

export function userAgentOf(scraper: Pick<Scraper, 'userAgent'>, contact: string): string {
  const name = `${robotName}/0.1 (watches vehicle trade measures; ${contact})`
  if (scraper.userAgent !== 'browser-like') return name
  return `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 ${name}`
}

/** The values of the source's secret headers, so that they can be kept out of all that is written down. */
export function secretsOf(scraper: Pick<Scraper, 'headers'>, environment: Environment): string[] {
  return Object.values(scraper.headers ?? {}).flatMap((header) => {
    const value = typeof header === 'string' ? undefined : environment[header.environment]
    return value ? [value] : []
  })
}

/** What the source wants to be sent to its own machine. Refuses to send a secret in the clear. */
export function sourceHeaders(
  scraper: Pick<Scraper, 'headers'>,
  url: URL,
  environment: Environment,
): Record<string, string> {
  const sent: Record<string, string> = {}
  for (const [name, header] of Object.entries(scraper.headers ?? {})) {
    if (typeof header === 'string') {
      sent[name] = header
      continue
    }
    const value = environment[header.environment]
    if (!value) throw new SourceRefused('login', `${header.environment} is not set; ${header.howToGetOne}`)
    if (url.protocol !== 'https:') {
      throw new SourceRefused('blocked', `${name} is a secret and ${url.host} was asked without encryption`)
    }
    sent[name] = value
  }
  return sent
}

export function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets.reduce((clean, secret) => clean.replaceAll(secret, '[secret]'), text)
}

/** Only what a later reader needs: cookies and the like are never stored. */
const keptHeaders = ['content-type', 'content-language', 'date', 'etag', 'last-modified'] as const

export function headersKept(headers: IncomingHttpHeaders, secrets: readonly string[]): Record<string, string> {
  const kept: Record<string, string> = {}
  for (const name of keptHeaders) {
    const value = headers[name]
    if (typeof value === 'string') kept[name] = withoutSecrets(value, secrets).slice(0, 500)
  }
  return kept
}
