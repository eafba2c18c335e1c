import { createHash } from 'node:crypto'
import type { Condition } from './condition.ts'
import type { FactDictionary } from './fact.ts'
import type { Rule } from './rule.ts'

/** What decides an answer, and nothing else: cases and comments are not in it. */
export interface Release {
  facts: FactDictionary
  conditions: Record<string, Condition>
  /** Sorted by id. */
  rules: Rule[]
}

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
