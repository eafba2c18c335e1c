import { compile } from '@sextant/matcher'
import { SextantError } from '@sextant/model'
import { loadRules, refuseErrors, tryCases } from '@sextant/rulebook'
import { argumentsFrom } from '../arguments.ts'
import type { Command } from '../printed.ts'

/** `rules test [ID …]`: asks each rule about its cases. */
export const test: Command = async (words, { rulesFolder }) => {
  const ids = argumentsFrom(words, {}).positionals
  const { rulebook, cases, findings } = await loadRules(rulesFolder, { cases: 'read' })
  refuseErrors(findings)
  for (const id of ids) {
    if (!cases.has(id)) throw new SextantError('SEXTANT_NOT_FOUND', `there is no rule "${id}"; rules lint names the folder of each`)
  }
  const matcher = compile(rulebook)
  const asked = rulebook.rules.filter(({ id }) => ids.length === 0 || ids.includes(id))
  const tried = (await Promise.all(asked.map((rule) => tryCases(matcher, rule, cases.get(rule.id) ?? [])))).flat()
  const failed = tried.filter(({ holds }) => !holds)
  const lines = failed.map(({ rule, name, expected, found }) => {
    const because = found?.because.map(({ sentence }) => sentence).join('; ') ?? ''
    const error = found?.error ? ` (${found.error})` : ''
    return `${rule} "${name}": expected ${expected}, found ${found?.verdict ?? 'no answer'}${error}${because && `: ${because}`}\n`
  })
  return { text: `${lines.join('')}${asked.length} rules, ${tried.length} cases: ${tried.length - failed.length} hold, ${failed.length} fail.\n`, exitCode: failed.length > 0 ? 1 : 0 }
}
