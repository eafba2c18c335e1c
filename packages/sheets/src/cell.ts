import type { NumberFormat } from './number-format.ts'

/** How much of a day a cell shows: one that shows only month and year is meant as that, whatever day lies below. */
export type Precision = 'day' | 'month' | 'year'

/** How a number is shown, as far as that says what it means. */
export type Shown = 'plain' | 'percent' | Precision | 'time'

/** One cell that holds something; an empty one is absent. What is struck through is told, for it may not be meant any more. */
export type Cell = Content & { isStruck?: true }

type Content =
  | { is: 'text'; text: string }
  /** `text` is the decimal number as the file has it. */
  | { is: 'number'; text: string; format: NumberFormat }
  | { is: 'boolean'; value: boolean }
  /** The file itself cannot say what it holds. */
  | { is: 'broken'; found: string; why: string; cure: string }

export interface SheetRow {
  /** As the spreadsheet counts, from 1. */
  number: number
  isHidden: boolean
  /** By column from 0; sparse. */
  cells: (Cell | undefined)[]
}

/** `B7`, for the second column from the left in row 7. */
export function cellName(column: number, row: number): string {
  return `${columnName(column)}${row}`
}

export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26))
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter
}

/** `B7` as column 1 and row 7; undefined where it is no address. */
export function cellAt(name: string): { column: number; row: number } | undefined {
  const { letters, digits } = /^(?<letters>[A-Z]{1,3})(?<digits>[1-9]\d{0,6})$/.exec(name)?.groups ?? {}
  if (!letters || !digits) return undefined
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return { column: column - 1, row: Number(digits) }
}

/** A cell as people would write it. */
export function cellText(cell: Cell): string {
  switch (cell.is) {
    case 'text':
    case 'number':
      return cell.text
    case 'boolean':
      return cell.value ? 'TRUE' : 'FALSE'
    case 'broken':
      return cell.found
  }
}
