import { type Day, SextantError } from '@sextant/model'
import { columnName, type Encoding, type Hint, mapOption, type Mapping, openTable, type Rejected, type Table, type TableRow } from '@sextant/sheets'
import type { Ask, RowsAnswer } from '@sextant/workers'
import { examining } from './examine.ts'
import { headingsToRemember, refuseUnmatched } from './mapping.ts'
import { type Preview, previewOf } from './preview.ts'
import { progressLine } from './progress.ts'

const ROWS_AT_ONCE = 1_000
/** Rows may be long; the desk takes requests of 30 MB. */
const CHARS_AT_ONCE = 4_000_000
const FIRST_SHOWN = 5
const HINTS_KEPT = 50
/** All of them go into JSON and --rejected; a file with more is wrong in one way many times. */
const REJECTED_KEPT = 100_000
const CHANGES_KEPT = 100_000

export interface Looking {
  bytes: Uint8Array
  file: string
  kind: 'models' | 'orders'
  exporter: string | undefined
  today: Day
  sheet: string | undefined
  encoding: Encoding | undefined
  map: ReadonlyMap<string, string>
  /** Whether it is taken without a person looking at it first. */
  isUnseen: boolean
}

/** A file that was read to its end. What it would change is laid aside in the store, where nothing of it is rejected. */
export interface Looked {
  id: string
  preview: Preview
  headings: { heading: string; written: string; meaning: string }[]
}

export async function look(ask: Ask, { bytes, file, kind, exporter, today, sheet, encoding, map, isUnseen }: Looking): Promise<Looked> {
  const { id, dictionary, remembered } = await ask('import begin', exporter === undefined ? {} : { exporter })
  const mapping: Mapping = { map, remembered: new Map(remembered.map(({ heading, meaning }) => [heading, meaning])) }
  const line = progressLine(file)
  try {
    const table = await openTable(bytes, file, { kind, dictionary, mapping, examine: examining(dictionary, today), sheet, encoding, progress: line.at })
    refuseUnmatched(mapping, table, file)
    const preview = emptyPreview(table, { file, kind, exporter: exporter ?? '' }, isUnseen ? nearlyKnown(table) : [])
    await readAll(table, preview, (rows) => ask('import rows', { exporter, import: id, kind, columns: factsOf(table), rows }))
    const { rows, rejectedCount } = preview
    if (rejectedCount === 0 && rows.new + rows.changed + rows.same === 0) throw new SextantError('SEXTANT_INVALID', `${file} has headings and no rows below them; nothing is imported`)
    return { id, preview, headings: headingsToRemember(table, mapping) }
  } catch (error) {
    await ask('import drop', { exporter, import: id })
    throw error
  } finally {
    line.end()
  }
}

/** Gives back the goods that went because the orders whose names they had carry others now. */
export async function take(ask: Ask, looked: Looked): Promise<string[]> {
  try {
    const { gone } = await ask('import take', { exporter: looked.preview.exporter, import: looked.id, headings: looked.headings })
    return gone
  } catch (error) {
    await drop(ask, looked)
    throw error
  }
}

export async function drop(ask: Ask, { id, preview }: Looked): Promise<void> {
  await ask('import drop', { exporter: preview.exporter, import: id })
}

