import { canonical, type FactDefinition, type FactDictionary, Goods, languages, Order, SextantError, sha256, type Subject, subjectFrom, textIn } from '@sextant/model'
import { cellName, cellText, type SheetRow } from './cell.ts'
import type { Column, Reader, Use } from './column.ts'
import { columnsOf, type Mapping, useOf } from './columns.ts'
import { Evidence } from './evidence.ts'
import type { Examine, Hint, Rejected } from './finding.ts'
import { findHeader, type Header, HEAD_ROWS } from './header.ts'
import { folded, GOODS_ID, headingsOf } from './heading.ts'
import { limits } from './limits.ts'
import { refuse } from './refuse.ts'
import type { SheetNotes } from './sheet-rows.ts'
import { noHeadings, openSource, type Source } from './source.ts'
import { valueOf } from './value.ts'
import { marketsByName, wordsOf } from './word.ts'

/** What the rows of a table are. `subjects` may be either, and are only asked about. */
export type Kind = 'models' | 'orders' | 'subjects'

export interface TableOptions {
  kind: Kind
  dictionary: FactDictionary
  mapping: Mapping
  sheet?: string | undefined
  examine?: Examine
  /** Called as the work goes on: so many rows, of all where that is known. */
  progress?: (rows: number, of: number | undefined) => void
}

export interface TableRow {
  number: number
  facts: Subject
  goodsId?: string
}

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
  /** Reads and believes every row, some at a time. What is rejected or hinted at is told to `told`. */
  rows(told: { rejected: (one: Rejected) => void; hint: (one: Hint) => void }): AsyncGenerator<TableRow[]>
}

/** Reads a spreadsheet once, to see where its table is and what its columns mean; `rows` reads it a second time. */
export async function openTable(bytes: Uint8Array, file: string, options: TableOptions): Promise<Table> {
  const { dictionary, kind } = options
  const headings = headingsOf(dictionary)
  const meaningIs = (parts: readonly string[]) => {
    const { is } = useOf(parts, headings, options.mapping, dictionary)
    return is === 'not used' ? 'unknown' : is
  }
  const source = await openSource(bytes, file, { sheet: options.sheet, meaningOf: meaningIs })
  const survey = await surveyOf(source, file, options.progress)
  const header = findHeader(survey.head, survey.notes.merges, meaningIs)
  if (!header) noHeadings(file, '')
  const columns = columnsOf(header, { headings, mapping: options.mapping, dictionary, kind, hidden: survey.notes.hiddenColumns, filled: survey.filled })
  for (const row of survey.head) if (row.number > header.last) row.cells.forEach((cell, column) => cell && evidenceAt(survey.evidence, column).add(cell))
  const rowCount = survey.rowCount - survey.head.filter(({ number }) => number <= header.last).length
  if (rowCount > limits.rows) refuse(file, `has more than ${limits.rows} rows`, 'give it in parts')
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
    rows: (told) => readRows(source, header, { ...options, columns, evidence: survey.evidence, rowCount }, told),
  }
}

interface Survey {
  /** The first visible rows. */
  head: SheetRow[]
  notes: SheetNotes
  evidence: Map<number, Evidence>
  rowCount: number
  hiddenRows: number[]
  /** Columns that hold anything. */
  filled: Set<number>
}

async function surveyOf({ sheet }: Source, file: string, progress: TableOptions['progress']): Promise<Survey> {
  const survey: Survey = { head: [], notes: { hiddenColumns: new Set(), merges: [] }, evidence: new Map(), rowCount: 0, hiddenRows: [], filled: new Set() }
  for await (const rows of sheet.rows(survey.notes)) {
    for (const row of rows) {
      if (row.isHidden) {
        if (survey.hiddenRows.length < limits.rows) survey.hiddenRows.push(row.number)
        continue
      }
      survey.rowCount++
      if (survey.rowCount > limits.rows + HEAD_ROWS) refuse(file, `has more than ${limits.rows} rows`, 'give it in parts')
      const isHead = survey.head.length < HEAD_ROWS
      if (isHead) survey.head.push(row)
      row.cells.forEach((cell, column) => {
        if (!cell) return
        survey.filled.add(column)
        if (!isHead) evidenceAt(survey.evidence, column).add(cell)
      })
    }
    progress?.(survey.rowCount, undefined)
  }
  return survey
}

