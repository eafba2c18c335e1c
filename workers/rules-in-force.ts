import { compile, type Matcher } from '@sextant/matcher'
import { commitOfRelease } from '@sextant/rulebook'
import { releaseOf } from './released.ts'
import type { Station } from './station.ts'

/**
 * The matcher of a release. Where another process has put a newer rulebook in force, this one goes over to it: judged by
 * the rules that it started with, an order would stand in the store as judged by the new ones.
 */
export async function matcherOf(station: Station, digest: string): Promise<Matcher> {
  if (station.matcher.rulebook.digest === digest) return station.matcher
  const rulebook = await releaseOf(station.store, digest)
  if (!rulebook) return station.matcher
  station.matcher = compile({ ...rulebook, commit: await commitOfRelease(station.surroundings.rulesFolder, digest) })
  station.say(`rulebook ${digest.slice(0, 19)}…: put in force by another process, ${rulebook.rules.length} rules`)
  return station.matcher
}
