import { closest, type Rule } from '@sextant/model'
import type { Dossiers } from './dossiers.ts'
import type { Finding } from './finding.ts'
import type { JsonFile } from './json-file.ts'

/** Whether the rows that a rule names are rows, and not ones of which it is said that no rule is written from them. */
export function lintDossier(file: JsonFile, { dossier = [] }: Rule, { rows }: Dossiers): Finding[] {
  return dossier.flatMap((id, index) => {
    const report = (message: string, help?: string) => [file.finding(['dossier', index], 'dossier', message, 'error', help)]
    const row = Object.hasOwn(rows, id) ? rows[id] : undefined
    if (!row) {
      const near = closest(id, Object.keys(rows))
      return report(`found "${id}", which is no row of rules/dossiers.json; ${near ? `did you mean "${near}"?` : 'add the row, or name one that is there'}`)
    }
    if (!row.noRule || row.part !== undefined) return []
    return report(`found "${id}", of which rules/dossiers.json says that it is no rule (${row.noRule.en})`, 'remove noRule there, or name in part what of it is no rule')
  })
}
