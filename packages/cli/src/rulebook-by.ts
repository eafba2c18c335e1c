import { stat } from 'node:fs/promises'
import { Day, parse, type Release, type Rulebook, type RulesOrigin, SextantError } from '@sextant/model'
import { commitOfRelease, commitOn, openRulebook, rulebookAt, rulebookOf, rulesOrigin } from '@sextant/rulebook'
import { legalDay } from '@sextant/workers/legal-day'
import type { Surroundings } from '@sextant/workers/surroundings'
import { type Arguments, oneValue } from './arguments.ts'

/** The rulebook that a command is to answer by: the working files, or what the flags name. */
export async function rulebookFor(given: Arguments, surroundings: Surroundings): Promise<Rulebook> {
  const [day, release] = [oneValue(given, 'as-known-on'), oneValue(given, 'release')]
  if (day !== undefined && release !== undefined) throw new SextantError('SEXTANT_USAGE', '--as-known-on and --release both name a rulebook; give one of them')
  if (release !== undefined) return rulebookBy(release, surroundings)
  if (day === undefined) return openRulebook(surroundings.rulesFolder)
  const known = parse(Day, day, '--as-known-on')
  const today = legalDay(surroundings.now())
  if (known > today) throw new SextantError('SEXTANT_USAGE', `--as-known-on is ${known}, a day to come: nobody can know yet what will be known then; today is ${today}`)
  return rulebookAt(surroundings.rulesFolder, await commitOn(surroundings.rulesFolder, known))
}

/** Where that rulebook comes from. What no tag and no commit names is told by how it was asked for. */
export async function originFor(given: Arguments, rulebook: Rulebook, { rulesFolder }: Surroundings): Promise<RulesOrigin> {
  const [origin, named] = [await rulesOrigin(rulesFolder, rulebook), oneValue(given, 'release')]
  if (named === undefined || origin.kind === 'release' || origin.kind === 'commit') return origin
  return named.startsWith('sha256:') ? { kind: 'release', name: rulebook.digest.slice(0, 19) } : { kind: 'copy' }
}

/** A rulebook by the digest of its release, by a commit, tag or branch, or by a folder. A path with a slash is a folder first. */
export async function rulebookBy(name: string, surroundings: Surroundings): Promise<Rulebook> {
  if (name.startsWith('sha256:')) return releasedAs(name, surroundings)
  const isFolder = await stat(name).then((info) => info.isDirectory(), () => false)
  if (isFolder && (name.includes('/') || name.startsWith('.'))) return inFolder(name)
  return rulebookAt(surroundings.rulesFolder, name).catch((error: SextantError) => {
    if (isFolder && error.code === 'SEXTANT_NOT_FOUND') return inFolder(name)
    throw error
  })
}

async function inFolder(folder: string): Promise<Rulebook> {
  return openRulebook(folder).catch((error: SextantError) => {
    throw new SextantError(error.code, `${folder} holds no rules that can be used:\n${error.message}`)
  })
}

/** The release of a digest, or of the beginning of one. What the store hands over is measured again. */
async function releasedAs(name: string, surroundings: Surroundings): Promise<Rulebook> {
  // A check by the working files must not wait for the store's code.
  const { ask } = await import('@sextant/workers')
  const known = await ask(surroundings, 'rules releases', {})
  const fits = known.filter(({ digest }) => digest === name || (name.length >= 15 && digest.startsWith(name)))
  const [only, ...others] = fits
  if (!only || others.length > 0) {
    const list = known.length === 0 ? 'there is no release yet' : `rules releases lists those that are`
    throw new SextantError('SEXTANT_NOT_FOUND', others.length > 0 ? `${name} is the beginning of ${fits.length} digests; write more of it` : `there is no release ${name} in the store; ${list}`)
  }
  const found = await ask(surroundings, 'rules release of', { digest: only.digest })
  if (!found) throw new SextantError('SEXTANT_NOT_FOUND', `there is no release ${only.digest} in the store any more`)
  const rulebook = rulebookOf(JSON.parse(found.content) as Release, await commitOfRelease(surroundings.rulesFolder, only.digest))
  if (rulebook.digest === only.digest) return rulebook
  throw new SextantError('SEXTANT_STORE', `release ${only.digest} was changed on its way: what came has the digest ${rulebook.digest}`)
}
