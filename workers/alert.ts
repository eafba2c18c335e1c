import { alertsFor } from '@sextant/alerts'
import { changeBy, keyOf, orderBy, raiseAlerts, subscriptionsOf } from '@sextant/store'
import type { Station } from './station.ts'

/** Changes of one exporter are gathered so long before the first of them is mailed, so that one mail tells them all. */
const GATHER_MS = 2_000

/** Raises what a change has to tell, once for each subscription that it concerns. */
export async function alertChange(station: Station, key: string): Promise<void> {
  const change = await changeBy(station.store, key)
  if (!change || change.alertedAt !== null) return
  const order = await orderBy(station.store, change.exporter, change.order)
  const subscriptions = await subscriptionsOf(station.store, change.exporter)
  const kinds = new Map(station.matcher.rulebook.rules.map(({ id, kind }) => [id, kind]))
  const alerts = order ? alertsFor(change, subscriptions, { market: order.market, kindOf: (rule) => kinds.get(rule) }) : []
  await raiseAlerts(station.store, change, alerts)
  for (const subscription of new Set(alerts.map((alert) => alert.subscription))) {
    await station.queue.add('deliver', keyOf({ exporter: change.exporter, id: subscription }), { delayMs: GATHER_MS })
  }
}
