import { refuse } from './refuse.ts'

/** How the bytes of a text file may be read. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | OldEncoding | 'windows-1252'

/** Of the time before Unicode. Nearly any bytes are a text in several of them. */
export type OldEncoding = 'gb18030' | 'big5' | 'windows-1251' | 'koi8-r' | 'ibm866'
const oldEncodings: readonly OldEncoding[] = ['gb18030', 'big5', 'windows-1251', 'koi8-r', 'ibm866']

/** Those that may be named; in the last of them nearly any bytes are a text, so it is never tried. */
export const encodings: readonly Encoding[] = ['utf-8', 'utf-16le', 'utf-16be', ...oldEncodings, 'windows-1252']

/** An encoding by one of its many names, such as GBK or cp1251. */
export function encodingNamed(name: string): Encoding | undefined {
  try {
    const { encoding } = new TextDecoder(name.trim().toLowerCase() === 'cp936' ? 'gbk' : name)
    return encodings.find((one) => one === (encoding === 'gbk' ? 'gb18030' : encoding))
  } catch {
    return undefined
  }
}

const PART = 1 << 16

/** The encodings in which the bytes are a text, the likeliest first, or the one that is named. Which of several it is, the headings decide. */
export function encodingsOf(bytes: Uint8Array, file: string, named: Encoding | undefined): Encoding[] {
  if (named !== undefined) return isText(bytes, named) ? [named] : refuse(file, `is no text in ${named}`, 'name another with --encoding, or leave it away')
  const marked = markOf(bytes)
  const fitting = [marked ?? looksWide(bytes) ?? 'utf-8'].filter((encoding) => isText(bytes, encoding))
  if (fitting.length === 0 && !marked) fitting.push(...oldEncodings.filter((encoding) => isText(bytes, encoding)))
  if (fitting.length === 0) refuse(file, `is no text${marked ? `, though it begins as ${marked}` : ''}`, 'save it as .xlsx, or as CSV in UTF-8')
  return fitting
}

/** The text, piece by piece, without its mark. */
export function* textOf(bytes: Uint8Array, encoding: Encoding): Generator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  for (let from = 0; from < bytes.length; from += PART) yield decoder.decode(bytes.subarray(from, from + PART), { stream: true })
  yield decoder.decode()
}

function markOf([a, b, c]: Uint8Array): Encoding | undefined {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  return a === 0xfe && b === 0xff ? 'utf-16be' : undefined
}

/** Without a mark, UTF-16 shows by the zero byte that every Latin letter and separator then has. */
function looksWide(bytes: Uint8Array): Encoding | undefined {
  const zeros = [0, 0]
  const sample = bytes.subarray(0, 2_000)
  for (const [index, byte] of sample.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (odd > sample.length / 10 && even === 0) return 'utf-16le'
  return even > sample.length / 10 && odd === 0 ? 'utf-16be' : undefined
}

function isText(bytes: Uint8Array, encoding: Encoding): boolean {
  try {
    for (const part of textOf(bytes, encoding)) if (part.includes('\0')) return false
    return true
  } catch {
    return false
  }
}
