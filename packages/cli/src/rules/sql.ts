import { SextantError } from '@sextant/model'
import { dialectNames, ruleSql, sqlAsText } from '@sextant/rulebook'
import { argumentsFrom, oneOf, oneValue } from '../arguments.ts'
import type { Command } from '../printed.ts'
import { rulebookFor } from '../rulebook-by.ts'
import { optionsOf } from '../usages.ts'
import { knownRule } from './known-rule.ts'

/** `rules sql ID`: a rule as SQL, for whoever keeps orders in a warehouse. */
export const sql: Command = async (words, surroundings) => {
  const given = argumentsFrom(words, optionsOf('rules sql'))
  const dialect = oneOf('dialect', oneValue(given, 'dialect') ?? 'postgres', dialectNames)
  const format = oneOf('format', oneValue(given, 'format') ?? 'text', ['text', 'json'])
  const [name, ...others] = given.positionals
  if (name === undefined || others.length > 0) throw new SextantError('SEXTANT_USAGE', 'one rule at a time: rules sql kz-right-hand-drive --dialect duckdb')
  const rulebook = await rulebookFor(given, surroundings)
  const rule = knownRule(rulebook, name)
  const said = ruleSql(rulebook, rule, dialect)
  if (format === 'json') return { text: `${JSON.stringify({ rulebook: { digest: rulebook.digest, commit: rulebook.commit }, ...said }, null, 2)}\n`, exitCode: 0 }
  return { text: sqlAsText(said, rule, rulebook), exitCode: 0 }
}
