import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { folderName, openRulebook, schemaFiles } from '@sextant/rulebook'
import { argumentsFrom, refuseWords } from '../arguments.ts'
import type { Command } from '../printed.ts'
import { optionsOf } from '../usages.ts'

/** `rules schema`: writes the JSON Schemas that editors complete from. */
export const schema: Command = async (words, { rulesFolder }) => {
  refuseWords(argumentsFrom(words, optionsOf('rules schema')), 'rules schema')
  const files = Object.entries(schemaFiles(await openRulebook(rulesFolder)))
  for (const [name, text] of files) await writeFile(join(rulesFolder, name), text)
  return { text: `${files.map(([name]) => join(folderName(rulesFolder), name)).join(', ')} are written.\n`, exitCode: 0 }
}
