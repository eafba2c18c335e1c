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

  /** One address and where it leads. `delayOf` is asked for each hop, and may refuse it. */
  async function follow(source: FetchSource, address: string, extra: Record<string, string>, delayOf: (url: URL) => Promise<number>, signal?: AbortSignal) {
    const seen = new Set<string>()
    let url = targetOf(source, address)
    for (let hop = 0; ; hop++) {
      if (seen.has(url.href)) throw new SourceRefused('blocked', `leads back to ${url.href}; some sites do so to a user agent that they do not know`)
      seen.add(url.href)
      const delayMs = await delayOf(url)
      const headers = {
        'user-agent': userAgentOf(source, contact),
        accept: '*/*',
        ...(isSubstituted(url) ? {} : sourceHeaders(source, url, environment)),
        ...extra,
      }
      const answer = await politeness.inTurn(url.hostname, delayMs, () => wire.exchange(url, headers, signal), signal)
      const location = answer.headers.location
      if (answer.status < 300 || answer.status >= 400 || answer.status === 304 || location === undefined) return { url, answer }
      if (hop >= limits.redirectsMax) throw new SourceRefused('blocked', `leads on more than ${limits.redirectsMax} times`)
      url = targetOf(source, location, url)
    }
  }

  const robotsText = async (source: FetchSource, address: string, signal?: AbortSignal): Promise<string | null> => {
    const { answer } = await follow(source, address, {}, async (url) => (isSubstituted(url) ? 0 : limits.delayMs), signal)
    if (mayPass(answer.status)) throw new Error(`robots.txt answered ${answer.status}, so nothing may be read yet`)
    return answer.status < 300 ? Buffer.from(answer.body).toString('utf8').slice(0, ROBOTS_CHARACTERS_MAX) : null
  }

  const delayFor = (source: FetchSource, signal?: AbortSignal) => async (url: URL) => {
    const robots = await robotsOf(url.origin, (address) => robotsText(source, address, signal))
    if (!robots.allows(url.href)) throw new SourceRefused('blocked', `robots.txt asks us not to read ${url.href}`)
    return isSubstituted(url) ? 0 : Math.max(source.delayMs ?? limits.delayMs, robots.delayMs)
  }

  /** Tries until there is an answer worth reading, or none is to be had. */
  async function answerFor(source: FetchSource, address: string, extra: Record<string, string>, signal?: AbortSignal): Promise<{ url: URL; answer: Answer }> {
    for (let attempt = 1; ; attempt++) {
      const isLast = attempt >= limits.attemptsMax
      let pauseMs = backoffMs(attempt, limits, random)
      try {
        const followed = await follow(source, address, extra, delayFor(source, signal), signal)
        if (!mayPass(followed.answer.status)) return followed
        const asked = retryAfterMs(headerOf(followed.answer, 'retry-after'), clock.now())
        if (asked !== undefined && asked > limits.retryAfterMaxMs) {
          throw new SourceRefused('failed', `answered ${followed.answer.status} and asks to be left alone for ${Math.ceil(asked / 1_000)} s`, asked)
        }
        if (isLast) return followed
        pauseMs = Math.max(pauseMs, asked ?? 0)
      } catch (error) {
        if (signal?.aborted || isLast || error instanceof SourceRefused || isCertificate(error)) throw error
      }
      politeness.rest(new URL(address).hostname, pauseMs)
    }
  }

  return {
    async fetchPage(source, address, { known, signal } = {}) {
      const secrets = secretsOf(source, environment)
      const trouble = (outcome: SourceRefused['outcome'], reason: string, waitMs?: number): Fetched => ({
        outcome,
        url: withoutSecrets(address, secrets),
        reason: withoutSecrets(reason, secrets),
        ...(waitMs !== undefined && { retryAfterMs: waitMs }),
      })
      try {
        const { url, answer } = await answerFor(source, address, conditions(known), signal)
        if (answer.status === 304 && known) return { outcome: 'unchanged', known }
        const found = troubleIn(answer)
        if (found) return trouble(found.outcome, found.reason)
        if (secrets.some((secret) => Buffer.from(answer.body).includes(secret))) {
          return trouble('failed', 'the page repeats our key, so it was not kept')
        }
        const requested = targetOf(source, address).href
        const headers = headersKept(answer.headers, secrets)
        if (url.href !== requested) headers['content-location'] = url.href
        const fetchedAt = new Date(clock.now()).toISOString()
        const snapshot = snapshotOf({ source: source.id, url: requested, fetchedAt, status: answer.status, headers, body: answer.body })
        const next: Known = {
          ...(headers['etag'] && { etag: headers['etag'] }),
          ...(headers['last-modified'] && { lastModified: headers['last-modified'] }),
          sha256: snapshot.sha256,
        }
        if (known?.sha256 === snapshot.sha256) return { outcome: 'unchanged', known: next }
        return { outcome: known ? 'changed' : 'new', snapshot, known: next }
      } catch (error) {
        if (signal?.aborted) throw signal.reason
        if (error instanceof SourceRefused) return trouble(error.outcome, error.message, error.retryAfterMs)
        return trouble('failed', failureOf(error))
      }
    },
    [Symbol.asyncDispose]: () => wire[Symbol.asyncDispose](),
  }
}

function conditions(known: Known | undefined): Record<string, string> {
  return {
    ...(known?.etag && { 'if-none-match': known.etag }),
    ...(known?.lastModified && { 'if-modified-since': known.lastModified }),
  }
}

function headerOf(answer: Answer, name: string): string | undefined {
  const value = answer.headers[name]
  return Array.isArray(value) ? value[0] : value
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
