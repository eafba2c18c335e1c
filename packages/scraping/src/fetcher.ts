import { type Resolve, systemResolve } from './address.ts'
import { troubleIn } from './answer.ts'
import { type Clock, systemClock } from './clock.ts'
import { type Answer, openWire, type Origins, type WireLimits } from './exchange.ts'
import { messageOf } from './fail.ts'
import { type Environment, headersKept, secretsOf, sourceHeaders, userAgentOf, withoutSecrets } from './headers.ts'
import type { Fetched, Known } from './outcome.ts'
import { createPoliteness, type Politeness } from './politeness.ts'
import { SourceRefused } from './refused.ts'
import { backoffMs, mayPass, retryAfterMs, type RetryLimits } from './retry.ts'
import { createRobots } from './robots.ts'
import type { Scraper } from './scraper.ts'
import { snapshotOf } from './snapshot.ts'
import { targetOf } from './target.ts'

export interface FetchLimits extends WireLimits, RetryLimits {
  redirectsMax: number
  /** Pause between two requests to one host, where the scraper and robots.txt ask for less. */
  delayMs: number
}

export const fetchLimits: FetchLimits = {
  connectTimeoutMs: 10_000,
  headersTimeoutMs: 30_000,
  bodyTimeoutMs: 30_000,
  totalTimeoutMs: 180_000,
  wireBytesMax: 15_000_000,
  bodyBytesMax: 30_000_000,
  redirectsMax: 5,
  delayMs: 2_000,
  attemptsMax: 4,
  backoffBaseMs: 2_000,
  backoffMaxMs: 60_000,
  retryAfterMaxMs: 300_000,
}

const ROBOTS_CHARACTERS_MAX = 500_000

export interface FetcherOptions {
  /** Where the secrets of the sources are found, such as `process.env`. */
  environment?: Environment
  /** How a webmaster reaches whoever runs this: a mail or web address. Stands in the user agent. */
  contact?: string
  /**
   * Lets another origin play a host's part: `{ 'old.adilet.zan.kz': 'http://127.0.0.1:4711' }`. The only way to reach
   * an address that is not on the open internet. Such an origin is sent no secrets and is not waited for.
   */
  origins?: Origins
  politeness?: Politeness
  limits?: Partial<FetchLimits>
  clock?: Clock
  random?: () => number
  resolve?: Resolve
}

export type FetchSource = Pick<Scraper, 'id' | 'hosts' | 'headers' | 'userAgent' | 'delayMs'>

export interface Fetcher extends AsyncDisposable {
  /**
   * Fetches one page of a source, politely. Whatever the source or the net does is an outcome; it throws only where
   * `signal` was aborted.
   */
  fetchPage(source: FetchSource, address: string, options?: { known?: Known; signal?: AbortSignal }): Promise<Fetched>
}

