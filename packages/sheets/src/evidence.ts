import type { FactType } from '@sextant/model'
import type { Cell } from './cell.ts'
import { emissionClassIn } from './emission-class.ts'
import { dressOf } from './number-format.ts'
import { dayOfSerial } from './serial-day.ts'
import type { SheetKind } from './value.ts'
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
  /** Numbers with a sign of percent, and others above 1 and above 10. */
  percents: number
  aboveOne: number
  aboveTen: number
  /** Days that the spreadsheet itself took for such, by whether their number may be that of a month. */
  daysUpTo12: number
  laterDays: number
  /** Texts name a step beside a class of emissions: the b of 国六b. */
  steps: boolean
}

export const noEvidence = (): Evidence => ({ orders: new Set(), comma: new Set(), point: new Set(), codes: 0, otherTexts: 0, percents: 0, aboveOne: 0, aboveTen: 0, daysUpTo12: 0, laterDays: 0, steps: false })

export function addEvidence(evidence: Evidence, cell: Cell, sheet: SheetKind): void {
  if (cell.is === 'number') {
    const day = cell.format.shown === 'day' && sheet !== 'csv' ? dayOfSerial(Number(cell.text), sheet.daySystem) : undefined
    if (day) evidence[Number(day.slice(8)) <= 12 ? 'daysUpTo12' : 'laterDays']++
    if (isPercent(cell)) evidence.percents++
    else addSize(evidence, Number(cell.text))
  }
  if (cell.is !== 'text') return
  if (!saysNothing(cell.text) && !saysNone(cell.text)) evidence[CODES.test(cell.text) ? 'codes' : 'otherTexts']++
  evidence.steps ||= cell.text.length < 20 && emissionClassIn(cell.text)?.step !== undefined
  if (cell.text.length > 40 || !/^\s*[-−]?\s*\d/.test(cell.text)) return
  if (/[%％]/.test(cell.text)) evidence.percents++
  else addSize(evidence, Number.parseFloat(cell.text))
  const order = orderShownBy(cell.text)
  if (order) return void evidence.orders.add(order)
  const { comma, point } = signsShownBy(cell.text)
  if (comma) evidence.comma.add(comma)
  if (point) evidence.point.add(point)
}

function addSize(evidence: Evidence, number: number): void {
  if (number > 1) evidence.aboveOne++
  if (number > 10) evidence.aboveTen++
}

function isPercent({ format, text }: Cell & { is: 'number' }): boolean {
  return format.shown === 'percent' || dressOf(format, text).after === '%'
}

/**
 * A spreadsheet that expects the month first takes 05/12 for a day in May and leaves 13/12 as text. Then each of its days
 * is wrong, and none has a number above 12.
 */
export function mayBeSwapped({ daysUpTo12, laterDays, orders }: Evidence): boolean {
  return daysUpTo12 > 0 && laterDays === 0 && orders.size > 0
}

/**
 * Whether 0.85 in a column of percentages means 85 %. Nobody knows where no number is above 1, where others have their
 * sign, and beside numbers such as 85; beside 1.2 it is a small percentage.
 */
export function fractionIn({ percents, aboveOne, aboveTen }: Evidence, heading: readonly string[]): 'perhaps' | 'hardly' {
  return percents > 0 || aboveTen > 0 || (aboveOne === 0 && !heading.some((text) => /[%％]/.test(text))) ? 'perhaps' : 'hardly'
}

const CODES = /^\s*[A-Z]{2}(?:[\s,;/、，；]+[A-Z]{2})*\s*$/

export function orderIn({ orders }: Evidence): DayOrder {
  return orders.size > 1 ? 'both' : (only(orders) ?? 'unknown')
}

export function signsIn({ comma, point }: Evidence): Signs {
  const [one, other] = [only(comma), only(point)]
  const isTorn = comma.size > 1 || point.size > 1 || (one !== undefined && one === other)
  return isTorn ? { comma: 'both', point: 'both' } : { comma: one ?? 'unknown', point: other ?? 'unknown' }
}

/** What a column was found to mean by its days and numbers, where that decided between two readings. */
export function mannerIn(evidence: Evidence, type: FactType | undefined): string | undefined {
  const { comma, point } = signsIn(evidence)
  if (type === 'day') return { 'day-first': 'the day before the month', 'month-first': 'the month before the day', both: undefined, unknown: undefined }[orderIn(evidence)]
  if (type !== 'number' || comma === 'both' || (comma === 'unknown' && point === 'unknown')) return undefined
  return comma === 'decimal' || point === 'thousands' ? 'with a decimal comma' : 'with a decimal point'
}

function only<T>(set: ReadonlySet<T>): T | undefined {
  const [first, ...others] = set
  return others.length === 0 ? first : undefined
}
