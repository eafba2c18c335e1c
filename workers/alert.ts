import { setImmediate as turn } from 'node:timers/promises'
import { alertsFor } from '@sextant/alerts'
import type { Alert, RuleKind, Step, Subscription } from '@sextant/model'
import { changeBy, changeKey, inTransaction, keyOf, type Line, linesBy, raiseAlerts, raiseAlertsOfMany, stepsToAlert, subscriptionsOf } from '@sextant/store'
import type { Station } from './station.ts'

/** So many changes are alerted in one transaction. */
const BLOCK = 250

/** Raises what a change has to tell, once for each subscription that it concerns. The sweep gathers them into mails. */
export async function alertChange(station: Station, key: string): Promise<void> {
  const change = await changeBy(station.store, key)
  if (!change || change.alertedAt !== null) return
  const lines = await linesBy(station.store, [change])
  const subscriptions = await subscriptionsOf(station.store, change.exporter)
  await raiseAlerts(station.store, change, alertsOf(kindsOf(station), change, lines, subscriptions))
}

/** The same for all changes of which nobody has heard, block by block; one that cannot be alerted is left to a job of its own. */
export async function alertDue(station: Station, signal: AbortSignal): Promise<void> {
  let after: number | undefined = 0
  while (after !== undefined && !signal.aborted) {
    after = await alertBlock(station, after)
    await turn()
  }
}

async function alertBlock(station: Station, after: number): Promise<number | undefined> {
  const { store, queue } = station
  let keys: string[] = []
  let last: number | undefined
  try {
    await inTransaction(store, async (session) => {
      const taken = await stepsToAlert(session, { after, limit: BLOCK })
      last = taken.last
      keys = taken.steps.map(changeKey)
      if (keys.length === 0) return
      const lines = await linesBy(session, taken.steps)
      const subscriptions = new Map<string, Subscription[]>()
      for (const { exporter } of taken.steps) if (!subscriptions.has(exporter)) subscriptions.set(exporter, await subscriptionsOf(session, exporter))
      const kinds = kindsOf(station)
      await raiseAlertsOfMany(session, taken.steps.map((change) => ({ change, alerts: alertsOf(kinds, change, lines, subscriptions.get(change.exporter) ?? []) })))
    })
  } catch (error) {
    if (keys.length === 0) throw error
    await queue.addMany('alert', keys)
  }
  return last
}

function kindsOf({ matcher }: Station): Map<string, RuleKind> {
  return new Map(matcher.rulebook.rules.map(({ id, kind }) => [id, kind]))
}

function alertsOf(kinds: ReadonlyMap<string, RuleKind>, change: Step, lines: ReadonlyMap<string, Line>, subscriptions: readonly Subscription[]): Alert[] {
  const line = lines.get(keyOf({ exporter: change.exporter, id: change.order }))
  if (!line || !(line.order || cameFromOutside(change))) return []
  return alertsFor(change, subscriptions, { market: line.market, kindOf: (rule) => kinds.get(rule) })
}

/** Of a model nobody hears what follows from taking it up or correcting it, in each market anew; only what happened without that. */
function cameFromOutside({ through }: Step): boolean {
  return through.some(({ kind }) => kind === 'release' || kind === 'day' || kind === 'review')
}
