/**
 * The PDF as the same check always gives it. Two things in it tell of the drawing and not of the check: the moment, and
 * the numbers of the nodes by which the cells of a table name their heads, which the browser counts from wherever it
 * stands. Each gets a text of the same length, so that no offset in the file moves.
 */
export function asAlways(pdf: Buffer, checkedAt: string): Buffer {
  return Buffer.from(renumbered(dated(pdf.toString('latin1'), checkedAt)), 'latin1')
}

/** The instant of the check as the dates of the file. */
function dated(pdf: string, checkedAt: string): string {
  const instant = new Date(checkedAt)
  if (Number.isNaN(instant.getTime())) return pdf
  const stamp = `D:${instant.toISOString().slice(0, 19).replaceAll(/[-T:]/g, '')}+00'00'`
  return pdf.replaceAll(/\/(CreationDate|ModDate) \(D:\d{14}[+-]\d\d'\d\d'\)/g, `/$1 (${stamp})`)
}

/** The nodes counted from 1, in their order: the tree of their names stays sorted. */
function renumbered(pdf: string): string {
  const nodes = [...new Set(Array.from(pdf.matchAll(/\(node(\d{8})\)/g), ([, number = '']) => number))].sort()
  const places = new Map(nodes.map((number, index) => [number, String(index + 1).padStart(8, '0')]))
  return pdf.replaceAll(/\(node(\d{8})\)/g, (_, number: string) => `(node${places.get(number)})`)
}
