import type { FactDictionary } from '@sextant/model'
import { believe, isHeadingAgain, type Told, usedIn } from './believe.ts'
import { cellName } from './cell.ts'
import type { Column } from './column.ts'
import { columnsOf, type Mapping, useOf } from './columns.ts'
import { emissionClasses } from './emission-class.ts'
import type { Encoding } from './encoding.ts'
import { mannerIn } from './evidence.ts'
import type { Examine, Rejected } from './finding.ts'
import { findHeader, type Header } from './header.ts'
import { GOODS_ID, headingsOf, type Meaning } from './heading.ts'
import type { Kind } from './kind.ts'
import { limits } from './limits.ts'
import { mapOption } from './map-option.ts'
import { rowsAsSeen } from './merged.ts'
import { refuse } from './refuse.ts'
import type { NamedRow } from './seen.ts'
import type { SheetNotes } from './sheet-rows.ts'
import { noHeadings, openSource, type Source } from './source.ts'
import { severalIn } from './several.ts'
import { addRow, type Survey, surveyOf } from './survey.ts'
import { withoutTotals } from './totals.ts'

export interface TableOptions {
  kind: Kind
  dictionary: FactDictionary
  mapping: Mapping
  sheet?: string | undefined
  /** Of a text file, where it is known. */
  encoding?: Encoding | undefined
  examine?: Examine
  /** Called as the work goes on: so many rows, of all where that is known. */
  progress?: (rows: number, of: number | undefined) => void
}

export type TableRow = NamedRow

export interface Table {
  source: Pick<Source, 'format' | 'encoding' | 'delimiter' | 'others'>
  sheet: string
  header: Pick<Header, 'first' | 'last'>
  columns: Column[]
  /** Visible rows below the headings that hold anything. */
  rowCount: number
  hiddenRows: number[]
  /** Why nothing can be imported whatever the rows say: columns that are unclear. */
  rejected: Rejected[]
  /** Reads and believes every row, some at a time. What is rejected or hinted at is told aside. */
  rows(told: Told): AsyncGenerator<TableRow[]>
}

/** Reads a spreadsheet once, to see where its table is and what its columns mean; `rows` reads it a second time. */
export async function openTable(bytes: Uint8Array, file: string, options: TableOptions): Promise<Table> {
  const { dictionary, kind, mapping } = options
  const headings = headingsOf(dictionary)
  const known = new Map<string, Meaning['is']>()
  const meaningIs = (parts: readonly string[]) => {
    const key = parts.join('\n')
    const { is } = known.has(key) ? { is: known.get(key) } : useOf(parts, headings, mapping, dictionary)
    const meaning = is === undefined || is === 'not used' ? 'unknown' : is
    known.set(key, meaning)
    return meaning
  }
  const source = await openSource(bytes, file, { sheet: options.sheet, encoding: options.encoding, meaningOf: meaningIs })
  const survey = await surveyOf(source.sheet, file, options.progress)
  const header = findHeader(survey.head, survey.notes.merges, meaningIs)
  if (!header) noHeadings(file, '')
  const below = survey.head.filter(({ number }) => number > header.last)
  for (const row of below) addRow(survey.evidence, row, source.sheet.kind)
  const rowCount = survey.rowCount - survey.head.length + below.length
  if (rowCount > limits.rows) refuse(file, `has more than ${limits.rows} rows`, 'give it in parts')
  const columns = columnsOf(header, { headings, mapping, dictionary, kind, hidden: survey.notes.hiddenColumns, filled: survey.filled }).map((column, _, all) => withStep(withManner(column, survey, dictionary), all, survey, dictionary))
  refuseMissing(file, kind, columns)
  const sheet = source.sheet.name
  return {
    source,
    sheet,
    header: { first: header.first, last: header.last },
    columns,
    rowCount,
    hiddenRows: survey.hiddenRows.filter((number) => number > header.last),
    rejected: columns.flatMap(({ index, parts, use }) => (use.is === 'unclear' ? [{ sheet, cell: cellName(index, header.last), heading: parts.join(' / '), found: parts.join(' / '), why: use.why, cure: use.cure }] : [])),
    rows: (told) => rowsOf(source, header, { ...options, columns, rowCount, evidence: survey.evidence, merges: survey.notes.merges, told }),
  }
}

