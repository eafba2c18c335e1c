import { impactAsHtml, impactAsText } from '@sextant/alerts/report'
import { type Rulebook, SextantError } from '@sextant/model'
import { openRulebook } from '@sextant/rulebook'
import { ask } from '@sextant/workers'
import { argumentsFrom, oneOf, oneValue } from '../arguments.ts'
import type { Command } from '../printed.ts'
import { rulebookBy } from '../rulebook-by.ts'
import { languageOf } from './language.ts'
import { optionsOf } from '../usages.ts'

/** `rules impact [--draft DIR|COMMIT]`: what a draft would change for the fleet and the open orders. */
export const impact: Command = async (words, surroundings) => {
  const given = argumentsFrom(words, optionsOf('rules impact'))
  const language = languageOf(given)
  const format = oneOf('format', oneValue(given, 'format') ?? 'text', ['text', 'json', 'html'])
  if (given.positionals.length > 0) throw new SextantError('SEXTANT_USAGE', `rules impact takes only options; did you mean --draft ${given.positionals[0]}?`)
  const name = oneValue(given, 'draft')
  const draft = name === undefined ? await openRulebook(surroundings.rulesFolder) : await rulebookBy(name, surroundings)
  const found = await ask(surroundings, 'rules impact', handOver(draft))
  const text = format === 'json' ? `${JSON.stringify(found, null, 2)}\n` : format === 'html' ? impactAsHtml(found, language) : impactAsText(found, language)
  return { text, exitCode: 0 }
}

/** What the holder of the store needs of a rulebook; its digest it takes itself. */
export function handOver({ facts, conditions, rules, commit }: Rulebook): Omit<Rulebook, 'digest'> {
  return { facts, conditions, rules, commit }
}
