import type { Day } from './day.ts'

/** The bytes that a source served. Never edited; named by `sha256`. */
export interface Snapshot {
  source: string
  url: string
  fetchedAt: string
  status: number
  headers: Record<string, string>
  sha256: string
  body: Uint8Array
}

/** One numbered piece of a document's text. */
export interface Clause {
  /** The source's own number, made unique by its place: `13`, `13/2`, `annex-1/4`. */
  id: string
  text: string
  /** SHA-256 of the normalised text: white space, soft hyphens and quotes of all kinds count as one. */
  hash: string
}

/** What one snapshot says, in the source's own words. */
export interface Document {
  source: string
  /** The source's own reference, opaque: `V1500010796`, `G/TBT/N/KAZ/36`. */
  reference: string
  url: string
  title: string
  language: string
  /** Label and value, as the source prints them. */
  fields: Record<string, string>
  clauses: Clause[]
  /** A future wording that the source announces beside the present one, never read as the present text. */
  announcements: { clause: string | null; text: string; takesEffectOn: Day | null }[]
}

/** One state of a document: a new one is kept only when the hash over its clauses, status and title is new. */
export interface Edition {
  id: string
  snapshot: string
  document: Document
  hash: string
  seenAt: string
}

export type ClauseChange =
  | { kind: 'added'; clause: string; after: string }
  | { kind: 'removed'; clause: string; before: string }
  | { kind: 'changed'; clause: string; before: string; after: string }