function withManner(column: Column, { evidence }: Survey, dictionary: FactDictionary): Column {
  const found = evidence.get(column.index)
  const manner = found && column.use.is === 'fact' ? mannerIn(found, dictionary.facts[column.use.fact]?.type) : undefined
  return { ...column, ...(manner !== undefined && { manner }), ...(!found && { isEmpty: true }) }
}

/** A column of 国六b tells two facts, where the second has no column of its own. */
function withStep(column: Column, all: readonly Column[], { evidence }: Survey, { facts }: FactDictionary): Column {
  const step = column.use.is === 'fact' ? emissionClasses[column.use.fact]?.step : undefined
  const isTold = step !== undefined && facts[step] !== undefined && evidence.get(column.index)?.steps === true && !all.some(({ use }) => use.is === 'fact' && use.fact === step)
  return isTold && column.use.is === 'fact' ? { ...column, use: { ...column.use, step } } : column
}

const needed: Record<Kind, readonly (readonly string[])[]> = { models: [['vin', GOODS_ID]], orders: [['orderId'], ['market']], subjects: [] }

function refuseMissing(file: string, kind: Kind, columns: readonly Column[]): void {
  if (columns.some(({ use }) => use.is === 'unclear')) return
  const facts = new Set(columns.flatMap(({ use }) => (use.is === 'fact' ? [use.fact] : [])))
  const missing = needed[kind].find((some) => !some.some((fact) => facts.has(fact)))
  if (!missing) return
  const near = columns.flatMap(({ parts, use }) => (use.is === 'not used' && use.near !== undefined && missing.includes(use.near) ? [mapOption(parts.join(' '), use.near)] : []))
  const found = columns.flatMap(({ parts }) => (parts.length > 0 ? [`"${parts.join(' / ').slice(0, 40)}"`] : []))
  refuse(file, `has no column for ${missing.join(' or ')}, by which ${kind} are known; its headings are ${found.slice(0, 30).join(', ')}${found.length > 30 ? ', …' : ''}`, `add one, or say which it is with ${near[0] ?? `--map "Heading=${missing[0]}"`}`)
}

type Reading = TableOptions & Pick<Table, 'columns' | 'rowCount'> & Pick<Survey, 'evidence'> & Pick<SheetNotes, 'merges'> & { told: Told }

async function* rowsOf({ sheet, format }: Source, header: Header, options: Reading): AsyncGenerator<TableRow[]> {
  const { columns, dictionary, examine, told, evidence, merges, progress, rowCount } = options
  const used = usedIn(columns, dictionary, evidence)
  const lastColumn = format === 'csv' ? header.parts.findLastIndex((parts) => parts.length > 0) : undefined
  // While a column is unclear, nobody knows what its rows lack.
  const kind = columns.some(({ use }) => use.is === 'unclear') ? 'subjects' : options.kind
  const several = kind === 'orders' ? await severalIn(sheet, { below: header.last, merges, used }) : new Set<string>()
  const believing = { sheet, used, kind, dictionary, examine, told, hinted: new Set<string>(), merging: new Set<number>(), lastColumn, columns, seen: { orders: new Map(), goods: new Map(), several } }
  const columnsRead = used.map(({ index }) => index)
  const asSeen = rowsAsSeen(merges, header.last, columnsRead)
  const table = withoutTotals({ sheet: sheet.name, columns: columnsRead, told })
  let read = 0
  for await (const rows of sheet.rows({ hiddenColumns: new Set(), merges: [] })) {
    const below = rows.filter((row) => row.number > header.last).map(asSeen).filter((row) => !row.isHidden)
    const again = below.filter((row) => isHeadingAgain(row, used))
    const column = used[0]
    if (column) for (const { number } of again) told.hint({ sheet: sheet.name, cell: cellName(column.index, number), heading: column.parts.join(' / '), message: 'the headings stand again in this row, which is passed over' })
    yield table.rows(below.filter((row) => !again.includes(row))).flatMap((row) => believe(row, believing) ?? [])
    read += below.length
    progress?.(read, rowCount)
  }
  table.end()
}
