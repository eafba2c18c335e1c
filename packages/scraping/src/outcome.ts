import type { Snapshot } from '@sextant/model'

/** What the last good answer for an address was, so that the source may say "as before". */
export interface Known {
  etag?: string
  lastModified?: string
  sha256: string
}

export type Trouble = 'blocked' | 'captcha' | 'login' | 'maintenance' | 'empty' | 'format-drift' | 'gone' | 'failed'

/** What became of one page. `known` is what to give the next fetch of the same address. */
export type Fetched =
  | { outcome: 'new' | 'changed'; snapshot: Snapshot; known: Known }
  | { outcome: 'unchanged'; known: Known }
  /** `retryAfterMs`: the source asked us to stay away for so long, which is longer than one fetch waits. */
  | { outcome: Trouble; url: string; reason: string; retryAfterMs?: number }
