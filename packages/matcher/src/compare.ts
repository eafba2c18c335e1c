import type { FactValue, Operator } from '@sextant/model'
import { boundsOf, type Known } from './known.ts'

/** Kleene's three values. */
export type Truth = 'true' | 'false' | 'unknown'

/** One operator, one line. On exact values these are json-rules-engine's own operators, and `hsWithin`. */
export const exactly: Record<Operator, (fact: FactValue, value: FactValue) => boolean> = {
  equal: (fact, value) => fact === value,
  notEqual: (fact, value) => fact !== value,
  in: (fact, value) => listOf(value).includes(String(fact)),
  notIn: (fact, value) => !listOf(value).includes(String(fact)),
  lessThan: (fact, value) => fact < value,
  lessThanInclusive: (fact, value) => fact <= value,
  greaterThan: (fact, value) => fact > value,
  greaterThanInclusive: (fact, value) => fact >= value,
  contains: (fact, value) => listOf(fact).includes(String(value)),
  doesNotContain: (fact, value) => !listOf(fact).includes(String(value)),
  // HS codes overlap when one is a prefix of the other: a rule on 8703 covers 870380, and a car of 8703 may be any of it.
  hsWithin: (fact, value) => listOf(value).some((code) => String(fact).startsWith(code) || code.startsWith(String(fact))),
}

/** An operator of `exactly` with its literal; a list is looked at once. */
export function comparerWith(operator: Operator, literal: FactValue): (fact: FactValue) => boolean {
  const holds = exactly[operator]
  if (operator !== 'in' && operator !== 'notIn') return (fact) => holds(fact, literal)
  const [items, isIn] = [new Set(listOf(literal)), operator === 'in']
  return (fact) => items.has(String(fact)) === isIn
}

/** What a comparison is worth when its sides are known only within bounds: certain where every value in them agrees. */
export function compare(operator: Operator, left: Known, right: Known): Truth {
  if (left.kind === 'unknown' || right.kind === 'unknown') return 'unknown'
  if (left.kind === 'exact' && right.kind === 'exact') return exactly[operator](left.value, right.value) ? 'true' : 'false'
  const [a, b] = [boundsOf(left), boundsOf(right)]
  switch (operator) {
    case 'lessThan':
      return ordered(isBelow(a.to, b.from, '<'), isBelow(b.to, a.from, '<='))
    case 'lessThanInclusive':
      return ordered(isBelow(a.to, b.from, '<='), isBelow(b.to, a.from, '<'))
    case 'greaterThan':
      return ordered(isBelow(b.to, a.from, '<'), isBelow(a.to, b.from, '<='))
    case 'greaterThanInclusive':
      return ordered(isBelow(b.to, a.from, '<='), isBelow(a.to, b.from, '<'))
    case 'equal':
      return areApart(a, b) ? 'false' : 'unknown'
    case 'notEqual':
      return areApart(a, b) ? 'true' : 'unknown'
    default:
      return 'unknown'
  }
}

type Bounds = ReturnType<typeof boundsOf>

function ordered(isCertain: boolean, isImpossible: boolean): Truth {
  if (isCertain) return 'true'
  return isImpossible ? 'false' : 'unknown'
}

/** Whether one bound surely lies below another; an open bound lies nowhere for sure. */
function isBelow(low: Bounds['to'], high: Bounds['from'], relation: '<' | '<='): boolean {
  if (low === null || high === null) return false
  return relation === '<' ? low < high : low <= high
}

function areApart(a: Bounds, b: Bounds): boolean {
  return isBelow(a.to, b.from, '<') || isBelow(b.to, a.from, '<')
}

function listOf(value: FactValue): readonly string[] {
  return Array.isArray(value) ? value : [String(value)]
}
