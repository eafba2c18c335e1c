import { SextantError } from '@sextant/model'
import { changeLines, historyOf, openRulebook } from '@sextant/rulebook'
import { argumentsFrom } from '../arguments.ts'
import type { Command } from '../printed.ts'
import { languageOf } from './language.ts'
import { knownRule, pathOf } from './known-rule.ts'
import { optionsOf } from '../usages.ts'

const unreadable = { en: 'cannot be read by the format of today', zh: '无法按现行格式读取', ru: 'не читается в сегодняшнем формате' }

/** `rules history ID`: what each commit did to a rule, in the words of the law. */
export const history: Command = async (words, surroundings) => {
  const given = argumentsFrom(words, optionsOf('rules history'))
  const language = languageOf(given)
  const [name, ...others] = given.positionals
  if (!name || others.length > 0) throw new SextantError('SEXTANT_USAGE', 'which rule? rules history kz-right-hand-drive')
  const { rulesFolder } = surroundings
  const rulebook = await openRulebook(rulesFolder)
  const entries = await historyOf(rulesFolder, pathOf(knownRule(rulebook, name)))
  if (entries.length === 0) return { text: 'No commit has touched it yet.\n', exitCode: 0 }
  const blocks = entries.map(({ commit, at, author, subject, changes, conditions }) => {
    const told = { facts: rulebook.facts, conditions: { ...rulebook.conditions, ...conditions } }
    const lines = changes === null ? [unreadable[language]] : changes.flatMap((change) => changeLines(change, told, language))
    return [`${at.slice(0, 10)}  ${commit.slice(0, 12)}  ${author}: ${subject}`, ...lines.map((line) => `  ${line}`)].join('\n')
  })
  return { text: `${blocks.join('\n\n')}\n`, exitCode: 0 }
}
