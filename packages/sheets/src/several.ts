import { ownName } from '@sextant/model'
import { isHeadingAgain, type Used } from './believe.ts'
import { rowsAsSeen } from './merged.ts'
import type { Merge } from './sheet-rows.ts'
import type { Sheet } from './source.ts'
import { isTotal } from './totals.ts'
import { valueOf } from './value.ts'

interface Below {
  /** The last row of the headings. */
  below: number
  merges: readonly Merge[]
  used: readonly Used[]
}

/** The order numbers that stand in several rows, as contracts of several cars do. It takes a reading of its own, for the first of its rows has to know. */
export async function severalIn(sheet: Sheet, { below, merges, used }: Below): Promise<ReadonlySet<string>> {
  const column = used.find(({ use }) => use.fact === 'orderId')
  const [once, several] = [new Set<string>(), new Set<string>()]
  if (!column) return several
  const asSeen = rowsAsSeen(merges, below, used.map(({ index }) => index))
  for await (const rows of sheet.rows({ hiddenColumns: new Set(), merges: [] })) {
    for (const row of rows.filter(({ number }) => number > below).map(asSeen)) {
      const cell = row.cells[column.index]
      if (!cell || row.isHidden || !row.isFilled || isTotal(row) || isHeadingAgain(row, used)) continue
      const reading = valueOf(cell, column.reader, sheet.kind)
      if (reading.is !== 'value') continue
      const name = ownName(String(reading.value))
      if (once.has(name)) several.add(name)
      once.add(name)
    }
  }
  return several
}