function evidenceAt(all: Map<number, Evidence>, column: number): Evidence {
  const found = all.get(column) ?? new Evidence()
  all.set(column, found)
  return found
}

const needed: Record<Kind, readonly (readonly string[])[]> = { models: [['vin', GOODS_ID]], orders: [['orderId'], ['market']], subjects: [] }

function refuseMissing(file: string, kind: Kind, columns: readonly Column[]): void {
  const facts = new Set(columns.flatMap(({ use }) => (use.is === 'fact' ? [use.fact] : [])))
  const isUnclear = columns.some(({ use }) => use.is === 'unclear')
  const missing = needed[kind].find((some) => !some.some((fact) => facts.has(fact)))
  if (!missing || isUnclear) return
  const found = columns.flatMap(({ parts }) => (parts.length > 0 ? [`"${parts.join(' / ').slice(0, 40)}"`] : []))
  refuse(file, `has no column for ${missing.join(' or ')}, by which ${kind} are known; its headings are ${found.slice(0, 30).join(', ')}${found.length > 30 ? ', …' : ''}`, `add one, or say which it is with --map "Heading=${missing[0]}"`)
}

interface Reading extends TableOptions {
  columns: readonly Column[]
  evidence: ReadonlyMap<number, Evidence>
  rowCount: number
}

type Used = Column & { use: Extract<Use, { is: 'fact' }>; reader: Reader }

async function* readRows({ sheet, format }: Source, header: Header, options: Reading, told: Parameters<Table['rows']>[0]): AsyncGenerator<TableRow[]> {
  const { columns, dictionary, evidence, kind, examine, progress, rowCount } = options
  const used = columns.flatMap((column): Used[] => (column.use.is === 'fact' ? [{ ...column, use: column.use, reader: readerOf(column.use, dictionary, evidence.get(column.index)) }] : []))
  const byFact = new Map(used.map((one) => [one.use.fact, one]))
  const lastHeading = header.parts.findLastIndex((parts) => parts.length > 0)
  const seen = new Seen()
  let read = 0

  for await (const rows of sheet.rows({ hiddenColumns: new Set(), merges: [] })) {
    const taken: TableRow[] = []
    for (const row of rows) {
      if (row.number <= header.last || row.isHidden) continue
      read++
      if (isHeadingAgain(row, used)) continue
      const believed = believe(row)
      if (believed) taken.push(believed)
    }
    progress?.(read, rowCount)
    yield taken
  }

  /** The facts of a row, or undefined where it holds none or was told to be wrong. */
  function believe(row: SheetRow): TableRow | undefined {
    const facts: Record<string, Subject[string]> = {}
    /** One fault is told of a cell: what follows from it is none of its own. */
    const wrong = new Set<number>()
    const reject = (column: number, parts: readonly string[], why: string, cure: string) => {
      if (wrong.has(column)) return
      wrong.add(column)
      const cell = row.cells[column]
      told.rejected({ sheet: sheet.name, cell: cellName(column, row.number), heading: parts.join(' / '), found: cell ? cellText(cell).slice(0, 200) : '', why, cure })
    }
    const rejectFact = (fact: string, why: string, cure: string) => {
      const column = byFact.get(fact) ?? used[0]
      if (column) reject(column.index, column.parts, why, cure)
    }
    let isFilled = false
    for (const { index, parts, use, reader } of used) {
      const cell = row.cells[index]
      if (!cell) continue
      isFilled = true
      const reading = valueOf(cell, reader, sheet.kind)
      if (reading.is === 'value') facts[use.fact] = reading.value
      else if (reading.is === 'rejected') reject(index, parts, reading.why, reading.cure)
    }
    if (!isFilled) return undefined
    if (format === 'csv' && row.cells.length - 1 > lastHeading) reject(row.cells.length - 1, [], `the row has more cells than there are headings, as where a separator stands inside a cell`, 'put that cell in quotation marks')
    const { [GOODS_ID]: goodsId, ...own } = facts
    const subject = subjectIn(dictionary, own, rejectFact)
    for (const { fact, severity, message } of subject && examine ? examine(subject) : []) {
      if (severity === 'error') rejectFact(fact, message, 'correct the cell, or empty it')
      else hint(fact, message)
    }
    if (subject) seen.check(row.number, { kind, subject, goodsId: goodsId as string | undefined, dictionary }, rejectFact)
    if (wrong.size > 0 || !subject) return undefined
    return { number: row.number, facts: subject, ...(goodsId !== undefined && { goodsId: String(goodsId) }) }

    function hint(fact: string, message: string): void {
      const column = byFact.get(fact) ?? used[0]
      if (column) told.hint({ sheet: sheet.name, cell: cellName(column.index, row.number), heading: column.parts.join(' / '), message })
    }
  }
}

