import { type Comparison, type FactDictionary, type FactValue, isReference, type Operator } from '@sextant/model'
import { hasSql } from './sql-recognised.ts'
import { boundsOf, literalTerm, type Term, termOf, timeOf, unsayable } from './sql-term.ts'
import type { SqlWriter } from './sql-writer.ts'

/** The two readings of the unknown, each true or false and never NULL: as false what holds is certain, as true it is possible. */
export interface Reading {
  certain: string
  possible: string
}

export function comparisonSql(dictionary: FactDictionary, comparison: Comparison, writer: SqlWriter): Reading {
  const { operator, value } = comparison
  if (isReference(value)) return termsSql(operator, termOf(dictionary, comparison, writer), termOf(dictionary, value, writer))
  const left = termOf(dictionary, comparison, writer, textsOf(value))
  switch (operator) {
    case 'in':
    case 'notIn':
    case 'hsWithin':
      return textsSql(operator, left, textsOf(value), writer)
    case 'contains':
    case 'doesNotContain': {
      if (left.kind !== 'value' || left.type !== 'list' || typeof value !== 'string') throw unsayable(`${operator} is asked of a list and one of its items`)
      const has = hasSql(left.sql, value, left.words, writer)
      return readingOf(operator === 'contains' ? has : `NOT ${has}`)
    }
    default:
      return anniversarySql(dictionary, comparison, writer) ?? termsSql(operator, left, literalTerm(value, left, writer))
  }
}

/**
 * An age limit by the day on which it is reached: "not more than five years begun" is "not after the fifth anniversary".
 * It says the same as counting, in fewer words. Undefined where the time is not counted so.
 */
function anniversarySql(dictionary: FactDictionary, { fact, params = {}, operator, value }: Comparison, writer: SqlWriter): Reading | undefined {
  if (fact !== 'elapsed' || typeof value !== 'number' || !Number.isInteger(value)) return undefined
  const { start, end, unit, count } = timeOf(dictionary, params, writer)
  if (unit === 'days' || count === 'calendar') return undefined
  const isComplete = count === 'complete'
  // A unit more is complete on its anniversary, and begun on the day after the one before.
  const shift: Partial<Record<Operator, number>> = isComplete
    ? { greaterThanInclusive: value, lessThan: value, greaterThan: value + 1, lessThanInclusive: value + 1 }
    : { lessThanInclusive: value, greaterThan: value, lessThan: value - 1, greaterThanInclusive: value - 1 }
  const units = shift[operator]
  if (units === undefined) return undefined
  const on = (day: string) => writer.dialect.later(day, writer.parameter('integer', units), unit)
  const isOver = operator === 'greaterThan' || operator === 'greaterThanInclusive'
  if (isOver) {
    const sign = isComplete ? '>=' : '>'
    return { certain: surely(`${end.from} ${sign} ${on(start.to)}`), possible: perhaps(`${end.to} ${sign} ${on(start.from)}`) }
  }
  const sign = isComplete ? '<' : '<='
  return { certain: surely(`${end.to} ${sign} ${on(start.from)}`), possible: perhaps(`${end.from} ${sign} ${on(start.to)}`) }
}

const signs: Partial<Record<Operator, string>> = { equal: '=', notEqual: '<>', lessThan: '<', lessThanInclusive: '<=', greaterThan: '>', greaterThanInclusive: '>=' }

function termsSql(operator: Operator, left: Term, right: Term): Reading {
  if (left.type !== right.type || left.type === 'list') throw unsayable(`a ${left.type} is not compared by ${operator} with a ${right.type}`)
  if (left.kind === 'value' && right.kind === 'value') {
    if (operator === 'hsWithin') return readingOf(overlap(left.sql, right.sql))
    const sign = signs[operator]
    const isOrder = operator !== 'equal' && operator !== 'notEqual'
    if (!sign || (isOrder && left.type !== 'number')) throw unsayable(`${operator} is not asked of a ${left.type}`)
    return readingOf(`${left.sql} ${sign} ${right.sql}`)
  }
  return boundsSql(operator, left, right)
}

/** What two intervals say: certain where every value in them agrees. Equal bounds are one value. */
function boundsSql(operator: Operator, left: Term, right: Term): Reading {
  const [a, b] = [boundsOf(left), boundsOf(right)]
  switch (operator) {
    case 'lessThan':
      return { certain: surely(`${a.to} < ${b.from}`), possible: perhaps(`${a.from} < ${b.to}`) }
    case 'lessThanInclusive':
      return { certain: surely(`${a.to} <= ${b.from}`), possible: perhaps(`${a.from} <= ${b.to}`) }
    case 'greaterThan':
      return { certain: surely(`${a.from} > ${b.to}`), possible: perhaps(`${a.to} > ${b.from}`) }
    case 'greaterThanInclusive':
      return { certain: surely(`${a.from} >= ${b.to}`), possible: perhaps(`${a.to} >= ${b.from}`) }
    case 'equal':
      return { certain: surely(`${a.from} = ${b.to} AND ${a.to} = ${b.from}`), possible: `(${perhaps(`${a.from} <= ${b.to}`)} AND ${perhaps(`${a.to} >= ${b.from}`)})` }
    case 'notEqual':
      return { certain: `(${surely(`${a.from} > ${b.to}`)} OR ${surely(`${a.to} < ${b.from}`)})`, possible: perhaps(`${a.from} <> ${b.to} OR ${a.to} <> ${b.from}`) }
    default:
      throw unsayable(`${operator} is not asked of a ${left.type}`)
  }
}

function textsSql(operator: 'in' | 'notIn' | 'hsWithin', left: Term, texts: readonly string[], writer: SqlWriter): Reading {
  if (left.kind !== 'value' || left.type !== 'text') throw unsayable(`${operator} is not asked of a ${left.type}`)
  const items = texts.map((text) => writer.parameter('text', text))
  if (operator === 'hsWithin') return readingOf(items.map((code) => overlap(left.sql, code)).join(' OR '))
  return readingOf(`${left.sql} ${operator === 'in' ? 'IN' : 'NOT IN'} (${items.join(', ')})`)
}

/** HS codes overlap when one is a prefix of the other. */
function overlap(a: string, b: string): string {
  return `(starts_with(${a}, ${b}) OR starts_with(${b}, ${a}))`
}

function textsOf(value: FactValue): readonly string[] {
  return Array.isArray(value) ? value : [String(value)]
}

/** A comparison of values, which is NULL where one of them is unknown. */
export function readingOf(comparison: string): Reading {
  return { certain: surely(comparison), possible: perhaps(comparison) }
}

function surely(comparison: string): string {
  return `COALESCE(${comparison}, false)`
}

function perhaps(comparison: string): string {
  return `COALESCE(${comparison}, true)`
}
