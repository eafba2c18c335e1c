import { canonical, Order, parse, sha256 } from '@sextant/model'
import { type Selectable, sql } from 'kysely'
import { naming, type Saved, savedFrom, wasInserted } from './saved.ts'
import { inTransaction, type Session } from './session.ts'
import type { Tables } from './tables.ts'

const ROWS_AT_ONCE = 1_000

export async function saveOrder(session: Session, order: Order): Promise<Saved> {
  return savedFrom((await write(session, [order]))[0])
}

/** All or none. Where two have one id, the last counts. */
export async function saveOrders(session: Session, list: readonly Order[]): Promise<void> {
  const distinct = [...new Map(list.map((order) => [`${order.exporter}/${order.id}`, order])).values()]
  await inTransaction(session, async (session) => {
    for (let from = 0; from < distinct.length; from += ROWS_AT_ONCE)
      await write(session, distinct.slice(from, from + ROWS_AT_ONCE))
  })
}

export async function orderBy(session: Session, exporter: string, id: string): Promise<Order | undefined> {
  const row = await session.db
    .selectFrom('orders')
    .selectAll()
    .where('exporter', '=', exporter)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && orderFrom(row)
}

/** Those of the ids that there are, each with its revision. */
export async function ordersByIds(session: Session, exporter: string, ids: readonly string[]): Promise<{ order: Order; revision: string }[]> {
  if (ids.length === 0) return []
  const rows = await session.db.selectFrom('orders').selectAll().where('exporter', '=', exporter).where('id', 'in', ids).execute()
  return rows.map((row) => ({ order: orderFrom(row), revision: row.revision }))
}

/** Every order of these contracts, also those that stand for one car of it: `HT-1`, `HT-1#VIN`. */
export async function ordersOfContracts(session: Session, exporter: string, numbers: readonly string[]): Promise<{ order: Order; revision: string }[]> {
  if (numbers.length === 0) return []
  const beginnings = [...new Set(numbers.map((number) => number.split('#', 1)[0] ?? number))]
  const rows = await session.db.selectFrom('orders').selectAll().where('exporter', '=', exporter).where(sql<boolean>`split_part(id, '#', 1) = any(${beginnings}::text[])`).orderBy('id').execute()
  return rows.map((row) => ({ order: orderFrom(row), revision: row.revision }))
}

/** The ids of the orders that carry each of these goods. */
export async function carriersOf(session: Session, exporter: string, goods: readonly string[]): Promise<Map<string, string[]>> {
  if (goods.length === 0) return new Map()
  const rows = await session.db.selectFrom('orders').select(['id', 'goods']).where('exporter', '=', exporter).where('goods', 'in', goods).orderBy('id').execute()
  return new Map([...Map.groupBy(rows, (row) => row.goods)].map(([id, carriers]) => [id, carriers.map((row) => row.id)]))
}

export async function ordersOf(session: Session, exporter: string): Promise<Order[]> {
  const rows = await session.db
    .selectFrom('orders')
    .selectAll()
    .where('exporter', '=', exporter)
    .orderBy('id')
    .execute()
  return rows.map(orderFrom)
}

export function orderFrom(
  row: Pick<Selectable<Tables['orders']>, 'exporter' | 'id' | 'goods' | 'market' | 'facts'>,
): Order {
  const { exporter, id, goods, market, facts } = row
  return parse(Order, { exporter, id, goods, market, facts: JSON.parse(facts) }, `order ${id} in the store`)
}

/** Two orders with one revision say the same. */
export function orderRevision({ goods, market, facts }: Pick<Order, 'goods' | 'market' | 'facts'>): string {
  return sha256(canonical([goods, market, canonical(facts)])).slice(0, 32)
}

async function write(session: Session, list: readonly Order[]): Promise<{ inserted: boolean }[]> {
  const rows = list.map(({ exporter, id, goods, market, facts }) => ({ exporter, id, goods, market, facts: canonical(facts), revision: orderRevision({ goods, market, facts }) }))
  if (rows.length === 0) return []
  const query = session.db
    .insertInto('orders')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['exporter', 'id'])
        .doUpdateSet(({ ref }) => ({
          goods: ref('excluded.goods'),
          market: ref('excluded.market'),
          facts: ref('excluded.facts'),
          revision: ref('excluded.revision'),
        }))
        .whereRef('orders.revision', '<>', 'excluded.revision'),
    )
    .returning(wasInserted.as('inserted'))
  const [first] = list
  const named =
    list.length === 1 && first
      ? `the order "${first.id}" names goods "${first.goods}" that "${first.exporter}" does not have`
      : 'an order names goods that its exporter does not have'
  return naming(query.execute(), `${named}; import the goods first`)
}
