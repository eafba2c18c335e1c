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
  /** The outcome as one day of the order moves, where that was asked for. Days that contradict others have none. */
  windows: Window[]
  /** What would change the answer, where that was looked for. */
  wayOut?: WayOutSaid
}

/** Days of one outcome, with a rule that says so on each of them, and how many others do. */
export interface Window {
  from: Day
  to: Day
  outcome: Outcome
  reason?: { rule: string; title: string; others: number }
}

/** What would still change an answer: sets of changes that clear it, other markets, and the questions that decide it. */
export interface WayOutSaid {
  /** Fewest changes first. */
  ways: SaidWay[]
  /** The rules that stand against it and that nothing could still change. */
  hopeless: { rule: string; title: string }[]
  /** Other markets that are clear or nearer to it, the nearest first. */
  markets: { market: Market; outcome: Outcome; rulesAsked: number }[]
  /** How many more there are of them. */
  marketsLeft?: number
  /** Sets of questions of which each decides the outcome, whatever the answers. */
  questions: { facts: { fact: string; label: string }[]; settles: string[] }[]
  /** Why there may be other ways or questions. */
  gaveUp?: 'depth' | 'breadth' | 'asks' | 'enough'
}

/** A set of changes that clears an answer. */
export interface SaidWay {
  changes: SaidChange[]
  /** The same, those of one fact together. */
  sentences: string[]
  outcome: Outcome
  /** Days of the order that move with those that are changed. */
  along: { fact: string; to: Day }[]
  /** Whether no smaller set does. */
  isSmallest: boolean
  /** Changes of which each does as well in place of one of these. */
  instead?: { of: SaidChange; take: SaidChange }[]
  /** What must be answered beside it, and was not asked before. */
  asks?: { fact: string; label: string }[]
}

export type SaidChange =
  /** `or`: other values that would do as well. */
  | { fact: string; kind: 'set'; to: FactValue; or?: FactValue[]; sentence: string }
  | { fact: string; kind: 'set-other'; sentence: string }
  | { fact: string; kind: 'add' | 'remove'; item: string; sentence: string }

/** Goods and markets, each with its present answer and how long that stays. */
export interface Matrix {
  rulebook: Check['rulebook']
  checkedAt: string
  /** The day of the order that moves from the one to the other. */
  fact: string
  from: Day
  to: Day
  markets: Market[]
  /** `exporting` is what the exporting side says by itself, whatever the market; null where it was not asked. */
  subjects: { subject: Subject; exporting: MatrixAnswer | null; markets: MatrixCell[] }[]
  /** The questions by how many answers they decide; null where there were too many answers to try. */
  questions: MatrixQuestion[] | null
}

/** The present answer, its first reason, and how long it stays. */
export interface MatrixAnswer {
  /** Null where no day of the span is possible for the order. */
  outcome: Outcome | null
  reason: MatrixReason | null
  /** From which day, and the last day on which, it is so. */
  from: Day | null
  to: Day | null
  /** Whether no later day of the span that is possible is answered otherwise; `to` is the last of them, and says nothing of later. */
  isLasting: boolean
}

/** The rule that makes an answer what it is, with its law where a version of it is in force. */
export interface MatrixReason {
  rule: string
  title: string
  side: Side
  law: { act: string; provision: string } | null
}

/** The answer to all that was asked, as a check gives it. */
export interface MatrixCell extends MatrixAnswer {
  market: Market
  /** How many rules on import the market has at all. None is no answer, whatever the exporting side says. */
  rulesAsked: number
  /** What the market, and those passed in transit, say without the exporting side; null where they were not asked. */
  own: MatrixAnswer | null
}

/** One answer of a matrix: of a subject, counted from 0, in a market; null stands for its exporting side. */
export interface MatrixPlace {
  subject: number
  market: Market | null
}

export interface MatrixQuestion {
  fact: string
  label: string
  /** Where its answer alone decides. */
  settles: MatrixPlace[]
  /** Where it belongs to the first set of questions that decides, those that it settles among them. */
  partOf: MatrixPlace[]
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
