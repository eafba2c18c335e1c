import type { Condition, FactDictionary } from '@sextant/model'
import { comparisonSql, type Reading } from './sql-comparison.ts'
import type { SqlWriter } from './sql-writer.ts'

/** A condition whose shared ones are in their place, under both readings. */
export function conditionSql(dictionary: FactDictionary, condition: Condition, writer: SqlWriter): Reading {
  if ('condition' in condition) throw new Error(`the shared condition "${condition.condition}" was not expanded`)
  if ('fact' in condition) return comparisonSql(dictionary, condition, writer)
  const [word, members] = 'all' in condition ? (['AND', condition.all] as const) : (['OR', condition.any] as const)
  const readings = members.map((member) => conditionSql(dictionary, member, writer))
  return { certain: grouped(word, readings.map(({ certain }) => certain)), possible: grouped(word, readings.map(({ possible }) => possible)) }
}

/** Members on one line where they are few and short, otherwise one a line. */
export function grouped(word: 'AND' | 'OR', members: readonly string[]): string {
  const [only = word === 'AND' ? 'true' : 'false', ...others] = members
  if (others.length === 0) return only
  const line = `(${members.join(` ${word} `)})`
  if (line.length <= 110 && !line.includes('\n')) return line
  return `(\n  ${members.map(indented).join(`\n  ${word} `)}\n)`
}

export function indented(text: string): string {
  return text.replaceAll('\n', '\n  ')
}
