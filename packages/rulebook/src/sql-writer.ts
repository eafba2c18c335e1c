import type { ColumnType, Dialect } from './sql-dialect.ts'

/** A value of the rule; it never stands in the text of the SQL, which names it by its number. */
export interface SqlParameter {
  type: 'boolean' | 'integer' | 'bigint' | 'float8' | 'text' | 'date'
  value: boolean | number | string
}

/** What is written so far rests on these parameters and columns. */
export interface SqlWriter {
  dialect: Dialect
  /** Whether the columns hold anything, or only what the dictionary knows, which then is not asked again. */
  holds: 'anything' | 'known'
  parameters: SqlParameter[]
  columns: Map<string, ColumnType>
  /** The name of a parameter, with its type, since neither database may guess it. */
  parameter(type: SqlParameter['type'], value: SqlParameter['value']): string
  /** The quoted name of a column. */
  column(name: string, type: ColumnType): string
}

export function sqlWriter(dialect: Dialect, holds: SqlWriter['holds'] = 'anything'): SqlWriter {
  const parameters: SqlParameter[] = []
  const numbers = new Map<string, number>()
  const columns = new Map<string, ColumnType>()
  return {
    dialect,
    holds,
    parameters,
    columns,
    parameter(type, value) {
      const key = `${type} ${String(value)}`
      const number = numbers.get(key) ?? parameters.push({ type, value })
      numbers.set(key, number)
      return `$${number}::${type}`
    },
    column(name, type) {
      columns.set(name, type)
      return `"${name.replaceAll('"', '""')}"`
    },
  }
}
