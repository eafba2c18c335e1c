import { canonical, type Goods, type Order, parse, sha256, Standing } from '@sextant/model'
import { sql } from 'kysely'
import { goodsFrom } from './goods.ts'
import { keyOf } from './keys.ts'
import { orderFrom } from './orders.ts'
import { currentDigest } from './releases.ts'
import { rulesUnderReview } from './reviews.ts'
import type { Session } from './session.ts'

/** What a standing rests on. While both are the current ones, judging again would say the same. */
export interface JudgeInputs {
  /** Of the facts of the order and its goods. */
  revision: string
  /** Of the release and the rules under review. */
  basis: string
}

export interface OrderToJudge {
  order: Order
  goods: Goods
  inputs: JudgeInputs
  /** The digest of the rulebook to judge by. */
  release: string
}

/** Undefined while there is no release: nothing can be judged then. */
export async function currentBasis(session: Session): Promise<string | undefined> {
  const release = await currentDigest(session)
  return release === undefined ? undefined : basisOf(session, release)
}

async function basisOf(session: Session, release: string): Promise<string> {
  return sha256(canonical([release, [...(await rulesUnderReview(session))].sort()])).slice(0, 32)
}

/** The keys of orders never judged, or judged on other facts or another basis than the current. */
export async function ordersToJudge(session: Session, limit: number): Promise<string[]> {
  const basis = await currentBasis(session)
  if (basis === undefined) return []
  const rows = await dueOrders(session, basis)
    .select(['orders.exporter', 'orders.id'])
    .orderBy('orders.exporter')
    .orderBy('orders.id')
    .limit(limit)
    .execute()
  return rows.map(keyOf)
}

export async function countOrdersToJudge(session: Session): Promise<number> {
  const basis = await currentBasis(session)
  if (basis === undefined) return 0
  const { count } = await dueOrders(session, basis)
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** What judging one order needs; undefined where it is gone, or where there is no release. */
export async function orderToJudge(session: Session, exporter: string, id: string): Promise<OrderToJudge | undefined> {
  const release = await currentDigest(session)
  if (release === undefined) return undefined
  const basis = await basisOf(session, release)
  const row = await withStandings(session)
    .select([
      'orders.exporter',
      'orders.id',
      'orders.goods',
      'orders.market',
      'orders.facts',
      'goods.facts as goodsFacts',
      revision.as('revision'),
    ])
    .where('orders.exporter', '=', exporter)
    .where('orders.id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  return {
    order: orderFrom(row),
    goods: goodsFrom({ exporter, id: row.goods, facts: row.goodsFacts }),
    inputs: { revision: row.revision, basis },
    release,
  }
}

export async function standingOf(
  session: Session,
  exporter: string,
  order: string,
): Promise<{ standing: Standing; check: unknown; judgedAt: string; inputs: JudgeInputs } | undefined> {
  const row = await session.db
    .selectFrom('standings')
    .selectAll()
    .where('exporter', '=', exporter)
    .where('orderId', '=', order)
    .executeTakeFirst()
  if (!row) return undefined
  const { revision, basis } = row
  return {
    standing: standingFrom(row),
    check: JSON.parse(row.check),
    judgedAt: row.judgedAt.toISOString(),
    inputs: { revision, basis },
  }
}

export async function standingsOf(
  session: Session,
  exporter: string,
): Promise<{ order: string; standing: Standing; judgedAt: string }[]> {
  const rows = await session.db
    .selectFrom('standings')
    .select(['orderId', 'outcome', 'reasons', 'fingerprint', 'judgedAt'])
    .where('exporter', '=', exporter)
    .orderBy('orderId')
    .execute()
  return rows.map((row) => ({ order: row.orderId, standing: standingFrom(row), judgedAt: row.judgedAt.toISOString() }))
}

/** Of an order's facts and those of its goods. */
export const revision = sql<string>`orders.revision || '.' || goods.revision`

export function withStandings(session: Session) {
  return session.db
    .selectFrom('orders')
    .innerJoin('goods', (join) =>
      join.onRef('goods.exporter', '=', 'orders.exporter').onRef('goods.id', '=', 'orders.goods'),
    )
    .leftJoin('standings', (join) =>
      join.onRef('standings.exporter', '=', 'orders.exporter').onRef('standings.orderId', '=', 'orders.id'),
    )
}

function dueOrders(session: Session, basis: string) {
  return withStandings(session).where(
    sql<boolean>`(standings.basis is distinct from ${basis} or standings.revision is distinct from ${revision})`,
  )
}

export function standingFrom({
  outcome,
  reasons,
  fingerprint,
}: {
  outcome: string
  reasons: string
  fingerprint: string
}): Standing {
  return parse(Standing, { outcome, reasons: JSON.parse(reasons), fingerprint }, 'a standing in the store')
}
