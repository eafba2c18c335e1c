import { impactAsText } from '@sextant/alerts/report'
import { Day, parse, SextantError } from '@sextant/model'
import { loadRules, refuseErrors, tagRelease } from '@sextant/rulebook'
import { ask } from '@sextant/workers'
import { argumentsFrom, oneValue } from '../arguments.ts'
import type { Command } from '../printed.ts'
import { handOver } from './impact.ts'
import { languageOf } from './language.ts'

/**
 * `rules release [--accept-impact DIGEST]`: checks everything, puts the rulebook in force and tags its commit. Each step
 * finds out whether it was done before, so that a release which was broken off is ended by asking again.
 */
export const release: Command = async (words, surroundings) => {
  const given = argumentsFrom(words, { 'accept-impact': 'value', lang: 'value' })
  const language = languageOf(given)
  if (given.positionals.length > 0) throw new SextantError('SEXTANT_USAGE', `rules release takes only options; found ${given.positionals.join(', ')}`)
  const day = parse(Day, surroundings.now().toISOString().slice(0, 10), 'today')
  const { rulebook, findings } = await loadRules(surroundings.rulesFolder, { cases: 'try', on: day })
  refuseErrors(findings)
  const { digest, commit } = rulebook
  if (commit === null) {
    throw new SextantError('SEXTANT_INVALID', 'a release is that of a commit, but rules/ differs from the last one, or lies in no repository; commit the rules first')
  }
  const answer = await ask(surroundings, 'rules release', { rulebook: handOver(rulebook), accept: oneValue(given, 'accept-impact') ?? null })
  if (answer.state === 'unaccepted') return { text: `${impactAsText(answer.impact, language)}\nNothing is released.\n`, exitCode: 1 }
  const tag = await tagRelease(surroundings.rulesFolder, { commit, digest, day, rules: rulebook.rules.length })
  const warnings = findings.length > 0 ? `${findings.length} warnings; rules lint tells them.\n` : ''
  const done = answer.state === 'in-force' ? `Nothing new: these rules are in force already` : `Released: ${rulebook.rules.length} rules are in force`
  const changed = answer.state === 'released' && answer.impact ? `${answer.impact.changes.length} answers change; the orders are judged again.\n` : ''
  return { text: `${warnings}${done}.\n${digest}\ntag ${tag.name}, commit ${tag.commit.slice(0, 12)}\n${changed}`, exitCode: 0 }
}
