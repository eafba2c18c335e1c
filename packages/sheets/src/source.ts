import type { SheetRow } from './cell.ts'
import { csvRows, type Delimiter, delimiters } from './csv-rows.ts'
import { type Encoding, encodingsOf } from './encoding.ts'
import { findHeader, HEAD_ROWS } from './header.ts'
import type { Meaning } from './heading.ts'
import { senseIn } from './letter-sense.ts'
import { limits } from './limits.ts'
import { refusePretender } from './pretender.ts'
import { refuse } from './refuse.ts'
import { type SheetNotes, sheetRows } from './sheet-rows.ts'
import type { SheetKind } from './value.ts'
import { openWorkbook } from './workbook.ts'

/** One sheet that can be read from the top as often as needed. */
export interface Sheet {
  name: string
  kind: SheetKind
  rows(notes: SheetNotes): AsyncGenerator<SheetRow[]>
}

export interface Source {
  format: 'xlsx' | 'csv'
  encoding?: Encoding
  delimiter?: Delimiter
  sheet: Sheet
  /** The sheets that are not read, as they are called. */
  others: { name: string; isHidden: boolean }[]
}

type MeaningIs = (parts: readonly string[]) => Meaning['is']

/** The sheet that holds the table: the one that is named, or the one whose headings are known best. */
export async function openSource(bytes: Uint8Array, file: string, { sheet, encoding, meaningOf }: { sheet: string | undefined; encoding: Encoding | undefined; meaningOf: MeaningIs }): Promise<Source> {
  if (bytes.length === 0) refuse(file, 'is empty', 'give a table with headings')
  if (bytes.length > limits.fileBytes) refuse(file, `is larger than ${limits.fileBytes} bytes`, 'give it in parts')
  if (isCompound(bytes)) refuseCompound(bytes, file)
  if (isZip(bytes)) {
    if (encoding !== undefined) refuse(file, 'is a workbook, which says itself how its letters are written', 'leave --encoding away')
    return workbookSource(bytes, file, sheet, meaningOf)
  }
  refusePretender(bytes, file)
  if (sheet !== undefined) refuse(file, 'is a text file and has no sheets', 'leave --sheet away')
  return csvSource(bytes, file, encoding, meaningOf)
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6))
}

function isCompound(bytes: Uint8Array): boolean {
  return [0xd0, 0xcf, 0x11, 0xe0].every((byte, index) => bytes[index] === byte)
}

/** The container of old workbooks and of encrypted new ones; the names of its streams tell them apart. */
function refuseCompound(bytes: Uint8Array, file: string): never {
  const isEncrypted = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from('EncryptedPackage', 'utf16le'))
  if (isEncrypted) refuse(file, 'is encrypted with a password', 'save it without one (File, Info, Protect Workbook)')
  return refuse(file, 'is a workbook of the old binary kind (.xls)', 'open it and save it as .xlsx (Excel workbook)')
}

async function workbookSource(bytes: Uint8Array, file: string, named: string | undefined, meaningOf: MeaningIs): Promise<Source> {
  const workbook = await openWorkbook(bytes, file)
  const visible = workbook.sheets.filter(({ isHidden }) => !isHidden)
  const names = visible.map(({ name }) => `"${name}"`).join(', ')
  const sheetOf = ({ name, part }: { name: string; part: string }): Sheet => ({ name, kind: { daySystem: workbook.daySystem }, rows: (notes) => sheetRows(workbook, part, file, notes) })
  const others = (taken: { name: string }) => workbook.sheets.filter((one) => one !== taken).map(({ name, isHidden }) => ({ name, isHidden }))

  if (named !== undefined) {
    const found = workbook.sheets.find(({ name }) => name === named) ?? workbook.sheets.find(({ name }) => name.trim().toLowerCase() === named.trim().toLowerCase())
    if (!found) refuse(file, `has no sheet "${named.slice(0, 60)}"`, `its sheets are ${names}`)
    if (found.isHidden) refuse(file, `hides the sheet "${found.name}"`, 'unhide it first, so that everyone sees what is read')
    return { format: 'xlsx', sheet: sheetOf(found), others: others(found) }
  }
  if (visible.length === 0) refuse(file, 'hides all its sheets', 'unhide the one with the table')
  if (visible.length > limits.sheetsSearched) refuse(file, `has ${visible.length} sheets`, `say which holds the table with --sheet; its sheets are ${names.slice(0, 2_000)}`)
  const scored = []
  for (const one of visible) scored.push({ one, known: await knownHeadings(sheetOf(one), meaningOf) })
  const [best, next] = scored.toSorted((a, b) => b.known - a.known)
  if (!best || best.known === 0) noHeadings(file, visible.length > 1 ? ` on any of its sheets ${names}` : '')
  if (next && next.known === best.known) refuse(file, `has ${scored.filter(({ known }) => known === best.known).length} sheets that look like the table`, `say which with --sheet; its sheets are ${names}`)
  return { format: 'xlsx', sheet: sheetOf(best.one), others: others(best.one) }
}

