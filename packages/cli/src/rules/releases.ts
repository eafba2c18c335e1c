import { SextantError } from '@sextant/model'
import { releaseTags } from '@sextant/rulebook'
import { ask } from '@sextant/workers'
import { argumentsFrom } from '../arguments.ts'
import type { Command } from '../printed.ts'
import { optionsOf } from '../usages.ts'

/** `rules releases`: what has been in force in this store, and since when. */
export const releases: Command = async (words, surroundings) => {
  const { positionals } = argumentsFrom(words, optionsOf('rules releases'))
  if (positionals.length > 0) throw new SextantError('SEXTANT_USAGE', `rules releases takes nothing; found ${positionals.join(', ')}`)
  const found = await ask(surroundings, 'rules releases', {})
  // A copy without its repository still has its releases, only no tags.
  const tags = await releaseTags(surroundings.rulesFolder).catch(() => [])
  const lines = found.map(({ digest, inForceAt }, index) => {
    const tag = tags.find((one) => one.digest === digest)
    // The commit that the store names is under no digest; the tag's is.
    return `${digest}  ${tag?.name ?? 'no tag'}  ${tag?.commit.slice(0, 12) ?? 'no commit'}  ${inForceAt.map((moment) => moment.slice(0, 16).replace('T', ' ')).join(', ')}${index === 0 ? '  in force' : ''}\n`
  })
  return { text: lines.join('') || 'No release yet; npm start or rules release makes the first.\n', exitCode: 0 }
}
