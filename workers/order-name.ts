import type { Order } from '@sextant/model'

/** What the order of one row of a spreadsheet may be called: a contract of several cars is several orders. */
export interface RowNames {
  /** Its name where nothing is kept yet. */
  id: string
  by?: 'VIN' | 'item' | 'model' | undefined
  /** Every name by which an earlier import may have kept it, the surest first and the bare order number last. */
  ids: readonly string[]
}

export type OrderName = { id: string } | { wrong: string; cure: string }

/**
 * The name under which a row's order is kept, whatever the file looked like when it came in first: a contract that gets a
 * second car, or a car that gets its VIN, is the same order as before.
 */
export function orderNameOf({ id, by, ids }: RowNames, vin: unknown, kept: ReadonlyMap<string, { order: Order }>): OrderName {
  const number = ids.at(-1) ?? id
  const isUnnamed = (one: string) => kept.get(one)?.order.goods === one
  const marked = ids.slice(0, -1).find((one) => kept.has(one) && (one.endsWith(`#${String(vin)}`) || vin === undefined || isUnnamed(one)))
  if (marked !== undefined) return { id: marked }
  const alone = kept.get(number)
  if (by === undefined || (vin !== undefined && alone?.order.goods === vin)) return { id: number }
  if (alone && isUnnamed(number)) return { wrong: `the order "${number}" is kept as that of one car without a VIN, and nobody can say which of these cars it is`, cure: `take it out with orders remove ${number}, and import the file again` }
  return { id }
}