/** Of the encodings and separators that fit, those by which the most headings are known; of equal ones, that in which the letters make sense. */
async function csvSource(bytes: Uint8Array, file: string, named: Encoding | undefined, meaningOf: MeaningIs): Promise<Source> {
  const encodings = encodingsOf(bytes, file, named)
  const forms: Form[] = []
  let fault: unknown
  for (const encoding of encodings) {
    let best: Form | undefined
    for (const delimiter of delimiters) {
      try {
        const known = await knownHeadings(csvSheet(bytes, file, { encoding, delimiter }), meaningOf)
        if (known > (best?.known ?? 0)) best = { encoding, delimiter, known }
      } catch (error) {
        fault ??= error
      }
    }
    if (best) forms.push(best)
  }
  const most = Math.max(...forms.map(({ known }) => known))
  const form = sensible(forms.filter(({ known }) => known === most), bytes, file)
  if (!form) {
    if (fault) throw fault
    noHeadings(file, encodings.length > 1 ? ` in any of the encodings ${encodings.join(', ')}; it is no UTF-8, as which it can be saved, and --encoding names what it is` : '')
  }
  const { encoding, delimiter } = form
  return { format: 'csv', encoding, delimiter, sheet: csvSheet(bytes, file, { encoding, delimiter }), others: [] }
}

interface Form {
  encoding: Encoding
  delimiter: Delimiter
  /** Headings that are known so. */
  known: number
}

const LEAST_SENSE = 0.6
const LEAST_LEAD = 0.15

function sensible(forms: readonly Form[], bytes: Uint8Array, file: string): Form | undefined {
  if (forms.length < 2) return forms[0]
  const [best, next] = forms.map((form) => ({ form, sense: senseIn(bytes, form.encoding) })).toSorted((a, b) => b.sense - a.sense)
  if (best && next && best.sense >= LEAST_SENSE && best.sense - next.sense >= LEAST_LEAD) return best.form
  refuse(file, `is no UTF-8, and may be written in ${forms.map(({ encoding }) => encoding).join(' or ')}`, `save it as CSV in UTF-8, or as .xlsx, or say which it is, such as --encoding ${forms[0]?.encoding}`)
}

function csvSheet(bytes: Uint8Array, file: string, form: { encoding: Encoding; delimiter: Delimiter }): Sheet {
  return { name: 'CSV', kind: 'csv', rows: () => csvRows(bytes, form, file) }
}

async function knownHeadings(sheet: Sheet, meaningOf: MeaningIs): Promise<number> {
  const notes: SheetNotes = { hiddenColumns: new Set(), merges: [] }
  const rows: SheetRow[] = []
  for await (const some of sheet.rows(notes)) {
    rows.push(...some.filter(({ isHidden }) => !isHidden))
    if (rows.length >= HEAD_ROWS) break
  }
  return findHeader(rows.slice(0, HEAD_ROWS), [], meaningOf)?.known ?? 0
}

export function noHeadings(file: string, where: string): never {
  return refuse(file, `has no heading that is known${where}`, 'the first row of the table names the facts, as template models or template orders shows; or map its headings with --map "Heading=fact"')
}
