import type { Language, Market, Side } from '@sextant/model'
import type { Today } from './order-days.ts'
import type { Span } from './span.ts'

/** What is asked about a subject. */
export interface Asking {
  markets: readonly Market[]
  /** Absent: the exporting country's side, and transit, beside the importing market's. */
  sides?: readonly Side[]
  language?: Language
  /** Rules whose cited clause has changed since somebody last looked at them. */
  underReview?: ReadonlySet<string>
  /** `told`: rules that do not concern the subject are not explained, for they are not told of. Absent, every verdict is. */
  explain?: 'none' | 'told' | 'all'
  /** Absent: the day of asking says nothing, and what is not given of the days is bounded by the others alone. */
  today?: Today | undefined
  /** Where that day is not given, the first and the last that it may be: what is told then holds on every day between. */
  within?: (Span & { fact: string }) | undefined
}
