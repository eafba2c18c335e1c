import {
  type Alert,
  type Change,
  Delivery,
  type Exporter,
  parse,
  type Subscription,
} from '@sextant/model'
import { type Selectable, sql } from 'kysely'
import { alertFrom } from './alerts.ts'
import { changeFrom } from './changes.ts'
import { exporterBy } from './exporters.ts'
import { keyOf } from './keys.ts'
import { type Line, linesBy } from './lines.ts'
import { inTransaction, type Session } from './session.ts'
import { storable } from './storable.ts'
import { subscriptionBy } from './subscriptions.ts'
import type { Tables } from './tables.ts'
import { linesIn } from './tally.ts'

/** Answers and errors of mail servers are for people to read, and no longer than that. */
const RESPONSE_MAX = 2_000

const NOTHING_LEFT = 'nothing is left to tell'

/** More orders and models than this are not told one by one in a mail, but counted. */
const LINES_MAX = 500

/** All that the mail is rendered from, as it is now. Alerts whose line is gone meanwhile are left out. */
export interface ClaimedDelivery {
  delivery: Delivery
  exporter: Exporter
  subscription: Subscription
  /** Those of the worst lines. */
  alerts: { alert: Alert; change: Change; line: Line }[]
  /** Whether these are all. */
  isWhole: boolean
}

export interface DeliveryRecord extends Delivery {
  gatheredAt: string
  sentAt: string | null
  response: string | null
  lastError: string | null
}

/**
 * Takes a delivery for `leaseMs`, by the clock of the database. Undefined where it is sent, failed, not yet to be tried
 * again, or held by someone whose lease still runs. Where nothing is left to tell, because the subscription or all its
 * orders were removed, the delivery is closed as failed, and says so.
 */
export async function claimDelivery(
  session: Session,
  id: string,
  leaseMs: number,
): Promise<ClaimedDelivery | undefined> {
  return inTransaction(session, async (session) => {
    const row = await session.db
      .updateTable('deliveries')
      .set(({ eb }) => ({
        state: 'sending',
        attempts: eb('attempts', '+', 1),
        retryAt: null,
        leaseUntil: sql<string>`now() + ${leaseMs} * interval '1 millisecond'`,
      }))
      .where('id', '=', id)
      .where(claimable)
      .returningAll()
      .executeTakeFirst()
    if (!row) return undefined
    const delivery = deliveryFrom(row)
    const exporter = await exporterBy(session, delivery.exporter)
    const subscription = await subscriptionBy(session, delivery.exporter, delivery.subscription)
    const { alerts, isWhole } = await alertsIn(session, id)
    if (exporter && subscription && alerts.length > 0) return { delivery, exporter, subscription, alerts, isWhole }
    const why = subscription ? 'all its orders were removed' : 'its subscription was removed'
    await deliveryFailed(session, delivery, `${NOTHING_LEFT}: ${why}`, { retryAt: null })
    return undefined
  })
}

/** Whoever says so: a mail that was accepted must not go out again, even where the lease had run out meanwhile. */
export async function deliverySent(session: Session, { id }: Delivery, response: string): Promise<void> {
  await session.db
    .updateTable('deliveries')
    .set({
      state: 'sent',
      sentAt: new Date().toISOString(),
      response: textOf(response),
      leaseUntil: null,
      retryAt: null,
      lastError: null,
    })
    .where('id', '=', id)
    .where('state', '<>', 'sent')
    .execute()
}

/** `retryAt` null: for good. Says nothing where the claim is no longer the present one: `attempts` tells. */
export async function deliveryFailed(
  session: Session,
  { id, attempts }: Delivery,
  error: string,
  { retryAt }: { retryAt: Date | null },
): Promise<void> {
  await session.db
    .updateTable('deliveries')
    .set({
      state: retryAt ? 'waiting' : 'failed',
      retryAt: retryAt?.toISOString() ?? null,
      leaseUntil: null,
      lastError: textOf(error),
    })
    .where('id', '=', id)
    .where('state', '=', 'sending')
    .where('attempts', '=', attempts)
    .execute()
}

