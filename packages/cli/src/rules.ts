import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { compile } from '@sextant/matcher'
import { SextantError } from '@sextant/model'
import { findingText, loadRules, refuseErrors, ruleSchema, tryCases } from '@sextant/rulebook'
import { argumentsFrom } from './arguments.ts'
import type { Printed } from './printed.ts'
import type { Surroundings } from '@sextant/workers/surroundings'

/** `rules lint | test [ID …] | schema`. */
export async function rules(words: readonly string[], surroundings: Surroundings): Promise<Printed> {
  const [verb, ...rest] = argumentsFrom(words, {}).positionals
  switch (verb) {
    case 'lint':
      return lint(surroundings)
    case 'test':
      return test(rest, surroundings)
    case 'schema':
      return writeSchema(surroundings)
    default:
      throw new SextantError('SEXTANT_USAGE', `${verb ? `"${verb}" is no verb of rules` : 'rules needs a verb'}; use rules lint, rules test [ID], or rules schema`)
  }
}

async function lint({ rulesFolder }: Surroundings): Promise<Printed> {
  const { rulebook, cases, findings } = await loadRules(rulesFolder, { cases: 'read' })
  refuseErrors(findings)
  const count = [...cases.values()].reduce((sum, list) => sum + list.length, 0)
  const warnings = findings.map((finding) => `${findingText(finding)}\n`).join('')
  return { text: `${warnings}${rulebook.rules.length} rules and ${count} cases: no errors. ${rulebook.digest}\n`, exitCode: 0 }
}

async function test(ids: readonly string[], { rulesFolder }: Surroundings): Promise<Printed> {
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

async function writeSchema({ rulesFolder }: Surroundings): Promise<Printed> {
  await writeFile(join(rulesFolder, 'rule.schema.json'), `${JSON.stringify(ruleSchema(), null, 2)}\n`)
  return { text: 'rules/rule.schema.json is written.\n', exitCode: 0 }
}
