import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'
import { cellName, columnName } from './cell.ts'

/** How a cell of ours looks. */
export type Look = 'plain' | 'heading' | 'text' | 'day' | 'wrapped'

export interface WrittenColumn {
  width: number
  look: Look
}

/** What may be put into the cells of a column below its heading. */
export interface Validation {
  column: number
  kind: { is: 'any' } | { is: 'list'; from: string } | { is: 'number'; isWhole: boolean; min: number; max: number }
  title: string
  prompt: string
}

export interface OurSheet {
  name: string
  columns: WrittenColumn[]
  rows: { look: Look; texts: string[] }[]
  /** Rows that stay in sight. */
  frozenRows: number
  validations: Validation[]
}

const LOOKS: readonly Look[] = ['plain', 'heading', 'text', 'day', 'wrapped']
/** Rows below the heading to which validations reach. */
const LAST_ROW = 100_001

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** A workbook of texts alone: nothing in it is a formula, whatever it begins with. */
export async function writeWorkbook(sheets: readonly OurSheet[]): Promise<Uint8Array> {
  const zip = new ZipFile()
  const add = (name: string, xml: string) => zip.addBuffer(Buffer.from(XML + xml), name)
  add('[Content_Types].xml', `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${sheets.map((_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${TYPE}.worksheet+xml"/>`).join('')}</Types>`)
  add('_rels/.rels', `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATION}/officeDocument" Target="xl/workbook.xml"/></Relationships>`)
  add('xl/workbook.xml', `<workbook xmlns="${MAIN}" xmlns:r="${RELATION}"><sheets>${sheets.map(({ name }, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`)
  add('xl/_rels/workbook.xml.rels', `<Relationships xmlns="${PACKAGE}/relationships">${sheets.map((_, index) => `<Relationship Id="rId${index + 1}" Type="${RELATION}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`).join('')}<Relationship Id="rId${sheets.length + 1}" Type="${RELATION}/styles" Target="styles.xml"/></Relationships>`)
  add('xl/styles.xml', styles)
  for (const [index, sheet] of sheets.entries()) add(`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet))
  zip.end()
  return new Uint8Array(await buffer(zip.outputStream))
}

/** One format for each look, in their order. */
const styles = `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFDCE6F1"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

function sheetXml({ columns, rows, frozenRows, validations }: OurSheet): string {
  const pane = frozenRows > 0 ? `<pane ySplit="${frozenRows}" topLeftCell="A${frozenRows + 1}" activePane="bottomLeft" state="frozen"/>` : ''
  const cols = columns.map(({ width, look }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" style="${LOOKS.indexOf(look)}" customWidth="1"/>`).join('')
  const lines = rows.map(({ look, texts }, row) => `<row r="${row + 1}">${texts.map((text, column) => (text === '' ? '' : `<c r="${cellName(column, row + 1)}" s="${LOOKS.indexOf(look)}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`)).join('')}</row>`).join('')
  const rules = validations.length > 0 ? `<dataValidations count="${validations.length}">${validations.map((one) => validationXml(one, frozenRows)).join('')}</dataValidations>` : ''
  return `<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><cols>${cols}</cols><sheetData>${lines}</sheetData>${rules}</worksheet>`
}

/** Excel takes 32 characters of title and 255 of prompt, and calls the workbook damaged where there are more. */
function validationXml({ column, kind, title, prompt }: Validation, frozenRows: number): string {
  const letter = columnName(column)
  const asked = `allowBlank="1" showInputMessage="1" promptTitle="${escaped(cut(title, 32))}" prompt="${escaped(cut(prompt, 255))}" sqref="${letter}${frozenRows + 1}:${letter}${LAST_ROW}"`
  switch (kind.is) {
    case 'any':
      return `<dataValidation ${asked}/>`
    case 'list':
      return `<dataValidation type="list" errorStyle="warning" showErrorMessage="1" ${asked}><formula1>${escaped(kind.from)}</formula1></dataValidation>`
    case 'number':
      return `<dataValidation type="${kind.isWhole ? 'whole' : 'decimal'}" operator="between" errorStyle="warning" showErrorMessage="1" ${asked}><formula1>${kind.min}</formula1><formula2>${kind.max}</formula2></dataValidation>`
  }
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).toWellFormed()}…`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll('\n', '&#10;')
}