/** The ids of those that may be claimed now, oldest first. */
export async function deliveriesWaiting(session: Session, limit: number): Promise<string[]> {
  const rows = await session.db
    .selectFrom('deliveries')
    .select('id')
    .where(claimable)
    .orderBy('gatheredAt')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/** Newest first. */
export async function deliveriesOf(session: Session, exporter: string, limit = 100): Promise<DeliveryRecord[]> {
  const rows = await session.db
    .selectFrom('deliveries')
    .selectAll()
    .where('exporter', '=', exporter)
    .orderBy('gatheredAt', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    ...deliveryFrom(row),
    gatheredAt: row.gatheredAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
    response: row.response,
    lastError: row.lastError,
  }))
}

/** Where one process at most has the store, a lease that is found on opening is of a process that ended. */
export async function releaseLeases(session: Session): Promise<void> {
  await session.db
    .updateTable('deliveries')
    .set({ state: 'waiting', leaseUntil: null })
    .where('state', '=', 'sending')
    .execute()
}

/** Mails that have not gone out: those that are tried again, and those that their server refused for good. */
export async function unsentDeliveries(session: Session): Promise<{ waiting: number; refused: number }> {
  return session.db
    .selectFrom('deliveries')
    .select([
      sql<number>`count(*) filter (where state in ('waiting', 'sending'))::int`.as('waiting'),
      sql<number>`count(*) filter (where state = 'failed' and not starts_with(last_error, ${NOTHING_LEFT}))::int`.as(
        'refused',
      ),
    ])
    .executeTakeFirstOrThrow()
}

/** Lets all that wait for their next attempt be tried at once: whoever starts a process may have mended the mail server. */
export async function hastenDeliveries(session: Session): Promise<void> {
  await session.db
    .updateTable('deliveries')
    .set({ retryAt: null })
    .where('state', '=', 'waiting')
    .where('retryAt', 'is not', null)
    .execute()
}

/** What was refused for good is tried again under its Message-ID: the exporter has another address now. */
export async function reviveDeliveries(session: Session, exporter: string): Promise<void> {
  await session.db
    .updateTable('deliveries')
    .set({ state: 'waiting', retryAt: null })
    .where('exporter', '=', exporter)
    .where('state', 'in', ['waiting', 'failed'])
    .execute()
}

export const claimable = sql<boolean>`(
  (state = 'waiting' and (retry_at is null or retry_at <= now())) or (state = 'sending' and lease_until <= now())
)`

export function deliveryFrom(row: Selectable<Tables['deliveries']>): Delivery {
  const { id, exporter, subscription, messageId, state, attempts } = row
  return parse(Delivery, { id, exporter, subscription, messageId, state, attempts }, `delivery ${id} in the store`)
}

/** The alerts of its worst lines, by the present standings; the oldest alert of each line first. */
async function alertsIn(session: Session, delivery: string): Promise<Pick<ClaimedDelivery, 'alerts' | 'isWhole'>> {
  const { rows: worst } = await sql<{ exporter: string; order: string }>`
    select exporter, line as order from (${linesIn(delivery)}) as told
    order by array_position(array['blocked', 'act', 'cannot-tell', 'clear'], outcome), market, line
    limit ${LINES_MAX + 1}`.execute(session.db)
  const told = worst.slice(0, LINES_MAX)
  if (told.length === 0) return { alerts: [], isWhole: true }
  const lines = await linesBy(session, told)
  const rows = await session.db
    .selectFrom('alerts')
    .innerJoin('changes', (join) => join.onRef('changes.exporter', '=', 'alerts.exporter').onRef('changes.orderId', '=', 'alerts.orderId').onRef('changes.sequence', '=', 'alerts.sequence'))
    .selectAll('alerts')
    .select(['changes.before', 'changes.after', 'changes.at'])
    .where('alerts.delivery', '=', delivery)
    .where(sql<boolean>`alerts.order_id = any(${told.map(({ order }) => order)}::text[])`)
    .orderBy('alerts.serial')
    .execute()
  const alerts = rows.flatMap((row) => {
    const alert = alertFrom(row)
    const line = lines.get(keyOf({ exporter: alert.exporter, id: alert.order }))
    return line ? [{ alert, change: changeFrom(row), line }] : []
  })
  return { alerts, isWhole: worst.length <= LINES_MAX }
}

function textOf(text: string): string {
  return storable(text.slice(0, RESPONSE_MAX))
}
