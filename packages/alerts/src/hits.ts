import type { AlertKind, Market, Outcome, RuleVerdict } from '@sextant/model'
import type { MailItem } from './mail.ts'
import { plain } from './plain.ts'
import { hasWeight, type Reason, reasonsOf } from './standing.ts'
import type { What } from './words.ts'

/** One order or model that the mail speaks of, however many alerts there are for it. */
export interface Hit {
  what: 'order' | 'goods'
  order: string
  summary: string
  market: Market
  outcome: Outcome
  /** The outcome that its exporter last heard of; undefined at the first judging. */
  was: Outcome | undefined
  kind: AlertKind
  /** No rule of the market was asked, so that there is no answer. */
  isUnasked: boolean
  /** Rules that were a reason before and no longer are, by title where the check knows it. */
  ended: string[]
  /** Rule versions (`keyOf`) that are a reason now and were none before; empty at the first judging. */
  fresh: Set<string>
  verdicts: (RuleVerdict & { verdict: Reason['verdict'] })[]
  /** Those whose answer decides one of `verdicts`: what only settles advice is not worth a question in a mail. */
  questions: MailItem['check']['questions']
}

export const outcomeRank: Record<Outcome, number> = { blocked: 0, act: 1, 'cannot-tell': 2, clear: 3 }

/**
 * The orders of a mail, worst first. A digest may hold several alerts for one order: the oldest says what its exporter
 * knew, the newest says why it is here, and the check says what is true now.
 */
export function hitsOf(items: readonly MailItem[]): Hit[] {
  const byOrder = Map.groupBy(items, ({ what = 'order', order, check }) => `${check.market} ${what} ${order.id}`)
  const hits = [...byOrder.values()].flatMap((same) => {
    const inTime = same.toSorted((a, b) => a.alert.sequence - b.alert.sequence)
    const [oldest, newest] = [inTime[0], inTime.at(-1)]
    return oldest && newest ? [hitOf(newest, oldest.before ?? null)] : []
  })
  return hits.sort((a, b) =>
    outcomeRank[a.outcome] - outcomeRank[b.outcome] || compare(a.market, b.market) || compare(a.order, b.order))
}

function hitOf({ alert, what = 'order', order, summary, check }: MailItem, before: NonNullable<MailItem['before']> | null): Hit {
  const verdicts = check.verdicts.filter(hasWeight)
  const standing = new Set(verdicts.map(({ rule }) => rule))
  const titles = new Map(check.verdicts.map(({ rule, title }) => [rule, title]))
  const reasonsBefore = before ? reasonsOf(before) : []
  const known = new Set(reasonsBefore.map(keyOf))
  const rulesBefore = [...new Set(reasonsBefore.map(({ rule }) => rule))]
  return {
    what,
    order: plain(order.id, 80),
    summary: summary.slice(0, 8).map((text) => plain(text, 60)).filter((text) => text !== '').join(' · '),
    market: check.market,
    outcome: check.outcome,
    was: before?.outcome,
    kind: alert.kind,
    isUnasked: check.rulesAsked === 0,
    ended: rulesBefore.filter((rule) => !standing.has(rule)).map((rule) => plain(titles.get(rule) ?? rule, 120)),
    fresh: new Set(before ? verdicts.map(keyOf).filter((key) => !known.has(key)) : []),
    verdicts,
    questions: check.questions.filter(({ settles }) => settles.some((rule) => standing.has(rule))),
  }
}

/** What the hits are, all told. */
export function whatOf(hits: readonly Pick<Hit, 'what'>[]): What {
  const [first = 'order', ...others] = new Set(hits.map(({ what }) => what))
  return others.length > 0 ? 'both' : first
}

/** A rule version: what carries one clause. */
export function keyOf({ rule, version }: { rule: string; version: string | null }): string {
  return `${rule}@${version ?? 'none'}`
}

export function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
