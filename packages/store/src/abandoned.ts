import { sql } from 'kysely'
import { auditHash } from './audit.ts'
import type { Session } from './session.ts'

const AT_ONCE = 1_000

/** Goods that went by the name of their order and that no order carries any more go, with all that was said of them; gives back their ids. */
export async function removeAbandoned(session: Session, exporter: string, orders: readonly string[]): Promise<string[]> {
  const removed: string[] = []
  for (let from = 0; from < orders.length; from += AT_ONCE) removed.push(...(await removeSome(session, exporter, orders.slice(from, from + AT_ONCE))))
  return removed
}

async function removeSome(session: Session, exporter: string, ids: readonly string[]): Promise<string[]> {
  const gone = await session.db
    .deleteFrom('goods')
    .where('exporter', '=', exporter)
    .where('id', 'in', ids)
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('orders').select('orders.id').whereRef('orders.exporter', '=', 'goods.exporter').whereRef('orders.goods', '=', 'goods.id'))))
    .returning('id')
    .execute()
  if (gone.length === 0) return []
  const names = gone.map(({ id }) => id)
  const isTheirs = (column: string) => sql<boolean>`exporter = ${exporter} and ${sql.ref(column)} like '%@%' and split_part(${sql.ref(column)}, '@', 1) = any(${names}::text[])`
  await session.db.deleteFrom('alerts').where(isTheirs('order_id')).execute()
  const changes = await session.db.deleteFrom('changes').where(isTheirs('order_id')).returning(['orderId', 'sequence']).execute()
  await session.db.deleteFrom('standings').where(isTheirs('line')).execute()
  const last = new Map<string, number>()
  for (const { orderId, sequence } of changes) {
    const [id = ''] = orderId.split('@', 1)
    last.set(id, Math.max(last.get(id) ?? 0, sequence))
  }
  const at = new Date().toISOString()
  await session.db
    .insertInto('audit')
    .values(names.map((id) => ({ exporter, action: 'removed' as const, kind: 'goods' as const, hash: auditHash(exporter, 'goods', id), sequence: last.get(id) ?? 0, at })))
    .execute()
  return names
}
