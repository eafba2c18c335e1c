import { type Cell, cellAt, cellName, type SheetRow } from './cell.ts'
import { limits } from './limits.ts'
import { refuse } from './refuse.ts'
import { unescaped } from './shared-strings.ts'
import { isOn, type Workbook } from './workbook.ts'
import { readXml } from './xml.ts'

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
const withoutResult = {
  found: 'a formula',
  why: 'its result is not in the file, and formulas are not computed here',
  cure: 'open and save the file in a spreadsheet program, or paste the values',
}

/** The rows of one sheet that hold anything, some at a time, from the top. */
export async function* sheetRows({ archive, strings, shown }: Workbook, part: string, file: string, notes: SheetNotes): AsyncGenerator<SheetRow[]> {
  let ready: SheetRow[] = []
  let row: SheetRow | undefined
  let [number, column, rowsAreHidden] = [0, 0, false]
  let cell: { format: number; type: string; hasFormula: boolean; hasValue: boolean } | undefined
  let texts: string[] = []
  let [length, isText, phonetic] = [0, false, false]
  // A strict workbook may hold days as such; they are turned into what all others have.
  const isoDay = (text: string): Cell => {
    const day = /^(\d{4}-\d\d-\d\d)(T[\d:.]*Z?)?$/.exec(text)?.[1]
    return day ? { is: 'text', text: day } : { is: 'text', text }
  }

  function value(): Cell | undefined {
    if (!cell) return undefined
    const { type, format, hasFormula, hasValue } = cell
    const text = texts.join('')
    if (hasFormula && type !== 'str' && type !== 'inlineStr' && text === '') return { is: 'broken', ...withoutResult }
    if (hasFormula && !hasValue) return { is: 'broken', ...withoutResult }
    switch (type) {
      case 's': {
        if (text === '') return undefined
        const found = strings.at(Number(text))
        if (found === undefined) refuse(file, `is damaged: ${cellName(column, number)} names the text ${text.slice(0, 20)} of ${strings.count}`, CURE)
        return textCell(found)
      }
      case 'str':
      case 'inlineStr':
        return textCell(unescaped(text))
      case 'b':
        return text === '' ? undefined : { is: 'boolean', value: text === '1' || text === 'true' }
      case 'e':
        return { is: 'broken', found: text.slice(0, 40), why: 'the spreadsheet itself says that this is an error', cure: 'mend the formula, or empty the cell' }
      case 'd':
        return text === '' ? undefined : isoDay(text)
      default:
        if (text === '') return undefined
        if (!/^[+-]?(\d+\.?\d*|\.\d+)(E[+-]?\d+)?$/i.test(text)) refuse(file, `is damaged: ${cellName(column, number)} should be a number and is ${JSON.stringify(text.slice(0, 40))}`, CURE)
        return { is: 'number', text, shown: shown[format] ?? 'plain' }
    }
  }

  const reader = {
    open(name: string, attributes: Record<string, string>) {
      switch (name) {
        case 'c': {
          const at = attributes['r'] === undefined ? { column: column + 1, row: number } : cellAt(attributes['r'])
          if (!row || !at || at.row !== number || at.column <= column) refuse(file, `is damaged: a cell "${(attributes['r'] ?? '').slice(0, 20)}" stands in row ${number} after ${cellName(Math.max(column, 0), number)}`, CURE)
          column = at.column
          if (column >= limits.columns) refuse(file, `has something in column ${cellName(column, number)}, beyond the ${limits.columns} that are read`, 'give the table alone, in a new workbook')
          cell = { format: Number(attributes['s'] ?? 0), type: attributes['t'] ?? 'n', hasFormula: false, hasValue: false };
          [texts, length] = [[], 0]
          return
        }
        case 'v':
          isText = cell !== undefined
          if (cell) cell.hasValue = true
          return
        case 't':
          isText = cell !== undefined && !phonetic
          if (cell) cell.hasValue = true
          return
        case 'f':
          if (cell) cell.hasFormula = true
          return
        case 'rPh':
          phonetic = true
          return
        case 'row': {
          const next = attributes['r'] === undefined ? number + 1 : Number(attributes['r'])
          if (!Number.isInteger(next) || next <= number || next > 1_048_576) refuse(file, `is damaged: row "${(attributes['r'] ?? '').slice(0, 20)}" stands after row ${number}`, CURE);
          [number, column] = [next, -1]
          const hidden = attributes['hidden']
          row = { number, isHidden: hidden === undefined ? rowsAreHidden || Number(attributes['ht'] ?? 1) === 0 : isOn(hidden), cells: [] }
          return
        }
        case 'sheetFormatPr':
          rowsAreHidden = isOn(attributes['zeroHeight'])
          return
        case 'col': {
          if (!isOn(attributes['hidden']) && Number(attributes['width'] ?? 1) !== 0) return
          const last = Math.min(Number(attributes['max'] ?? 0), limits.columns)
          for (let one = Math.max(Number(attributes['min'] ?? 1), 1); one <= last; one++) notes.hiddenColumns.add(one - 1)
          return
        }
        case 'mergeCell': {
          const [from, to] = (attributes['ref'] ?? '').split(':').map(cellAt)
          if (!from || !to) return
          if (notes.merges.length === limits.merges) refuse(file, `merges cells more than ${limits.merges} times`, 'undo the merging below the headings')
          notes.merges.push({ top: from.row, bottom: to.row, left: from.column, right: to.column })
        }
      }
    },
    text(text: string) {
      if (!isText) return
      length += text.length
      if (length > limits.cellChars) refuse(file, `holds more than ${limits.cellChars} characters in ${cellName(column, number)}`, 'shorten that cell')
      texts.push(text)
    },
    close(name: string) {
      switch (name) {
        case 'v':
        case 't':
          isText = false
          return
        case 'rPh':
          phonetic = false
          return
        case 'c': {
          const found = value()
          if (row && found) row.cells[column] = found
          cell = undefined
          return
        }
        case 'row':
          if (row && row.cells.length > 0) ready.push(row)
          row = undefined
      }
    },
  }

  const parts = archive.open(part)
  if (!parts) refuse(file, 'is damaged: a sheet is missing', CURE)
  for await (const _ of readXml(parts, file, reader)) {
    if (ready.length === 0) continue
    yield ready
    ready = []
  }
}

function textCell(text: string): Cell | undefined {
  return text.trim() === '' ? undefined : { is: 'text', text }
}