/** A long table may repeat its headings, as print-outs do. */
function isHeadingAgain({ cells }: SheetRow, used: readonly Used[]): boolean {
  const filled = used.filter(({ index }) => cells[index])
  return filled.length > 1 && filled.every(({ index, parts }) => {
    const cell = cells[index]
    return cell?.is === 'text' && cell.text.trim() === parts.at(-1)
  })
}

function readerOf({ fact, size }: Extract<Use, { is: 'fact' }>, dictionary: FactDictionary, evidence: Evidence | undefined): Reader {
  const definition: FactDefinition | undefined = dictionary.facts[fact]
  const isMarket = (definition?.type === 'text' && definition.format === 'market') || (definition?.type === 'list' && definition.items === 'market')
  const words = isMarket ? marketsByName() : definition && 'values' in definition && definition.values ? wordsOf(definition.values) : undefined
  const { order, signs } = evidence ?? new Evidence()
  const names = definition ? [...definition.headings, ...languages.map((language) => textIn(definition.label, language))].map(folded) : []
  return { definition: definition ?? 'goods id', names, size, order, signs, words }
}

/** The facts as the dictionary takes them; each that it does not take is rejected by itself. */
function subjectIn(dictionary: FactDictionary, facts: Record<string, Subject[string]>, reject: (fact: string, why: string, cure: string) => void): Subject | undefined {
  try {
    return subjectFrom(dictionary, facts, '')
  } catch (error) {
    if (!(error instanceof SextantError)) throw error
    for (const line of error.message.split('\n')) {
      const { fact = '', why = '', cure = 'correct it' } = /^: (?<fact>\w+) (?<why>.*?)(?:; (?<cure>.*))?$/.exec(line)?.groups ?? {}
      reject(fact, `it ${why}`, cure)
    }
    return undefined
  }
}

/** What must stand only once in a file, and where it stood first. */
class Seen {
  #orders = new Map<string, number>()
  #goods = new Map<string, { row: number; facts: string }>()

  check(row: number, { kind, subject, goodsId, dictionary }: { kind: Kind; subject: Subject; goodsId: string | undefined; dictionary: FactDictionary }, reject: (fact: string, why: string, cure: string) => void): void {
    if (kind === 'subjects') return
    const { orderId, market, vin } = subject
    if (kind === 'orders') {
      if (orderId === undefined) return reject('orderId', 'it is empty', 'give each order a name, by which alerts speak of it')
      if (market === undefined) return reject('market', 'it is empty', 'say where the order goes')
      const fault = Order.shape.id.safeParse(orderId).error?.issues[0]?.message
      if (fault) return reject('orderId', fault, 'write it so')
      const before = this.#orders.get(String(orderId))
      if (before !== undefined) return reject('orderId', `the order stands in row ${before} too`, 'keep one of the two')
      this.#orders.set(String(orderId), row)
    }
    const id = vin ?? goodsId ?? (kind === 'orders' ? orderId : undefined)
    if (id === undefined) return reject('vin', 'it is empty', 'give each model a VIN, or an id of your own in a column "Model ID"')
    const fault = Goods.shape.id.safeParse(id).error?.issues[0]?.message
    if (fault) return reject(vin === undefined ? GOODS_ID : 'vin', fault, 'write it so')
    const facts = sha256(canonical(Object.fromEntries(Object.entries(subject).filter(([fact]) => dictionary.facts[fact]?.of === 'goods')))).slice(0, 16)
    const before = this.#goods.get(String(id))
    if (before && (kind === 'models' || before.facts !== facts)) {
      return reject(vin === undefined ? GOODS_ID : 'vin', `the same goods stand in row ${before.row}${kind === 'models' ? ' too' : ' with other facts'}`, kind === 'models' ? 'keep one of the two' : 'make the two rows agree')
    }
    this.#goods.set(String(id), { row, facts })
  }
}

