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
    ...headOf(said, rulebook.facts).map((line) => (line === '' ? '--' : `-- ${line}`)),
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

function headOf({ columns }: RuleSql, { orderDays, assumptions }: FactDictionary): string[] {
  const names = new Set(columns.map(({ name }) => name))
  const days = [...names].flatMap((name) => (name.endsWith('_from') && names.has(name.replace(/_from$/, '_to')) ? [name.slice(0, -'_from'.length)] : []))
  const ordered = orderDays.filter((day) => days.includes(day))
  return [
    'One row is one order line with its goods. NULL is unknown, and an empty list says that there is none.',
    ...columns.map(({ name, type }) => `  "${name}" ${type}`),
    ...(days.length === 0 ? [] : ['', 'A day is held as the first and the last day that it may be: both the day itself where it is known whole, the first and',
      'last of the month or year where no more is known, NULL where it is open. The first is never after the last.']),
    ...(ordered.length === 0 ? [] : [
      '', `The days of an order (${orderDays.join(', ')}) bound each other.`,
      ...ordered.flatMap((day) => helperOf(orderDays, day)),
      'over the days as they are given; where the two would cross, the days contradict each other and each keeps its own.',
      `check also takes stated assumptions to hold (${assumptions.map(({ from, to, withinDays }) => `${from} to ${to} within ${withinDays} days`).join(', ')}).`,
      'Where they do not narrow the columns, more lines are cannot-tell; none turns from breach to complies or back.',
    ]),
    '', 'Each text has parameters of its own. Their values stand beside it and never in it.',
  ]
}

/** A day lies between the latest of those before it and the earliest of those after it; both functions pass over NULL. */
function helperOf(orderDays: readonly string[], day: string): string[] {
  const at = orderDays.indexOf(day)
  const [before, after] = [orderDays.slice(0, at + 1), orderDays.slice(at)]
  const bound = (name: string, days: readonly string[], side: string) => (days.length === 1 ? `"${days[0]}_${side}"` : `${name}(${days.map((one) => `"${one}_${side}"`).join(', ')})`)
  return [`  "${day}_from": ${bound('GREATEST', before, 'from')}`, `  "${day}_to": ${bound('LEAST', after, 'to')}`]
}

function section(heading: string, { sql, parameters }: Sql, end = ''): string[] {
  return [`-- ${heading}`, ...parameters.map(({ type, value }, index) => `--   $${index + 1} ${type} ${JSON.stringify(value)}`), `${sql}${end}`, '']
}
