import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'
import { columnName } from '../cell.ts'

/** A cell as XML would have it, or a value that is written in the usual way. */
export type Written = string | number | boolean | null | { xml: string }

export interface WrittenSheet {
  name: string
  rows: readonly (readonly Written[])[]
  state?: 'hidden' | 'veryHidden'
  /** XML before and after the rows, such as columns and merged cells. */
  before?: string
  after?: string
  /** Attributes of single rows, by their number. */
  rowAttributes?: Record<number, string>
}

export interface WrittenWorkbook {
  sheets: readonly WrittenSheet[]
  /** Attributes of `workbookPr`, such as `date1904="1"`. */
  properties?: string
  /** Format codes; the first is format 1 of a cell. */
  formats?: readonly string[]
  /** Parts of the archive beside or instead of the usual ones; null leaves one out. */
  parts?: Record<string, string | Buffer | null>
  /** Texts as a table beside the sheets, as Excel writes them; else they stand in their cells. */
  sharesTexts?: boolean
}

const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relationship = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A workbook made part by part, for what no library would write. */
export async function workbookOf({ sheets, properties = '', formats = [], parts = {}, sharesTexts = false }: WrittenWorkbook): Promise<Buffer> {
  const texts = new Map<string, number>()
  const files: Record<string, string | Buffer | null> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
    '_rels/.rels': `<Relationships><Relationship Id="rId1" Type="${relationship}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${spreadsheet}" xmlns:r="${relationship}"><workbookPr ${properties}/><sheets>${sheets.map(({ name, state }, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}" ${state ? `state="${state}"` : ''} r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${sheets.map((_, index) => `<Relationship Id="rId${index + 1}" Type="${relationship}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`).join('')}<Relationship Id="rIdS" Type="${relationship}/styles" Target="styles.xml"/><Relationship Id="rIdT" Type="${relationship}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${spreadsheet}"><numFmts>${formats.map((code, index) => `<numFmt numFmtId="${200 + index}" formatCode="${escaped(code)}"/>`).join('')}</numFmts><cellXfs><xf numFmtId="0"/>${formats.map((_, index) => `<xf numFmtId="${200 + index}"/>`).join('')}</cellXfs></styleSheet>`,
    ...Object.fromEntries(sheets.map((sheet, index) => [`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet, sharesTexts ? texts : undefined)])),
    'xl/sharedStrings.xml': '',
  }
  files['xl/sharedStrings.xml'] = `<sst xmlns="${spreadsheet}">${[...texts.keys()].map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`
  return zipOf({ ...files, ...parts })
}

export async function zipOf(files: Record<string, string | Buffer | null>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(files)) if (content !== null) zip.addBuffer(Buffer.from(content), name)
  zip.end()
  return buffer(zip.outputStream)
}

function sheetXml({ rows, before = '', after = '', rowAttributes = {} }: WrittenSheet, texts: Map<string, number> | undefined): string {
  const lines = rows.map((cells, index) => `<row r="${index + 1}" ${rowAttributes[index + 1] ?? ''}>${cells.map((cell, column) => cellXml(cell, `${columnName(column)}${index + 1}`, texts)).join('')}</row>`)
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${spreadsheet}">${before}<sheetData>${lines.join('')}</sheetData>${after}</worksheet>`
}

function cellXml(cell: Written, address: string, texts: Map<string, number> | undefined): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return `<c r="${address}"><v>${cell}</v></c>`
  if (typeof cell === 'boolean') return `<c r="${address}" t="b"><v>${Number(cell)}</v></c>`
  if (typeof cell === 'object') return cell.xml.replace('<c', `<c r="${address}"`)
  if (!texts) return `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`
  const index = texts.get(cell) ?? texts.size
  texts.set(cell, index)
  return `<c r="${address}" t="s"><v>${index}</v></c>`
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
