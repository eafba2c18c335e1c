import { alertsFor } from '@sextant/alerts'
import type { Step } from '@sextant/model'
import { changeBy, lineBy, raiseAlerts, subscriptionsOf } from '@sextant/store'
import type { Station } from './station.ts'

/** Raises what a change has to tell, once for each subscription that it concerns. The sweep gathers them into mails. */
export async function alertChange(station: Station, key: string): Promise<void> {
  const change = await changeBy(station.store, key)
  if (!change || change.alertedAt !== null) return
  const line = await lineBy(station.store, change.exporter, change.order)
  const subscriptions = await subscriptionsOf(station.store, change.exporter)
  const kinds = new Map(station.matcher.rulebook.rules.map(({ id, kind }) => [id, kind]))
  const isTold = line && (line.order !== null || cameFromOutside(change))
  const alerts = isTold ? alertsFor(change, subscriptions, { market: line.market, kindOf: (rule) => kinds.get(rule) }) : []
  await raiseAlerts(station.store, change, alerts)
}

/** Of a model nobody hears what follows from taking it up or correcting it, in each market anew; only what happened without that. */
function cameFromOutside({ through }: Step): boolean {
  return through.some(({ kind }) => kind === 'release' || kind === 'day' || kind === 'review')
}
