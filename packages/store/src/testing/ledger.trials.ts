import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import {
  alertsOf, changeBy, changeKey, changesOf, changesToAlert, claimDelivery, deliveriesOf, deliveriesWaiting, deliveryFailed, deliverySent,
  exporters, gatherDelivery, goodsBy, inTransaction, keyOf, openReview, orderToJudge, ordersOf, ordersToJudge, outstanding, raiseAlerts, recordStanding,
  recordStandings, removeExporter, removeGoods, removeOrder, removeSubscription, saveGoods, saveGoodsMany, saveOrder, saveOrders, saveRelease, saveSubscription,
  standingOf as standingIn, type Store, subscriptionBy, subscriptionsDue,
} from '../index.ts'
import { alertOf, exporterWithOrder, goodsOf, judged, orderOf, rulebookOf, standingOf, subscriptionOf } from './samples.ts'

const now = new Date('2026-03-10T10:00:00.000Z')
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000)
const blocked = standingOf('blocked', ['eaeu-ecological-class@2018-01-01:breach:block:active'])
const clear = standingOf('clear')

/** What is true of the orders, and of all that their exporters hear, in any store. */
export function ledgerTrials(store: () => Store): void {
  const isDue = async (exporter: string, id = 'order-1') => (await ordersToJudge(store(), 10_000)).includes(keyOf({ exporter, id }))
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

  describe('goods and orders', () => {
    it('are written only when they differ', async () => {
      const exporter = await exporterWithOrder(store())
      expect(await saveOrder(store(), orderOf(exporter))).toBe('same')
      expect(await saveOrder(store(), orderOf(exporter, 'order-1', { arrivesOn: '2026-10-01' }))).toBe('changed')
      expect(await saveGoods(store(), goodsOf(exporter))).toBe('same')
      expect(await saveOrder(store(), orderOf(exporter, 'order-2'))).toBe('new')
      expect(await goodsBy(store(), exporter, 'model-1')).toEqual(goodsOf(exporter))
    })

    it('are told what they lack in a sentence', async () => {
      const exporter = await exporterWithOrder(store())
      await expect(saveOrder(store(), { ...orderOf(exporter), goods: 'none' })).rejects.toThrow(/names goods "none"/)
      await expect(saveGoods(store(), goodsOf('nobody'))).rejects.toThrow(/"nobody", which is no exporter/)
      await expect(removeGoods(store(), exporter, 'model-1')).rejects.toThrow(/remove their orders first/)
    })

    it('are imported by the thousand, the last of one id counting, all or none', async () => {
      const exporter = await exporterWithOrder(store())
      await saveGoodsMany(store(), [goodsOf(exporter, { seats: 4 }), goodsOf(exporter, { seats: 5 })])
      expect((await goodsBy(store(), exporter, 'model-1'))?.facts).toEqual({ seats: 5 })
      const orders = Array.from({ length: 2_500 }, (_, index) => orderOf(exporter, `line-${index}`))
      await expect(saveOrders(store(), [...orders, { ...orderOf(exporter, 'last'), goods: 'none' }])).rejects.toThrow(/import the goods first/)
      expect(await ordersOf(store(), exporter)).toHaveLength(1)
      await saveOrders(store(), orders)
      expect(await ordersOf(store(), exporter)).toHaveLength(2_501)
      await removeExporter(store(), exporter)
      expect((await exporters(store())).map(({ id }) => id)).not.toContain(exporter)
      expect(await ordersOf(store(), exporter)).toEqual([])
    })
  })

  describe('a standing', () => {
    it('is due again when the order, its goods, the release or the reviews are others', async () => {
      const exporter = await exporterWithOrder(store())
      for (const upset of [
        () => saveOrder(store(), orderOf(exporter, 'order-1', { arrivesOn: '2027-01-01' })),
        () => saveGoods(store(), goodsOf(exporter, { category: 'N1' })),
        () => saveRelease(store(), rulebookOf('second')),
        () => openReview(store(), { rule: 'r', document: 'd', clause: exporter, before: null, after: null, edition: exporter }),
      ]) {
        expect(await isDue(exporter)).toBe(true)
        await judged(store(), exporter, clear)
        expect(await isDue(exporter)).toBe(false)
        await upset()
      }
      expect(await isDue(exporter)).toBe(true)
      await saveRelease(store(), rulebookOf('first'))
    })

    it('makes a change when it says something new, counted from one, and none when it says the same', async () => {
      const exporter = await exporterWithOrder(store())
      expect(await judged(store(), exporter, blocked)).toMatchObject({ sequence: 1, before: null, after: blocked })
      expect(await judged(store(), exporter, blocked)).toBeUndefined()
      expect(await judged(store(), exporter, clear)).toMatchObject({ sequence: 2, before: blocked, after: clear })
      expect(await standingIn(store(), exporter, 'order-1')).toMatchObject({ standing: clear, check: { outcome: 'clear' } })
      expect((await changesOf(store(), exporter)).map(({ sequence }) => sequence)).toEqual([2, 1])
    })

    it('that was judged on facts which changed meanwhile is not kept', async () => {
      const exporter = await exporterWithOrder(store())
      const found = await orderToJudge(store(), exporter, 'order-1')
      await saveOrder(store(), orderOf(exporter, 'order-1', { arrivesOn: '2027-02-01' }))
      const record = { exporter, order: 'order-1', standing: blocked, check: {}, inputs: found?.inputs ?? { revision: '', basis: '' } }
      expect(await recordStanding(store(), record)).toBeUndefined()
      expect(await standingIn(store(), exporter, 'order-1')).toBeUndefined()
      expect(await isDue(exporter)).toBe(true)
    })

    it('makes one change when two processes judge the same orders at once', async () => {
      const exporter = await exporterWithOrder(store())
      await saveOrders(store(), [orderOf(exporter, 'order-2'), orderOf(exporter, 'order-3')])
      const records = []
      for (const order of ['order-3', 'order-1', 'order-2']) {
        const found = await orderToJudge(store(), exporter, order)
        if (found) records.push({ exporter, order, standing: blocked, check: {}, inputs: found.inputs })
      }
      const both = await Promise.all([recordStandings(store(), records), recordStandings(store(), records.toReversed())])
      expect(both.flat().map(({ order }) => order).sort()).toEqual(['order-1', 'order-2', 'order-3'])
    })

    it('is all there or not at all, with its change', async () => {
      const exporter = await exporterWithOrder(store())
      const interrupted = inTransaction(store(), async (session) => {
        await judged(session, exporter, blocked)
        throw new Error('interrupted')
      })
      await expect(interrupted).rejects.toThrow('interrupted')
      expect([await standingIn(store(), exporter, 'order-1'), await changesOf(store(), exporter)]).toEqual([undefined, []])
    })

    it('goes with its order, whose changes stay, so that its number is never used again', async () => {
      const { exporter, change } = await alerted()
      await removeOrder(store(), exporter, 'order-1')
      expect([await orderToJudge(store(), exporter, 'order-1'), await alertsOf(store(), exporter)]).toEqual([undefined, []])
      expect(await changeBy(store(), changeKey(change))).toMatchObject({ sequence: 1 })
      await saveOrder(store(), orderOf(exporter))
      expect(await judged(store(), exporter, blocked)).toMatchObject({ sequence: 2, before: null })
    })
  })

  describe('alerts', () => {
    it('are raised once, together with the mark on their change', async () => {
      const { exporter, change } = await alerted()
      expect(await raiseAlerts(store(), change, [alertOf(change)])).toEqual([])
      expect((await changesToAlert(store(), 10_000)).map(changeKey)).not.toContain(changeKey(change))
      expect(await alertsOf(store(), exporter)).toEqual([alertOf(change)])
    })

    it('of two exporters with the same names do not meet', async () => {
      const [one, two] = [await alerted(), await alerted()]
      expect([await alertsOf(store(), one.exporter), await alertsOf(store(), two.exporter)]).toEqual([[alertOf(one.change)], [alertOf(two.change)]])
    })

    it('are gathered once, by two who try at once, into one delivery with a Message-ID of its own', async () => {
      const { exporter, subscription } = await alerted()
      const both = await Promise.all([1, 2].map(() => gatherDelivery(store(), subscription, { now, mailDomain: 'mail.example' })))
      const [delivery] = both.filter((one) => one !== undefined)
      expect(both.filter((one) => one === undefined)).toHaveLength(1)
      expect(delivery).toMatchObject({ exporter, state: 'waiting', attempts: 0, messageId: `<${delivery?.id}@mail.example>` })
    })

    it.each([['daily', 23, 24], ['weekly', 167, 168]] as const)('wait for the rhythm of a %s subscription', async (often, early, onTime) => {
      const { exporter, subscription } = await alerted(often)
      const due = async (hours: number) => (await subscriptionsDue(store(), later(hours))).some((one) => one.exporter === exporter)
      expect(await due(0)).toBe(true)
      await gatherDelivery(store(), subscription, { now })
      const change = await judged(store(), exporter, clear)
      if (change) await raiseAlerts(store(), change, [alertOf(change)])
      expect([await due(early), await due(onTime)]).toEqual([false, true])
      expect(await gatherDelivery(store(), subscription, { now: later(early) })).toBeUndefined()
      expect(await gatherDelivery(store(), subscription, { now: later(onTime) })).toMatchObject({ state: 'waiting' })
    })
  })

  describe('a delivery', () => {
    it('is held by one at a time, with all that its mail is made from', async () => {
      const { exporter, delivery } = await gathered()
      const claims = await Promise.all([1, 2, 3].map(() => claimDelivery(store(), delivery.id, 60_000)))
      const [claim] = claims.filter((one) => one !== undefined)
      expect(claims.filter((one) => one === undefined)).toHaveLength(2)
      expect(claim).toMatchObject({ delivery: { state: 'sending', attempts: 1 }, exporter: { id: exporter }, subscription: { id: 'all' } })
      expect(claim?.alerts).toMatchObject([{ alert: { sequence: 1 }, change: { after: blocked }, order: { id: 'order-1' }, goods: { id: 'model-1' } }])
    })

    it('that was sent is not sent again', async () => {
      const { exporter, delivery } = await gathered()
      await claimDelivery(store(), delivery.id, 60_000)
      await deliverySent(store(), delivery, '250 ok')
      await deliveryFailed(store(), { ...delivery, attempts: 1 }, 'too late', { retryAt: null })
      expect(await claimDelivery(store(), delivery.id, 60_000)).toBeUndefined()
      expect(await deliveriesOf(store(), exporter)).toMatchObject([{ id: delivery.id, state: 'sent', response: '250 ok', lastError: null }])
    })

    it('that failed is tried again at its time, and not before', async () => {
      const { delivery } = await gathered()
      const claim = await claimDelivery(store(), delivery.id, 60_000)
      await deliveryFailed(store(), claim?.delivery ?? delivery, '451 try\0later', { retryAt: new Date(Date.now() + 60_000) })
      expect(await claimDelivery(store(), delivery.id, 60_000)).toBeUndefined()
      await sql`update sextant.deliveries set retry_at = now() - interval '1 second' where id = ${delivery.id}`.execute(store().db)
      expect(await deliveriesWaiting(store(), 10_000)).toContain(delivery.id)
      const again = await claimDelivery(store(), delivery.id, 60_000)
      expect(again?.delivery).toMatchObject({ attempts: 2, messageId: delivery.messageId })
      await deliveryFailed(store(), again?.delivery ?? delivery, '550 no', { retryAt: null })
      expect(await deliveriesWaiting(store(), 10_000)).not.toContain(delivery.id)
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
      ['its subscription', (exporter: string) => removeSubscription(store(), exporter, 'all'), /its subscription was removed/],
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
      expect([await claimDelivery(store(), delivery.id, 1), await subscriptionBy(store(), exporter, 'all')]).toEqual([undefined, undefined])
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

  it('refuses to be asked from inside a transaction of the caller, where it would wait for ever', async () => {
    if (store().kind !== 'embedded') return
    await expect(inTransaction(store(), () => exporters(store()))).rejects.toThrow(/use the session that the transaction hands in/)
    expect(await exporters(store())).not.toEqual([])
  })
}
