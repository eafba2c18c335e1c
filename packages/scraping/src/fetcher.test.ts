import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Clock } from './clock.ts'
import { createFetcher, type Fetcher, type FetchSource } from './fetcher.ts'
import { createPoliteness } from './politeness.ts'

const page = '<!doctype html><html><body><h1>Act</h1><p>1. A vehicle has a wheel.</p></body></html>'
const source: FetchSource = { id: 'xx-acts', hosts: ['acts.example', 'www.acts.example'] }

type Routes = Record<string, RequestListener>
let routes: Routes
let asked: { path: string; host: string | undefined; headers: IncomingMessage['headers'] }[]
let server: ReturnType<typeof createServer>
let fetcher: Fetcher
let slept: number[]

/** Time passes only while somebody sleeps. */
function testClock(): Clock {
  let now = Date.parse('2026-11-22T00:00:00Z')
  return {
    now: () => now,
    async sleep(ms) {
      slept.push(ms)
      now += ms
    },
  }
}

function open(options: Parameters<typeof createFetcher>[0] = {}): Fetcher {
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('the server is not listening')
  const origin = `http://127.0.0.1:${address.port}`
  return createFetcher({
    origins: { 'acts.example': origin, 'www.acts.example': origin },
    clock: testClock(),
    random: () => 0,
    ...options,
    limits: { backoffBaseMs: 10, totalTimeoutMs: 5_000, ...options.limits },
  })
}

const html = (body: string, status = 200, headers: Record<string, string> = {}) => (_: IncomingMessage, answer: ServerResponse) => {
  answer.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body)
}
const redirect = (location: string) => html('', 302, { location })
const pathsAsked = () => asked.map(({ path }) => path).filter((path) => path !== '/robots.txt')

