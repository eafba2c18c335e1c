// The same lines in DuckDB, column by column, and the rules as `rules sql` writes them.
import { type DuckDBConnection, DuckDBDataChunk, DuckDBDateValue, DuckDBInstance, DuckDBListValue, type DuckDBType, type DuckDBValue, BOOLEAN, DATE, DOUBLE, INTEGER, LIST, VARCHAR } from '@duckdb/node-api'
import type { Columns, Known, Matcher } from '@sextant/matcher'
import { type Day, dayNumber, type FactDictionary, type FactType } from '@sextant/model'
import { answerSql, dialects, type SqlParameter, sqlWriter } from '@sextant/rulebook'

const CHUNK = 2_048

type Cell = DuckDBValue

/** One or two columns of the table, with the value that each code stands for. */
interface Filled {
  name: string
  type: DuckDBType
  values: readonly Cell[]
  codes: Columns['columns'][number]['codes']
}

export interface Warehouse {
  connection: DuckDBConnection
  /** Another connection to the same tables. */
  connect(): Promise<DuckDBConnection>
  close(): void
}

export async function warehouseOf(facts: FactDictionary, columns: Columns): Promise<Warehouse> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const filled = columns.columns.flatMap(({ base, codes, dictionary }) => filledBy(base.fact, facts.facts[base.fact]?.type ?? 'text', codes, dictionary))
  const fixed: [string, DuckDBType][] = [['place', INTEGER], ['market', VARCHAR], ['category', VARCHAR]]
  const all = [...fixed, ...filled.map(({ name, type }): [string, DuckDBType] => [name, type])]
  await connection.run(`CREATE TABLE order_lines (${all.map(([name, type]) => `"${name}" ${type.toString()}`).join(', ')})`)
  const appender = await connection.createAppender('order_lines')
  const types = all.map(([, type]) => type)
  for (const { market, subject, from, to } of columns.groups) {
    for (let start = from; start < to; start += CHUNK) {
      const size = Math.min(CHUNK, to - start)
      const chunk = DuckDBDataChunk.create(types, size)
      const fill = (column: number, value: (at: number) => Cell) => chunk.setColumnValues(column, Array.from({ length: size }, (_, at) => value(start + at)))
      fill(0, (at) => columns.numbers[at] as number)
      fill(1, () => market)
      fill(2, () => (subject['category'] as string | undefined) ?? null)
      for (const [index, { values, codes }] of filled.entries()) fill(fixed.length + index, (at) => values[codes[at] as number] as Cell)
      appender.appendDataChunk(chunk)
    }
  }
  appender.closeSync()
  return {
    connection,
    connect: () => instance.connect(),
    close() {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

function filledBy(fact: string, type: FactType, codes: Filled['codes'], dictionary: readonly Known[]): Filled[] {
  const exactly = (read: (value: never) => Cell) => dictionary.map((known) => (known.kind === 'exact' ? read(known.value as never) : null))
  const dateOf = (day: unknown) => (day === null ? null : new DuckDBDateValue(dayNumber(day as Day)))
  const bound = (side: 'from' | 'to') => dictionary.map((known) => (known.kind === 'between' ? dateOf(known[side]) : known.kind === 'exact' ? dateOf(known.value) : null))
  switch (type) {
    case 'day':
      return [{ name: `${fact}_from`, type: DATE, codes, values: bound('from') }, { name: `${fact}_to`, type: DATE, codes, values: bound('to') }]
    case 'list':
      return [{ name: fact, type: LIST(VARCHAR), codes, values: exactly((items: string[]) => new DuckDBListValue(items)) }]
    case 'boolean':
      return [{ name: fact, type: BOOLEAN, codes, values: exactly((value: boolean) => value) }]
    case 'number':
      return [{ name: fact, type: DOUBLE, codes, values: exactly((value: number) => value) }]
    default:
      return [{ name: fact, type: VARCHAR, codes, values: exactly((value: string) => value) }]
  }
}

/**
 * How often each rule is breached, and how often it is not surely met; with the values of the rules in their places and
 * without the word of the verdict, which serves DuckDB best.
 */
export function countsQuery({ rulebook }: Matcher, rules: Matcher['rules'], from: string): string {
  const writer = sqlWriter(dialects.duckdb, 'known')
  const counts = rules.flatMap((compiled) => {
    const { breach, unmet } = answerSql(rulebook, compiled, writer)
    return [breach, unmet].map((sql) => `count(*) FILTER (WHERE ${sql})`)
  })
  return written(`SELECT ${counts.join(',\n')} FROM ${from}`, writer.parameters)
}

function written(sql: string, parameters: readonly SqlParameter[]): string {
  return sql.replaceAll(/\$(\d+)::/g, (_, number: string) => {
    const value = parameters[Number(number) - 1]?.value
    return `${typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value)}::`
  })
}
