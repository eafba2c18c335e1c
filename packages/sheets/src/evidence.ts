import type { FactType } from '@sextant/model'
import type { Cell } from './cell.ts'
import { saysNone, saysNothing } from './word.ts'
import { type DayOrder, orderShownBy } from './written-day.ts'
import { type Sign, type Signs, signsShownBy } from './written-number.ts'

/** What the cells of one column show of how its days and numbers are written. */
export interface Evidence {
  orders: Set<'day-first' | 'month-first'>
  comma: Set<Sign>
  point: Set<Sign>
  /** Texts of codes of two capital letters alone, and other texts. */
  codes: number
  otherTexts: number
}

export const noEvidence = (): Evidence => ({ orders: new Set(), comma: new Set(), point: new Set(), codes: 0, otherTexts: 0 })

export function addEvidence(evidence: Evidence, cell: Cell): void {
  if (cell.is !== 'text') return
  if (!saysNothing(cell.text) && !saysNone(cell.text)) evidence[CODES.test(cell.text) ? 'codes' : 'otherTexts']++
  if (cell.text.length > 40 || !/^\s*[-−]?\s*\d/.test(cell.text)) return
  const order = orderShownBy(cell.text)
  if (order) return void evidence.orders.add(order)
  const { comma, point } = signsShownBy(cell.text)
  if (comma) evidence.comma.add(comma)
  if (point) evidence.point.add(point)
}

const CODES = /^\s*[A-Z]{2}(?:[\s,;/、，；]+[A-Z]{2})*\s*$/

/** Unknown too where the column shows both. */
export function orderIn({ orders }: Evidence): DayOrder {
  return only(orders) ?? 'unknown'
}

export function signsIn({ comma, point }: Evidence): Signs {
  const [one, other] = [only(comma), only(point)]
  const isTorn = comma.size > 1 || point.size > 1 || (one !== undefined && one === other)
  return isTorn ? { comma: 'unknown', point: 'unknown' } : { comma: one ?? 'unknown', point: other ?? 'unknown' }
}

/** What a column was found to mean by its days and numbers, where that decided between two readings. */
export function mannerIn(evidence: Evidence, type: FactType | undefined): string | undefined {
  const { comma, point } = signsIn(evidence)
  if (type === 'day') return { 'day-first': 'the day before the month', 'month-first': 'the month before the day', unknown: undefined }[orderIn(evidence)]
  if (type !== 'number' || (comma === 'unknown' && point === 'unknown')) return undefined
  return comma === 'decimal' || point === 'thousands' ? 'with a decimal comma' : 'with a decimal point'
}

function only<T>(set: ReadonlySet<T>): T | undefined {
  const [first, ...others] = set
  return others.length === 0 ? first : undefined
}
