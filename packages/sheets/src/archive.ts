import { crc32 } from 'node:zlib'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { SextantError } from '@sextant/model'
import { limits } from './limits.ts'
import { refusal, refuse } from './refuse.ts'

export interface Archive {
  names: readonly string[]
  /** Inflated bytes of an entry as the archive declares them; what comes is held to it. */
  bytesOf(name: string): number
  /** Undefined where there is no such entry. Ending the loop early ends the inflating. */
  open(name: string): AsyncIterable<Buffer> | undefined
}

const DAMAGED = 'open it in your spreadsheet program and save it again as .xlsx'

/** A ZIP archive whose sizes are believed only as far as they are kept: an entry that inflates to more fails. */
export async function openArchive(bytes: Uint8Array, file: string): Promise<Archive> {
  const entries = new Map<string, Entry>()
  let zip: ZipFile
  try {
    zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { lazyEntries: true, autoClose: false, validateEntrySizes: true })
    if (zip.entryCount > limits.entries) refuse(file, `holds ${zip.entryCount} parts, more than the ${limits.entries} that a workbook may have`, DAMAGED)
    let total = 0
    for await (const entry of zip.eachEntry()) {
      const { fileName, uncompressedSize, compressedSize } = entry
      total += uncompressedSize
      const isDense = uncompressedSize > limits.ratioFreeBytes && uncompressedSize > compressedSize * limits.ratio
      if (uncompressedSize > limits.entryBytes || total > limits.inflatedBytes || isDense) {
        refuse(file, `unpacks to far more than it is (part "${fileName.slice(0, 80)}"), as a zip bomb does`, 'give the table alone, in a new workbook, or in parts')
      }
      if (entry.isEncrypted()) refuse(file, 'is encrypted', 'save it without a password')
      if (entries.has(fileName)) refuse(file, `holds the part "${fileName.slice(0, 80)}" twice`, DAMAGED)
      entries.set(fileName, entry)
    }
  } catch (error) {
    throw damaged(error, file)
  }
  async function* inflate(entry: Entry): AsyncGenerator<Buffer> {
    try {
      let sum = 0
      for await (const part of await zip.openReadStreamPromise(entry)) {
        sum = crc32(part as Buffer, sum)
        yield part as Buffer
      }
      if (sum !== entry.crc32) throw new Error(`the sum of "${entry.fileName.slice(0, 80)}" does not fit`)
    } catch (error) {
      throw damaged(error, file)
    }
  }
  return {
    names: [...entries.keys()],
    bytesOf: (name) => entries.get(name)?.uncompressedSize ?? 0,
    open(name) {
      const entry = entries.get(name)
      return entry && inflate(entry)
    },
  }
}

/** What the archive's reader finds wrong, in our words; what is ours already stays. */
function damaged(error: unknown, file: string): unknown {
  if (!(error instanceof Error) || error instanceof SextantError) return error
  return refusal(file, `is damaged or no workbook (${error.message.slice(0, 120)})`, DAMAGED)
}
