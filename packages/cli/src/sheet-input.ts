import { stderr } from 'node:process'
import { type FactDictionary, SextantError, type Subject } from '@sextant/model'
import { columnName, limits, openTable, type Rejected } from '@sextant/sheets'
import { type Arguments, oneValue } from './arguments.ts'
import { examining } from './import/examine.ts'
import { mapFrom, refuseUnmatched } from './import/mapping.ts'
import { previewOf, rejectedLines } from './import/preview.ts'
import { inputName, readBytes } from './input.ts'
import { printable } from './printable.ts'

/** The subjects of a spreadsheet, one a row. What was not read is said aside, so that nobody takes it for known. */
export async function readSheet(file: string, given: Arguments, dictionary: FactDictionary): Promise<Subject[]> {
  const name = inputName(file)
  const mapping = { map: mapFrom(given), remembered: new Map<string, string>() }
  const table = await openTable(await readBytes(file, limits.fileBytes), name, { kind: 'subjects', dictionary, mapping, examine: examining(dictionary), sheet: oneValue(given, 'sheet') })
  refuseUnmatched(mapping, table, name)
  const rejected: Rejected[] = [...table.rejected]
  const subjects: Subject[] = []
  for await (const rows of table.rows({ rejected: (one) => void rejected.push(one), hint: ({ cell, heading, message }) => stderr.write(printable(`${cell} ${heading}: ${message}\n`)) })) subjects.push(...rows.map(({ facts }) => facts))
  if (rejected.length > 0) throw new SextantError('SEXTANT_INVALID', `${name}: ${rejectedLines({ kind: 'subjects', rejected, rejectedCount: rejected.length }).join('\n')}`)
  const { columns, notRead } = previewOf(table, columnName)
  const unused = columns.flatMap(({ column, heading, fact, near }) => (fact ? [] : [`${column}${heading === '' ? '' : ` "${heading}"`}${near ? ` (perhaps ${near})` : ''}`]))
  if (unused.length > 0) stderr.write(printable(`${name}: not used are the columns ${unused.join(', ')}\n`))
  if (notRead.rows.hidden > 0) stderr.write(printable(`${name}: hidden rows are not checked: ${notRead.rows.first.join(', ')}${notRead.rows.hidden > notRead.rows.first.length ? `, … (${notRead.rows.hidden})` : ''}\n`))
  return subjects
}
