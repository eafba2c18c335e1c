import { PassThrough, type Readable, type Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress, createGunzip } from 'node:zlib'
import { show } from './fail.ts'
import { SourceRefused } from './refused.ts'

export interface BodyLimits {
  /** Bytes as they come over the wire. */
  wireBytesMax: number
  /** Bytes when unpacked. */
  bodyBytesMax: number
}

export const acceptedEncodings = 'gzip, br'

/** The decoded body, and never more of it than allowed: a few kilobytes can unpack to gigabytes. */
export async function bodyFrom(wire: Readable, encoding: string | undefined, limits: BodyLimits): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  await pipeline(
    wire,
    bounded(limits.wireBytesMax, 'over the wire'),
    decoderFor(encoding),
    bounded(limits.bodyBytesMax, 'when unpacked'),
    async (decoded: AsyncIterable<Uint8Array>) => {
      for await (const chunk of decoded) chunks.push(chunk)
    },
  )
  return Buffer.concat(chunks)
}

function decoderFor(encoding: string | undefined): Transform {
  const name = (encoding ?? '').trim().toLowerCase()
  if (name === '' || name === 'identity') return new PassThrough()
  if (name === 'gzip' || name === 'x-gzip') return createGunzip()
  if (name === 'br') return createBrotliDecompress()
  throw new SourceRefused('failed', `the body is encoded as ${show(name)}; we asked for ${acceptedEncodings}`)
}

function bounded(max: number, where: string) {
  return async function* (chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    let bytes = 0
    for await (const chunk of chunks) {
      bytes += chunk.byteLength
      if (bytes > max) throw new SourceRefused('failed', `the body is larger than ${max} bytes ${where}`)
      yield chunk
    }
  }
}
