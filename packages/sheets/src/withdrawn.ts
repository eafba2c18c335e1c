import type { Used } from './believe.ts'
import { saysCancelled } from './cancelled.ts'
import { cellText } from './cell.ts'
import type { Column } from './column.ts'
import { GOODS_ID } from './heading.ts'
import type { Kind } from './kind.ts'
import type { SeenRow } from './merged.ts'

/** A cell by which its row may not stand any more. What is only told does not reject it. */
export interface Withdrawal extends Pick<Column, 'index' | 'parts'> {
  why: string
  cure: string
  isOnlyTold: boolean
}

interface Table {
  used: readonly Used[]
  /** All columns of the table. */
  columns: readonly Column[]
  kind: Kind
}

/** Rows that are struck through, and words such as 作废 beside them: nobody may take what is cancelled for an open order unawares. */
export function withdrawalsIn(row: SeenRow, { used, columns, kind }: Table): Withdrawal[] {
  const removed = kind === 'subjects' ? '' : `, and take out what was imported of it before with ${kind} remove ID`
  const outOfIt = `delete or hide the row${removed}`
  const filled = used.filter(({ index }) => row.cells[index])
  const struck = filled.filter(({ index }) => row.cells[index]?.isStruck)
  const [first] = struck
  if (first && struck.length === filled.length) return [{ ...placeOf(first), why: 'the row is struck through', cure: `${outOfIt}; if it stands, clear the strike-through`, isOnlyTold: false }]
  const pieces = struck.map((column) => ({ ...placeOf(column), why: 'it is struck through, or a piece of it is', cure: 'leave what is meant alone in the cell, without a strike-through; if the row is cancelled, delete or hide it', isOnlyTold: false }))
  if (kind === 'subjects') return pieces
  const said = columns.filter((column) => isListenedTo(column) && saysCancelled(textIn(row, column))).map((column) => {
    const isOnlyTold = column.use.is === 'not used' && column.use.why === 'as mapped'
    return { ...placeOf(column), why: `"${textIn(row, column).trim().slice(0, 60)}" says that it is cancelled${isOnlyTold ? ', and it is taken all the same, for its column is left out as mapped' : ''}`, cure: `${outOfIt}; if it stands, say so in other words`, isOnlyTold }
  })
  return [...pieces, ...said]
}

/** A column of names, or of remarks that nobody reads. That it is left out now is the reader's own word; an earlier one says nothing of these cells. */
function isListenedTo({ use }: Column): boolean {
  if (use.is === 'fact') return use.fact === 'orderId' || use.fact === GOODS_ID
  return use.is === 'not used' && use.why !== 'hidden'
}

function textIn({ cells }: SeenRow, { index }: Column): string {
  const cell = cells[index]
  return cell?.is === 'text' ? cellText(cell) : ''
}

function placeOf({ index, parts }: Column): Pick<Column, 'index' | 'parts'> {
  return { index, parts }
}
