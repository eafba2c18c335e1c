import { type Cell, cellName, type SheetRow } from './cell.ts'
import type { Merge } from './sheet-rows.ts'

/** A row as its reader sees it: what is merged over several rows stands in each of them. */
export interface SeenRow extends SheetRow {
  /** Whether a cell of its own stands in one of the columns that are read. */
  isFilled: boolean
  /** Ranges over several rows that begin here. */
  begins: readonly Merge[]
  /** A range over several columns that holds something: nobody can say which of them it is of. */
  across: Merge | undefined
}

/** Gives rows, which come in their order, the values of cells merged over them. Only merges below the headings in the columns that are read say anything. */
export function rowsAsSeen(merges: readonly Merge[], below: number, columns: readonly number[]): (row: SheetRow) => SeenRow {
  const waiting = merges.filter(({ top, left, right }) => top > below && columns.some((column) => column >= left && column <= right)).toSorted((a, b) => a.top - b.top || a.left - b.left)
  let next = 0
  let open: { merge: Merge; cell: Cell | undefined }[] = []
  return (row) => {
    open = open.filter(({ merge }) => merge.bottom >= row.number)
    for (let merge = waiting[next]; merge && merge.top <= row.number; merge = waiting[++next]) {
      if (merge.bottom >= row.number) open.push({ merge, cell: merge.top === row.number ? row.cells[merge.left] : undefined })
    }
    const cells = [...row.cells]
    const held = open.flatMap(({ merge, cell }) => (cell ? [{ merge, cell }] : []))
    for (const { merge, cell } of held) cells[merge.left] = cell
    return {
      ...row,
      cells,
      isFilled: columns.some((column) => row.cells[column]),
      begins: held.flatMap(({ merge }) => (merge.top === row.number && merge.bottom > row.number ? [merge] : [])),
      across: held.find(({ merge }) => merge.right > merge.left)?.merge,
    }
  }
}

/** `B7:C9`. */
export function rangeName({ top, bottom, left, right }: Merge): string {
  return `${cellName(left, top)}:${cellName(right, bottom)}`
}
