import type { Market } from '@sextant/model'
import { describe, expect, it } from 'vitest'
import {
  alertsOf,
  basisBy,
  carryOver,
  changeBy,
  changeKey,
  changesOf,
  countLinesToJudge,
  exporters,
  goodsBy,
  inTransaction,
  keyOf,
  lineToJudge,
  linesToJudge,
  listedLines,
  openReview,
  ordersOf,
  raiseAlerts,
  recordStanding,
  recordStandings,
  removeExporter,
  removeGoods,
  removeOrder,
  saveGoods,
  saveGoodsMany,
  saveOrder,
  saveOrders,
  saveRelease,
  saveSubscription,
  standingOf as standingIn,
  type Store,
  turnDay,
} from '../index.ts'
import { alertOf, dayOf, exporterWithOrder, goodsOf, judged, orderOf, rulebookOf, standingOf, subscriptionOf, walked } from './samples.ts'
import { madeByEarlierPractice } from './tamper.ts'

const blocked = standingOf('blocked', ['eaeu-ecological-class@2018-01-01:breach:block:active'])
const clear = standingOf('clear')

/** What is true of orders and what is said of them, in any store. */
export function ledgerTrials(store: () => Store): void {
  const isDue = async (exporter: string, id = 'order-1') =>
    (await linesToJudge(store(), 10_000)).includes(keyOf({ exporter, id }))

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
      await expect(saveOrders(store(), [...orders, { ...orderOf(exporter, 'last'), goods: 'none' }])).rejects.toThrow(
        /import the goods first/,
      )
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
        () =>
          openReview(store(), {
            rule: 'r',
            document: 'd',
            clause: exporter,
            before: null,
            after: null,
            edition: exporter,
          }),
      ]) {
        expect(await isDue(exporter)).toBe(true)
        await judged(store(), exporter, clear)
        expect(await isDue(exporter)).toBe(false)
        await upset()
      }
      expect(await isDue(exporter)).toBe(true)
      await saveRelease(store(), rulebookOf('first'))
    })

    it('that is due is met once by a walk of any step, and not after it was judged', async () => {
      const exporter = await exporterWithOrder(store())
      await saveSubscription(store(), { ...subscriptionOf(exporter), markets: ['KZ', 'UZ', 'AM'] as Market[] })
      await saveGoodsMany(store(), Array.from({ length: 5 }, (_, number) => ({ ...goodsOf(exporter), id: `goods-${number}` })))
      await saveOrders(store(), Array.from({ length: 5 }, (_, number) => ({ ...orderOf(exporter, `order-${number + 2}`), goods: `goods-${number}` })))
      const met = async (limit: number) => [...(await walked(store(), 'orders', limit)), ...(await walked(store(), 'goods', limit))].filter((line) => line.exporter === exporter).map(({ line }) => line).sort()
      const goods = ['goods-0', 'goods-1', 'goods-2', 'goods-3', 'goods-4', 'model-1'].flatMap((id) => [`${id}@AM`, `${id}@UZ`])
      const orders = ['order-1', 'order-2', 'order-3', 'order-4', 'order-5', 'order-6']
      expect(await met(1)).toEqual([...goods, ...orders])
      expect(await met(50)).toEqual([...goods, ...orders])
      expect([await countLinesToJudge(store(), { exporter }), await countLinesToJudge(store(), { exporter, of: 'orders' }), await countLinesToJudge(store(), { exporter, markets: ['AM'] })]).toEqual([18, 6, 6])
      await judged(store(), exporter, clear, 'order-3')
      await judged(store(), exporter, clear, 'goods-2@UZ')
      expect(await met(3)).toEqual([...goods, ...orders].filter((line) => line !== 'order-3' && line !== 'goods-2@UZ'))
      expect((await listedLines(store(), exporter, { outcome: 'clear' })).map(({ line, of, goods }) => `${line} ${of} ${goods}`).sort()).toEqual(['goods-2@UZ goods goods-2', 'order-3 orders goods-1'])
      expect(await listedLines(store(), exporter, { of: 'goods', markets: ['AM'] })).toHaveLength(6)
    })

    it('is carried over to another basis by itself, where only the basis is another, and not to one that is current no more, or from other facts than those that were looked at', async () => {
      const exporter = await exporterWithOrder(store())
      await saveOrder(store(), orderOf(exporter, 'order-2'))
      for (const order of ['order-1', 'order-2']) await judged(store(), exporter, blocked, order, { restsOnDay: order === 'order-2' })
      const before = await standingIn(store(), exporter, 'order-1')
      const due = async () => (await walked(store(), 'orders', 50)).filter((line) => line.exporter === exporter)
      const restsOn = async () => Object.fromEntries((await due()).map(({ line, restsOn, inputs }) => [line, restsOn && restsOn !== inputs.basis]))
      await saveRelease(store(), rulebookOf('another'))
      expect(await restsOn()).toEqual({ 'order-1': true, 'order-2': true })
      const lines = await due()
      const [earlier, basis] = [lines[0]?.restsOn ?? '', lines[0]?.inputs.basis ?? '']
      expect(await basisBy(store(), earlier)).toMatchObject({ release: rulebookOf('first').digest })
      await carryOver(store(), lines, earlier, 'none that is current')
      expect(await restsOn()).toEqual({ 'order-1': true, 'order-2': true })
      // The other one is judged again by the earlier basis meanwhile, on other facts.
      await saveRelease(store(), rulebookOf('first'))
      await saveOrder(store(), orderOf(exporter, 'order-2', { arrivesOn: '2027-01-01' }))
      expect(await judged(store(), exporter, clear, 'order-2')).toMatchObject({ before: blocked, after: clear })
      await saveRelease(store(), rulebookOf('another'))
      await carryOver(store(), lines, earlier, basis)
      const after = await standingIn(store(), exporter, 'order-1')
      expect(after).toEqual({ ...before, judgedAt: after?.judgedAt, ground: { ...before?.ground, release: rulebookOf('another').digest } })
      expect(await restsOn()).toEqual({ 'order-2': true })
      // Another basis than the one that was looked at is nothing to carry over from.
      await saveRelease(store(), rulebookOf('first'))
      await carryOver(store(), lines.slice(0, 1), earlier, earlier)
      expect((await standingIn(store(), exporter, 'order-1'))?.ground?.release).toBe(rulebookOf('another').digest)
    })

    it('that rests on another day, or was made by another practice, is not carried over but judged', async () => {
      const exporter = await exporterWithOrder(store())
      await judged(store(), exporter, blocked, 'order-1', { restsOnDay: true })
      expect(await isDue(exporter)).toBe(false)
      await madeByEarlierPractice(store(), exporter)
      expect(await isDue(exporter)).toBe(true)
      await saveRelease(store(), rulebookOf('another'))
      const restsOn = async () => (await walked(store(), 'orders', 50)).find((line) => line.exporter === exporter)?.restsOn
      expect(await restsOn()).toBeNull()
      expect(await judged(store(), exporter, blocked, 'order-1', { restsOnDay: true })).toBeUndefined()
      expect(await isDue(exporter)).toBe(false)
      await saveRelease(store(), rulebookOf('first'))
      expect(await restsOn()).not.toBeNull()
      await turnDay(store(), dayOf('2026-03-02'))
      expect(await restsOn()).toBeNull()
    })

    it('that is confirmed by another release keeps what it says, and of what', async () => {
      const exporter = await exporterWithOrder(store())
      await judged(store(), exporter, blocked)
      const before = await standingIn(store(), exporter, 'order-1')
      await saveRelease(store(), rulebookOf('another'))
      expect(await judged(store(), exporter, blocked)).toBeUndefined()
      const after = await standingIn(store(), exporter, 'order-1')
      expect(after).toEqual({ ...before, judgedAt: after?.judgedAt, ground: { ...before?.ground, release: rulebookOf('another').digest } })
      expect(await isDue(exporter)).toBe(false)
      await saveRelease(store(), rulebookOf('first'))
    })

    it('makes a change when it says something new, counted from one, and none when it says the same', async () => {
      const exporter = await exporterWithOrder(store())
      expect(await judged(store(), exporter, blocked)).toMatchObject({ sequence: 1, before: null, after: blocked })
      expect(await judged(store(), exporter, blocked)).toBeUndefined()
      expect(await judged(store(), exporter, clear)).toMatchObject({ sequence: 2, before: blocked, after: clear })
      expect(await standingIn(store(), exporter, 'order-1')).toMatchObject({ standing: clear, verdicts: [] })
      expect((await changesOf(store(), exporter)).map(({ sequence }) => sequence)).toEqual([2, 1])
    })

    it('that was judged on facts which changed meanwhile is not kept', async () => {
      const exporter = await exporterWithOrder(store())
      const found = await lineToJudge(store(), exporter, 'order-1')
      await saveOrder(store(), orderOf(exporter, 'order-1', { arrivesOn: '2027-02-01' }))
      const record = {
        exporter,
        order: 'order-1',
        standing: blocked,
        verdicts: [],
        inputs: { revision: '', basis: '', release: '', facts: {}, ...found?.inputs, day: null },
      }
      expect(await recordStanding(store(), record)).toBeUndefined()
      expect(await standingIn(store(), exporter, 'order-1')).toBeUndefined()
      expect(await isDue(exporter)).toBe(true)
    })

    it('makes one change when two processes judge the same orders at once', async () => {
      const exporter = await exporterWithOrder(store())
      await saveOrders(store(), [orderOf(exporter, 'order-2'), orderOf(exporter, 'order-3')])
      const records = []
      for (const order of ['order-3', 'order-1', 'order-2']) {
        const found = await lineToJudge(store(), exporter, order)
        if (found) records.push({ exporter, order, standing: blocked, verdicts: [], inputs: { ...found.inputs, day: null } })
      }
      const both = await Promise.all([
        recordStandings(store(), records),
        recordStandings(store(), records.toReversed()),
      ])
      expect(
        both
          .flat()
          .map(({ order }) => order)
          .sort(),
      ).toEqual(['order-1', 'order-2', 'order-3'])
    })

    it('is all there or not at all, with its change', async () => {
      const exporter = await exporterWithOrder(store())
      const interrupted = inTransaction(store(), async (session) => {
        await judged(session, exporter, blocked)
        throw new Error('interrupted')
      })
      await expect(interrupted).rejects.toThrow('interrupted')
      expect([await standingIn(store(), exporter, 'order-1'), await changesOf(store(), exporter)]).toEqual([
        undefined,
        [],
      ])
    })

    it('goes with its order, with all that was said of it, and its number is never used again', async () => {
      const exporter = await exporterWithOrder(store())
      const change = await judged(store(), exporter, blocked)
      if (!change) throw new Error('the first judging is a change')
      await raiseAlerts(store(), change, [alertOf(change)])
      await removeOrder(store(), exporter, 'order-1')
      expect([await lineToJudge(store(), exporter, 'order-1'), await alertsOf(store(), exporter)]).toEqual([
        undefined,
        [],
      ])
      expect(await changeBy(store(), changeKey(change))).toBeUndefined()
      await saveOrder(store(), orderOf(exporter))
      expect(await judged(store(), exporter, blocked)).toMatchObject({ sequence: 2, before: null })
    })
  })

  it('refuses to be asked from inside a transaction of the caller, where it would wait for ever', async () => {
    if (store().kind !== 'embedded') return
    await expect(inTransaction(store(), () => exporters(store()))).rejects.toThrow(
      /use the session that the transaction hands in/,
    )
    expect(await exporters(store())).not.toEqual([])
  })
}
