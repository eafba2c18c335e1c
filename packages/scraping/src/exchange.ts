import type { IncomingHttpHeaders } from 'node:http'
import { Agent } from 'undici'
import { publicConnector, type Resolve } from './address.ts'
import { acceptedEncodings, bodyFrom, type BodyLimits } from './body.ts'

export interface WireLimits extends BodyLimits {
  connectTimeoutMs: number
  headersTimeoutMs: number
  /** Between two pieces of the body. */
  bodyTimeoutMs: number
  /** For the whole answer, so that a server that sends a byte now and then is given up as well. */
  totalTimeoutMs: number
}

export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: Uint8Array
}

/** Hosts whose part another origin plays, such as a local server with recorded pages. Addresses stay as they are. */
export type Origins = Readonly<Record<string, string>>

export interface Wire extends AsyncDisposable {
  /** One request, one answer; redirects are an answer. */
  exchange(url: URL, headers: Record<string, string>, signal?: AbortSignal): Promise<Answer>
}

const REDIRECT_BYTES_MAX = 65_536

export function openWire(limits: WireLimits, origins: Origins, resolve: Resolve): Wire {
  const common = {
    headersTimeout: limits.headersTimeoutMs,
    bodyTimeout: limits.bodyTimeoutMs,
    maxHeaderSize: 32_768,
    connections: 1,
    keepAliveTimeout: 4_000,
    allowH2: false,
  }
  const open = new Agent({ ...common, connect: publicConnector(limits.connectTimeoutMs, resolve) })
  // Only for the origins that somebody named by hand: these may lie on this machine.
  const named = new Agent({ ...common, connect: { timeout: limits.connectTimeoutMs } })
  return {
    async exchange(url, headers, signal) {
      const substitute = Object.hasOwn(origins, url.hostname) ? origins[url.hostname] : undefined
      const deadline = AbortSignal.timeout(limits.totalTimeoutMs)
      const response = await (substitute ? named : open).request({
        origin: substitute ?? url.origin,
        path: `${url.pathname}${url.search}`,
        method: 'GET',
        headers: { ...headers, 'accept-encoding': acceptedEncodings, ...(substitute && { host: url.host }) },
        signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
      })
      const encoding = response.headers['content-encoding']
      const isPage = response.statusCode < 300
      const bodyLimits = isPage ? limits : { wireBytesMax: REDIRECT_BYTES_MAX, bodyBytesMax: REDIRECT_BYTES_MAX }
      // A body that is given up half-way reports that once more; with nobody listening that would end the process.
      response.body.on('error', () => undefined)
      try {
        const body = await bodyFrom(response.body, Array.isArray(encoding) ? encoding.join(',') : encoding, bodyLimits)
        return { status: response.statusCode, headers: response.headers, body }
      } catch (error) {
        // What a refusal says beside its status is a courtesy; too much of it changes nothing.
        if (isPage || signal?.aborted) throw error
        return { status: response.statusCode, headers: response.headers, body: new Uint8Array() }
      } finally {
        response.body.destroy()
      }
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([open.destroy(), named.destroy()])
    },
  }
}
