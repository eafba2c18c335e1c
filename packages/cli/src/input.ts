import { open } from 'node:fs/promises'
import { SextantError } from '@sextant/model'

const BYTES_MAX = 20_000_000

/** Parsed JSON of a file, or of standard input for `-`. */
export async function readInput(file: string): Promise<unknown> {
  const name = file === '-' ? 'standard input' : file
  const bytes = await readBytes(file, name)
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new SextantError('SEXTANT_INVALID', `${name} is not UTF-8 text; give a JSON file of facts`)
  }
  if (text.trim() === '') throw new SextantError('SEXTANT_INVALID', `${name} is empty; give a JSON object of facts, such as { "category": "M1" }`)
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new SextantError('SEXTANT_INVALID', `${name} is not JSON: ${(error as SyntaxError).message}`)
  }
}

async function readBytes(file: string, name: string): Promise<Uint8Array> {
  const tooLarge = () => new SextantError('SEXTANT_INVALID', `${name} is larger than ${BYTES_MAX} bytes; give it in parts`)
  if (file === '-') {
    const parts: Buffer[] = []
    let size = 0
    for await (const part of process.stdin) {
      size += (part as Buffer).length
      if (size > BYTES_MAX) throw tooLarge()
      parts.push(part as Buffer)
    }
    return Buffer.concat(parts)
  }
  await using handle = await open(file).catch((error: NodeJS.ErrnoException) => {
    const reason = error.code === 'ENOENT' ? 'there is no such file' : error.code === 'EACCES' ? 'it may not be read' : error.message
    throw new SextantError('SEXTANT_NOT_FOUND', `${name}: ${reason}`)
  })
  const info = await handle.stat()
  if (!info.isFile()) throw new SextantError('SEXTANT_NOT_FOUND', `${name} is not a plain file`)
  if (info.size > BYTES_MAX) throw tooLarge()
  return handle.readFile()
}