beforeEach(async () => {
  routes = {}
  asked = []
  slept = []
  server = createServer((request, answer) => {
    const path = request.url ?? ''
    asked.push({ path, host: request.headers.host, headers: request.headers })
    const route = routes[path] ?? html('not here', 404)
    route(request, answer)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  fetcher = open()
})

afterEach(async () => {
  await fetcher[Symbol.asyncDispose]()
  server.closeAllConnections()
  await new Promise((closed) => server.close(closed))
})

describe('a page', () => {
  it('becomes a snapshot under its real address, without cookies', async () => {
    routes['/act?x=1'] = html(page, 200, { etag: '"a"', 'set-cookie': 'session=1' })
    const fetched = await fetcher.fetchPage(source, 'https://acts.example/act?x=1#part')
    expect(fetched).toMatchObject({
      outcome: 'new',
      known: { etag: '"a"' },
      snapshot: { source: 'xx-acts', url: 'https://acts.example/act?x=1', status: 200, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    })
    expect(JSON.stringify(fetched)).not.toContain('session=1')
    expect(asked.at(-1)?.host).toBe('acts.example')
    expect(asked.at(-1)?.headers['user-agent']).toMatch(/^Sextant\//)
  })

  it('is asked for with the words of a browser and our name where the source wants that', async () => {
    routes['/act'] = html(page)
    await fetcher.fetchPage({ ...source, userAgent: 'browser-like' }, 'https://acts.example/act')
    expect(asked.at(-1)?.headers['user-agent']).toMatch(/^Mozilla\/5\.0 .*Sextant\//)
  })

  it.each([
    ['gzip', gzipSync(page)],
    ['br', brotliCompressSync(page)],
  ])('is unpacked from %s', async (encoding, bytes) => {
    routes['/act'] = (_, answer) => void answer.writeHead(200, { 'content-encoding': encoding, 'content-type': 'text/html' }).end(bytes)
    const fetched = await fetcher.fetchPage(source, 'https://acts.example/act')
    expect('snapshot' in fetched && Buffer.from(fetched.snapshot.body).toString()).toBe(page)
  })

  it('is unchanged where the source says so', async () => {
    routes['/act'] = (request, answer) => void answer.writeHead(request.headers['if-none-match'] === '"a"' ? 304 : 200).end(page)
    const known = { etag: '"a"', sha256: 'x' }
    expect(await fetcher.fetchPage(source, 'https://acts.example/act', { known })).toEqual({ outcome: 'unchanged', known })
  })

  it('is unchanged where its bytes are the same, and changed where they are not', async () => {
    routes['/act'] = html(page)
    const first = await fetcher.fetchPage(source, 'https://acts.example/act')
    if (!('known' in first)) throw new Error(first.reason)
    expect((await fetcher.fetchPage(source, 'https://acts.example/act', { known: first.known })).outcome).toBe('unchanged')
    routes['/act'] = html(page.replace('wheel', 'brake'))
    expect((await fetcher.fetchPage(source, 'https://acts.example/act', { known: first.known })).outcome).toBe('changed')
  })
})

describe('what stands in the way', () => {
  const form = '<form action="/in"><input name="u"><input type="password"></form>'
  it.each([
    ['a page that is not there', 'gone', 404, 'no'],
    ['a page that is no more', 'gone', 410, 'no'],
    ['an answer that wants a key', 'login', 401, 'no'],
    ['a refusal', 'blocked', 403, 'no'],
    ['any other answer', 'failed', 400, 'no'],
    ['no bytes', 'empty', 200, ''],
    ['no words', 'empty', 200, '<html><body> </body></html>'],
    ['a form with a password', 'login', 200, `<html><body>Sign in ${form}</body></html>`],
    ['a question whether we are a robot', 'captcha', 200, '<html><body>One more step <div class="g-recaptcha"></div></body></html>'],
    ['a refusal that is such a question', 'captcha', 403, '<html><head><title>Just a moment...</title></head><body>Checking</body></html>'],
    ['a site under repair', 'maintenance', 200, '<html><body>Ведутся технические работы</body></html>'],
    ['the shell of a script application', 'format-drift', 200, '<html><head><script src="/app.js"></script></head><body><div id="root"></div></body></html>'],
    ['a page nested without end', 'format-drift', 200, `<html><body>${'<div>'.repeat(5_000)}deep</body></html>`],
  ])('%s is %s', async (_, outcome, status, body) => {
    routes['/act'] = html(body, status)
    expect(await fetcher.fetchPage(source, 'https://acts.example/act')).toMatchObject({ outcome, reason: expect.stringMatching(/./) })
  })

  it('but a law that speaks of such things is a page', async () => {
    routes['/act'] = html(`<html><body><p>Captcha, login and технические работы.</p>${'<p>A sentence of law.</p>'.repeat(300)}</body></html>`)
    expect((await fetcher.fetchPage(source, 'https://acts.example/act')).outcome).toBe('new')
  })
})

describe('a redirect', () => {
  it('is followed within the hosts of the source, and the page knows where it was found', async () => {
    routes['/old'] = redirect('https://www.acts.example/new')
    routes['/new'] = html(page)
    const fetched = await fetcher.fetchPage(source, 'https://acts.example/old')
    expect(fetched).toMatchObject({ snapshot: { url: 'https://acts.example/old', headers: { 'content-location': 'https://www.acts.example/new' } } })
  })

  it.each([
    ['https://elsewhere.example/', 'is not on a host of the source'],
    ['https://127.0.0.1/', 'is not on a host of the source'],
    ['http://acts.example/new', 'without encryption'],
    ['https://acts.example:8443/new', 'port 8443'],
    ['https://user:pass@acts.example/new', 'credentials'],
    ['file:///etc/passwd', 'neither http nor https'],
  ])('to %s is refused', async (location, reason) => {
    routes['/old'] = redirect(location)
    const fetched = await fetcher.fetchPage(source, 'https://acts.example/old')
    expect(fetched).toMatchObject({ outcome: 'blocked', reason: expect.stringContaining(reason) })
    expect(JSON.stringify(fetched)).not.toContain('user:pass')
    expect(pathsAsked()).toEqual(['/old'])
  })

  it('in a circle ends', async () => {
    routes['/a'] = redirect('/b')
    routes['/b'] = redirect('/a')
    expect(await fetcher.fetchPage(source, 'https://acts.example/a')).toMatchObject({ outcome: 'blocked', reason: expect.stringContaining('leads back') })
  })

  it('is followed five times and no more', async () => {
    for (let hop = 0; hop < 9; hop++) routes[`/${hop}`] = redirect(`/${hop + 1}`)
    expect(await fetcher.fetchPage(source, 'https://acts.example/0')).toMatchObject({ outcome: 'blocked' })
    expect(pathsAsked()).toHaveLength(6)
  })
})

describe('limits', () => {
  it('refuse a body that is too large on the wire', async () => {
    routes['/act'] = html('x'.repeat(50_000))
    await using small = open({ limits: { wireBytesMax: 10_000 } })
    expect(await small.fetchPage(source, 'https://acts.example/act')).toMatchObject({ outcome: 'failed', reason: expect.stringContaining('10000 bytes over the wire') })
    expect(pathsAsked()).toHaveLength(1)
  })

  it('refuse a body that is small on the wire and large when unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc(20_000_000))
    routes['/act'] = (_, answer) => void answer.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb)
    await using small = open({ limits: { bodyBytesMax: 100_000 } })
    expect(await small.fetchPage(source, 'https://acts.example/act')).toMatchObject({ outcome: 'failed', reason: expect.stringContaining('100000 bytes when unpacked') })
  })

  it('refuse an encoding that nobody asked for', async () => {
    routes['/act'] = html(page, 200, { 'content-encoding': 'zstd' })
    expect(await fetcher.fetchPage(source, 'https://acts.example/act')).toMatchObject({ outcome: 'failed', reason: expect.stringContaining('zstd') })
  })

  it('give up a server that sends a byte now and then', async () => {
    routes['/act'] = (_, answer) => {
      answer.writeHead(200, { 'content-type': 'text/html' })
      const drip = setInterval(() => answer.write('x'), 20)
      answer.on('close', () => clearInterval(drip))
    }
    await using hasty = open({ limits: { totalTimeoutMs: 150, attemptsMax: 1 } })
    expect((await hasty.fetchPage(source, 'https://acts.example/act')).outcome).toBe('failed')
  })

  it('stop at once where the caller no longer wants the page', async () => {
    const stop = new AbortController()
    routes['/act'] = () => stop.abort(new Error('shutting down'))
    await expect(fetcher.fetchPage(source, 'https://acts.example/act', { signal: stop.signal })).rejects.toThrow('shutting down')
  })
})

describe('a source in trouble', () => {
  it('is asked again after the time that it names', async () => {
    let turn = 0
    routes['/act'] = (request, answer) => html(page, turn++ === 0 ? 429 : 200, { 'retry-after': '7' })(request, answer)
    expect((await fetcher.fetchPage(source, 'https://acts.example/act')).outcome).toBe('new')
    expect(slept).toContain(7_000)
  })

  it('is left alone where it names a long time', async () => {
    routes['/act'] = html('later', 503, { 'retry-after': '86400' })
    expect(await fetcher.fetchPage(source, 'https://acts.example/act')).toMatchObject({ outcome: 'failed', retryAfterMs: 86_400_000 })
    expect(pathsAsked()).toHaveLength(1)
  })

  it('is asked a few times, ever more slowly, and then has failed', async () => {
    routes['/act'] = html('broken', 502)
    await using patient = open({ random: () => 1, limits: { backoffBaseMs: 1_000 } })
    expect(await patient.fetchPage(source, 'https://acts.example/act')).toMatchObject({ outcome: 'failed', reason: 'answered 502' })
    expect(pathsAsked()).toHaveLength(4)
    expect(slept).toEqual([1_000, 2_000, 4_000])
  })

  it('that drops the connection is asked again', async () => {
    let turn = 0
    routes['/act'] = (request, answer) => (turn++ === 0 ? void request.socket.destroy() : html(page)(request, answer))
    expect((await fetcher.fetchPage(source, 'https://acts.example/act')).outcome).toBe('new')
  })
})

describe('robots.txt', () => {
  it('is obeyed, also where a redirect leads, and asked once', async () => {
    routes['/robots.txt'] = html('User-agent: *\nDisallow: /api/', 200, { 'content-type': 'text/plain' })
    routes['/act'] = redirect('/api/act')
    routes['/ok'] = html(page)
    expect(await fetcher.fetchPage(source, 'https://acts.example/act')).toMatchObject({ outcome: 'blocked', reason: expect.stringContaining('robots.txt') })
    expect((await fetcher.fetchPage(source, 'https://acts.example/ok')).outcome).toBe('new')
    expect(asked.map(({ path }) => path)).toEqual(['/robots.txt', '/act', '/ok'])
  })

  it('that speaks of us by name is obeyed', async () => {
    routes['/robots.txt'] = html('User-agent: Sextant\nDisallow: /', 200, { 'content-type': 'text/plain' })
    routes['/act'] = html(page)
    expect((await fetcher.fetchPage(source, 'https://acts.example/act')).outcome).toBe('blocked')
  })

  it('that cannot be read allows nothing for now', async () => {
    routes['/robots.txt'] = html('broken', 500)
    routes['/act'] = html(page)
    expect(await fetcher.fetchPage(source, 'https://acts.example/act')).toMatchObject({ outcome: 'failed', reason: expect.stringContaining('robots.txt') })
    expect(pathsAsked()).toEqual([])
  })
})

describe('politeness', () => {
  it('never asks a host twice at once, whoever asks', async () => {
    let [open, most] = [0, 0]
    const slow: RequestListener = (request, answer) => {
      most = Math.max(most, ++open)
      setTimeout(() => {
        open -= 1
        html(page)(request, answer)
      }, 10)
    }
    for (const path of ['/1', '/2', '/3']) routes[path] = slow
    await Promise.all(['/1', '/2', '/3'].map((path) => fetcher.fetchPage(source, `https://acts.example${path}`)))
    expect(most).toBe(1)
  })

  it('pauses between two requests to one host, and not between hosts', async () => {
    const clock = testClock()
    const polite = createPoliteness(clock)
    const begun: [string, number][] = []
    const began = clock.now()
    const task = (name: string) => async () => void begun.push([name, clock.now() - began])
    await polite.inTurn('a', 2_000, task('a1'))
    await polite.inTurn('b', 2_000, task('b1'))
    await polite.inTurn('a', 2_000, task('a2'))
    expect(begun).toEqual([['a1', 0], ['b1', 0], ['a2', 2_000]])
  })

  it('goes on after a task that failed', async () => {
    const polite = createPoliteness(testClock())
    await expect(polite.inTurn('a', 0, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await polite.inTurn('a', 0, async () => 1)).toBe(1)
  })
})

describe('the open internet', () => {
  it('is all that is reached: a name that leads to this machine is refused', async () => {
    await using guarded = open({ origins: {}, resolve: (_, done) => done(null, [{ address: '127.0.0.1', family: 4 }]) })
    expect(await guarded.fetchPage(source, 'http://acts.example/act')).toMatchObject({ outcome: 'blocked', reason: expect.stringContaining('not on the open internet') })
    expect(asked).toEqual([])
  })
})

describe('a secret', () => {
  const keyed: FetchSource = { ...source, headers: { 'X-Key': { environment: 'XX_KEY', howToGetOne: 'ask for one' } } }

  it('that is not set is asked for by name', async () => {
    await using guarded = open({ origins: {} })
    expect(await guarded.fetchPage(keyed, 'https://acts.example/act')).toMatchObject({ outcome: 'login', reason: 'XX_KEY is not set; ask for one' })
  })

  it('is not sent to an origin that plays the part of a host', async () => {
    routes['/act'] = html(page)
    await using substituted = open({ environment: { XX_KEY: 's3cret' } })
    expect((await substituted.fetchPage(keyed, 'https://acts.example/act')).outcome).toBe('new')
    expect(JSON.stringify(asked)).not.toContain('s3cret')
  })

  it('is not kept where the source repeats it', async () => {
    routes['/act'] = html(`${page} s3cret`)
    routes['/head'] = html(page, 200, { etag: '"s3cret"' })
    routes['/on'] = redirect('https://elsewhere.example/s3cret')
    await using substituted = open({ environment: { XX_KEY: 's3cret' } })
    const fetched = await Promise.all(['/act', '/head', '/on'].map((path) => substituted.fetchPage(keyed, `https://acts.example${path}`)))
    expect(fetched.map(({ outcome }) => outcome)).toEqual(['failed', 'new', 'blocked'])
    expect(JSON.stringify(fetched)).not.toContain('s3cret')
  })
})
