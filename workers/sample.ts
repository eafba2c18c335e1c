import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Exporter, Goods, Order, parse, Subscription } from '@sextant/model'
import { recall, remember, saveExporter, saveGoodsMany, saveOrders, saveSubscription, inTransaction, type Store } from '@sextant/store'
import { z } from 'zod'

const Fleet = z.strictObject({
  exporters: z.array(Exporter),
  goods: z.array(Goods),
  orders: z.array(Order),
  subscriptions: z.array(Subscription),
})

/** Puts the invented exporters, goods and orders into a store that never had them; what a user deletes stays deleted. */
export async function seedSample(store: Store): Promise<void> {
  if (await recall(store, 'sample')) return
  const file = join(import.meta.dirname, 'sample', 'fleet.json')
  const fleet = parse(Fleet, JSON.parse(await readFile(file, 'utf8')), 'workers/sample/fleet.json')
  await inTransaction(store, async (session) => {
    for (const exporter of fleet.exporters) await saveExporter(session, exporter)
    await saveGoodsMany(session, fleet.goods)
    await saveOrders(session, fleet.orders)
    for (const subscription of fleet.subscriptions) await saveSubscription(session, subscription)
    await remember(session, 'sample', 'seeded')
  })
}
