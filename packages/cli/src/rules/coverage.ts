import { join } from 'node:path'
import { clauseOf } from '@sextant/matcher'
import { closest, type FactDictionary, quoted, SextantError } from '@sextant/model'
import { type Coverage, coverageOf, folderName, loadRules, type PlaceCoverage, refuseErrors, type RuleCoverage } from '@sextant/rulebook'
import { argumentsFrom, oneOf, oneValue } from '../arguments.ts'
import type { Command } from '../printed.ts'
import { optionsOf } from '../usages.ts'

/** `rules coverage [PLACE …]`: what of the dossiers is encoded, and what no case shows. */
export const coverage: Command = async (words, { rulesFolder }) => {
  const given = argumentsFrom(words, optionsOf('rules coverage'))
  const format = oneOf('format', oneValue(given, 'format') ?? 'text', ['text', 'json'])
  const { rulebook, cases, dossiers, findings } = await loadRules(rulesFolder, { cases: 'read' })
  refuseErrors(findings)
  if (!dossiers) throw new SextantError('SEXTANT_NOT_FOUND', `there is no ${join(folderName(rulesFolder), 'dossiers.json')}, which lists the rows that rules are written from`)
  const whole = coverageOf({ rulebook, cases, dossiers })
  const found = only(whole, given.positionals.map((place) => place.toUpperCase()))
  return { text: format === 'json' ? `${JSON.stringify(found, null, 2)}\n` : coverageText(found, rulebook.facts), exitCode: 0 }
}

function only(whole: Coverage, asked: readonly string[]): Coverage {
  if (asked.length === 0) return whole
  const known = whole.places.map(({ place }) => place)
  for (const place of asked) {
    if (known.includes(place)) continue
    const near = closest(place, known)
    throw new SextantError('SEXTANT_NOT_FOUND', `neither a rule nor a row is of ${quoted(place)}; ${near ? `did you mean ${near}?` : 'name a market or a union, such as KZ or EAEU'}`)
  }
  const isAsked = (id: string) => asked.includes((id.split('-')[0] ?? '').toUpperCase())
  return {
    places: whole.places.filter(({ place }) => asked.includes(place)),
    noRule: whole.noRule.filter(({ id }) => isAsked(id)),
    notReached: whole.notReached.filter(({ id }) => isAsked(id)),
    rules: whole.rules.filter(({ rule }) => isAsked(rule)),
  }
}

function coverageText({ places, noRule, notReached, rules }: Coverage, dictionary: FactDictionary): string {
  const sum = (key: 'rows' | 'encoded' | 'noRule' | 'rules' | 'versions') => places.reduce((total, place) => total + place[key], 0)
  const all = { place: 'all', rows: sum('rows'), encoded: sum('encoded'), noRule: sum('noRule'), rules: sum('rules'), versions: sum('versions'), partly: places.flatMap(({ partly }) => partly) }
  return [
    tableRow(['', 'rows', 'encoded', 'no rule', 'not reached', 'rules', 'versions', 'in part']),
    ...[...places, all].map(placeRow),
    ...section('What rules leave out', all.partly.map(({ rule, leavesOut }) => `${rule}: ${leavesOut}`)),
    ...section('Rows that are no rule, or not in this part', noRule.map(({ id, title, part, noRule: reason }) => `${id} ${title}${part ? ` (${part})` : ''}: ${reason?.en}`)),
    ...section('Rows not reached', notReached.map(({ id, title }) => `${id} ${title}`)),
    ...section('Not shown by the cases', rules.flatMap((rule) => ruleLines(rule, dictionary))),
  ].map((line) => `${line.trimEnd()}\n`).join('')
}

function placeRow({ place, rows, encoded, noRule, rules, versions, partly }: PlaceCoverage): string {
  return tableRow([place, rows, encoded, noRule, rows - encoded - noRule, rules, versions, partly.length])
}

function tableRow([first, ...others]: readonly (string | number)[]): string {
  return `${String(first).padEnd(8)}${others.map((cell) => String(cell).padStart(12)).join('')}`
}

function section(heading: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', heading, ...lines.map((line) => `  ${line}`)]
}

function ruleLines({ rule, neverBreached, neverTrue, neverFalse }: RuleCoverage, dictionary: FactDictionary): string[] {
  const clause = ({ part, comparison }: RuleCoverage['neverTrue'][number]) => `${part}: ${clauseOf(dictionary, comparison, 'en')}`
  return [
    rule,
    ...neverBreached.map((from) => `  the version of ${from} is breached by no case`),
    ...neverTrue.map((one) => `  true in no case: ${clause(one)}`),
    ...neverFalse.map((one) => `  false in no case: ${clause(one)}`),
  ]
}
