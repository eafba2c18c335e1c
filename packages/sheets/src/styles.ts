import type { Shown } from './cell.ts'
import { formatOf, type NumberFormat } from './number-format.ts'
import { readWholeXml } from './xml.ts'

/** For each cell format of a workbook, how its numbers are shown. */
export async function readStyles(parts: AsyncIterable<Uint8Array>, file: string): Promise<NumberFormat[]> {
  const custom = new Map<number, NumberFormat>()
  const formats: NumberFormat[] = []
  let inFormats = false
  await readWholeXml(parts, file, {
    open(name, attributes) {
      if (name === 'numFmt') custom.set(Number(attributes['numFmtId']), formatOf(attributes['formatCode'] || 'General'))
      else if (name === 'cellXfs') inFormats = true
      else if (name === 'xf' && inFormats) {
        const id = Number(attributes['numFmtId'] ?? 0)
        formats.push(custom.get(id) ?? formatOf('General', builtIn(id)))
      }
    },
    close(name) {
      if (name === 'cellXfs') inFormats = false
    },
  })
  return formats
}

/** The formats that have only a number in the file. Those from 27 to 58 are dates of East Asian spreadsheets. */
function builtIn(id: number): Shown {
  if (id === 9 || id === 10) return 'percent'
  if ([17, 55, 57].includes(id)) return 'month'
  if ((id >= 14 && id <= 16) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 54) || id === 58) return 'day'
  return (id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47) || id === 56 ? 'time' : 'plain'
}
