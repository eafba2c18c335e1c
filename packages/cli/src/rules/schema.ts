import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ruleSchema } from '@sextant/rulebook'
import { argumentsFrom } from '../arguments.ts'
import type { Command } from '../printed.ts'

/** `rules schema`: writes the JSON Schema that editors complete from. */
export const schema: Command = async (words, { rulesFolder }) => {
  argumentsFrom(words, {})
  await writeFile(join(rulesFolder, 'rule.schema.json'), `${JSON.stringify(ruleSchema(), null, 2)}\n`)
  return { text: 'rules/rule.schema.json is written.\n', exitCode: 0 }
}
