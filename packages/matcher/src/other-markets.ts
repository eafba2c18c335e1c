import type { Market, Outcome, Subject } from '@sextant/model'
import type { Asking } from './asking.ts'
import type { Matcher } from './compile.ts'
import { decide, type Decision } from './decide.ts'

/** A market to which the subject could go in place of its own. */
export interface OtherMarket {
  market: Market
  outcome: Outcome
  /** How many rules on import into it were asked: of few rules little is known. */
  rulesAsked: number
  /** How many rules block it there, ask for something first, and cannot be decided. */
  blocking: number
  asking: number
  open: number
}

/** The other markets in which a subject would be clear, or nearer to it than in this one: the nearest first, and of those the ones of which most rules were asked. */
export function otherMarkets(matcher: Matcher, subject: Subject, market: Market, asking: Pick<Asking, 'sides' | 'today'> = {}): OtherMarket[] {
  const standing = (there: Market): OtherMarket => ({ market: there, rulesAsked: matcher.candidates(there, 'import').length, ...countsOf(decide(matcher, { ...subject, market: there }, there, asking)) })
  const here = standing(market)
  return matcher.markets.filter((other) => other !== market).map(standing).filter((there) => distance(there, here) < 0).sort((a, b) => distance(a, b) || b.rulesAsked - a.rulesAsked || (a.market < b.market ? -1 : 1))
}

function countsOf({ outcome, decided }: Decision): Omit<OtherMarket, 'market' | 'rulesAsked'> {
  const count = (verdict: 'breach' | 'cannot-tell', severities: readonly string[]) => decided.filter((one) => one.verdict === verdict && severities.includes(one.severity)).length
  return { outcome, blocking: count('breach', ['block']), asking: count('breach', ['act']), open: count('cannot-tell', ['block', 'act']) }
}

/** Below 0 where the first is nearer to clear: fewer rules that block, then that ask, then that are open. */
function distance(a: OtherMarket, b: OtherMarket): number {
  return a.blocking - b.blocking || a.asking - b.asking || a.open - b.open
}
