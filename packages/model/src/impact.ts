import type { LocalText } from './language.ts'
import type { Market } from './market.ts'
import type { Severity } from './rule.ts'
import type { Outcome, Verdict } from './verdict.ts'

export const impactKinds = ['newly-flagged', 'now-cannot-tell', 'eased', 'cleared', 'other-reasons'] as const
/** What another rulebook does to one answer. `eased`: blocked before, now only to act on. `other-reasons`: the same outcome by other rules. */
export type ImpactKind = (typeof impactKinds)[number]

/** What one rule has to do with it; null where that rulebook does not ask it here. */
export interface ImpactReason {
  rule: string
  title: LocalText
  before: { verdict: Verdict; severity: Severity; version: string | null } | null
  after: { verdict: Verdict; severity: Severity; version: string | null } | null
}

/** One open order, or goods without one in a market that their exporter watches, whose answer changes. */
export interface ImpactChange {
  exporter: string
  what: 'order' | 'goods'
  id: string
  market: Market
  kind: ImpactKind
  before: Outcome
  after: Outcome
  /** In US dollars, over all units; null where the order does not say. */
  valueUsd: number | null
  reasons: ImpactReason[]
}

/** What would change for the fleet if another rulebook came into force. */
export interface Impact {
  /** Of the release in force; null where there is none yet. */
  from: string | null
  to: string
  looked: { orders: number; goods: number }
  /** By exporter, then order or goods, then market. */
  changes: ImpactChange[]
  /** Names exactly what is shown here; a release that changes answers asks for it. */
  digest: string
}

export function impactKindOf(before: Outcome, after: Outcome): ImpactKind {
  if (before === after) return 'other-reasons'
  if (after === 'clear') return 'cleared'
  if (after === 'cannot-tell') return 'now-cannot-tell'
  return before === 'blocked' ? 'eased' : 'newly-flagged'
}
