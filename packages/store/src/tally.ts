import { type Market, type Outcome, parse, Market as MarketSchema } from '@sextant/model'
import { type RawBuilder, sql } from 'kysely'
import type { Session } from './session.ts'

/** How much a delivery tells, by what is said of its orders and models now. */
export interface Tally {
  markets: { market: Market; what: 'order' | 'goods'; outcome: Outcome; lines: number }[]
  /** Each as it stands in `Standing.reasons`, with the lines that it is a reason of. */
  reasons: { reason: string; lines: number }[]
  /** Whether all of it is that a rule came under review. */
  isReviewOnly: boolean
}

export async function tallyOf(session: Session, delivery: string): Promise<Tally> {
  const { rows: markets } = await sql<{ market: string; what: 'order' | 'goods'; outcome: Outcome; lines: number; isReviewOnly: boolean }>`
    select market, what, outcome, count(*)::int as lines, bool_and(is_review) as is_review_only
    from (${linesIn(delivery)}) as told group by market, what, outcome order by market, what, outcome`.execute(session.db)
  const { rows: reasons } = await sql<{ reason: string; lines: number }>`
    select reason, count(*)::int as lines
    from (${linesIn(delivery)}) as told, json_array_elements_text(told.reasons::json) as reason group by reason order by lines desc, reason`.execute(session.db)
  return {
    markets: markets.map(({ market, what, outcome, lines }) => ({ market: parse(MarketSchema, market, 'a market in the store'), what, outcome, lines })),
    reasons,
    isReviewOnly: markets.every(({ isReviewOnly }) => isReviewOnly),
  }
}

/** The lines that a delivery tells of and that are still there, each once, however many alerts there are for it. */
export function linesIn(delivery: string): RawBuilder<unknown> {
  return sql`
    select lines.exporter, lines.line, lines.market, case when lines.facts is null then 'goods' else 'order' end as what, standings.outcome, standings.reasons, told.is_review
    from (select exporter, order_id, bool_and(kind = 'needs-review') as is_review from sextant.alerts where delivery = ${delivery} group by exporter, order_id) as told
    join sextant.lines on lines.exporter = told.exporter and lines.line = told.order_id and lines.named = split_part(told.order_id, '@', 1)
    join sextant.standings on standings.exporter = told.exporter and standings.line = told.order_id`
}
