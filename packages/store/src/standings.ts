import { canonical, type Change, type Goods, type Order, parse, sha256, Standing } from '@sextant/model'
import { sql } from 'kysely'
import { goodsFrom } from './goods.ts'
import { keyOf } from './keys.ts'
import { orderFrom } from './orders.ts'
import { currentDigest } from './releases.ts'
import { rulesUnderReview } from './reviews.ts'
import { writeChanges } from './changes.ts'
import { inTransaction, type Session } from './session.ts'

/** PostgreSQL takes 65 535 parameters at once, and a standing is nine. */
const RECORDS_AT_ONCE = 500

/** What a standing rests on. While both are the current ones, judging again would say the same. */
export interface JudgeInputs {
  /** Of the facts of the order and its goods. */
  revision: string
  /** Of the release and the rules under review. */
  basis: string
}

export interface StandingRecord {
  exporter: string
  order: string
  standing: Standing
  /** The whole answer, for those who ask for it later. */
  check: unknown
  inputs: JudgeInputs
}

export interface OrderToJudge {
  order: Order
  goods: Goods
  inputs: JudgeInputs
}

/** Undefined while there is no release: nothing can be judged then. */
export async function currentBasis(session: Session): Promise<string | undefined> {
  const digest = await currentDigest(session)
  if (digest === undefined) return undefined
  return sha256(canonical([digest, [...(await rulesUnderReview(session))].sort()])).slice(0, 32)
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
  const { count } = await dueOrders(session, basis).select(sql<number>`count(*)::int`.as('count')).executeTakeFirstOrThrow()
  return count
}

/** What judging one order needs; undefined where it is gone, or where there is no release. */
export async function orderToJudge(session: Session, exporter: string, id: string): Promise<OrderToJudge | undefined> {
  const basis = await currentBasis(session)
  if (basis === undefined) return undefined
  const row = await withStandings(session)
    .select(['orders.exporter', 'orders.id', 'orders.goods', 'orders.market', 'orders.facts', 'goods.facts as goodsFacts', revision.as('revision')])
    .where('orders.exporter', '=', exporter)
    .where('orders.id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  return {
    order: orderFrom(row),
    goods: goodsFrom({ exporter, id: row.goods, facts: row.goodsFacts }),
    inputs: { revision: row.revision, basis },
  }
}

export async function standingOf(
  session: Session,
  exporter: string,
  order: string,
): Promise<{ standing: Standing; check: unknown; judgedAt: string; inputs: JudgeInputs } | undefined> {
  const row = await session.db.selectFrom('standings').selectAll().where('exporter', '=', exporter).where('orderId', '=', order).executeTakeFirst()
  if (!row) return undefined
  const { revision, basis } = row
  return { standing: standingFrom(row), check: JSON.parse(row.check), judgedAt: row.judgedAt.toISOString(), inputs: { revision, basis } }
}

export async function standingsOf(session: Session, exporter: string): Promise<{ order: string; standing: Standing; judgedAt: string }[]> {
  const rows = await session.db
    .selectFrom('standings')
    .select(['orderId', 'outcome', 'reasons', 'fingerprint', 'judgedAt'])
    .where('exporter', '=', exporter)
    .orderBy('orderId')
    .execute()
  return rows.map((row) => ({ order: row.orderId, standing: standingFrom(row), judgedAt: row.judgedAt.toISOString() }))
}

export async function recordStanding(session: Session, record: StandingRecord): Promise<Change | undefined> {
  return (await recordStandings(session, [record]))[0]
}

/**
 * Keeps what judging said and, in the same transaction, one change for each order whose fingerprint is new. A record
 * that rests on facts or a basis which are no longer the current writes nothing: written late, it would turn the order
 * back, and tell its exporter so. The order stays due and is judged again.
 */
export async function recordStandings(session: Session, records: readonly StandingRecord[]): Promise<Change[]> {
  const changes: Change[] = []
  await inTransaction(session, async (session) => {
    for (let from = 0; from < records.length; from += RECORDS_AT_ONCE) {
      changes.push(...(await record(session, records.slice(from, from + RECORDS_AT_ONCE))))
    }
  })
  return changes
}