/** Hands all rows in, some at a time, until one of them is rejected; all that is wrong is told at once all the same. */
async function readAll(table: Table, preview: Preview, stage: (rows: TableRow[]) => Promise<RowsAnswer>): Promise<void> {
  const reject = (one: Rejected) => {
    preview.rejectedCount++
    if (preview.rejected.length < REJECTED_KEPT) preview.rejected.push(one)
  }
  const hint = (one: Hint) => {
    preview.hintCount++
    if (preview.hints.length < HINTS_KEPT) preview.hints.push(one)
  }
  /** Rows are handed in some at a time, and only here they are seen together. */
  const rowOf = new Map<string, number>()
  const goodsOf = new Map<string, { number: number; goodsRevision: string }>()
  const stageAndCount = async (rows: TableRow[]) => {
    const answer = await stage(rows)
    for (const one of ['new', 'changed', 'same'] as const) preview.rows[one] += answer[one]
    preview.changes.push(...answer.changes.slice(0, CHANGES_KEPT - preview.changes.length))
    const names = new Map(answer.names.map(({ number, id }) => [number, id]))
    for (const [number, id] of names) {
      const before = rowOf.get(id)
      if (before !== undefined) reject({ ...placeOf(table, 'orderId', number), found: '', why: `it is the order "${id}", as row ${before} is`, cure: 'give each row of the contract its VIN, or a number of its own' })
      rowOf.set(id, number)
    }
    for (const { number, goods, goodsRevision } of answer.names) {
      const before = goodsOf.get(goods) ?? { number, goodsRevision }
      if (before.goodsRevision !== goodsRevision) reject({ ...placeOf(table, 'orderId', number), found: '', why: `its goods are "${goods}", as those of row ${before.number} are, with other facts`, cure: 'make the two rows agree, or give each car its VIN' })
      goodsOf.set(goods, before)
    }
    for (const { number, fact, message } of answer.hints) hint({ ...placeOf(table, fact, number), message })
    preview.first = preview.first.map((row) => (names.has(row.number) ? { ...row, facts: { ...row.facts, orderId: names.get(row.number) ?? '' } } : row))
    for (const { number, fact, why, cure } of answer.rejected) reject({ ...placeOf(table, fact, number), found: '', why, cure })
  }
  let [waiting, chars]: [TableRow[], number] = [[], 0]
  const stageWaiting = async () => {
    if (waiting.length > 0 && preview.rejectedCount === 0) await stageAndCount(waiting)
    ;[waiting, chars] = [[], 0]
  }
  for await (const rows of table.rows({ rejected: reject, hint })) {
    preview.first.push(...rows.slice(0, FIRST_SHOWN - preview.first.length).map(({ order: _, ...row }) => row))
    for (const row of rows) {
      waiting.push(row)
      chars += JSON.stringify(row).length
      if (waiting.length >= ROWS_AT_ONCE || chars >= CHARS_AT_ONCE) await stageWaiting()
    }
  }
  await stageWaiting()
  if (preview.rejectedCount === 0) return
  Object.assign(preview.rows, { new: 0, changed: 0, same: 0 })
  preview.changes = []
}

function emptyPreview(table: Table, named: Pick<Preview, 'file' | 'kind' | 'exporter'>, nearlyKnown: readonly Rejected[]): Preview {
  return {
    ...named,
    ...previewOf(table, columnName),
    rows: { found: table.rowCount, new: 0, changed: 0, same: 0 },
    changes: [],
    first: [],
    hints: [],
    hintCount: 0,
    rejected: [...table.rejected, ...nearlyKnown],
    rejectedCount: table.rejected.length + nearlyKnown.length,
    isImported: false,
    gone: [],
  }
}

/** Columns that look like a fact and are read as none: a person may pass over them, but nobody else decides that. */
function nearlyKnown({ sheet, header, columns }: Table): Rejected[] {
  return columns.flatMap(({ index, parts, use, isEmpty }) => {
    if (isEmpty || use.is !== 'not used' || use.near === undefined) return []
    const heading = parts.join(' / ')
    return [{ sheet, cell: `${columnName(index)}${header.last}`, heading, found: heading, why: `it is not known, and looks like ${use.near}`, cure: `say what it is with ${mapOption(parts.join(' '), use.near)}, or leave it out with ${mapOption(parts.join(' '), '-')}` }]
  })
}

function factsOf({ columns }: Table): string[] {
  return columns.flatMap(({ use }) => (use.is === 'fact' ? [use.fact, ...(use.step === undefined ? [] : [use.step])] : []))
}

function placeOf({ sheet, columns }: Table, fact: string, row: number): Pick<Rejected, 'sheet' | 'cell' | 'heading'> {
  const column = columns.find(({ use }) => use.is === 'fact' && use.fact === fact) ?? columns.find(({ use }) => use.is === 'fact')
  return { sheet, cell: `${columnName(column?.index ?? 0)}${row}`, heading: column?.parts.join(' / ') ?? '' }
}
