import { findingText, loadRules, refuseErrors } from '@sextant/rulebook'
import { argumentsFrom } from '../arguments.ts'
import type { Command } from '../printed.ts'

/** `rules lint`: every rule file, and where it is wrong. */
export const lint: Command = async (words, { rulesFolder }) => {
  argumentsFrom(words, {})
  const { rulebook, cases, findings } = await loadRules(rulesFolder, { cases: 'read' })
  refuseErrors(findings)
  const count = [...cases.values()].reduce((sum, list) => sum + list.length, 0)
  const warnings = findings.map((finding) => `${findingText(finding)}\n`).join('')
  return { text: `${warnings}${rulebook.rules.length} rules and ${count} cases: no errors. ${rulebook.digest}\n`, exitCode: 0 }
}
