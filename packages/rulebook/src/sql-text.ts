import { type FactDictionary, type Rule, type Rulebook, textIn } from '@sextant/model'
import { dialects } from './sql-dialect.ts'
import type { RuleSql, Sql } from './sql-rule.ts'

/** A rule as SQL to be read and pasted: what the columns hold, the whole query, then each condition by itself. */
export function sqlAsText(said: RuleSql, rule: Rule, rulebook: Pick<Rulebook, 'facts' | 'digest'>): string {
  return [
    // A title that held a line break would end the comment.
    `-- ${rule.id}: ${textIn(rule.title, 'en').replaceAll(/\s+/g, ' ')}`,
    `-- For ${dialects[said.dialect].name}; rulebook ${rulebook.digest}`,
    '--',
    ...headOf(said, rule, rulebook.facts).map((line) => (line === '' ? '--' : `-- ${line}`)),
    '',
    ...section('All lines that the rule is asked about, with verdict and severity. Put your table in place of "order_lines"', said.query, ';'),
    ...said.versions.flatMap(({ from, severity, scope, requires }) => [
      ...section(`Version of ${from} (${severity}): it certainly concerns the line`, scope.certain),
      ...section(`Version of ${from}: it possibly concerns the line`, scope.possible),
      ...section(`Version of ${from}: its requirement is certainly met`, requires.certain),
      ...section(`Version of ${from}: its requirement is possibly met`, requires.possible),
    ]),
  ].join('\n')
}

function headOf({ columns, orderDays }: RuleSql, { markets, side }: Rule, { orderDays: ordered, assumptions }: FactDictionary): string[] {
  return [
    'One row is one order line with its goods.',
    ...columns.map(({ name, type, holds }) => `  "${name}" ${type}: ${holds}`),
    '', 'NULL is unknown, and so is what is none of these, such as other words or codes: where it matters, the line is',
    'cannot-tell. An empty list says that there is none; an item of a list that is none of its words may be any of them.',
    '', ...askedOf(side, markets),
    ...(columns.some(({ name }) => name.endsWith('_from')) ? ['', 'A day is held as the first and the last day that it may be: both the day itself where it is known whole, 2026-07-01 and',
      '2026-07-31 where only 2026-07 is known, NULL where it is open. The first is never after the last.'] : []),
    ...(orderDays.length === 0 ? [] : [
      '', `The days of an order (${ordered.join(', ')}) bound each other. Over the days as they are given:`,
      ...orderDays.map(({ name, sql }) => `  ${sql} AS "${name}"`),
      `check also takes stated assumptions to hold (${assumptions.map(({ from, to, withinDays }) => `${from} to ${to} within ${withinDays} days`).join(', ')}).`,
      'Where they do not narrow the columns, more lines are cannot-tell; none turns from breach to complies or back.',
    ]),
    '', 'Each text has parameters of its own. Their values stand beside it and never in it.',
  ]
}

/** Which lines the query answers, and what becomes of those of which nobody can tell. */
function askedOf(side: Rule['side'], markets: readonly string[]): string[] {
  const codes = markets.join(', ')
  switch (side) {
    case 'import':
      return [`Asked are the lines whose "market" is ${codes}; where it is unknown, the line is asked too, and is never a breach.`]
    case 'export':
      return [`Asked are the lines whose "origin" is ${codes}, and NULL is CN; where it is no such code, the line is asked too, and is never a breach.`]
    case 'transit':
      return [`Asked are the lines whose "transit" has ${codes}, and NULL has none; where it has what is no such code, the line is asked too, and is never a breach.`]
  }
}

function section(heading: string, { sql, parameters }: Sql, end = ''): string[] {
  return [`-- ${heading}`, ...parameters.map(({ type, value }, index) => `--   $${index + 1} ${type} ${JSON.stringify(value)}`), `${sql}${end}`, '']
}
