import type { Shown } from './cell.ts'
import { formatOf, type NumberFormat } from './number-format.ts'
import { readWholeXml } from './xml.ts'

/** How a cell format shows its cells. */
export interface CellFormat {
  number: NumberFormat
  isStruck: boolean
}

/** The cell formats of a workbook. */
export async function readStyles(parts: AsyncIterable<Uint8Array>, file: string): Promise<CellFormat[]> {
  const custom = new Map<number, NumberFormat>()
  const struckFonts = new Set<number>()
  const formats: CellFormat[] = []
  let [inFormats, inFonts, font] = [false, false, -1]
  await readWholeXml(parts, file, {
    open(name, attributes) {
      if (name === 'numFmt') custom.set(Number(attributes['numFmtId']), formatOf(attributes['formatCode'] || 'General'))
      else if (name === 'fonts') inFonts = true
      else if (name === 'font' && inFonts) font++
      else if (name === 'strike' && inFonts && isStrike(attributes)) struckFonts.add(font)
      else if (name === 'cellXfs') inFormats = true
      else if (name === 'xf' && inFormats) {
        const id = Number(attributes['numFmtId'] ?? 0)
        formats.push({ number: custom.get(id) ?? formatOf('General', builtIn(id)), isStruck: struckFonts.has(Number(attributes['fontId'] ?? -1)) })
      }
    },
    close(name) {
      if (name === 'cellXfs') inFormats = false
      if (name === 'fonts') inFonts = false
    },
  })
  return formats
}

/** The element says yes by being there, unless it says no. */
export function isStrike({ val = '1' }: Record<string, string>): boolean {
  return val !== '0' && val !== 'false' && val !== 'off'
}

/** The formats that have only a number in the file. Those from 27 to 58 are dates of East Asian spreadsheets. */
function builtIn(id: number): Shown {
  if (id === 9 || id === 10) return 'percent'
  if ([17, 55, 57].includes(id)) return 'month'
  if ((id >= 14 && id <= 16) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 54) || id === 58) return 'day'
  return (id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47) || id === 56 ? 'time' : 'plain'
}
