import { createHash } from 'node:crypto'
import { z } from 'zod'
import { Condition } from './condition.ts'
import { FactDictionary } from './fact.ts'
import { Rule } from './rule.ts'

/** What decides an answer, and nothing else: cases and comments are not in it. One without a rule would clear everything. */
export const Release = z.strictObject({
  facts: FactDictionary,
  conditions: z.record(z.string(), Condition),
  /** Sorted by id. */
  rules: z.array(Rule).min(1, 'a release has at least one rule'),
})
export type Release = z.infer<typeof Release>

export interface Rulebook extends Release {
  /** `sha256:…` over the canonical JSON of the release. */
  digest: string
  /** The git commit; null where there is none, or where the files differ from it. */
  commit: string | null
}

/** JSON with sorted keys and no spaces: equal contents give equal bytes. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, member]) => member !== undefined)
    entries.sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${entries.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join(',')}}`
  }
  return JSON.stringify(value)
}

export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/** Where the rules of an answer come from, as far as the repository remembers it. */
export type RulesOrigin =
  | { kind: 'release'; name: string } // the tag of a release names their digest
  | { kind: 'commit'; commit: string } // they are those of a commit that no release has
  | { kind: 'changed'; commit: string } // the commit, with changes that are not committed
  | { kind: 'copy' } // they lie outside a repository
