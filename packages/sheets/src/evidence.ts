import type { Cell } from './cell.ts'
import { type DayOrder, orderShownBy } from './written-day.ts'
import { type Sign, type Signs, signsShownBy } from './written-number.ts'

/** What the cells of one column show of how its days and numbers are written. */
export class Evidence {
  #orders = new Set<'day-first' | 'month-first'>()
  #signs = { comma: new Set<Sign>(), point: new Set<Sign>() }

  add(cell: Cell): void {
    if (cell.is !== 'text' || cell.text.length > 40 || !/^\s*[-−]?\s*\d/.test(cell.text)) return
    const order = orderShownBy(cell.text)
    if (order) return void this.#orders.add(order)
    const { comma, point } = signsShownBy(cell.text)
    if (comma) this.#signs.comma.add(comma)
    if (point) this.#signs.point.add(point)
  }

  /** Unknown too where the column shows both. */
  get order(): DayOrder {
    return only(this.#orders) ?? 'unknown'
  }

  get signs(): Signs {
    const [comma, point] = [only(this.#signs.comma), only(this.#signs.point)]
    const isTorn = this.#signs.comma.size > 1 || this.#signs.point.size > 1 || (comma !== undefined && comma === point)
    return isTorn ? { comma: 'unknown', point: 'unknown' } : { comma: comma ?? 'unknown', point: point ?? 'unknown' }
  }
}

function only<T>(set: ReadonlySet<T>): T | undefined {
  const [first, ...others] = set
  return others.length === 0 ? first : undefined
}
