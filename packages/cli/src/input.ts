import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { hiddenIn, quoted, SextantError } from '@sextant/model'
import { strictJson } from '@sextant/rulebook'

const BYTES_MAX = 20_000_000

/** Parsed JSON of a file, or of standard input for `-`. */
export async function readInput(file: string): Promise<unknown> {
  const name = inputName(file)
  const bytes = await readBytes(file)
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new SextantError('SEXTANT_INVALID', `${name} is not UTF-8 text; save it as JSON in that encoding`)
  }
  if (text.trim() === '') throw new SextantError('SEXTANT_INVALID', `${name} is empty; give a JSON object of facts, such as { "category": "M1" }`)
  const read = strictJson(text)
  if ('wrong' in read) throw new SextantError('SEXTANT_INVALID', `${name} ${read.wrong} (line ${read.line}, column ${read.column})`)
  return read.value
}

/** Whether a file goes by the name of a spreadsheet, of whatever kind. */
export function isSheetName(file: string): boolean {
  return /\.(xlsx|csv|tsv|xls|xlsm|xlsb|xltx|xltm|ods)$/i.test(file)
}

/** As messages name the file: one that is long or holds odd characters in quotes. */
export function inputName(file: string): string {
  if (file === '-') return 'standard input'
  return file.length > 200 || hiddenIn(file) !== undefined ? quoted(file) : file
}

/** The bytes of a file, or of standard input for `-`. */
export async function readBytes(file: string, bytesMax = BYTES_MAX): Promise<Uint8Array> {
  const name = inputName(file)
  const tooLarge = () => new SextantError('SEXTANT_INVALID', `${name} is larger than ${bytesMax} bytes; give it in parts`)
  if (file === '-') {
    const parts: Buffer[] = []
    let size = 0
    for await (const part of process.stdin) {
      size += (part as Buffer).length
      if (size > bytesMax) throw tooLarge()
      parts.push(part as Buffer)
    }
    return Buffer.concat(parts)
  }
  // Without O_NONBLOCK a pipe that nobody writes to would never open.
  await using handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK).catch((error: NodeJS.ErrnoException) => {
    const reason = error.code === 'ENOENT' ? 'there is no such file' : error.code === 'EACCES' ? 'it may not be read' : `it cannot be opened (${error.code ?? error.message})`
    throw new SextantError('SEXTANT_NOT_FOUND', `${name}: ${reason}`)
  })
  const info = await handle.stat()
  if (!info.isFile()) throw new SextantError('SEXTANT_NOT_FOUND', `${name} is not a plain file`)
  if (info.size > bytesMax) throw tooLarge()
  return handle.readFile()
}
