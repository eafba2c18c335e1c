import { type CompiledRule, compile, severityOf } from '@sextant/matcher'
import { type Condition, type Day, DEFAULT_ORIGIN, marketCodes, type Rule, type Rulebook, SextantError, type Severity } from '@sextant/model'
import { type Reading, readingOf } from './sql-comparison.ts'
import { conditionSql, grouped, indented } from './sql-condition.ts'
import { orderDayBounds } from './sql-days.ts'
import { type ColumnType, type DialectName, dialects } from './sql-dialect.ts'
import { holdsOf } from './sql-holds.ts'
import { hasSql, marketSql } from './sql-recognised.ts'
import { termOf } from './sql-term.ts'
import { type SqlParameter, type SqlWriter, sqlWriter } from './sql-writer.ts'

/** An expression or a query, which its own parameters make whole. */
export interface Sql {
  sql: string
  parameters: SqlParameter[]
}

export interface RuleSql {
  rule: string
  dialect: DialectName
  /** What each column must be called, and what may stand in it. */
  columns: { name: string; type: string; holds: string }[]
  /** The days of the order among them, from columns that hold them as they are given. */
  orderDays: { name: string; sql: string }[]
  /** Without those on which the rule ends. */
  versions: { from: Day; severity: Severity; scope: { certain: Sql; possible: Sql }; requires: { certain: Sql; possible: Sql } }[]
  /** The lines that the rule is possibly asked about: those whose market nobody can tell are among them. */
  asked: Sql
  verdict: Sql
  severity: Sql
  /** All of these, with verdict and severity. */
  query: Sql
}

/** A rule as SQL over one row for each order line with its goods. Throws where something cannot be said in SQL. */
export function ruleSql(rulebook: Rulebook, rule: Rule, name: DialectName): RuleSql {
  const [compiled] = compile({ ...rulebook, rules: [rule] }).rules
  if (!compiled) throw new SextantError('SEXTANT_NOT_FOUND', `the rule "${rule.id}" is retired, and no line is asked about it; rules at lists those that are in force`)
  const dialect = dialects[name]
  const columns = new Map<string, ColumnType>()
  const alone = (write: (writer: SqlWriter) => string): Sql => {
    const writer = sqlWriter(dialect)
    const sql = write(writer)
    for (const [column, type] of writer.columns) columns.set(column, type)
    return { sql, parameters: writer.parameters }
  }
  const readings = (condition: Condition) => ({
    certain: alone((writer) => conditionSql(rulebook.facts, condition, writer).certain),
    possible: alone((writer) => conditionSql(rulebook.facts, condition, writer).possible),
  })
  const said = {
    rule: rule.id,
    dialect: name,
    versions: compiled.versions.flatMap(({ from, text }) =>
      text ? [{ from, severity: severityOf(rule, text.version.otherwise.severity), scope: readings(text.scope), requires: readings(text.requires) }] : []),
    asked: alone((writer) => askedSql(rule, writer).possible),
    verdict: alone((writer) => verdictSql(rulebook, compiled, writer).verdict),
    severity: alone((writer) => verdictSql(rulebook, compiled, writer).severity),
    query: alone((writer) => {
      const { verdict, severity } = verdictSql(rulebook, compiled, writer)
      return `SELECT *,\n  ${indented(verdict)} AS "verdict",\n  ${indented(severity)} AS "severity"\nFROM "order_lines"\nWHERE ${askedSql(rule, writer).possible}`
    }),
  }
  const names = [...columns].sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    ...said,
    columns: names.map(([column, type]) => ({ name: column, type: dialect.types[type], holds: holdsOf(rulebook.facts, column) })),
    orderDays: rulebook.facts.orderDays.filter((day) => columns.has(`${day}_from`)).flatMap((day) => {
      const { from, to } = orderDayBounds(rulebook.facts.orderDays, day)
      return [{ name: `${day}_from`, sql: from }, { name: `${day}_to`, sql: to }]
    }),
  }
}

/** Whether a line is one of those that the rule is asked about: its market, its origin, or a country that it passes. */
function askedSql({ side, markets }: Pick<Rule, 'side' | 'markets'>, writer: SqlWriter): Reading {
  if (side === 'transit') {
    // As in a check, a line of which nothing is said passes no country.
    const list = writer.column('transit', 'list')
    const passes = grouped('OR', markets.map((market) => hasSql(list, market, [...marketCodes], writer)))
    return { certain: `COALESCE(${passes}, false)`, possible: `(${list} IS NOT NULL AND COALESCE(${passes}, true))` }
  }
  const codes = markets.map((market) => writer.parameter('text', market))
  const country = side === 'import' ? writer.column('market', 'text') : `COALESCE(${writer.column('origin', 'text')}, ${writer.parameter('text', DEFAULT_ORIGIN)})`
  return readingOf(`${marketSql(country, writer)} IN (${codes.join(', ')})`)
}

