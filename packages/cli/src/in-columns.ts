import stringWidth from 'string-width'

/** Rows of one table, each cell on one line and its column as wide as the widest. */
export function inColumns(rows: readonly (readonly string[])[]): string {
  const all = rows.map((cells) => cells.map((text) => text.replaceAll(/\s+/g, ' ')))
  const widths = (all[0] ?? []).map((_, column) => all.reduce((widest, cells) => Math.max(widest, stringWidth(cells[column] ?? '')), 0))
  return all.map((cells) => `${cells.map((text, column) => text + ' '.repeat((widths[column] ?? 0) - stringWidth(text))).join('  ').trimEnd()}\n`).join('')
}