/** Make one for the whole process: it holds the connections, the turns at each host and what each robots.txt says. */
export function createFetcher(options: FetcherOptions = {}): Fetcher {
  const { environment = {}, origins = {}, clock = systemClock, random = Math.random } = options
  const contact = options.contact ?? 'no contact given'
  const limits = { ...fetchLimits, ...options.limits }
  const politeness = options.politeness ?? createPoliteness(clock)
  const wire = openWire(limits, origins, options.resolve ?? systemResolve)
  const robotsOf = createRobots(clock)
  const isSubstituted = (url: URL) => Object.hasOwn(origins, url.hostname)

  /** Where an address leads in the end. `delayOf` is asked at each hop for the pause before it, and may refuse the hop. */
  async function follow(errand: Errand, address: string, delayOf: (url: URL) => Promise<number>): Promise<Arrival> {
    const { source, conditions, signal } = errand
    const seen = new Set<string>()
    let url = targetOf(source, address)
    for (let hop = 0; ; hop++) {
      if (seen.has(url.href)) {
        const why = 'some sites do so to a user agent that they do not know'
        throw new SourceRefused('blocked', `leads back to ${url.href}; ${why}`)
      }
      seen.add(url.href)
      const delayMs = await delayOf(url)
      const headers = {
        'user-agent': userAgentOf(source, contact),
        accept: '*/*',
        ...(isSubstituted(url) ? {} : sourceHeaders(source, url, environment)),
        ...conditions,
      }
      const answer = await politeness.inTurn(url.hostname, delayMs, () => wire.exchange(url, headers, signal), signal)
      const location = redirectStatuses.has(answer.status) ? answer.headers.location : undefined
      if (location === undefined) return { url, answer }
      if (hop >= limits.redirectsMax) throw new SourceRefused('blocked', `leads on more than ${limits.redirectsMax} times`)
      url = targetOf(source, location, url)
    }
  }

  async function robotsText(errand: Errand, address: string): Promise<string | null> {
    const unconditional = { ...errand, conditions: {} }
    const { answer } = await follow(unconditional, address, async (url) => (isSubstituted(url) ? 0 : limits.delayMs))
    if (mayPass(answer.status)) throw new Error(`robots.txt answered ${answer.status}, so nothing may be read yet`)
    return answer.status < 300 ? Buffer.from(answer.body).toString('utf8').slice(0, ROBOTS_CHARACTERS_MAX) : null
  }

  async function permittedDelay(errand: Errand, url: URL): Promise<number> {
    const robots = await robotsOf(url.origin, (address) => robotsText(errand, address))
    if (!robots.allows(url.href)) throw new SourceRefused('blocked', `robots.txt asks us not to read ${url.href}`)
    return isSubstituted(url) ? 0 : Math.max(errand.source.delayMs ?? limits.delayMs, robots.delayMs)
  }

  /** Tries until there is an answer worth reading, or none is to be had. */
  async function arrive(errand: Errand, address: string): Promise<Arrival> {
    for (let attempt = 1; ; attempt++) {
      const isLast = attempt >= limits.attemptsMax
      let pauseMs = backoffMs(attempt, limits, random)
      try {
        const arrival = await follow(errand, address, (url) => permittedDelay(errand, url))
        const { status, headers } = arrival.answer
        if (!mayPass(status)) return arrival
        const asked = retryAfterMs(headers['retry-after'], clock.now())
        if (asked !== undefined && asked > limits.retryAfterMaxMs) {
          const reason = `answered ${status} and asks to be left alone for ${Math.ceil(asked / 1_000)} s`
          throw new SourceRefused('failed', reason, asked)
        }
        if (isLast) return arrival
        pauseMs = Math.max(pauseMs, asked ?? 0)
      } catch (error) {
        if (errand.signal?.aborted || isLast || error instanceof SourceRefused || isCertificate(error)) throw error
      }
      politeness.rest(new URL(address).hostname, pauseMs)
    }
  }

  /** What an answer is worth, against what was known of the address. */
  function fetchedFrom(source: FetchSource, address: string, { url, answer }: Arrival, known: Known | undefined): Fetched {
    const secrets = secretsOf(source, environment)
    if (answer.status === 304 && known) return { outcome: 'unchanged', known }
    const found = troubleIn(answer)
    if (found) throw new SourceRefused(found.outcome, found.reason)
    if (secrets.some((secret) => Buffer.from(answer.body).includes(secret))) {
      throw new SourceRefused('failed', 'the page repeats our key, so it was not kept')
    }
    const requested = targetOf(source, address).href
    const headers = headersKept(answer.headers, secrets)
    if (url.href !== requested) headers['content-location'] = url.href
    const snapshot = snapshotOf({
      source: source.id,
      url: requested,
      fetchedAt: new Date(clock.now()).toISOString(),
      status: answer.status,
      headers,
      body: answer.body,
    })
    const next: Known = {
      ...(headers['etag'] && { etag: headers['etag'] }),
      ...(headers['last-modified'] && { lastModified: headers['last-modified'] }),
      sha256: snapshot.sha256,
    }
    if (known?.sha256 === snapshot.sha256) return { outcome: 'unchanged', known: next }
    return { outcome: known ? 'changed' : 'new', snapshot, known: next }
  }

  return {
    async fetchPage(source, address, { known, signal } = {}) {
      try {
        const errand: Errand = { source, conditions: conditionsOf(known), ...(signal && { signal }) }
        return fetchedFrom(source, address, await arrive(errand, address), known)
      } catch (error) {
        if (signal?.aborted) throw signal.reason
        const secrets = secretsOf(source, environment)
        const { outcome, message, retryAfterMs } = error instanceof SourceRefused ? error : new SourceRefused('failed', failureOf(error))
        return {
          outcome,
          url: withoutSecrets(address, secrets),
          reason: withoutSecrets(message, secrets),
          ...(retryAfterMs !== undefined && { retryAfterMs }),
        }
      }
    },
    [Symbol.asyncDispose]: () => wire[Symbol.asyncDispose](),
  }
}

/** One page to fetch, with what is the same at each hop and attempt. */
interface Errand {
  source: FetchSource
  conditions: Record<string, string>
  signal?: AbortSignal
}

interface Arrival {
  url: URL
  answer: Answer
}

const redirectStatuses = new Set([301, 302, 303, 307, 308])

function conditionsOf(known: Known | undefined): Record<string, string> {
  return {
    ...(known?.etag && { 'if-none-match': known.etag }),
    ...(known?.lastModified && { 'if-modified-since': known.lastModified }),
  }
}

function isCertificate(error: unknown): boolean {
  return /^(CERT_|ERR_TLS|ERR_SSL|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO)/.test(codeOf(error))
}

function failureOf(error: unknown): string {
  const code = codeOf(error)
  if (isCertificate(error)) {
    return `the certificate was not accepted (${code}); if it is the authority's own, name its root in NODE_EXTRA_CA_CERTS`
  }
  return code ? `${messageOf(error)} (${code})` : messageOf(error)
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
