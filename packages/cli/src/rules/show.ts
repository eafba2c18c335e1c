import { SextantError } from '@sextant/model'
import { ruleAsText } from '@sextant/rulebook'
import { argumentsFrom } from '../arguments.ts'
import type { Command } from '../printed.ts'
import { rulebookFor } from '../rulebook-by.ts'
import { knownRule } from './known-rule.ts'
import { languageOf } from './language.ts'
import { optionsOf } from '../usages.ts'

/** `rules show ID …`: a rule as text that a lawyer can check. */
export const show: Command = async (words, surroundings) => {
  const given = argumentsFrom(words, optionsOf('rules show'))
  const language = languageOf(given)
  if (given.positionals.length === 0) throw new SextantError('SEXTANT_USAGE', 'which rule? rules show kz-right-hand-drive')
  const rulebook = await rulebookFor(given, surroundings)
  const texts = given.positionals.map((name) => ruleAsText(knownRule(rulebook, name), rulebook, language))
  return { text: texts.join('\n\n'), exitCode: 0 }
}
