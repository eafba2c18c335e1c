import { limits } from './limits.ts'
import { refuse } from './refuse.ts'
import { isStrike } from './styles.ts'
import { readXml } from './xml.ts'

/** The texts that the cells of a workbook name by number. */
export interface SharedStrings {
  count: number
  at(index: number): string | undefined
  /** Whether some of its letters are struck through. */
  isStruck(index: number): boolean
}

export const noStrings: SharedStrings = { count: 0, at: () => undefined, isStruck: () => false }

/**
 * Kept as bytes one after another: two million JavaScript strings would take several times as much. Rich text is read
 * as its letters; what a phonetic guide says above them is left out.
 */
export async function readSharedStrings(parts: AsyncIterable<Uint8Array>, file: string): Promise<SharedStrings> {
  let bytes = Buffer.allocUnsafe(1 << 16)
  let ends = new Uint32Array(1 << 12)
  let [used, count] = [0, 0]
  let pieces: string[] = []
  let [length, isText, phonetic, inStrike] = [0, false, false, false]
  const struck = new Set<number>()
  const keep = (text: string) => {
    const size = Buffer.byteLength(text)
    if (used + size > limits.textBytes) refuse(file, `holds more than ${limits.textBytes} bytes of text`, 'give the table in parts')
    if (used + size > bytes.length) bytes = Buffer.concat([bytes], Math.max(bytes.length * 2, used + size))
    if (count === ends.length) {
      const longer = new Uint32Array(ends.length * 2)
      longer.set(ends)
      ends = longer
    }
    used += bytes.write(text, used)
    ends[count++] = used
  }
  const reader = {
    open(name: string, attributes: Record<string, string>) {
      if (name === 'si') [pieces, length] = [[], 0]
      else if (name === 'r') inStrike = false
      else if (name === 'strike') inStrike = isStrike(attributes)
      else if (name === 'rPh') phonetic = true
      else if (name === 't') isText = !phonetic
    },
    text(text: string) {
      if (!isText) return
      length += text.length
      if (length > limits.cellChars) refuse(file, `holds a text longer than the ${limits.cellChars} characters of a cell (it begins ${JSON.stringify((pieces[0] ?? text).slice(0, 40))})`, 'shorten that cell')
      if (inStrike && text.trim() !== '') struck.add(count)
      pieces.push(text)
    },
    close(name: string) {
      if (name === 'r') inStrike = false
      else if (name === 'si') keep(unescaped(pieces.join('')))
      else if (name === 'rPh') phonetic = false
      else if (name === 't') isText = false
    },
  }
  for await (const _ of readXml(parts, file, reader));
  return {
    count,
    at: (index) => (index >= 0 && index < count ? bytes.toString('utf8', index === 0 ? 0 : ends[index - 1], ends[index]) : undefined),
    isStruck: (index) => struck.has(index),
  }
}

/** Characters that XML cannot hold stand as `_x000D_`; a line end in a cell is often written so. */
export function unescaped(text: string): string {
  return text.includes('_x') ? text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : text
}
