import { impactAsText } from '@sextant/alerts/report'
import { type Impact, quoted, SextantError } from '@sextant/model'
import { folderName, loadRules, placeInRepository, refuseErrors, tagRelease } from '@sextant/rulebook'
import { ask, watchedSources } from '@sextant/workers'
import { legalDay } from '@sextant/workers/legal-day'
import { argumentsFrom, oneValue } from '../arguments.ts'
import { counted } from '../counted.ts'
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
  if (given.positionals.length > 0) throw new SextantError('SEXTANT_USAGE', `rules release takes only options; found ${given.positionals.map(quoted).join(', ')}. It releases the rules folder as it was committed last: to release another commit, check that out first`)
  const accept = oneValue(given, 'accept-impact') ?? null
  if (accept !== null && !/^impact-[0-9a-f]{16}$/.test(accept)) throw new SextantError('SEXTANT_USAGE', `--accept-impact is ${quoted(accept)}; expected the digest that rules impact shows, such as impact-0123456789abcdef`)
  const day = legalDay(surroundings.now())
  const { rulebook, findings } = await loadRules(surroundings.rulesFolder, { cases: 'try', on: day, sources: await watchedSources(surroundings) })
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
  const answer = await ask(surroundings, 'rules release', { rulebook: handOver(rulebook), accept })
  if (answer.state === 'unaccepted') return { text: `${impactAsText(answer.impact, language)}\n${accept === null ? '' : otherImpact(accept, answer.impact)}Nothing is released.\n`, exitCode: 1 }
  const tag = commit === null ? undefined : await tagRelease(surroundings.rulesFolder, { commit, digest, day, rules: rulebook.rules.length })
  const lines = [
    ...(findings.length > 0 ? [`${counted(findings.length, 'warning')}; rules lint tells ${findings.length === 1 ? 'it' : 'them'}.`] : []),
    answer.state === 'in-force' ? 'Nothing new: these rules are in force already.' : `Released: ${counted(rulebook.rules.length, 'rule')} ${rulebook.rules.length === 1 ? 'is' : 'are'} in force.`,
    digest,
    tag ? `tag ${tag.name}, commit ${tag.commit.slice(0, 12)}` : `no tag: ${untagged}`,
    ...(answer.state === 'released' && answer.impact ? [consequence(answer.impact.changes.length)] : []),
  ]
  return { text: lines.map((line) => `${line}\n`).join(''), exitCode: 0 }
}

/** What was looked at is not what the release would do now. */
function otherImpact(accepted: string, { digest }: Impact): string {
  return `--accept-impact ${accepted} is not accepted: the impact is now ${digest}, for rules, orders or the day have changed since, or the digest was mistyped. Look at what is shown above, then accept that one.\n`
}

function consequence(changes: number): string {
  if (changes === 0) return 'No open order gets another answer.'
  return `${changes} ${changes === 1 ? 'answer changes' : 'answers change'}; the orders are judged again.`
}

/** Why there is no repository to remember the release: a copy of the rules without one can be released all the same. */
async function reasonForNoTag(folder: string): Promise<string | undefined> {
  return placeInRepository(folder).then(() => undefined, (error: Error) => error.message)
}
