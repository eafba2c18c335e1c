import { alertsFor } from '@sextant/alerts'
import { changeBy, isOrderLine, lineBy, raiseAlerts, subscriptionsOf } from '@sextant/store'
import type { Station } from './station.ts'

/** Raises what a change has to tell, once for each subscription that it concerns. The sweep gathers them into mails. */
export async function alertChange(station: Station, key: string): Promise<void> {
  const change = await changeBy(station.store, key)
  if (!change || change.alertedAt !== null) return
  const line = isOrderLine(change.order) ? await lineBy(station.store, change.exporter, change.order) : undefined
  const subscriptions = await subscriptionsOf(station.store, change.exporter)
  const kinds = new Map(station.matcher.rulebook.rules.map(({ id, kind }) => [id, kind]))
  const alerts = line ? alertsFor(change, subscriptions, { market: line.market, kindOf: (rule) => kinds.get(rule) }) : []
  await raiseAlerts(station.store, change, alerts)
}
