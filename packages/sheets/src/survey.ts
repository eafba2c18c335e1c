import type { SheetRow } from './cell.ts'
import { addEvidence, type Evidence, noEvidence } from './evidence.ts'
import { HEAD_ROWS } from './header.ts'
import { limits } from './limits.ts'
import { refuse } from './refuse.ts'
import type { SheetNotes } from './sheet-rows.ts'
import type { Sheet } from './source.ts'
import type { SheetKind } from './value.ts'

/** What one reading of a whole sheet shows; it keeps only the first rows. */
export interface Survey {
  /** The first visible rows. */
  head: SheetRow[]
  notes: SheetNotes
  /** By column; that of the first rows comes in when it is known which of them are headings. */
  evidence: Map<number, Evidence>
  /** Visible rows that hold anything. */
  rowCount: number
  hiddenRows: number[]
  /** Columns that hold anything. */
  filled: Set<number>
}

export async function surveyOf(sheet: Sheet, file: string, progress: ((rows: number, of: undefined) => void) | undefined): Promise<Survey> {
  const survey: Survey = { head: [], notes: { hiddenColumns: new Set(), merges: [] }, evidence: new Map(), rowCount: 0, hiddenRows: [], filled: new Set() }
  for await (const rows of sheet.rows(survey.notes)) {
    for (const row of rows) {
      if (row.isHidden) {
        if (survey.hiddenRows.length < limits.rows) survey.hiddenRows.push(row.number)
        continue
      }
      survey.rowCount++
      if (survey.rowCount > limits.rows + HEAD_ROWS) refuse(file, `has more than ${limits.rows} rows`, 'give it in parts')
      for (const column of row.cells.keys()) if (row.cells[column]) survey.filled.add(column)
      if (survey.head.length < HEAD_ROWS) survey.head.push(row)
      else addRow(survey.evidence, row, sheet.kind)
    }
    progress?.(survey.rowCount, undefined)
  }
  return survey
}

export function addRow(all: Map<number, Evidence>, { cells }: SheetRow, kind: SheetKind): void {
  cells.forEach((cell, column) => {
    if (!cell) return
    const evidence = all.get(column) ?? noEvidence()
    all.set(column, evidence)
    addEvidence(evidence, cell, kind)
  })
}
