import { canonical, type Delivery, sha256 } from '@sextant/model'
import { sql } from 'kysely'
import { deliveryFrom } from './deliveries.ts'
import { hasLinesToJudge } from './lines.ts'
import { inTransaction, type Session } from './session.ts'
import { snapshotsToRelate } from './snapshots.ts'

/** Which subscriptions have something to say, and may say it now by their rhythm. */
export async function subscriptionsDue(session: Session, now: Date): Promise<{ exporter: string; id: string }[]> {
  return due(session, now).orderBy('exporter').orderBy('id').execute()
}

/**
 * Those of the subscriptions of whose exporter nothing more is about to be heard, and those that have waited for that for
 * `waitMs`, by the clock of the database. So one import, one release or one day makes one mail, if it takes no longer.
 */
export async function subscriptionsReady(session: Session, subscriptions: readonly { exporter: string; id: string }[], { waitMs }: { waitMs: number }): Promise<{ exporter: string; id: string }[]> {
  const quiet = new Map<string, boolean>()
  const ready: { exporter: string; id: string }[] = []
  for (const subscription of subscriptions) {
    const { exporter, id } = subscription
    if (!(await hasWaited(session, exporter, id, waitMs))) {
      if (!quiet.has(exporter)) quiet.set(exporter, !(await isAboutToHear(session, exporter)))
      if (!quiet.get(exporter)) continue
    }
    ready.push(subscription)
  }
  return ready
}

async function isAboutToHear(session: Session, exporter: string): Promise<boolean> {
  // What is still to be related may change the answers of anybody.
  if ((await snapshotsToRelate(session, 1)).length > 0) return true
  const change = await session.db.selectFrom('changes').select('serial').where('alertedAt', 'is', null).where('exporter', '=', exporter).limit(1).executeTakeFirst()
  return change !== undefined || hasLinesToJudge(session, exporter)
}

async function hasWaited(session: Session, exporter: string, subscription: string, waitMs: number): Promise<boolean> {
  const alert = await session.db
    .selectFrom('alerts')
    .select('id')
    .where('exporter', '=', exporter)
    .where('subscription', '=', subscription)
    .where('delivery', 'is', null)
    .where(sql<boolean>`raised_at <= now() - ${waitMs} * interval '1 millisecond'`)
    .limit(1)
    .executeTakeFirst()
  return alert !== undefined
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
    const untold = await session.db
      .selectFrom('alerts')
      .select(({ fn }) => [fn.min('serial').as('first'), fn.max('serial').as('last')])
      .where('exporter', '=', exporter)
      .where('subscription', '=', id)
      .where('delivery', 'is', null)
      .executeTakeFirstOrThrow()
    const delivery = `d${sha256(canonical([exporter, id, untold.first, untold.last])).slice(0, 32)}`
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
      .where('subscription', '=', id)
      .where('delivery', 'is', null)
      .where('serial', '<=', untold.last)
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
