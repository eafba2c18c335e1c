import { canonical, type Goods, type Order, SextantError } from '@sextant/model'
import { sql } from 'kysely'
import { removeAbandoned } from './abandoned.ts'
import { goodsFrom, saveGoodsMany } from './goods.ts'
import { orderFrom, saveOrders } from './orders.ts'
import { naming } from './saved.ts'
import { inTransaction, lockName, type Session } from './session.ts'

/** An import that nobody took within a day is forgotten. */
const KEPT_MS = 86_400_000
const ROWS_AT_ONCE = 1_000

/** One row of a spreadsheet that would change something, until its import is taken. */
export interface StagedRow {
  /** In the spreadsheet. */
  number: number
  goods: Goods
  /** The revision of the goods that the row was laid over; null where there were none. */
  goodsBefore: string | null
  order?: { order: Order; before: string | null }
}

const GONE = 'this import is not there any more: it was taken already, or a day has passed; begin it again'

/** Rows are gathered under an import and become goods and orders all at once, or not at all. */
export async function beginImport(session: Session, { exporter, id, now }: { exporter: string; id: string; now: Date }): Promise<void> {
  const before = new Date(now.getTime() - KEPT_MS)
  await session.db.deleteFrom('imports').where('exporter', '=', exporter).where('beganAt', '<', before).execute()
  await session.db.insertInto('imports').values({ exporter, id, beganAt: now.toISOString() }).execute()
}

export async function stageRows(session: Session, exporter: string, id: string, rows: readonly StagedRow[]): Promise<void> {
  if (rows.length === 0) return
  const query = session.db
    .insertInto('importRows')
    .values(
      rows.map(({ number, goods, goodsBefore, order }) => ({
        exporter,
        import: id,
        number,
        goods: goods.id,
        goodsFacts: canonical(goods.facts),
        goodsBefore,
        orderId: order?.order.id ?? null,
        market: order?.order.market ?? null,
        orderFacts: order ? canonical(order.order.facts) : null,
        orderBefore: order?.before ?? null,
      })),
    )
    // A request that is asked twice says the same twice.
    .onConflict((conflict) => conflict.doNothing())
  await naming(query.execute(), GONE)
}

/**
 * All or none; gives back how many rows there were, and the goods that went: those under the name of an order that carries
 * others now. Throws where what they were laid over has changed since, for then they would undo that.
 */
export async function takeImport(session: Session, exporter: string, id: string): Promise<{ taken: number; gone: string[] }> {
  return inTransaction(session, async (session) => {
    // Of two imports at a time, the later sees what the earlier has changed.
    await lockName(session, `import of ${exporter}`)
    const begun = await session.db.selectFrom('imports').select('id').where('exporter', '=', exporter).where('id', '=', id).executeTakeFirst()
    if (!begun) throw new SextantError('SEXTANT_NOT_FOUND', GONE)
    await refuseStale(session, exporter, id)
    let taken = 0
    const named: string[] = []
    for (let after = 0; ; ) {
      const rows = await session.db.selectFrom('importRows').selectAll().where('exporter', '=', exporter).where('import', '=', id).where('number', '>', after).orderBy('number').limit(ROWS_AT_ONCE).execute()
      if (rows.length === 0) break
      await saveGoodsMany(session, rows.map((row) => goodsFrom({ exporter, id: row.goods, facts: row.goodsFacts })))
      const orders = rows.flatMap(({ goods, orderId, market, orderFacts }) => (orderId === null || market === null || orderFacts === null ? [] : [orderFrom({ exporter, id: orderId, goods, market, facts: orderFacts })]))
      await saveOrders(session, orders)
      named.push(...orders.filter((order) => order.goods !== order.id).map((order) => order.id))
      taken += rows.length
      after = rows.at(-1)?.number ?? Infinity
    }
    await dropImport(session, exporter, id)
    return { taken, gone: await removeAbandoned(session, exporter, named) }
  })
}

/** With its rows. */
export async function dropImport(session: Session, exporter: string, id: string): Promise<void> {
  await session.db.deleteFrom('imports').where('exporter', '=', exporter).where('id', '=', id).execute()
}

async function refuseStale(session: Session, exporter: string, id: string): Promise<void> {
  const { rows } = await sql<{ what: string; id: string }>`
    select 'goods' as what, r.goods as id from sextant.import_rows r left join sextant.goods g on g.exporter = r.exporter and g.id = r.goods
      where r.exporter = ${exporter} and r.import = ${id} and g.revision is distinct from r.goods_before
    union all
    select 'order', r.order_id from sextant.import_rows r left join sextant.orders o on o.exporter = r.exporter and o.id = r.order_id
      where r.exporter = ${exporter} and r.import = ${id} and r.order_id is not null and o.revision is distinct from r.order_before
    limit 1`.execute(session.db)
  const [first] = rows
  if (first) throw new SextantError('SEXTANT_INVALID', `the ${first.what} "${first.id}" changed while this import was looked at; begin it again, and see what it would change now`)
}