/** A version with the days that pick it; without a code, the rule ends on its first day. */
interface Picked {
  isPicked: string
  isNotPicked: string
  code?: { severity: Severity; scope: Reading; requires: Reading }
}

/** What the versions that the deciding day may pick say together, each true or false of a line. */
export interface AnswerSql {
  /** All of them are breached, if the rule is asked about the line. */
  breach: string
  /** One of them is breached, or cannot be told. */
  unmet: string
  /** One of them is met. */
  met: string
  /** The severities with the lines of each, in the order in which they are asked. */
  severities: { severity: Severity; sql: string }[]
}

/**
 * The verdict from all versions that the deciding day may pick: `breach` where all say so and the rule is surely asked,
 * `cannot-tell` where they differ and one is open or breached, otherwise `complies` where one does. The severity is that
 * of the heaviest version that is not met, or of the first that is; NULL where the rule does not concern the line.
 */
function verdictSql(rulebook: Pick<Rulebook, 'facts'>, compiled: CompiledRule, writer: SqlWriter): { verdict: string; severity: string } {
  const { breach, unmet, met, severities } = answerSql(rulebook, compiled, writer)
  return {
    verdict: cases([[and(askedSql(compiled.rule, writer).certain, breach), 'breach'], [unmet, 'cannot-tell'], [met, 'complies']], `'out-of-scope'`),
    severity: cases(severities.map(({ sql, severity }) => [sql, severity]), 'NULL'),
  }
}

export function answerSql(rulebook: Pick<Rulebook, 'facts'>, compiled: CompiledRule, writer: SqlWriter): AnswerSql {
  const day = termOf(rulebook.facts, { fact: compiled.rule.decidedOn }, writer)
  if (day.kind !== 'bounds') throw new Error(`${compiled.rule.decidedOn} is not a day`)
  const [first] = compiled.versions
  const isBegun = first ? `COALESCE(${day.from} >= ${writer.parameter('date', first.from)}, false)` : 'false'
  const versions = pickedOf(rulebook, compiled, day, writer)
  const breaches = versions.map(({ isNotPicked, code }) => (code ? grouped('OR', [isNotPicked, `(${code.scope.certain} AND NOT ${code.requires.possible})`].filter((one) => one !== 'false')) : isNotPicked))
  const unmet = versions.flatMap(({ isPicked, code }) => (code ? [{ severity: code.severity, sql: and(isPicked, code.scope.possible, `NOT ${code.requires.certain}`) }] : []))
  const met = versions.flatMap(({ isPicked, code }) => (code ? [{ severity: code.severity, sql: and(isPicked, code.scope.possible, code.requires.certain) }] : []))
  const heaviestFirst = (['block', 'act', 'watch'] as const).flatMap((severity) => {
    const of = unmet.filter((one) => one.severity === severity)
    return of.length > 0 ? [{ severity, sql: grouped('OR', of.map(({ sql }) => sql)) }] : []
  })
  return {
    breach: and(isBegun, ...breaches),
    unmet: grouped('OR', unmet.map(({ sql }) => sql)),
    met: grouped('OR', met.map(({ sql }) => sql)),
    severities: [...heaviestFirst, ...met],
  }
}

function pickedOf({ facts }: Pick<Rulebook, 'facts'>, { rule, versions }: CompiledRule, day: { from: string; to: string }, writer: SqlWriter): Picked[] {
  return versions.map(({ from, text }, index): Picked => {
    const [first, next] = [writer.parameter('date', from), versions[index + 1]?.from]
    const end = next === undefined ? undefined : writer.parameter('date', next)
    const isPicked = and(`COALESCE(${day.to} >= ${first}, true)`, ...(end === undefined ? [] : [`COALESCE(${day.from} < ${end}, true)`]))
    // Whether the line comes before the first version is asked by itself.
    const isNotPicked = grouped('OR', [...(index === 0 ? [] : [`COALESCE(${day.to} < ${first}, false)`]), ...(end === undefined ? [] : [`COALESCE(${day.from} >= ${end}, false)`])])
    if (!text) return { isPicked, isNotPicked }
    const [scope, requires] = [conditionSql(facts, text.scope, writer), conditionSql(facts, text.requires, writer)]
    return { isPicked, isNotPicked, code: { severity: severityOf(rule, text.version.otherwise.severity), scope, requires } }
  })
}

function and(...members: readonly string[]): string {
  return grouped('AND', members)
}

function cases(whens: readonly (readonly [sql: string, word: string])[], otherwise: string): string {
  return `CASE\n  ${whens.map(([sql, word]) => `WHEN ${indented(sql)} THEN '${word}'`).join('\n  ')}\n  ELSE ${otherwise}\nEND`
}
