import { rm } from 'node:fs/promises'
import { createServer, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { type ErrorCode, parse, SextantError, sha256 } from '@sextant/model'
import { z } from 'zod'
import { atDesk, type Desk, type DeskAnswer, type DeskVerb, isDeskVerb } from './desk.ts'

const [packed, unpacked] = [promisify(gzip), promisify(gunzip)]

const BODY_BYTES_MAX = 30_000_000
const PACKED_FROM = 200_000
/** Judging the whole fleet by two rulebooks takes minutes where there are many orders. */
const TIMEOUT_MS = 600_000
const GRACE_MS = 2_000

const Answer = z.union([z.strictObject({ answer: z.unknown() }), z.strictObject({ code: z.string(), message: z.string() })])

/** A socket in the data directory; in the system's temporary folder where the path would be longer than a socket's may be. */
function socketOf(dataDir: string): string {
  const path = join(dataDir, 'desk.sock')
  return Buffer.byteLength(path) < 100 ? path : join(tmpdir(), `sextant-${sha256(dataDir).slice(0, 24)}.sock`)
}

/** Lets other processes of this user ask what only the holder of the store can answer. Call it after the store is open. */
export async function openDesk(dataDir: string, desk: Desk): Promise<AsyncDisposable> {
  const path = socketOf(dataDir)
  // Whoever holds the store is the only one to listen here; a socket that is left over belongs to a process that died.
  await rm(path, { force: true })
  const server = createServer(async (incoming, response) => {
    const answer = JSON.stringify(await answerTo(desk, incoming))
    if (answer.length < PACKED_FROM) return void response.writeHead(200, { 'content-type': 'application/json' }).end(answer)
    // A socket takes some 200 kB each time the process looks up from its work, which is not often while it judges.
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(await packed(answer, { level: 1 }))
  })
  const before = process.umask(0o077)
  try {
    await new Promise<void>((listening, failed) => server.once('error', failed).listen(path, listening))
  } finally {
    process.umask(before)
  }
  return {
    async [Symbol.asyncDispose]() {
      const closed = new Promise<void>((done) => server.close(() => done()))
      // Whoever was asking gets the answer.
      await Promise.race([closed, wait(GRACE_MS, undefined, { ref: false })])
      server.closeAllConnections()
      await closed
      await rm(path, { force: true })
    },
  }
}

async function answerTo(desk: Desk, incoming: AsyncIterable<Buffer>): Promise<z.infer<typeof Answer>> {
  try {
    const parts: Buffer[] = []
    let size = 0
    for await (const part of incoming) {
      size += part.length
      if (size > BODY_BYTES_MAX) throw new SextantError('SEXTANT_INVALID', `the request is larger than ${BODY_BYTES_MAX} bytes`)
      parts.push(part)
    }
    const asked = parse(z.strictObject({ verb: z.string(), input: z.unknown() }), JSON.parse(Buffer.concat(parts).toString('utf8')), 'the request')
    if (!isDeskVerb(asked.verb)) throw new SextantError('SEXTANT_USAGE', `"${asked.verb}" is not known to the running process; is it of an older version?`)
    return { answer: await atDesk(desk, asked.verb, asked.input) }
  } catch (error) {
    if (error instanceof SextantError) return { code: error.code, message: error.message }
    return { code: 'SEXTANT_STORE_BUSY', message: `the running process could not answer: ${error instanceof Error ? error.message : String(error)}` }
  }
}

/** Asks the process that holds the store of this data directory. */
export async function askDesk<Verb extends DeskVerb>(dataDir: string, verb: Verb, input: unknown): Promise<DeskAnswer<Verb>> {
  const body = JSON.stringify({ verb, input })
  const text = await new Promise<string>((done, failed) => {
    const asking = request({ socketPath: socketOf(dataDir), method: 'POST', path: '/', timeout: TIMEOUT_MS }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => {
        const bytes = Buffer.concat(parts)
        if (response.headers['content-encoding'] === 'gzip') unpacked(bytes).then((text) => done(text.toString('utf8')), failed)
        else done(bytes.toString('utf8'))
      })
      response.on('error', failed)
    })
    asking.on('timeout', () => asking.destroy(new Error(`it did not answer within ${TIMEOUT_MS / 1_000} s`)))
    asking.on('error', failed)
    asking.end(body)
  }).catch((error: NodeJS.ErrnoException) => {
    // A command that opens the store for itself answers nobody, and is soon done.
    if (error.code === 'ENOENT' || error.code === 'ECONNREFUSED') throw new SextantError('SEXTANT_STORE_BUSY', `another command is at work with the store in ${dataDir}; try again when it has ended`)
    throw new SextantError('SEXTANT_STORE_BUSY', `another process holds the store in ${dataDir} and cannot be asked (${error.message}); wait until it has ended, or stop it`)
  })
  const answer = parse(Answer, JSON.parse(text), 'the answer of the running process')
  // It comes from our own code in another process of this user, by the verb's own signature.
  if ('answer' in answer) return answer.answer as DeskAnswer<Verb>
  throw new SextantError(answer.code as ErrorCode, answer.message)
}
