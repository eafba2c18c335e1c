import type { Language, Market, Side } from '@sextant/model'

/** What is asked about a subject. */
export interface Asking {
  markets: readonly Market[]
  /** Absent: the exporting country's side, and transit, beside the importing market's. */
  sides?: readonly Side[]
  language?: Language
  /** Rules whose cited clause has changed and whom nobody has looked at since. */
  underReview?: ReadonlySet<string>
}
