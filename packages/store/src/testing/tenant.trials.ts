import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import {
  asExporter,
  beginImport,
  claimDelivery,
  currentRelease,
  exporters,
  gatherDelivery,
  ordersOf,
  raiseAlerts,
  rememberHeadings,
  removeOrder,
  saveOrder,
  saveSubscription,
  stageRows,
  type Store,
} from '../index.ts'
import { alertOf, exporterWithOrder, goodsOf, judged, orderOf, standingOf, subscriptionOf } from './samples.ts'

const tables = ['goods', 'orders', 'subscriptions', 'standings', 'changes', 'alerts', 'deliveries', 'imports', 'import_rows', 'import_headings'] as const

/** One exporter must not meet another, whatever is asked. The queries here name no exporter on purpose. */
export function tenantTrials(store: () => Store): void {
  const busyExporter = async () => {
    const exporter = await exporterWithOrder(store())
    await saveSubscription(store(), subscriptionOf(exporter))
    const change = await judged(store(), exporter, standingOf('blocked'))
    if (change) await raiseAlerts(store(), change, [alertOf(change)])
    await beginImport(store(), { exporter, id: 'import-1', now: new Date() })
    await stageRows(store(), exporter, 'import-1', [{ number: 1, goods: goodsOf(exporter), goodsBefore: null }])
    await rememberHeadings(store(), exporter, [{ heading: 'make', written: 'Make', meaning: 'make' }])
    await gatherDelivery(store(), { exporter, id: 'all' }, { now: new Date() })
    return exporter
  }

  describe('an exporter', () => {
    it.each(tables)('sees and changes only its own %s', async (table) => {
      const [mine, other] = [await busyExporter(), await busyExporter()]
      const all = sql<{ exporter: string }>`select exporter from ${sql.table(`sextant.${table}`)}`
      const seen = await asExporter(store(), mine, async ({ db }) => (await all.execute(db)).rows)
      expect(seen).toEqual([{ exporter: mine }])
      await asExporter(store(), mine, ({ db }) =>
        sql`update ${sql.table(`sextant.${table}`)} set exporter = exporter`.execute(db),
      )
      const touched = await asExporter(store(), mine, async ({ db }) => {
        await sql`delete from sextant.alerts`.execute(db)
        await sql`delete from sextant.orders`.execute(db)
        return sql`delete from ${sql.table(`sextant.${table}`)}`.execute(db)
      })
      expect(touched.numAffectedRows ?? 0n).toBeLessThanOrEqual(1n)
      expect((await all.execute(store().db)).rows).toContainEqual({ exporter: other })
    })

    it('cannot write a row for another, nor make its own row one of another', async () => {
      const [mine, other] = [await busyExporter(), await busyExporter()]
      await expect(
        asExporter(store(), mine, (session) => saveOrder(session, orderOf(other, 'foisted'))),
      ).rejects.toThrow(/row-level security/)
      const handOver = asExporter(store(), mine, ({ db }) =>
        sql`update sextant.subscriptions set exporter = ${other}, id = 'foisted'`.execute(db),
      )
      await expect(handOver).rejects.toThrow(/row-level security/)
    })

    it('sees itself alone among the exporters, and nothing where it is nobody', async () => {
      const mine = await busyExporter()
      expect((await asExporter(store(), mine, exporters)).map(({ id }) => id)).toEqual([mine])
      expect(await asExporter(store(), '', exporters)).toEqual([])
    })

    it('has no way to what belongs to all', async () => {
      const mine = await busyExporter()
      await expect(asExporter(store(), mine, currentRelease)).rejects.toThrow(/permission denied/)
      await expect(asExporter(store(), mine, ({ db }) => sql`drop table sextant.orders`.execute(db))).rejects.toThrow(
        /must be owner/,
      )
    })

    it('uses the same functions as everyone for its own', async () => {
      const mine = await busyExporter()
      await asExporter(store(), mine, async (session) => {
        await saveOrder(session, orderOf(mine, 'order-2'))
        await removeOrder(session, mine, 'order-1')
      })
      expect((await ordersOf(store(), mine)).map(({ id }) => id)).toEqual(['order-2'])
    })

    it('leaves the workers their view of all when it is done, also where it failed', async () => {
      const [mine, other] = [await busyExporter(), await busyExporter()]
      await expect(asExporter(store(), mine, () => Promise.reject(new Error('interrupted')))).rejects.toThrow(
        'interrupted',
      )
      expect((await exporters(store())).map(({ id }) => id)).toEqual(expect.arrayContaining([mine, other]))
      expect(await claimDelivery(store(), 'none', 1)).toBeUndefined()
    })
  })
}
