import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import type { SheetRow } from './cell.ts'
import { type Encoding, textOf } from './encoding.ts'
import { limits } from './limits.ts'
import { refuse } from './refuse.ts'

export type Delimiter = ',' | ';' | '\t'
export const delimiters: readonly Delimiter[] = [',', ';', '\t']

const AT_ONCE = 500
const RECORD_CHARS_MAX = 1_000_000

/** The rows of a CSV file, some at a time. A row is a record: one with line ends inside a cell is still one row. */
export async function* csvRows(bytes: Uint8Array, { encoding, delimiter }: { encoding: Encoding; delimiter: Delimiter }, file: string): AsyncGenerator<SheetRow[]> {
  const parser = parse({ delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: false, max_record_size: RECORD_CHARS_MAX })
  const source = Readable.from(textOf(bytes, encoding))
  source.on('error', (error) => parser.destroy(error))
  let [ready, number]: [SheetRow[], number] = [[], 0]
  try {
    for await (const record of source.pipe(parser) as AsyncIterable<string[]>) {
      number++
      if (record.length > limits.columns) refuse(file, `has ${record.length} cells in row ${number}, more than the ${limits.columns} that are read`, 'give the table alone')
      const row = rowOf(record, number, file)
      if (row.cells.length > 0) ready.push(row)
      if (ready.length < AT_ONCE) continue
      yield ready
      ready = []
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    refuse(file, `cannot be read after row ${Number(error['records'])}: ${csvFault(error)}`, 'mend that row, or save the table as .xlsx')
  } finally {
    source.destroy()
  }
  yield ready
}

function rowOf(record: string[], number: number, file: string): SheetRow {
  const row: SheetRow = { number, isHidden: false, cells: [] }
  for (const [column, text] of record.entries()) {
    if (text.length > limits.cellChars) refuse(file, `holds more than ${limits.cellChars} characters in one cell of row ${number}`, 'shorten that cell')
    if (text.trim() !== '') row.cells[column] = { is: 'text', text }
  }
  return row
}

function csvFault({ code }: CsvError): string {
  switch (code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return 'a quotation mark is opened and never closed'
    case 'CSV_MAX_RECORD_SIZE':
      return `a row is longer than ${RECORD_CHARS_MAX} characters, as where a quotation mark is never closed`
    default:
      return `it is no CSV (${code})`
  }
}
