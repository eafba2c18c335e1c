import { SextantError } from '@sextant/model'
import { type RawBuilder, sql } from 'kysely'
import { noteRemoved } from './audit.ts'
import { inTransaction, type Session } from './session.ts'

/** What went with something that was removed, by which whoever asked sees that it is gone. */
export interface Removed {
  changes: number
  alerts: number
}

/**
 * With its verdicts, its history and its alerts; what was not yet told of it is not told any more. Undefined where there
 * is no such order.
 */
export async function removeOrder(session: Session, exporter: string, id: string): Promise<Removed | undefined> {
  return inTransaction(session, async (session) => {
    // First of all, so that nobody judges it, or raises an alert of it, while the rest goes.
    const { numDeletedRows } = await session.db
      .deleteFrom('orders')
      .where('exporter', '=', exporter)
      .where('id', '=', id)
      .executeTakeFirst()
    if (numDeletedRows === 0n) return undefined
    const { sequence, ...removed } = await removeLines(session, exporter, (line) => sql`${line} = ${id}`)
    await noteRemoved(session, { exporter, kind: 'order', id, sequence })
    return removed
  })
}

/** With all that was said of them in any market. Throws while an order names them. */
export async function removeGoods(session: Session, exporter: string, id: string): Promise<Removed | undefined> {
  return inTransaction(session, async (session) => {
    const order = await session.db
      .selectFrom('orders')
      .select('id')
      .where('exporter', '=', exporter)
      .where('goods', '=', id)
      .executeTakeFirst()
    if (order)
      throw new SextantError(
        'SEXTANT_INVALID',
        `the goods "${id}" are named by the order "${order.id}"; remove their orders first`,
      )
    const { numDeletedRows } = await session.db
      .deleteFrom('goods')
      .where('exporter', '=', exporter)
      .where('id', '=', id)
      .executeTakeFirst()
    if (numDeletedRows === 0n) return undefined
    const { sequence, ...removed } = await removeLines(session, exporter, (line) => sql`starts_with(${line}, ${`${id}@`})`)
    await noteRemoved(session, { exporter, kind: 'goods', id, sequence })
    return removed
  })
}

/** With all that is theirs: goods, orders, subscriptions, and what they were told. */
export async function removeExporter(session: Session, id: string): Promise<Removed | undefined> {
  return inTransaction(session, async (session) => {
    // In the order in which whoever judges takes them, so that neither waits for the other.
    await session.db.deleteFrom('orders').where('exporter', '=', id).execute()
    await session.db.deleteFrom('goods').where('exporter', '=', id).execute()
    const { sequence, ...removed } = await removeLines(session, id, () => sql`true`)
    const { numDeletedRows } = await session.db.deleteFrom('exporters').where('id', '=', id).executeTakeFirst()
    if (numDeletedRows === 0n) return undefined
    await noteRemoved(session, { exporter: id, kind: 'exporter', id, sequence })
    return removed
  })
}

/** What is kept of lines, whose last number stays: an alert, and the mail that tells it, is named by it. */
async function removeLines(
  session: Session,
  exporter: string,
  isMeant: (line: RawBuilder<string>) => RawBuilder<unknown>,
): Promise<Removed & { sequence: number }> {
  const where = (column: string) => sql<boolean>`exporter = ${exporter} and ${isMeant(sql.ref(column))}`
  const alerts = await session.db.deleteFrom('alerts').where(where('order_id')).executeTakeFirst()
  const changes = await session.db.deleteFrom('changes').where(where('order_id')).returning('sequence').execute()
  await session.db.deleteFrom('standings').where(where('line')).execute()
  return {
    changes: changes.length,
    alerts: Number(alerts.numDeletedRows),
    sequence: Math.max(0, ...changes.map(({ sequence }) => sequence)),
  }
}
