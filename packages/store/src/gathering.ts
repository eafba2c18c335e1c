import { canonical, type Delivery, sha256 } from '@sextant/model'
import { sql } from 'kysely'
import { deliveryFrom } from './deliveries.ts'
import { inTransaction, type Session } from './session.ts'

/** One mail says no more than this; the rest is gathered into the next. */
const ALERTS_MAX = 500

/** Which subscriptions have something to say, and may say it now by their rhythm. */
export async function subscriptionsDue(session: Session, now: Date): Promise<{ exporter: string; id: string }[]> {
  return due(session, now).orderBy('exporter').orderBy('id').execute()
}

/**
 * Puts all that a subscription has not said yet into one delivery. The rhythm is asked again, under a lock, so that two
 * who gather for it make one mail. The id follows from the alerts, and the Message-ID from it: stable over all attempts.
 */
export async function gatherDelivery(
  session: Session,
  { exporter, id }: { exporter: string; id: string },
  { now, mailDomain = 'sextant.invalid' }: { now: Date; mailDomain?: string },
): Promise<Delivery | undefined> {
  return inTransaction(session, async (session) => {
    await sql`select from sextant.subscriptions where exporter = ${exporter} and id = ${id} for update`.execute(
      session.db,
    )
    const subscription = await due(session, now)
      .where('exporter', '=', exporter)
      .where('id', '=', id)
      .executeTakeFirst()
    if (!subscription) return undefined
    const alerts = await session.db
      .selectFrom('alerts')
      .select('id')
      .where('exporter', '=', exporter)
      .where('subscription', '=', id)
      .where('delivery', 'is', null)
      .orderBy('serial')
      .limit(ALERTS_MAX)
      .execute()
    const ids = alerts.map((alert) => alert.id)
    const delivery = `d${sha256(canonical([exporter, ids.toSorted()])).slice(0, 32)}`
    const row = await session.db
      .insertInto('deliveries')
      .values({
        id: delivery,
        exporter,
        subscription: id,
        messageId: `<${delivery}@${mailDomain}>`,
        state: 'waiting',
        attempts: 0,
        gatheredAt: now.toISOString(),
      })
      .returningAll()
      .executeTakeFirstOrThrow()
    await session.db
      .updateTable('alerts')
      .set({ delivery })
      .where('exporter', '=', exporter)
      .where('id', 'in', ids)
      .where('delivery', 'is', null)
      .execute()
    await session.db
      .updateTable('subscriptions')
      .set({ gatheredAt: now.toISOString() })
      .where('exporter', '=', exporter)
      .where('id', '=', id)
      .execute()
    return deliveryFrom(row)
  })
}

function due(session: Session, now: Date) {
  const at = now.toISOString()
  return session.db
    .selectFrom('subscriptions')
    .select(['exporter', 'id'])
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('alerts')
          .select('alerts.id')
          .whereRef('alerts.exporter', '=', 'subscriptions.exporter')
          .whereRef('alerts.subscription', '=', 'subscriptions.id')
          .where('alerts.delivery', 'is', null),
      ),
    )
    .where(
      sql<boolean>`(often = 'at-once' or gathered_at is null
        or gathered_at <= ${at}::timestamptz - case often when 'daily' then interval '24 hours' else interval '168 hours' end)`,
    )
}
