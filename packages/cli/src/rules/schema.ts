import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { schemaFiles, openRulebook } from '@sextant/rulebook'
import { argumentsFrom } from '../arguments.ts'
import type { Command } from '../printed.ts'

/** `rules schema`: writes the JSON Schemas that editors complete from. */
export const schema: Command = async (words, { rulesFolder }) => {
  argumentsFrom(words, {})
  const files = Object.entries(schemaFiles(await openRulebook(rulesFolder)))
  for (const [name, text] of files) await writeFile(join(rulesFolder, name), text)
  return { text: `${files.map(([name]) => `rules/${name}`).join(', ')} are written.\n`, exitCode: 0 }
}
