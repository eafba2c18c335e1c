import { cellText, type SheetRow } from './cell.ts'
import type { Meaning } from './heading.ts'
import { limits } from './limits.ts'
import type { Merge } from './sheet-rows.ts'

/** The rows that hold the headings, and what stands above each column in them. */
export interface Header {
  first: number
  last: number
  /** By column: its texts from the top row down, those of merged cells in every column that they cover. */
  parts: (readonly string[])[]
  /** Columns whose heading means something. */
  known: number
}

/** Headings are looked for among so many rows from the top. */
export const HEAD_ROWS = 50
const DEPTH_MAX = 3
const HEADING_CHARS_MAX = 200

/** The one, two or three rows in which the most headings are known; of equals the fewest rows, and the topmost. */
export function findHeader(rows: readonly SheetRow[], merges: readonly Merge[], meaningOf: (parts: readonly string[]) => Meaning['is']): Header | undefined {
  let best: Header | undefined
  const texts = new Map(rows.map((row) => [row.number, textsOf(row)]))
  const end = (rows.at(-1)?.number ?? 0) + DEPTH_MAX
  const wide = merges.filter(({ top, bottom }) => bottom - top < DEPTH_MAX && top <= end).slice(0, limits.mergesInHead)
  for (const [index, { number: first }] of rows.entries()) {
    const least = Math.max(first, ...wide.filter(({ top }) => top === first).map(({ bottom }) => bottom))
    for (let last = least; last < first + DEPTH_MAX; last++) {
      const below = rows.slice(index + 1).filter(({ number }) => number <= last)
      if (below.some(({ cells }) => cells.some((cell) => cell?.is !== 'text'))) break
      const parts = partsIn(first, last, texts, wide)
      const known = parts.filter((one) => one.length > 0 && one.every((text) => text.length <= HEADING_CHARS_MAX) && meaningOf(one) !== 'unknown').length
      if (known > (best?.known ?? 0) || (best && known === best.known && last - first < best.last - best.first)) best = { first, last, parts, known }
    }
  }
  return best
}

function textsOf({ cells }: SheetRow): (string | undefined)[] {
  return cells.map((cell) => (cell ? cellText(cell).trim() : undefined))
}

function partsIn(first: number, last: number, texts: ReadonlyMap<number, (string | undefined)[]>, merges: readonly Merge[]): string[][] {
  const columns = Math.max(0, ...[...texts].filter(([number]) => number >= first && number <= last).map(([, row]) => row.length), ...merges.filter(({ top }) => top >= first && top <= last).map(({ right }) => Math.min(right + 1, limits.columns)))
  return Array.from({ length: columns }, (_, column) => {
    const parts: string[] = []
    for (let number = first; number <= last; number++) {
      const own = texts.get(number)?.[column]
      const merge = own === undefined ? merges.find(({ top, bottom, left, right }) => top >= first && top <= number && bottom >= number && left <= column && right >= column) : undefined
      const text = own ?? (merge && texts.get(merge.top)?.[merge.left])
      if (text !== undefined && text !== parts.at(-1)) parts.push(text)
    }
    return parts
  })
}
