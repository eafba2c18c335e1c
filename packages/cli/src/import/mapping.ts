import { folded, quoted, SextantError } from '@sextant/model'
import { letterKey, type Mapping, type Table } from '@sextant/sheets'
import type { Arguments } from '../arguments.ts'

/** `--map "Heading=fact"`, `--map "Heading=fact UNIT"`, `--map "Heading=-"`, by folded heading; `--map "column C=fact"` for a column by its letter. */
export function mapFrom({ values }: Arguments): Map<string, string> {
  const map = new Map<string, string>()
  for (const word of values.get('map') ?? []) {
    const { heading = '', meaning = '' } = /^(?<heading>.+)=(?<meaning>[^=]+)$/s.exec(word)?.groups ?? {}
    const key = folded(heading)
    if (key === '' || meaning.trim() === '') throw new SextantError('SEXTANT_USAGE', `--map is ${quoted(word)}; expected "Heading=fact", "Heading=fact UNIT", or "Heading=-" for a column that is not used`)
    if (map.has(key)) throw new SextantError('SEXTANT_USAGE', `--map names the heading ${quoted(heading)} twice; give it once`)
    map.set(key, meaning.trim().replaceAll(/\s+/g, ' '))
  }
  return map
}

/** A heading that --map names and the table does not have is a slip. */
export function refuseUnmatched({ map }: Mapping, { columns }: Table, file: string): void {
  const known = new Set(columns.flatMap(({ parts, index }) => [folded(parts.join(' ')), letterKey(index)]))
  const lost = [...map.keys()].find((key) => !known.has(key))
  if (lost === undefined) return
  const headings = columns.flatMap(({ parts }) => (parts.length > 0 ? [quoted(parts.join(' / '))] : []))
  throw new SextantError('SEXTANT_USAGE', `--map names the heading "${lost}", which ${file} does not have; its headings are ${headings.slice(0, 40).join(', ')}`)
}

/** What is worth remembering of a table that was taken: what each heading was read as. */
export function headingsToRemember({ columns }: Table, { map, remembered }: Mapping): { heading: string; written: string; meaning: string }[] {
  return columns.flatMap(({ parts, use, index }) => {
    // A letter is of this file alone.
    if (map.has(letterKey(index))) return []
    const heading = folded(parts.join(' ')).slice(0, 400)
    const said = map.get(heading) ?? remembered.get(heading)
    const meaning = said ?? (use.is === 'fact' ? use.fact : undefined)
    return meaning === undefined || heading === '' ? [] : [{ heading, written: parts.join(' / ').slice(0, 400), meaning }]
  })
}
