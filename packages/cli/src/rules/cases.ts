import { randomUUID } from 'node:crypto'
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { quoted, SextantError } from '@sextant/model'
import { casesText, folderName, inLine, loadRules, refuseErrors, suggestCases, type SuggestedCase } from '@sextant/rulebook'
import { argumentsFrom, oneOf, oneValue } from '../arguments.ts'
import type { Command } from '../printed.ts'
import { knownRule, pathOf } from './known-rule.ts'
import { formOf, optionsOf } from '../usages.ts'

const usage = formOf('rules cases')

/** `rules cases ID --suggest`: the boundary cases that are missing, with what the rule says of them today. */
export const cases: Command = async (words, { rulesFolder }) => {
  const given = argumentsFrom(words, optionsOf('rules cases'))
  const [name, ...others] = given.positionals
  if (name === undefined || others.length > 0 || !given.claims.has('suggest')) throw new SextantError('SEXTANT_USAGE', `expected ${usage}`)
  const format = oneOf('format', oneValue(given, 'format') ?? 'text', ['text', 'json'])
  const taken = oneValue(given, 'take')
  if (given.claims.has('write') !== (taken !== undefined)) throw new SextantError('SEXTANT_USAGE', `--write adds those that --take names, and no others; expected ${usage}`)
  const loaded = await loadRules(rulesFolder, { cases: 'read' })
  const rule = knownRule(loaded.rulebook, name)
  // That cases are missing is why they are asked for.
  refuseErrors(loaded.findings.filter(({ code }) => code !== 'cases' && code !== 'case-threshold'))
  const suggested = await suggestCases(loaded, rule, loaded.cases.get(rule.id) ?? [])
  if (taken !== undefined) {
    const numbers = numbersIn(taken, suggested.length)
    const confirmed = suggested.filter((_, index) => numbers.has(index + 1))
    const file = join(pathOf(rule), 'cases.json')
    await append(join(rulesFolder, file), confirmed)
    return { text: `${join(folderName(rulesFolder), file)} has ${confirmed.length} more cases:\n${confirmed.map(({ case: one }) => `  ${one.expect.padEnd(12)}  ${one.name}\n`).join('')}`, exitCode: 0 }
  }
  if (format === 'json') return { text: `${JSON.stringify(suggested.map(({ case: one }) => one), null, 2)}\n`, exitCode: 0 }
  return { text: listText(rule.id, suggested), exitCode: 0 }
}

function listText(id: string, suggested: readonly SuggestedCase[]): string {
  if (suggested.length === 0) return `${id}: its cases show every boundary; there is none to suggest.\n`
  const lines = suggested.flatMap(({ case: one, because }, index) => [
    `${String(index + 1).padStart(3)}  ${one.expect.padEnd(12)}  ${one.name}`,
    ...because.map((sentence) => `                     ${sentence}`),
    `                     ${inLine(one.facts)}`,
  ])
  return [
    `${id}: ${suggested.length} cases to confirm. The verdict is what the rule says today; take a case only where the law says so too.`, '', ...lines, '',
    `npm run -s sextant -- rules cases ${id} --suggest --write --take ${someOf(suggested.length)}`,
  ].join('\n') + '\n'
}

/** Some numbers of a list, as --take has them. */
function someOf(last: number): string {
  return ['1', ...(last >= 3 ? ['3'] : last === 2 ? ['2'] : []), ...(last >= 6 ? [`5-${Math.min(last, 8)}`] : [])].join(',')
}

/** `1,3,5-8`. */
function numbersIn(text: string, last: number): Set<number> {
  const numbers = text.split(',').flatMap((part) => {
    const { from, to = from } = /^\s*(?<from>\d+)(?:-(?<to>\d+))?\s*$/.exec(part)?.groups ?? {}
    const [first, final] = [Number(from), Number(to)]
    if (!(first >= 1 && first <= final && final <= last)) throw new SextantError('SEXTANT_USAGE', `--take has ${quoted(part)}; expected numbers of the list, 1 to ${last}, such as ${someOf(last)}`)
    return Array.from({ length: final - first + 1 }, (_, index) => first + index)
  })
  return new Set(numbers)
}

/** Writes the file anew beside itself and puts it in its place, so that it is never half written. */
async function append(path: string, suggested: readonly SuggestedCase[]): Promise<void> {
  const present = JSON.parse(await readFile(path, 'utf8')) as unknown[]
  const temporary = `${path}.${randomUUID()}`
  try {
    await writeFile(temporary, casesText([...present, ...suggested.map(({ case: one }) => one)]))
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}
