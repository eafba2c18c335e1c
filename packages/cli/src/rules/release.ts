import { impactAsText } from '@sextant/alerts/report'
import { Day, parse, SextantError } from '@sextant/model'
import { folderName, loadRules, placeInRepository, refuseErrors, tagRelease } from '@sextant/rulebook'
import { ask } from '@sextant/workers'
import { argumentsFrom, oneValue, refuseWords } from '../arguments.ts'
import type { Command } from '../printed.ts'
import { handOver } from './impact.ts'
import { rulebookBy } from '../rulebook-by.ts'
import { languageOf } from './language.ts'
import { optionsOf } from '../usages.ts'

/**
 * `rules release [--accept-impact DIGEST]`: checks everything, puts the rulebook in force and tags its commit. Each step
 * finds out whether it was done before, so that a release which was broken off is ended by asking again.
 */
export const release: Command = async (words, surroundings) => {
  const given = argumentsFrom(words, optionsOf('rules release'))
  const language = languageOf(given)
  refuseWords(given, 'rules release')
  const day = parse(Day, surroundings.now().toISOString().slice(0, 10), 'today')
  const { rulebook, findings } = await loadRules(surroundings.rulesFolder, { cases: 'try', on: day })
  refuseErrors(findings)
  const { digest, commit } = rulebook
  const named = folderName(surroundings.rulesFolder)
  const untagged = await reasonForNoTag(surroundings.rulesFolder)
  if (commit === null && untagged === undefined) {
    throw new SextantError('SEXTANT_INVALID', `a release is that of a commit, but ${named} differs from the last one; commit the rules first`)
  }
  if (commit !== null && (await rulebookBy(commit, surroundings)).digest !== digest) {
    throw new SextantError('SEXTANT_INVALID', `the files of ${named} say something else than commit ${commit.slice(0, 12)}, though git sees no difference: git ignores some of them (git status --ignored), or was told to assume them unchanged; commit them first`)
  }
  const answer = await ask(surroundings, 'rules release', { rulebook: handOver(rulebook), accept: oneValue(given, 'accept-impact') ?? null })
  if (answer.state === 'unaccepted') return { text: `${impactAsText(answer.impact, language)}\nNothing is released.\n`, exitCode: 1 }
  const tag = commit === null ? undefined : await tagRelease(surroundings.rulesFolder, { commit, digest, day, rules: rulebook.rules.length })
  const lines = [
    ...(findings.length > 0 ? [`${findings.length} warnings; rules lint tells them.`] : []),
    answer.state === 'in-force' ? 'Nothing new: these rules are in force already.' : `Released: ${rulebook.rules.length} rules are in force.`,
    digest,
    tag ? `tag ${tag.name}, commit ${tag.commit.slice(0, 12)}` : `no tag: ${untagged}`,
    ...(answer.state === 'released' && answer.impact ? [`${answer.impact.changes.length} answers change; the orders are judged again.`] : []),
  ]
  return { text: lines.map((line) => `${line}\n`).join(''), exitCode: 0 }
}

/** Why there is no repository to remember the release: a copy of the rules without one can be released all the same. */
async function reasonForNoTag(folder: string): Promise<string | undefined> {
  return placeInRepository(folder).then(() => undefined, (error: Error) => error.message)
}
