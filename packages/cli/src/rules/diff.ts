import { SextantError } from '@sextant/model'
import { diffAsText, openRulebook, rulebookDiff } from '@sextant/rulebook'
import { argumentsFrom, oneOf, oneValue } from '../arguments.ts'
import type { Command } from '../printed.ts'
import { rulebookBy } from '../rulebook-by.ts'
import { languageOf } from './language.ts'
import { optionsOf } from '../usages.ts'

const USAGE = 'rules diff A..B compares two commits, tags or releases; rules diff A compares one with the working files'

/** `rules diff A..B`: what one rulebook says otherwise than another, in the words of the law. */
export const diff: Command = async (words, surroundings) => {
  const given = argumentsFrom(words, optionsOf('rules diff'))
  const language = languageOf(given)
  const format = oneOf('format', oneValue(given, 'format') ?? 'text', ['text', 'json'])
  const [range = '', ...others] = given.positionals
  const parts = /^(?<from>.+?)(?:\.\.(?<to>.+))?$/.exec(range)?.groups
  if (!parts?.['from'] || others.length > 0) throw new SextantError('SEXTANT_USAGE', USAGE)
  const before = await rulebookBy(parts['from'], surroundings)
  const after = parts['to'] === undefined ? await openRulebook(surroundings.rulesFolder) : await rulebookBy(parts['to'], surroundings)
  const found = rulebookDiff(before, after)
  const text = format === 'json' ? `${JSON.stringify({ from: before.digest, to: after.digest, ...found }, null, 2)}\n` : diffAsText(found, after, language)
  return { text, exitCode: 0 }
}
