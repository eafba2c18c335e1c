import { cellAt, cellName, type SheetRow } from './cell.ts'
import { limits } from './limits.ts'
import { refuse } from './refuse.ts'
import { isStrike } from './styles.ts'
import { isOn, type Workbook } from './workbook.ts'
import { cellFrom, type WrittenCell } from './written-cell.ts'
import { readXml, type XmlReader } from './xml.ts'

export interface Merge {
  top: number
  bottom: number
  left: number
  right: number
}

/** What is said of a sheet beside its rows; complete only after the last of them. */
export interface SheetNotes {
  hiddenColumns: Set<number>
  merges: Merge[]
}

const CURE = 'open it in your spreadsheet program and save it again as .xlsx'
const ROWS_OF_EXCEL = 1_048_576

/** The rows of one sheet that hold anything, some at a time, from the top. */
export async function* sheetRows(workbook: Workbook, part: string, file: string, notes: SheetNotes): AsyncGenerator<SheetRow[]> {
  const parts = workbook.archive.open(part) ?? refuse(file, 'is damaged: a sheet is missing', CURE)
  let ready: SheetRow[] = []
  for await (const _ of readXml(parts, file, rowReader(workbook, file, notes, (row) => ready.push(row)))) {
    if (ready.length === 0) continue
    yield ready
    ready = []
  }
}

function rowReader(workbook: Workbook, file: string, notes: SheetNotes, done: (row: SheetRow) => void): XmlReader {
  let row: SheetRow | undefined
  let [number, column, rowsAreHidden] = [0, -1, false]
  let cell: WrittenCell | undefined
  /** Whether text belongs to the cell; what a phonetic guide says above it does not. */
  let [isText, isGuide, inStrike] = [false, false, false]

  const open: Record<string, (attributes: Record<string, string>) => void> = {
    sheetFormatPr: ({ zeroHeight }) => void (rowsAreHidden = isOn(zeroHeight)),
    col({ min, max, hidden, width }) {
      if (!isOn(hidden) && Number(width ?? 1) !== 0) return
      for (let one = Math.max(Number(min ?? 1), 1); one <= Math.min(Number(max ?? 0), limits.columns); one++) notes.hiddenColumns.add(one - 1)
    },
    row({ r, hidden, ht }) {
      const next = r === undefined ? number + 1 : Number(r)
      if (!Number.isInteger(next) || next <= number || next > ROWS_OF_EXCEL) refuse(file, `is damaged: row "${(r ?? '').slice(0, 20)}" stands after row ${number}`, CURE)
      ;[number, column] = [next, -1]
      row = { number, isHidden: hidden === undefined ? rowsAreHidden || Number(ht ?? 1) === 0 : isOn(hidden), cells: [] }
    },
    c({ r, s, t }) {
      const at = r === undefined ? { column: column + 1, row: number } : cellAt(r)
      if (!row || at?.row !== number || at.column <= column) return refuse(file, `is damaged: a cell "${(r ?? '').slice(0, 20)}" stands in row ${number} after ${cellName(Math.max(column, 0), number)}`, CURE)
      column = at.column
      cell = { name: cellName(column, number), format: Number(s ?? 0), type: t ?? 'n', hasFormula: false, hasValue: false, isStruck: false, text: '' }
      inStrike = false
    },
    f: () => void (cell && (cell.hasFormula = true)),
    v: () => void (cell && (isText = cell.hasValue = true)),
    t: () => void (cell && !isGuide && (isText = cell.hasValue = true)),
    r: () => void (inStrike = false),
    strike: (attributes) => void (inStrike = isStrike(attributes)),
    rPh: () => void (isGuide = true),
    mergeCell({ ref = '' }) {
      const [from, to] = ref.split(':').map(cellAt)
      if (!from || !to) return
      if (notes.merges.length === limits.merges) refuse(file, `merges cells more than ${limits.merges} times`, 'undo the merging below the headings')
      notes.merges.push({ top: from.row, bottom: to.row, left: from.column, right: to.column })
    },
  }
  const close: Record<string, () => void> = {
    v: () => void (isText = false),
    t: () => void (isText = false),
    rPh: () => void (isGuide = false),
    c() {
      const found = cell && cellFrom(cell, workbook, file)
      if (found && column >= limits.columns) refuse(file, `has something in ${cellName(column, number)}, beyond the ${limits.columns} columns that are read`, 'give the table alone, in a new workbook')
      if (row && found) row.cells[column] = found
      cell = undefined
    },
    row() {
      if (row && row.cells.length > 0) done(row)
      row = undefined
    },
  }
  return {
    open: (name, attributes) => Object.hasOwn(open, name) && open[name]?.(attributes),
    close: (name) => Object.hasOwn(close, name) && close[name]?.(),
    text(text) {
      if (!isText || !cell) return
      cell.text += text
      if (inStrike && text.trim() !== '') cell.isStruck = true
      if (cell.text.length > limits.cellChars) refuse(file, `holds more than ${limits.cellChars} characters in ${cell.name}`, 'shorten that cell')
    },
  }
}
