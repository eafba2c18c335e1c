import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import {
  alertsOf,
  changeKey,
  claimDelivery,
  deliveriesOf,
  deliveriesWaiting,
  deliveryFailed,
  deliverySent,
  gatherDelivery,
  hastenDeliveries,
  keyOf,
  keysToAlert,
  outstanding,
  raiseAlerts,
  raiseAlertsOfMany,
  recordStandings,
  removeExporter,
  removeOrder,
  removeSubscription,
  reviveDeliveries,
  saveOrder,
  saveOrders,
  saveSubscription,
  type Store,
  subscriptionBy,
  subscriptionsDue,
  subscriptionsReady,
  tallyOf,
  unsentDeliveries,
} from '../index.ts'
import { alertOf, exporterWithOrder, judged, orderOf, standingOf, subscriptionOf, walked } from './samples.ts'

const now = new Date('2026-03-10T10:00:00.000Z')
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000)
const blocked = standingOf('blocked', ['eaeu-ecological-class@2018-01-01:breach:block:active'])
const clear = standingOf('clear')

/** What is true of all that exporters are to hear, in any store. */
export function deliveryTrials(store: () => Store): void {
  const alerted = async (often: 'at-once' | 'daily' | 'weekly' = 'at-once') => {
    const exporter = await exporterWithOrder(store())
    await saveSubscription(store(), subscriptionOf(exporter, often))
    const change = await judged(store(), exporter, blocked)
    if (!change) throw new Error('the first judging is a change')
    await raiseAlerts(store(), change, [alertOf(change)])
    return { exporter, subscription: { exporter, id: 'all' }, change }
  }
  const gathered = async () => {
    const { exporter, subscription } = await alerted()
    const delivery = await gatherDelivery(store(), subscription, { now, mailDomain: 'mail.example' })
    if (!delivery) throw new Error('there was something to gather')
    return { exporter, delivery }
  }

  describe('alerts', () => {
    it('are raised once, together with the mark on their change', async () => {
      const { exporter, change } = await alerted()
      expect(await raiseAlerts(store(), change, [alertOf(change)])).toEqual([])
      expect(await keysToAlert(store(), 10_000)).not.toContain(changeKey(change))
      expect(await alertsOf(store(), exporter)).toEqual([alertOf(change)])
    })

    it('of two exporters with the same names do not meet', async () => {
      const [one, two] = [await alerted(), await alerted()]
      expect([await alertsOf(store(), one.exporter), await alertsOf(store(), two.exporter)]).toEqual([
        [alertOf(one.change)],
        [alertOf(two.change)],
      ])
    })

    it('are gathered once, by two who try at once, into one delivery with a Message-ID of its own', async () => {
      const { exporter, subscription } = await alerted()
      const both = await Promise.all(
        [1, 2].map(() => gatherDelivery(store(), subscription, { now, mailDomain: 'mail.example' })),
      )
      const [delivery] = both.filter((one) => one !== undefined)
      expect(both.filter((one) => one === undefined)).toHaveLength(1)
      expect(delivery).toMatchObject({
        exporter,
        state: 'waiting',
        attempts: 0,
        messageId: `<${delivery?.id}@mail.example>`,
      })
    })

    it.each([
      ['daily', 23, 24],
      ['weekly', 167, 168],
    ] as const)('wait for the rhythm of a %s subscription', async (often, early, onTime) => {
      const { exporter, subscription } = await alerted(often)
      const due = async (hours: number) =>
        (await subscriptionsDue(store(), later(hours))).some((one) => one.exporter === exporter)
      expect(await due(0)).toBe(true)
      await gatherDelivery(store(), subscription, { now })
      const change = await judged(store(), exporter, clear)
      if (change) await raiseAlerts(store(), change, [alertOf(change)])
      expect([await due(early), await due(onTime)]).toEqual([false, true])
      expect(await gatherDelivery(store(), subscription, { now: later(early) })).toBeUndefined()
      expect(await gatherDelivery(store(), subscription, { now: later(onTime) })).toMatchObject({ state: 'waiting' })
    })
  })

  describe('news', () => {
    it('wait until all is judged and alerted that their exporter is about to hear, but not for ever', async () => {
      await sql`update sextant.snapshots set related_at = now() where related_at is null`.execute(store().db)
      const { exporter, subscription } = await alerted()
      const ever = 10 * 365 * 86_400_000
      const ready = (waitMs: number) => subscriptionsReady(store(), [subscription], { waitMs })
      expect(await ready(ever)).toEqual([subscription])
      await saveOrder(store(), orderOf(exporter, 'order-2'))
      expect([await ready(ever), await ready(0)]).toEqual([[], [subscription]])
      const change = await judged(store(), exporter, blocked, 'order-2')
      expect(await ready(ever)).toEqual([])
      if (change) await raiseAlerts(store(), change, [])
      expect(await ready(ever)).toEqual([subscription])
    })

    it('of more than a mail can name are one delivery: the worst are named, all are counted, and none is left', async () => {
      const exporter = await exporterWithOrder(store())
      await saveSubscription(store(), subscriptionOf(exporter))
      await saveOrders(store(), Array.from({ length: 509 }, (_, number) => orderOf(exporter, `many-${number}`)))
      const due = await walked(store(), 'orders', 200)
      const mine = due.filter((line) => line.exporter === exporter)
      const standings = (line: string) => (line.endsWith('7') ? blocked : standingOf('act', ['eaeu-mark@2018-01-01:breach:act:active']))
      const changes = await recordStandings(store(), mine.map(({ line, inputs }) => ({ exporter, order: line, standing: standings(line), verdicts: [], inputs: { ...inputs, day: null } })))
      expect(changes).toHaveLength(510)
      await raiseAlertsOfMany(store(), changes.map((change) => ({ change, alerts: [alertOf(change)] })))
      expect(await raiseAlertsOfMany(store(), changes.map((change) => ({ change, alerts: [alertOf(change)] })))).toEqual([])
      const delivery = await gatherDelivery(store(), { exporter, id: 'all' }, { now })
      expect(await gatherDelivery(store(), { exporter, id: 'all' }, { now })).toBeUndefined()
      const claim = await claimDelivery(store(), delivery?.id ?? '', 60_000)
      const worst = mine.filter(({ line }) => line.endsWith('7')).length
      expect(claim).toMatchObject({ isWhole: false, alerts: { length: 500 } })
      expect(claim?.alerts.filter(({ change }) => change.after.outcome === 'blocked')).toHaveLength(worst)
      expect(await tallyOf(store(), delivery?.id ?? '')).toEqual({
        markets: [{ market: 'KZ', what: 'order', outcome: 'act', lines: 510 - worst }, { market: 'KZ', what: 'order', outcome: 'blocked', lines: worst }],
        reasons: [{ reason: 'eaeu-mark@2018-01-01:breach:act:active', lines: 510 - worst }, { reason: blocked.reasons[0], lines: worst }],
        isReviewOnly: false,
      })
    })
  })

  describe('a delivery', () => {
    it('is held by one at a time, with all that its mail is made from', async () => {
      const { exporter, delivery } = await gathered()
      const claims = await Promise.all([1, 2, 3].map(() => claimDelivery(store(), delivery.id, 60_000)))
      const [claim] = claims.filter((one) => one !== undefined)
      expect(claims.filter((one) => one === undefined)).toHaveLength(2)
      expect(claim).toMatchObject({
        delivery: { state: 'sending', attempts: 1 },
        exporter: { id: exporter },
        subscription: { id: 'all' },
      })
      expect(claim?.alerts).toMatchObject([
        { alert: { sequence: 1 }, change: { after: blocked }, line: { order: { id: 'order-1' }, goods: { id: 'model-1' } } },
      ])
    })

    it('that was sent is not sent again', async () => {
      const { exporter, delivery } = await gathered()
      await claimDelivery(store(), delivery.id, 60_000)
      await deliverySent(store(), delivery, '250 ok')
      await deliveryFailed(store(), { ...delivery, attempts: 1 }, 'too late', { retryAt: null })
      expect(await claimDelivery(store(), delivery.id, 60_000)).toBeUndefined()
      expect(await deliveriesOf(store(), exporter)).toMatchObject([
        { id: delivery.id, state: 'sent', response: '250 ok', lastError: null },
      ])
    })

    it('that failed is tried again at its time, and not before', async () => {
      const { delivery } = await gathered()
      const claim = await claimDelivery(store(), delivery.id, 60_000)
      await deliveryFailed(store(), claim?.delivery ?? delivery, '451 try\0later', {
        retryAt: new Date(Date.now() + 60_000),
      })
      expect(await claimDelivery(store(), delivery.id, 60_000)).toBeUndefined()
      await sql`update sextant.deliveries set retry_at = now() - interval '1 second' where id = ${delivery.id}`.execute(
        store().db,
      )
      expect(await deliveriesWaiting(store(), 10_000)).toContain(delivery.id)
      const again = await claimDelivery(store(), delivery.id, 60_000)
      expect(again?.delivery).toMatchObject({ attempts: 2, messageId: delivery.messageId })
      await deliveryFailed(store(), again?.delivery ?? delivery, '550 no', { retryAt: null })
      expect(await deliveriesWaiting(store(), 10_000)).not.toContain(delivery.id)
    })

    it('that waits is tried at once when it is hastened, and one refused for good when its exporter is mended', async () => {
      const { exporter, delivery } = await gathered()
      const before = await unsentDeliveries(store())
      const claim = await claimDelivery(store(), delivery.id, 60_000)
      await deliveryFailed(store(), claim?.delivery ?? delivery, '451', { retryAt: new Date(Date.now() + 3_600_000) })
      expect(await unsentDeliveries(store())).toEqual(before)
      await hastenDeliveries(store())
      const again = await claimDelivery(store(), delivery.id, 60_000)
      await deliveryFailed(store(), again?.delivery ?? delivery, '550 no such user', { retryAt: null })
      expect(await unsentDeliveries(store())).toEqual({ waiting: before.waiting - 1, refused: before.refused + 1 })
      await hastenDeliveries(store())
      expect(await claimDelivery(store(), delivery.id, 60_000)).toBeUndefined()
      await reviveDeliveries(store(), exporter)
      const third = await claimDelivery(store(), delivery.id, 60_000)
      expect(third?.delivery).toMatchObject({ attempts: 3, messageId: delivery.messageId })
      await deliverySent(store(), delivery, '250 ok')
      await reviveDeliveries(store(), exporter)
      expect(await claimDelivery(store(), delivery.id, 60_000)).toBeUndefined()
    })

    it('passes to another when its lease has run out, and whom it left can no longer fail it', async () => {
      const { exporter, delivery } = await gathered()
      const lost = await claimDelivery(store(), delivery.id, 1)
      await wait(20)
      expect((await claimDelivery(store(), delivery.id, 60_000))?.delivery.attempts).toBe(2)
      await deliveryFailed(store(), lost?.delivery ?? delivery, 'gave up', { retryAt: null })
      expect(await deliveriesOf(store(), exporter)).toMatchObject([{ state: 'sending' }])
    })

    it.each([
      ['its order', (exporter: string) => removeOrder(store(), exporter, 'order-1'), /all its orders were removed/],
      [
        'its subscription',
        (exporter: string) => removeSubscription(store(), exporter, 'all'),
        /its subscription was removed/,
      ],
    ])('is closed with a reason when %s was removed meanwhile', async (_, remove, reason) => {
      const { exporter, delivery } = await gathered()
      await remove(exporter)
      expect(await claimDelivery(store(), delivery.id, 60_000)).toBeUndefined()
      const [record] = await deliveriesOf(store(), exporter)
      expect(record).toMatchObject({ state: 'failed', lastError: expect.stringMatching(reason) })
    })

    it('goes with its exporter, and reporting on it afterwards harms nothing', async () => {
      const { exporter, delivery } = await gathered()
      await claimDelivery(store(), delivery.id, 60_000)
      await removeExporter(store(), exporter)
      await deliverySent(store(), delivery, '250 ok')
      expect([await claimDelivery(store(), delivery.id, 1), await subscriptionBy(store(), exporter, 'all')]).toEqual([
        undefined,
        undefined,
      ])
    })
  })

  it('tells from the store alone what is still to do at every stage', async () => {
    const { exporter, delivery } = await gathered()
    await saveOrder(store(), orderOf(exporter, 'order-2'))
    await saveOrder(store(), orderOf(exporter, 'order-3'))
    const change = await judged(store(), exporter, clear, 'order-3')
    const found = await outstanding(store(), { sources: [{ id: 'never-seen', everyMs: 60_000 }], now, limit: 10_000 })
    expect(found.fetch).toEqual({ count: 1, ids: ['never-seen'] })
    expect(found.judge.ids).toContain(keyOf({ exporter, id: 'order-2' }))
    expect(found.alert.ids).toContain(change && changeKey(change))
    expect(found.deliver.ids).toContain(delivery.id)
    expect(found.judge.count).toBe(found.judge.ids.length)
  })
}
