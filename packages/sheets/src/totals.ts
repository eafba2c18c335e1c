import { folded } from '@sextant/model'
import { type Cell, cellName, cellText } from './cell.ts'
import type { SeenRow } from './merged.ts'
import type { Told } from './believe.ts'

const totals = new Set(['total', 'totals', 'grand total', 'sum', 'subtotal', 'sub total', 'итого', 'итог', 'всего', 'подытог', '合计', '总计', '小计', '共计', '总和'].map(folded))

/** A row of sums, by the text with which it begins. */
export function isTotal({ cells }: SeenRow): boolean {
  const first = firstOf(cells)
  return first?.is === 'text' && first.text.length < 40 && totals.has(folded(first.text))
}

interface Below {
  sheet: string
  /** The columns that are read. */
  columns: readonly number[]
  told: Told
}

/**
 * Leaves out the totals at the end of a table with the notes below them, and says so. One that rows follow may be a
 * subtotal or a car of that name, so it is rejected.
 */
export function withoutTotals({ sheet, columns, told }: Below): { rows(rows: readonly SeenRow[]): SeenRow[]; end(): void } {
  let held: SeenRow[] = []
  const isNote = ({ cells }: SeenRow) => columns.length > 1 && columns.filter((column) => cells[column]).length < 2
  const at = ({ cells, number }: SeenRow) => ({ sheet, cell: cellName(Math.max(0, cells.findIndex((cell) => cell)), number), heading: '' })
  const reject = (row: SeenRow) => told.rejected({ ...at(row), found: cellText(firstOf(row.cells) as Cell), why: 'it looks like a row of totals, and rows of the table follow it', cure: 'remove the row, or name what it is' })
  return {
    rows: (rows) => rows.flatMap((row) => {
      if (isTotal(row) || (held.length > 0 && isNote(row))) {
        held.push(row)
        return []
      }
      const before = held
      held = []
      before.filter(isTotal).forEach(reject)
      return [...before.filter((one) => !isTotal(one)), row]
    }),
    end() {
      for (const row of held) told.hint({ ...at(row), message: `row ${row.number} is left out: ${isTotal(row) ? 'it holds totals' : 'it stands below the totals, as a note does'}` })
    },
  }
}

function firstOf(cells: SeenRow['cells']): Cell | undefined {
  return cells.find((cell) => cell)
}
