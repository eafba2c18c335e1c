// Whoever fills a warehouse writes into it what he likes. What a rule does not know is unknown to it, as NULL is.
import { DAYS_TAKEN, type FactDefinition, lettersOf, marketCodes } from '@sextant/model'
import type { SqlWriter } from './sql-writer.ts'

type Text = FactDefinition & { type: 'text' }

/** What a column says of a fact, NULL where that is none of what the fact may be. A text that is one of these names is recognised by every spelling of it. */
export function recognisedSql(definition: FactDefinition, column: string, writer: SqlWriter, named: readonly string[] = []): string {
  if (writer.holds === 'known') return column
  switch (definition.type) {
    case 'enum':
      return onlyWhere([isAmong(column, Object.keys(definition.values), writer)], column)
    case 'number':
      return onlyWhere(boundsOf(definition, column, writer), column)
    case 'text':
      return textSql(definition, column, writer, named)
    default:
      return column
  }
}

/** A day of a column; NULL, so that it is open, where no check takes such a day: 0001-01-01, or the end of days. */
export function daySql(column: string, writer: SqlWriter): string {
  if (writer.holds === 'known') return column
  const [first, last] = DAYS_TAKEN.map((day) => writer.parameter('date', day))
  return onlyWhere([`${column} BETWEEN ${first} AND ${last}`], column)
}

/** A market of a column; NULL where it is no code of one, such as `kz` or `Kazakhstan`. */
export function marketSql(column: string, writer: SqlWriter): string {
  return writer.holds === 'known' ? column : onlyWhere([isAmong(column, [...marketCodes], writer)], column)
}

/** Whether a list has an item: nobody can tell where it has not, but one that is none of these words. */
export function hasSql(column: string, item: string, words: readonly string[] | undefined, writer: SqlWriter): string {
  const { hasItem, hasOnly } = writer.dialect
  const has = hasItem(column, writer.parameter('text', item))
  if (!words || writer.holds === 'known') return has
  return `(${has} OR ${onlyWhere([hasOnly(column, wordsSql(words, writer))], 'false')})`
}

/** The words that a list may hold; undefined where they may be any. */
export function itemsOf({ values, items }: FactDefinition & { type: 'list' }): readonly string[] | undefined {
  return values ? Object.keys(values) : items === 'market' ? [...marketCodes] : undefined
}

function textSql({ format, letters, names, beside, script }: Text, column: string, writer: SqlWriter, named: readonly string[]): string {
  const { dialect } = writer
  const text = (value: string) => writer.parameter('text', value)
  if (format === 'market') return marketSql(column, writer)
  if (format === 'hs-code') {
    const digits = dialect.letters(column, text('[\\s.]'))
    return onlyWhere([dialect.isLike(digits, text('^([0-9][0-9]){1,5}$'))], digits)
  }
  const trimmed = (said: string) => `TRIM(${dialect.spaced(said, text(dialect.spaces))})`
  const kept = letters === 'upper' ? trimmed(dialect.capitals(column)) : column
  const isSaid = [`${trimmed(column)} <> ''`, ...(script || (letters === 'upper' && !names) ? [dialect.isLike(column, text(dialect.latin))] : [])]
  if (!names) return onlyWhere(isSaid, kept)
  // Both sides are written in capitals by the same hand, so that a name as it stands in the dictionary is always found.
  const isOneOf = (all: readonly string[]) => {
    const plain = new Set(all.map((name) => name.replaceAll(/[ -/:-@[-`{-~\s]/g, '')))
    return `strpos(${dialect.capitals(text(`\n${[...plain].join('\n')}\n`))}, chr(10) || ${dialect.letters(column, text(dialect.signs))} || chr(10)) > 0`
  }
  const isKept = isOneOf(Object.keys(names))
  const holdsNone = () => `NOT ${dialect.isLike(dialect.letters(column, text('[^A-Z0-9]')), text(Object.keys(names).map(lettersOf).join('|')))}`
  const spelt = named.flatMap((name): Case[] => (Object.hasOwn(names, name) ? [[isOneOf([name, ...(names[name] ?? [])]), text(name)]] : []))
  return casesSql([...spelt, [[beside ? `(${isKept} OR ${holdsNone()})` : isKept, ...isSaid].join(' AND '), kept]])
}

function boundsOf({ min, max, orZero, integer }: FactDefinition & { type: 'number' }, column: string, writer: SqlWriter): string[] {
  const number = (value: number) => writer.parameter(Number.isInteger(value) ? 'bigint' : 'float8', value)
  // NaN and the infinities are all that is not nothing when it is taken from itself.
  const isFinite = max === undefined || min === undefined ? [`${column} - ${column} = 0`] : []
  const within = [...(min === undefined ? [] : [`${column} >= ${number(min)}`]), ...(max === undefined ? [] : [`${column} <= ${number(max)}`])].join(' AND ')
  return [...isFinite, ...(within === '' ? [] : [orZero ? `(${column} = 0 OR ${within})` : within]), ...(integer ? [`${column} = FLOOR(${column})`] : [])]
}

function isAmong(column: string, words: readonly string[], writer: SqlWriter): string {
  return writer.dialect.hasItem(wordsSql(words, writer), column)
}

/** One parameter for all words, whatever their number. */
function wordsSql(words: readonly string[], writer: SqlWriter): string {
  return `string_to_array(${writer.parameter('text', words.join(' '))}, ' ')`
}

type Case = readonly [test: string, then: string]

function onlyWhere(tests: readonly string[], then: string): string {
  return tests.length === 0 ? then : casesSql([[tests.join(' AND '), then]])
}

function casesSql(cases: readonly Case[]): string {
  return `CASE ${cases.map(([test, then]) => `WHEN ${test} THEN ${then}`).join(' ')} END`
}
