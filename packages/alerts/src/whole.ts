import { marketName, type Outcome } from '@sextant/model'
import type { Block } from './body.ts'
import { type Effect, effectOf, effectRank } from './grounds.ts'
import { outcomeRank, type Hit, whatOf } from './hits.ts'
import type { MailInput, MailWhole } from './mail.ts'
import { plain } from './plain.ts'
import { reasonsOf } from './standing.ts'
import type { What, Words } from './words.ts'

const RULES_MAX = 15
const MARKETS_MAX = 40

/** How many there are of one outcome, and in which markets. */
export interface OutcomeCount {
  outcome: Outcome
  markets: string[]
  lines: number
}

/** What a mail counts, the worst first: of the whole where it is about more than it tells. */
export function outcomesOf(hits: readonly Hit[], whole: MailWhole | undefined): OutcomeCount[] {
  const counted = whole?.markets ?? hits.map(({ market, outcome }) => ({ market, outcome, lines: 1 }))
  return [...Map.groupBy(counted, ({ outcome }) => outcome)]
    .map(([outcome, some]) => ({ outcome, markets: [...new Set(some.map(({ market }) => market))].sort(), lines: sum(some) }))
    .sort((a, b) => outcomeRank[a.outcome] - outcomeRank[b.outcome])
}

export function whatIn(hits: readonly Hit[], whole: MailWhole | undefined): What {
  return whatOf(whole?.markets ?? hits)
}

/** Counts by market and by rule, and how to list what is only counted. */
export function wholeBlocks({ whole, language, items }: MailInput, words: Words): Block[] {
  if (!whole) return []
  const worst = outcomesOf([], whole)[0]?.outcome
  const weight = (here: MailWhole['markets']) => sum(here.filter(({ outcome }) => outcome === worst))
  const markets = [...Map.groupBy(whole.markets, ({ market }) => market)].sort(([, a], [, b]) => weight(b) - weight(a) || sum(b) - sum(a)).map(([market, here]) => {
    const said = outcomesOf([], { ...whole, markets: here }).map(({ outcome, lines }) => words.counted(outcome, lines, undefined))
    return `${marketName(market, language)} (${market})${words.punctuation.colon}${said.join(words.punctuation.clause)}`
  })
  const rules = rulesOf(whole)
  const told = rules.slice(0, RULES_MAX).map(({ rule, effect, lines }) => words.whole.rule(plain(whole.titleOf(rule), 120), words.effect[effect], lines))
  const more = rules.length - told.length
  const kinds = [...new Set(whole.markets.map(({ what }) => what))].sort().reverse()
  const commands = kinds.map((what) => `npm run -s sextant -- ${what === 'order' ? 'orders' : 'models'} list --exporter ${whole.exporter}`).join(words.punctuation.clause)
  return [
    { kind: 'heading', text: words.whole.heading(sum(whole.markets)) },
    { kind: 'list', lead: words.whole.markets, items: [...markets.slice(0, MARKETS_MAX), ...(markets.length > MARKETS_MAX ? [words.moreOrders(markets.length - MARKETS_MAX)] : [])] },
    ...(rules.length === 0 ? [] : [{ kind: 'list' as const, lead: words.whole.rules, items: more > 0 ? [...told, words.whole.moreRules(more)] : told }]),
    { kind: 'remark', text: words.whole.told(new Set(items.map(({ order, what, check }) => `${check.market} ${what ?? 'order'} ${order.id}`)).size, commands) },
  ]
}

/** By how each weighs, then by how many it hits. */
function rulesOf({ reasons }: MailWhole): { rule: string; effect: Effect; lines: number }[] {
  const read = reasons.flatMap(({ reason, lines }) => reasonsOf({ reasons: [reason] }).map((found) => ({ rule: found.rule, effect: effectOf(found), lines })))
  return [...Map.groupBy(read, ({ rule, effect }) => `${effect} ${rule}`).values()]
    .flatMap((same) => (same[0] ? [{ ...same[0], lines: sum(same) }] : []))
    .sort((a, b) => effectRank[a.effect] - effectRank[b.effect] || b.lines - a.lines)
}

function sum(counted: readonly { lines: number }[]): number {
  return counted.reduce((all, { lines }) => all + lines, 0)
}
