import { type Alert, canonical, type Change, parse, Standing, Step } from '@sextant/model'
import { type Selectable, sql } from 'kysely'
import { alertFrom } from './alerts.ts'
import { changeKey, fromChangeKey } from './keys.ts'
import { inTransaction, type Session } from './session.ts'
import type { Tables } from './tables.ts'

/** PostgreSQL takes 65 535 parameters at once, and an alert is seven. */
const ALERTS_AT_ONCE = 5_000

/** The keys of the changes of which nobody has yet decided who is to hear, oldest first. */
export async function keysToAlert(session: Session, limit: number): Promise<string[]> {
  const rows = await session.db
    .selectFrom('changes')
    .select(['exporter', 'orderId as order', 'sequence'])
    .where('alertedAt', 'is', null)
    .orderBy('serial')
    .limit(limit)
    .execute()
  return rows.map(changeKey)
}

/** Takes the next of them after a serial for this transaction; what another process has taken already is passed over. */
export async function stepsToAlert(session: Session, { after, limit }: { after: number; limit: number }): Promise<{ steps: Step[]; last: number | undefined }> {
  const rows = await session.db
    .selectFrom('changes')
    .selectAll()
    .where('alertedAt', 'is', null)
    .where('serial', '>', after)
    .orderBy('serial')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()
  return { steps: rows.map(stepFrom), last: rows.at(-1)?.serial }
}

/** By its `changeKey`. */
export async function changeBy(
  session: Session,
  key: string,
): Promise<(Step & { alertedAt: string | null }) | undefined> {
  const { exporter, order, sequence } = fromChangeKey(key)
  const row = await session.db
    .selectFrom('changes')
    .selectAll()
    .where('exporter', '=', exporter)
    .where('orderId', '=', order)
    .where('sequence', '=', sequence)
    .executeTakeFirst()
  return row && { ...stepFrom(row), alertedAt: row.alertedAt?.toISOString() ?? null }
}

/** Newest first. */
export async function changesOf(session: Session, exporter: string, limit = 100): Promise<Change[]> {
  const rows = await session.db
    .selectFrom('changes')
    .selectAll()
    .where('exporter', '=', exporter)
    .orderBy('serial', 'desc')
    .limit(limit)
    .execute()
  return rows.map(changeFrom)
}

/**
 * Keeps the alerts of one change and marks it as alerted, together: a crash between the two would lose an alert or raise
 * it for ever. Gives back those that are new. A change that was alerted before, or whose order is gone, raises nothing.
 */
export async function raiseAlerts(session: Session, change: Change, alerts: readonly Alert[]): Promise<Alert[]> {
  return raiseAlertsOfMany(session, [{ change, alerts }])
}

/** The same for many changes, in one transaction. */
export async function raiseAlertsOfMany(session: Session, raised: readonly { change: Change; alerts: readonly Alert[] }[]): Promise<Alert[]> {
  return inTransaction(session, async (session) => {
    const changes = raised.map(({ change }) => change)
    const { rows: marked } = await sql<{ exporter: string; order: string; sequence: number }>`
      update sextant.changes set alerted_at = ${new Date().toISOString()}
      where alerted_at is null and (exporter, order_id, sequence) in (
        select * from unnest(${changes.map(({ exporter }) => exporter)}::text[], ${changes.map(({ order }) => order)}::text[], ${changes.map(({ sequence }) => sequence)}::integer[])
      )
      returning exporter, order_id as order, sequence`.execute(session.db)
    const keys = new Set(marked.map(changeKey))
    const alerts = raised.flatMap(({ change, alerts }) => (keys.has(changeKey(change)) ? alerts : []))
    const kept: Alert[] = []
    for (let from = 0; from < alerts.length; from += ALERTS_AT_ONCE) {
      const rows = await session.db
        .insertInto('alerts')
        .values(alerts.slice(from, from + ALERTS_AT_ONCE).map(({ order, ...alert }) => ({ ...alert, orderId: order })))
        .onConflict((conflict) => conflict.doNothing())
        .returningAll()
        .execute()
      kept.push(...rows.map(alertFrom))
    }
    return kept
  })
}

/** The history of one line, newest step first. */
export async function historyOf(session: Session, exporter: string, line: string, limit = 100): Promise<Step[]> {
  const rows = await session.db
    .selectFrom('changes')
    .selectAll()
    .where('exporter', '=', exporter)
    .where('orderId', '=', line)
    .orderBy('sequence', 'desc')
    .limit(limit)
    .execute()
  return rows.map(stepFrom)
}

export async function writeSteps(session: Session, steps: readonly Step[]): Promise<void> {
  if (steps.length === 0) return
  await session.db
    .insertInto('changes')
    .values(
      steps.map(({ order, before, after, gone, come, through, ...step }) => ({
        ...step,
        orderId: order,
        before: before && canonical(before),
        after: canonical(after),
        gone: JSON.stringify(gone),
        come: JSON.stringify(come),
        through: JSON.stringify(through),
      })),
    )
    .execute()
}

/** Of a change that is older than the history, only the standings before and after are known. */
function stepFrom(row: Selectable<Tables['changes']>): Step {
  const list = (text: string | null): unknown => JSON.parse(text ?? '[]')
  const { gone, come, through } = row
  return parse(Step, { ...changeFrom(row), gone: list(gone), come: list(come), through: list(through) }, 'a step of a history in the store')
}

export function changeFrom(row: Pick<Selectable<Tables['changes']>, 'exporter' | 'orderId' | 'sequence' | 'before' | 'after' | 'at'>): Change {
  const { exporter, orderId: order, sequence, before, after, at } = row
  return {
    exporter,
    order,
    sequence,
    before: before === null ? null : standingFrom(before),
    after: standingFrom(after),
    at: at.toISOString(),
  }
}

function standingFrom(text: string): Standing {
  return parse(Standing, JSON.parse(text), 'a change in the store')
}
