import type { Delivery } from '@sextant/model'
import type { Mail } from './mail.ts'

/** What became of one attempt. `response` and `reason` are for people to read. Only `try-later` is worth another one. */
export type Receipt =
  | { state: 'accepted'; response: string }
  | { state: 'refused-for-good'; reason: string }
  | { state: 'try-later'; reason: string }

/** A way for mails to leave. */
export interface Transport {
  /**
   * Hands one mail over. Attempts of one delivery carry one Message-ID, so a mail that was accepted just before a crash
   * is recognised when it comes again.
   */
  send(delivery: Pick<Delivery, 'id'>, mail: Mail, signal?: AbortSignal): Promise<Receipt>
}
