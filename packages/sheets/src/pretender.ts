import { refuse } from './refuse.ts'

/** Other files that go by the name of a workbook, by how they begin; systems of accounts give out the first of them. */
const kinds: readonly (readonly [RegExp, string])[] = [
  [/^(?:<\?xml[^>]*\?>\s*)?(?:<!--[^]*?-->\s*)*<(?:!doctype\s+html|html|head|meta|body|table|style|script|title|div)\b/i, 'is a web page (HTML) that is only called a spreadsheet'],
  [/^<\?xml[^>]*\?>\s*(?:<\?mso-application[^>]*\?>\s*)?(?:<!--[^]*?-->\s*)*<(?:\w+:)?Workbook\b/i, 'is a table of the old XML kind (XML Spreadsheet 2003)'],
  [/^MIME-Version:/i, 'is a web archive (.mht) that is only called a spreadsheet'],
  [/^\{\\rtf/i, 'is a text document (RTF)'],
  [/^%PDF-/, 'is a PDF'],
]
const BEGINNING = 4_096

/** Says what a file really is, where it is no table that can be read and spreadsheet programs open it all the same. */
export function refusePretender(bytes: Uint8Array, file: string): void {
  const first = bytes.subarray(0, BEGINNING)
  const isWide = (first[0] === 0xff && first[1] === 0xfe) || (first[0] === 0x3c && first[1] === 0)
  const beginning = new TextDecoder(isWide ? 'utf-16le' : 'utf-8').decode(first).trimStart()
  const kind = kinds.find(([pattern]) => pattern.test(beginning))
  if (kind) refuse(file, kind[1], 'open it in your spreadsheet program and save it as .xlsx (Excel workbook)')
}
