import type { Order } from '@sextant/model'

/** What the order of one row of a spreadsheet may be called: a contract of several cars is several orders. */
export interface RowNames {
  /** Its name where nothing is kept yet. */
  id: string
  /** What tells it from the others of its contract; undefined where its contract has one car. */
  by?: string | undefined
  /** Every name by which an earlier import may have kept it, the surest first and the bare order number last. */
  ids: readonly string[]
}

export type OrderName = { id: string } | { wrong: string; cure: string }

interface Known {
  vin: unknown
  /** The orders that are kept, by those of the names that there are. */
  kept: ReadonlyMap<string, { order: Order }>
  /** Names that other rows of the file have taken. */
  taken: ReadonlySet<string>
}

/**
 * The name under which a row's order is kept, whatever the file looked like when it came in first: a contract that gets a
 * second car, or a car that gets its VIN, is the same order as before.
 */
export function orderNameOf({ id, by, ids }: RowNames, { vin, kept, taken }: Known): OrderName {
  const number = ids.at(-1) ?? id
  const isUnnamed = (one: string) => kept.get(one)?.order.goods === one
  const marked = ids.slice(0, -1).find((one) => kept.has(one) && !taken.has(one) && (vin === undefined || one.endsWith(`#${String(vin)}`) || isUnnamed(one)))
  if (marked !== undefined) return { id: marked }
  const alone = kept.get(number)
  if (by !== undefined && alone && isUnnamed(number)) return { wrong: `the order "${number}" is kept as that of one car without a VIN, and nobody can say which of these cars it is`, cure: `take it out with orders remove ${number}, and import the file again` }
  const name = by === undefined || (vin !== undefined && alone?.order.goods === vin) ? number : id
  return taken.has(name) ? { wrong: `another row is the order "${name}" already`, cure: 'give each row of the contract its VIN, or a number of its own' } : { id: name }
}
