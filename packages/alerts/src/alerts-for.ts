import type { Alert, AlertKind, Change, Market, Outcome, RuleKind, Standing, Subscription } from '@sextant/model'
import { type Reason, reasonsOf } from './standing.ts'

/** What a change does not say of itself. */
export interface ChangeContext {
  /** Of the order that changed. */
  market: Market
  /**
   * The kind of a rule, for the filters by kind. It is asked for rules before and after the change, so a lookup over
   * the present release and the one before it is best. Of a rule that it does not know (undefined) everybody hears:
   * once too often is better than never.
   */
  kindOf: (rule: string) => RuleKind | undefined
}

/**
 * The alerts that one change raises: at most one for each subscription of its exporter.
 *
 * A subscription sees the standing before and after through its own filters, and hears of the difference between the
 * two views. Whoever was told of a flag is thereby told of its end, even where something outside the filter still
 * blocks the order, and even where the rule that flagged it is no longer in the check:
 *
 * - `cleared`: the view was not clear and now is
 * - `newly-flagged`: the outcome became blocked or act, or there is a breach that was not there before
 * - `now-cannot-tell`: the outcome became cannot-tell, or there is a doubt that was not there before
 * - `needs-review`: nothing but that a reason now rests on a rule that is under review
 *
 * Where reasons only fell away and the outcome stayed, there is nothing new to hear. A first judging that finds the
 * order clear raises nothing.
 */
export function alertsFor(change: Change, subscriptions: readonly Subscription[], context: ChangeContext): Alert[] {
  return subscriptions.flatMap((subscription) => {
    if (subscription.exporter !== change.exporter || !lets(subscription.markets, context.market)) return []
    const kind = kindOfChange(
      change.before && viewOf(change.before, subscription, context),
      viewOf(change.after, subscription, context),
    )
    if (!kind) return []
    return [{
      id: `${subscription.id}/${change.order}/${change.sequence}`,
      exporter: change.exporter,
      subscription: subscription.id,
      order: change.order,
      sequence: change.sequence,
      kind,
      raisedAt: change.at,
    }]
  })
}

/** A standing as one subscription sees it. */
interface View {
  outcome: Outcome
  reasons: Reason[]
}

function viewOf(standing: Standing, subscription: Subscription, { kindOf }: ChangeContext): View {
  const all = reasonsOf(standing)
  const reasons = all.filter(({ rule, severity }) => {
    const kind = kindOf(rule)
    return lets(subscription.severities, severity) && (kind === undefined || lets(subscription.kinds, kind))
  })
  if (reasons.length === all.length || isUnexplained(standing.outcome, all)) return { outcome: standing.outcome, reasons }
  return { outcome: outcomeOf(reasons), reasons }
}

/** An outcome with no reason behind it, such as a market without rules: no filter can speak of it, so all hear. */
function isUnexplained(outcome: Outcome, reasons: readonly Reason[]): boolean {
  return outcome !== 'clear' && outcomeOf(reasons) === 'clear'
}

function outcomeOf(reasons: readonly Reason[]): Outcome {
  const breaches = reasons.filter(({ verdict }) => verdict === 'breach')
  if (breaches.some(({ severity }) => severity === 'block')) return 'blocked'
  if (breaches.some(({ severity }) => severity === 'act')) return 'act'
  return reasons.length > breaches.length ? 'cannot-tell' : 'clear'
}

function kindOfChange(before: View | null, after: View): AlertKind | undefined {
  if (!before) return kindOfOutcome(after.outcome)
  if (before.outcome !== after.outcome) return kindOfOutcome(after.outcome) ?? 'cleared'
  const said = new Set(before.reasons.map(saying))
  const fresh = after.reasons.filter((reason) => !said.has(saying(reason)))
  if (fresh.some(({ verdict }) => verdict === 'breach')) return 'newly-flagged'
  if (fresh.length > 0) return 'now-cannot-tell'
  const reviewed = new Set(before.reasons.filter(isUnderReview).map(saying))
  return after.reasons.some((reason) => isUnderReview(reason) && !reviewed.has(saying(reason))) ? 'needs-review' : undefined
}

function kindOfOutcome(outcome: Outcome): AlertKind | undefined {
  switch (outcome) {
    case 'blocked':
    case 'act':
      return 'newly-flagged'
    case 'cannot-tell':
      return 'now-cannot-tell'
    case 'clear':
      return undefined
  }
}

/** What a reason says to the exporter, its review aside. */
function saying({ rule, version, verdict, severity }: Reason): string {
  return `${rule}@${version}:${verdict}:${severity}`
}

function isUnderReview({ status }: Reason): boolean {
  return status === 'needs review'
}

function lets<Value>(filter: readonly Value[] | undefined, value: Value): boolean {
  return filter === undefined || filter.length === 0 || filter.includes(value)
}
