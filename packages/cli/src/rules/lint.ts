import { relative, resolve, sep } from 'node:path'
import { closest, quoted, SextantError } from '@sextant/model'
import { type Finding, findingCodes, hasErrors, loadRules } from '@sextant/rulebook'
import { watchedSources } from '@sextant/workers'
import { legalDay } from '@sextant/workers/legal-day'
import { argumentsFrom, oneOf, oneValue, refuseWords } from '../arguments.ts'
import { counted } from '../counted.ts'
import type { Command } from '../printed.ts'
import { explanationText, findingReport } from './finding-report.ts'
import { idOf } from './known-rule.ts'
import { optionsOf } from '../usages.ts'

/** So many findings are told at once; nobody mends more before asking again. */
const FINDINGS_MAX = 100

/** `rules lint [ID …]`: every rule file, and where it is wrong. */
export const lint: Command = async (words, surroundings) => {
  const { rulesFolder, now } = surroundings
  const given = argumentsFrom(words, optionsOf('rules lint'))
  const code = oneValue(given, 'explain')
  if (code !== undefined) refuseWords(given, 'rules lint --explain CODE')
  if (code !== undefined) return { text: explanationText(oneOf('explain', code, findingCodes)), exitCode: 0 }
  const format = oneOf('format', oneValue(given, 'format') ?? 'text', ['text', 'json'])
  const ids = given.positionals.map(idOf)
  const { rulebook, cases, findings } = await loadRules(rulesFolder, { cases: 'try', on: legalDay(now()), sources: await watchedSources(surroundings) })
  // Where no rule could be read, the reason is told instead of a rule's own findings.
  const isOpen = rulebook.rules.length > 0
  const isTold = ({ file }: Finding) => ids.length === 0 || !isOpen || ids.includes(ruleOf(file, rulesFolder))
  // What keeps the rulebook from loading keeps each rule from it, wherever it stands.
  const barring = ids.length === 0 ? [] : (await loadRules(rulesFolder, { cases: 'leave' })).findings.filter((one) => one.weight === 'error' && !isTold(one))
  const found = [...findings.filter(isTold), ...barring]
  for (const id of isOpen ? ids : []) {
    if (rulebook.rules.some((rule) => rule.id === id) || found.some(({ file }) => ruleOf(file, rulesFolder) === id)) continue
    const near = closest(id, rulebook.rules.map((rule) => rule.id))
    throw new SextantError('SEXTANT_NOT_FOUND', `there is no rule ${quoted(id)}; ${near ? `did you mean ${near}?` : 'rules lint without a name checks them all'}`)
  }
  const sorted = found.toSorted((a, b) => Number(b.weight === 'error') - Number(a.weight === 'error'))
  if (format === 'json') return { text: `${JSON.stringify(sorted.map(({ excerpt: _, ...finding }) => finding), null, 2)}\n`, exitCode: hasErrors(sorted) ? 2 : 0 }
  const report = reportOf(sorted)
  if (hasErrors(sorted)) throw new SextantError('SEXTANT_INVALID', `${report}${counted(sorted.length, 'finding')}; rules lint --explain CODE explains a code with an example`)
  const asked = ids.length === 0 ? rulebook.rules : rulebook.rules.filter(({ id }) => ids.includes(id))
  const count = asked.reduce((sum, { id }) => sum + (cases.get(id)?.length ?? 0), 0)
  const left = new Set(sorted.filter(({ code }) => code === 'not-compiled').map(({ file }) => file)).size
  return { text: `${report}${counted(asked.length, 'rule')} and ${counted(count, 'case')}: no errors, ${left || 'none'} left to json-rules-engine. ${rulebook.digest}\n`, exitCode: 0 }
}

/** The id of the rule that a file of the rules folder belongs to. */
function ruleOf(file: string, rulesFolder: string): string {
  return relative(rulesFolder, resolve(file)).split(sep).slice(0, 2).join('-')
}

function reportOf(findings: readonly Finding[]): string {
  const told = findings.slice(0, FINDINGS_MAX).map((finding) => `${findingReport(finding)}\n`).join('')
  return findings.length > FINDINGS_MAX ? `${told}… and ${findings.length - FINDINGS_MAX} more findings.\n` : told
}