async function record(session: Session, records: readonly StandingRecord[]): Promise<Change[]> {
  const at = new Date().toISOString()
  const byOrder = new Map(records.map((record) => [keyOf({ exporter: record.exporter, id: record.order }), record]))
  const present = await lockedOrders(session, [...byOrder.values()])
  const basis = await currentBasis(session)
  const judged: StandingRecord[] = []
  const changes: Change[] = []
  for (const row of present) {
    const record = byOrder.get(keyOf(row))
    if (!record || record.inputs.revision !== row.revision || record.inputs.basis !== basis) continue
    judged.push(record)
    const { exporter, order, standing: after } = record
    const { outcome, reasons, fingerprint } = row
    const before = outcome === null || reasons === null || fingerprint === null ? null : standingFrom({ outcome, reasons, fingerprint })
    if (before?.fingerprint !== after.fingerprint) changes.push({ exporter, order, sequence: row.sequence + 1, before, after, at })
  }
  await writeStandings(session, judged, at)
  await writeChanges(session, changes)
  return changes
}

/**
 * Locked in one fixed order, so that two batches that share orders wait for each other and never both. Read only after
 * that, in a statement of its own: the first would still see what stood there before it waited.
 */
async function lockedOrders(session: Session, records: readonly StandingRecord[]) {
  const exporters = records.map(({ exporter }) => exporter)
  const orders = records.map(({ order }) => order)
  const named = sql<boolean>`(orders.exporter, orders.id) in (select * from unnest(${exporters}::text[], ${orders}::text[]))`
  await sql`select from sextant.orders where ${named} order by exporter, id for update`.execute(session.db)
  return withStandings(session)
    .select((eb) => [
      'orders.exporter',
      'orders.id',
      revision.as('revision'),
      'standings.outcome',
      'standings.reasons',
      'standings.fingerprint',
      eb
        .selectFrom('changes')
        .select(sql<number>`coalesce(max(sequence), 0)::int`.as('sequence'))
        .whereRef('changes.exporter', '=', 'orders.exporter')
        .whereRef('changes.orderId', '=', 'orders.id')
        .$asScalar()
        .$notNull()
        .as('sequence'),
    ])
    .where(named)
    .execute()
}

async function writeStandings(session: Session, records: readonly StandingRecord[], judgedAt: string): Promise<void> {
  if (records.length === 0) return
  await session.db
    .insertInto('standings')
    .values(
      records.map(({ exporter, order, standing, check, inputs }) => ({
        exporter,
        orderId: order,
        outcome: standing.outcome,
        reasons: JSON.stringify(standing.reasons),
        fingerprint: standing.fingerprint,
        check: canonical(check),
        ...inputs,
        judgedAt,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['exporter', 'orderId']).doUpdateSet(({ ref }) => ({
        outcome: ref('excluded.outcome'),
        reasons: ref('excluded.reasons'),
        fingerprint: ref('excluded.fingerprint'),
        check: ref('excluded.check'),
        revision: ref('excluded.revision'),
        basis: ref('excluded.basis'),
        judgedAt: ref('excluded.judgedAt'),
      })),
    )
    .execute()
}

const revision = sql<string>`orders.revision || '.' || goods.revision`

function withStandings(session: Session) {
  return session.db
    .selectFrom('orders')
    .innerJoin('goods', (join) => join.onRef('goods.exporter', '=', 'orders.exporter').onRef('goods.id', '=', 'orders.goods'))
    .leftJoin('standings', (join) => join.onRef('standings.exporter', '=', 'orders.exporter').onRef('standings.orderId', '=', 'orders.id'))
}

function dueOrders(session: Session, basis: string) {
  return withStandings(session).where(
    sql<boolean>`(standings.basis is distinct from ${basis} or standings.revision is distinct from ${revision})`,
  )
}

function standingFrom({ outcome, reasons, fingerprint }: { outcome: string; reasons: string; fingerprint: string }): Standing {
  return parse(Standing, { outcome, reasons: JSON.parse(reasons), fingerprint }, 'a standing in the store')
}
