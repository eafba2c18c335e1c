import type { Day } from './day.ts'
import type { FactDictionary } from './fact.ts'
import type { Cause, RuleChange } from './history.ts'
import type { Market } from './market.ts'
import type { Check, Outcome } from './verdict.ts'

/** One line of an exporter's fleet, in a list: an open order, or goods in a market that the exporter watches. */
export interface LineListed {
  what: 'order' | 'goods'
  id: string
  /** Null for goods that no order takes anywhere and whose exporter watches no market. */
  market: Market | null
  goods: string
  /** The order that takes the goods to this market, and that is judged in their place. */
  order: string | null
  /** Null while it was not judged yet. */
  outcome: Outcome | null
  judgedAt: string | null
}

/** The lines of an exporter that were asked for. */
export interface LinesListed {
  lines: LineListed[]
  /** How many of those that the list is of are about to be judged, or judged again: so far it may lack some, or be of the day before. */
  toJudge: number
}

/** A question, and the open orders that wait for its answer. */
export interface OrdersQuestion {
  /** Whose rules ask it. Each side is ranked by itself, for an order is rarely decided by one answer on both. */
  side: 'export' | 'import'
  fact: string
  label: string
  /** The orders whose outcome on that side the answer alone decides. */
  settles: string[]
  /** The orders of whose smallest set of questions it is one, those that it settles among them. */
  partOf: string[]
}

/** The questions of the open orders that cannot be told. */
export interface OrdersQuestions {
  /** How many such orders there are, and how many of them were looked at. */
  open: number
  asked: number
  /** How many orders are about to be judged, or judged again. */
  toJudge: number
  /** Those first whose answer alone decides most. */
  questions: OrdersQuestion[]
}

/** What changed of one line, when, and through what. */
export interface HistoryStep {
  sequence: number
  at: string
  outcome: { before: Outcome | null; after: Outcome }
  verdicts: RuleChange[]
  through: Cause[]
}

/** Everything that is known of one line, and everything that was said of it. */
export interface LineShown {
  exporter: string
  what: 'order' | 'goods'
  id: string
  market: Market
  goods: string
  /** As the exporter gave them. */
  facts: Record<string, unknown>
  outcome: Outcome | null
  judgedAt: string | null
  /** The day that the answer is of; null where it would be the same on any day. */
  day: Day | null
  /** Whether facts, rules or the day are others by now, so that it is about to be judged again. */
  isDue: boolean
  /** The present answer in full, with its clauses; null while there is none. */
  check: Check | null
  /** The newest steps, newest first. */
  history: HistoryStep[]
  /** Whether older steps are left out. */
  hasOlder: boolean
  /** The words of the facts, by the rules that it was judged by. */
  dictionary: FactDictionary
}
