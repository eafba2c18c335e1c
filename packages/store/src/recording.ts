import { canonical, type Change, type Standing } from '@sextant/model'
import { sql } from 'kysely'
import { writeChanges } from './changes.ts'
import { keyOf } from './keys.ts'
import { inTransaction, type Session } from './session.ts'
import { currentBasis, type JudgeInputs, revision, standingFrom, withStandings } from './standings.ts'

/** PostgreSQL takes 65 535 parameters at once, and a standing is nine. */
const RECORDS_AT_ONCE = 500

export interface StandingRecord {
  exporter: string
  order: string
  standing: Standing
  /** The whole answer, for those who ask for it later. */
  check: unknown
  inputs: JudgeInputs
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
    const before =
      outcome === null || reasons === null || fingerprint === null
        ? null
        : standingFrom({ outcome, reasons, fingerprint })
    if (before?.fingerprint !== after.fingerprint)
      changes.push({ exporter, order, sequence: row.sequence + 1, before, after, at })
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
