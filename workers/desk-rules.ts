import { Conditions, rulebookOf } from '@sextant/rulebook'
import { canonical, FactDictionary, type Impact, parse, Rule, type Rulebook } from '@sextant/model'
import { currentDigest, type Releasing, releasings, saveRelease } from '@sextant/store'
import { z } from 'zod'
import type { Desk } from './desk.ts'
import { impactOf } from './impact.ts'
import { releaseInForce, releaseOf } from './released.ts'

/** A rulebook as it is handed over: its digest is taken anew by whoever gets it. */
const HandedRulebook = z.strictObject({
  facts: FactDictionary,
  conditions: Conditions,
  rules: z.array(Rule),
  commit: z.string().nullable(),
})

const WishedRelease = z.strictObject({ rulebook: HandedRulebook, accept: z.string().nullable() })

/** What became of a wish to release. */
export type ReleaseAnswer =
  | { state: 'in-force' }
  | { state: 'unaccepted'; impact: Impact }
  | { state: 'released'; impact: Impact | null }

/** What an analyst asks of the store. */
export const ruleVerbs = {
  /** What the handed rulebook would change. Changes nothing. */
  async 'rules impact'({ store }: Desk, input: unknown): Promise<Impact> {
    const draft = handed(parse(HandedRulebook, input, 'the draft rulebook'))
    return impactOf(store, await releaseInForce(store), draft)
  },

  /** Puts the handed rulebook in force. One that changes answers is taken only with the digest of what it changes. */
  async 'rules release'(desk: Desk, input: unknown): Promise<ReleaseAnswer> {
    const { rulebook, accept } = parse(WishedRelease, input, 'the release')
    const wanted = handed(rulebook)
    // Asked by its digest alone: releasing again what is in force puts right what was changed of it in the store.
    if ((await currentDigest(desk.store)) === wanted.digest) {
      await saveRelease(desk.store, wanted)
      return { state: 'in-force' }
    }
    const released = await releaseInForce(desk.store)
    // Where none is in force, nobody was told anything yet.
    const impact = released ? await impactOf(desk.store, released, wanted) : null
    if (impact && impact.changes.length > 0 && impact.digest !== accept) return { state: 'unaccepted', impact }
    await saveRelease(desk.store, wanted)
    await desk.changed()
    return { state: 'released', impact }
  },

  /** Every release, newest first, with the moments at which it came into force. */
  async 'rules releases'({ store }: Desk): Promise<Releasing[]> {
    return releasings(store)
  },

  /** The canonical JSON of a release, to be checked against its digest by whoever asked. */
  async 'rules release of'({ store }: Desk, input: unknown): Promise<{ content: string; commit: string | null } | null> {
    const { digest } = parse(z.strictObject({ digest: z.string() }), input, 'the release')
    const found = await releaseOf(store, digest)
    return found ? { content: canonical({ facts: found.facts, conditions: found.conditions, rules: found.rules }), commit: found.commit } : null
  },
} as const

function handed({ commit, ...release }: z.output<typeof HandedRulebook>): Rulebook {
  return rulebookOf(release, commit)
}
