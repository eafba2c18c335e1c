import type { Trouble } from './outcome.ts'

/** Ends one fetch with its outcome. It never leaves the fetcher: callers get values. */
export class SourceRefused extends Error {
  override name = 'SourceRefused'
  readonly outcome: Trouble
  readonly retryAfterMs: number | undefined

  constructor(outcome: Trouble, message: string, retryAfterMs?: number) {
    super(message)
    this.outcome = outcome
    this.retryAfterMs = retryAfterMs
  }
}
