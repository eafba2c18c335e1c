// Subjects as rows of a warehouse: the columns that `rules sql` speaks of, in PostgreSQL and in DuckDB.
import { mkdtempDisposable, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { PGlite } from '@electric-sql/pglite'
import { factsOf } from '@sextant/matcher'
import type { FactDictionary, FactValue, Subject } from '@sextant/model'
import { type DialectName, dialects, type Sql } from '@sextant/rulebook'

export interface Answer {
  place: number
  verdict: string
  severity: string | null
}

/** What stands in some columns of a row, as whoever fills the warehouse writes it. */
export type Written = Readonly<Record<string, FactValue | null | readonly (string | null)[]>>

export interface Warehouse {
  dialect: DialectName
  /** Puts the subjects in the place of those that were there; in each row, what is written otherwise. */
  fill(dictionary: FactDictionary, subjects: readonly Subject[], otherwise?: readonly Written[]): Promise<void>
  /** What a query over `order_lines` answers, by the place of the subject. */
  answers(sql: Sql): Promise<Answer[]>
  close(): Promise<void>
}

function columnsOf(dictionary: FactDictionary, dialect: DialectName): [name: string, type: string][] {
  const { types } = dialects[dialect]
  return Object.entries(dictionary.facts).flatMap(([fact, { type }]): [string, string][] => {
    if (type === 'day') return [[`${fact}_from`, types.day], [`${fact}_to`, types.day]]
    return [[fact, types[type === 'enum' ? 'text' : type]]]
  })
}

/** A subject as a row, its days bounded by their neighbours and the stated assumptions as in a check. */
function rowOf(dictionary: FactDictionary, subject: Subject): Record<string, FactValue | null> {
  const facts = factsOf(dictionary, subject, { assume: true })
  return Object.fromEntries(Object.entries(dictionary.facts).flatMap(([fact, { type }]): [string, FactValue | null][] => {
    const known = facts.know(fact)
    if (type !== 'day') return [[fact, known.kind === 'exact' ? known.value : null]]
    const [from, to] = known.kind === 'between' ? [known.from, known.to] : known.kind === 'exact' ? [known.value, known.value] : [null, null]
    return [[`${fact}_from`, from], [`${fact}_to`, to]]
  }))
}

export async function postgres(): Promise<Warehouse> {
  const db = await PGlite.create()
  return {
    dialect: 'postgres',
    async fill(dictionary, subjects, otherwise = []) {
      const columns = columnsOf(dictionary, 'postgres').map(([name, type]) => `"${name}" ${type}`)
      await db.exec(`DROP TABLE IF EXISTS order_lines; CREATE TABLE order_lines (place integer, ${columns.join(', ')})`)
      const rows = subjects.map((subject, place) => ({ place, ...rowOf(dictionary, subject), ...otherwise[place] }))
      await db.query('INSERT INTO order_lines SELECT * FROM json_populate_recordset(NULL::order_lines, $1::json)', [JSON.stringify(rows)])
    },
    async answers({ sql, parameters }) {
      return (await db.query<Answer>(answersOf(sql), parameters.map(({ value }) => value))).rows
    },
    close: () => db.close(),
  }
}

export async function duckdb(): Promise<Warehouse> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
  const db: DuckDBConnection = await instance.connect()
  // Planning each query takes far longer than answering it, but for what is worked out once instead of in each row, and what is not read.
  const kept = ['expression_rewriter', 'filter_pushdown', 'unused_columns']
  const optimizers = (await db.runAndReadAll('SELECT name FROM duckdb_optimizers()')).getRows().flat().filter((name) => !kept.includes(String(name)))
  await db.run(`SET disabled_optimizers = '${optimizers.join(',')}'`)
  return {
    dialect: 'duckdb',
    async fill(dictionary, subjects, otherwise = []) {
      const columns: [string, string][] = [['place', 'INTEGER'], ...columnsOf(dictionary, 'duckdb')]
      await db.run(`CREATE OR REPLACE TABLE order_lines (${columns.map(([name, type]) => `"${name}" ${type}`).join(', ')})`)
      await using folder = await mkdtempDisposable(join(tmpdir(), 'sextant-sql-'))
      const file = join(folder.path, 'lines.json')
      await writeFile(file, subjects.map((subject, place) => `${JSON.stringify({ place, ...rowOf(dictionary, subject), ...otherwise[place] })}\n`))
      const shape = columns.map(([name, type]) => `"${name}": '${type}'`).join(', ')
      await db.run(`INSERT INTO order_lines SELECT * FROM read_json($1, format = 'newline_delimited', columns = {${shape}})`, [file])
    },
    async answers({ sql, parameters }) {
      const reader = await db.runAndReadAll(answersOf(sql), parameters.map(({ value }) => value))
      return reader.getRowObjectsJson() as unknown as Answer[]
    },
    async close() {
      db.closeSync()
      instance.closeSync()
    },
  }
}

function answersOf(query: string): string {
  return `SELECT place, verdict, severity FROM (${query}) AS answers ORDER BY place`
}
