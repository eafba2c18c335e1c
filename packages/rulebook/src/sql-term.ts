import { DerivedFact, type ElapsedCount, type ElapsedUnit, type FactDictionary, type FactReference, type FactValue, SextantError } from '@sextant/model'
import { dayInYear, elapsedSql, midSql, part } from './sql-days.ts'
import { daySql, itemsOf, recognisedSql } from './sql-recognised.ts'
import type { SqlWriter } from './sql-writer.ts'

/** One side of a comparison: a value that is NULL where it is unknown, or the bounds that it lies between, each NULL where it is open. */
export type Term =
  | { kind: 'value'; type: 'boolean' | 'number' | 'text'; sql: string }
  /** What a list may hold where that is closed. */
  | { kind: 'value'; type: 'list'; sql: string; words: readonly string[] | undefined }
  | { kind: 'bounds'; type: 'number' | 'day'; from: string; to: string }

/** A time between two days, each within its bounds. */
export interface Time {
  start: Bounds
  end: Bounds
  unit: ElapsedUnit
  count: ElapsedCount
}

type Bounds = Extract<Term, { kind: 'bounds' }>

/** `named`: the texts that it is compared with. */
export function termOf(dictionary: FactDictionary, { fact, params = {} }: FactReference, writer: SqlWriter, named: readonly string[] = []): Term {
  const plain = (name: unknown) => plainTerm(dictionary, String(name), writer, named)
  if (!DerivedFact.is(fact)) return plain(fact)
  switch (fact) {
    case 'elapsed': {
      const { start, end, unit, count } = timeOf(dictionary, params, writer)
      return { kind: 'bounds', type: 'number', from: elapsedSql(start.to, end.from, unit, count), to: elapsedSql(start.from, end.to, unit, count) }
    }
    case 'yearOf': {
      const { from, to } = boundsOf(plain(params['day']))
      return { kind: 'bounds', type: 'number', from: part('year', from), to: part('year', to) }
    }
    case 'monthOf': {
      const { from, to } = boundsOf(plain(params['day']))
      const isOne = `${part('year', from)} = ${part('year', to)} AND ${part('month', from)} = ${part('month', to)}`
      return { kind: 'value', type: 'number', sql: `CASE WHEN ${isOne} THEN ${part('month', from)} END` }
    }
    case 'hsPrefix': {
      const code = plain(params['of'] ?? 'hsCode')
      if (code.kind !== 'value' || code.type !== 'text') throw unsayable(`hsPrefix is of an HS code, and ${String(params['of'] ?? 'hsCode')} is none`)
      const digits = Number(params['digits'])
      return { kind: 'value', type: 'text', sql: `CASE WHEN LENGTH(${code.sql}) >= ${digits} THEN SUBSTRING(${code.sql}, 1, ${digits}) END` }
    }
    case 'unitsInOrder':
      return plain('quantity')
  }
}

/** What `elapsed` is counted between. */
export function timeOf(dictionary: FactDictionary, params: Record<string, unknown>, writer: SqlWriter): Time {
  const [from, to] = [String(params['from']), String(params['to'])]
  const start = plainTerm(dictionary, from, writer)
  return {
    start: params['complete'] === 'mid' ? completed(dictionary, from, start) : dayOrYear(start),
    end: dayOrYear(plainTerm(dictionary, to, writer)),
    unit: params['unit'] as ElapsedUnit,
    count: params['count'] as ElapsedCount,
  }
}

/** A literal of the rule, as a parameter. */
export function literalTerm(value: FactValue, like: Term, writer: SqlWriter): Term {
  if (typeof value === 'boolean') return { kind: 'value', type: 'boolean', sql: writer.parameter('boolean', value) }
  if (typeof value === 'number') return { kind: 'value', type: 'number', sql: writer.parameter(Number.isInteger(value) ? 'bigint' : 'float8', value) }
  if (typeof value !== 'string') throw unsayable(`a list stands where one value is compared with`)
  if (like.kind === 'value') return { kind: 'value', type: 'text', sql: writer.parameter('text', value) }
  const day = writer.parameter('date', value)
  return { kind: 'bounds', type: 'day', from: day, to: day }
}

/** The bounds of a number or day; both are the value itself where it is known whole. */
export function boundsOf(term: Term): Bounds {
  if (term.kind === 'bounds') return term
  if (term.type !== 'number') throw unsayable(`a ${term.type} has no bounds to be compared by`)
  return { kind: 'bounds', type: 'number', from: term.sql, to: term.sql }
}

export function unsayable(reason: string): SextantError {
  return new SextantError('SEXTANT_INVALID', `this rule cannot be said in SQL: ${reason}; ask it with check, or write the comparison otherwise`)
}

function plainTerm({ facts }: FactDictionary, fact: string, writer: SqlWriter, named: readonly string[] = []): Term {
  const definition = Object.hasOwn(facts, fact) ? facts[fact] : undefined
  if (!definition) throw unsayable(`"${fact}" is not a fact`)
  switch (definition.type) {
    case 'day':
      return { kind: 'bounds', type: 'day', from: daySql(writer.column(`${fact}_from`, 'day'), writer), to: daySql(writer.column(`${fact}_to`, 'day'), writer) }
    case 'list':
      return { kind: 'value', type: 'list', sql: writer.column(fact, 'list'), words: itemsOf(definition) }
    default: {
      const type = definition.type === 'enum' ? 'text' : definition.type
      return { kind: 'value', type, sql: recognisedSql(definition, writer.column(fact, type), writer, named) }
    }
  }
}

/** A calendar year, such as a model year, is every day in it. */
function dayOrYear(term: Term): Bounds {
  if (term.kind === 'bounds') return term
  if (term.type !== 'number') throw unsayable(`time is counted from days and years, not from a ${term.type}`)
  return { kind: 'bounds', type: 'day', from: dayInYear(term.sql, 1, 1), to: dayInYear(term.sql, 12, 31) }
}

/** A start that the law itself completes where only its month or year is known. */
function completed({ orderDays }: FactDictionary, fact: string, term: Term): Bounds {
  if (orderDays.includes(fact)) {
    throw unsayable(`the law completes ${fact} from what is given of it, and the columns of a day of the order hold what its neighbours leave of it`)
  }
  if (term.kind === 'value') {
    const mid = dayInYear(term.sql, 7, 1)
    return { kind: 'bounds', type: 'day', from: mid, to: mid }
  }
  const mid = midSql(term.from, term.to)
  return { kind: 'bounds', type: 'day', from: `COALESCE(${mid}, ${term.from})`, to: `COALESCE(${mid}, ${term.to})` }
}
