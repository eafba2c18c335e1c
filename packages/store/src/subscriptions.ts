import { canonical, parse, Subscription } from '@sextant/model'
import { naming, type Saved, savedFrom, wasInserted } from './saved.ts'
import { inTransaction, type Session } from './session.ts'

export async function saveSubscription(session: Session, subscription: Subscription): Promise<Saved> {
  const { exporter, id, often } = subscription
  const content = canonical(subscription)
  const query = session.db
    .insertInto('subscriptions')
    .values({ exporter, id, content, often })
    .onConflict((conflict) =>
      conflict
        .columns(['exporter', 'id'])
        .doUpdateSet({ content, often })
        .where('subscriptions.content', '<>', content),
    )
    .returning(wasInserted.as('inserted'))
  return savedFrom(
    await naming(
      query.executeTakeFirst(),
      `the subscription "${id}" is for "${exporter}", which is no exporter; register the exporter first`,
    ),
  )
}

export async function subscriptionBy(
  session: Session,
  exporter: string,
  id: string,
): Promise<Subscription | undefined> {
  const row = await session.db
    .selectFrom('subscriptions')
    .select('content')
    .where('exporter', '=', exporter)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && subscriptionFrom(row.content)
}

export async function subscriptionsOf(session: Session, exporter: string): Promise<Subscription[]> {
  const rows = await session.db
    .selectFrom('subscriptions')
    .select('content')
    .where('exporter', '=', exporter)
    .orderBy('id')
    .execute()
  return rows.map(({ content }) => subscriptionFrom(content))
}

/** Nothing more is sent through it, not even what was already gathered. */
export async function removeSubscription(session: Session, exporter: string, id: string): Promise<void> {
  await inTransaction(session, async (session) => {
    await session.db.deleteFrom('subscriptions').where('exporter', '=', exporter).where('id', '=', id).execute()
    await session.db
      .deleteFrom('alerts')
      .where('exporter', '=', exporter)
      .where('subscription', '=', id)
      .where('delivery', 'is', null)
      .execute()
  })
}

export function subscriptionFrom(content: string): Subscription {
  return parse(Subscription, JSON.parse(content), 'a subscription in the store')
}
