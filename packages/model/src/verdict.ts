import type { Day } from './day.ts'
import type { FactValue } from './fact.ts'
import type { Market } from './market.ts'
import type { Confidence, Encodes, RuleKind, RuleVersion, Severity, Side } from './rule.ts'
import type { Operator } from './condition.ts'
import type { Subject } from './subject.ts'
import type { SubjectNote } from './subject-notes.ts'

export type Verdict = 'breach' | 'complies' | 'out-of-scope' | 'cannot-tell'
export type Outcome = 'blocked' | 'act' | 'cannot-tell' | 'clear'

/** One comparison that led to the verdict. */
export interface Because {
  fact: string
  params?: Record<string, unknown>
  /** What the subject says: a value, `{ from, to }` for a number or day known only within bounds, null for unknown. */
  is: FactValue | { from: number | string | null; to: number | string | null } | null
  operator: Operator
  value: FactValue | null
  sentence: string
}

/** Which day picked the version. `day` is null where it is known only within bounds; a null bound is open. */
export interface DecidedOn {
  fact: string
  day: Day | null
  from: Day | null
  to: Day | null
}

export interface RuleVerdict {
  rule: string
  /** The day on which the version took effect that answered; null where no version is in force. */
  version: Day | null
  verdict: Verdict
  /** What a breach of it means. A recalled or draft rule only advises, whatever its file says. */
  severity: Severity
  kind: RuleKind
  side: Side
  title: string
  because: Because[]
  /** The facts that would settle it, where it cannot tell. */
  missing: string[]
  remedy: string
  note: string | null
  citation: RuleVersion['citation'] | null
  /** The day on which somebody last compared the version with its source; absent where no version is in force. */
  checkedOn?: Day
  encodes: Encodes
  leavesOut: string | null
  confidence: Confidence
  status: 'active' | 'draft' | 'needs review'
  decidedOn: DecidedOn
  /** The stated assumptions without which it could not have told. */
  assumptions: string[]
  /** Why the rule could not be run at all; such a verdict is always `cannot-tell`. */
  error?: string
}

export interface Question {
  fact: string
  label: string
  settles: string[]
}

export interface MarketCheck {
  market: Market
  outcome: Outcome
  /** How many rules on import into this market were asked. None is no answer: the outcome is never `clear`. */
  rulesAsked: number
  verdicts: RuleVerdict[]
  questions: Question[]
  windows: { from: Day; to: Day; outcome: Outcome }[]
}

/** A note in the language of the answer. */
export type SaidNote = Omit<SubjectNote, 'message'> & { message: string }

export interface SubjectCheck {
  subject: Subject
  /** They change no verdict. */
  notes: SaidNote[]
  markets: MarketCheck[]
}

export interface Check {
  rulebook: { digest: string; commit: string | null }
  checkedAt: string
  subjects: SubjectCheck[]
}
