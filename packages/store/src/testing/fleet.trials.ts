import { parse, Market, replayed, type Subscription } from '@sextant/model'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import {
  alertsOf,
  asExporter,
  auditHash,
  auditOf,
  changesOf,
  claimDelivery,
  currentDay,
  deliveriesOf,
  gatherDelivery,
  historyOf,
  isDue,
  keyOf,
  lineBy,
  linesOf,
  lineToJudge,
  linesToJudge,
  openReview,
  raiseAlerts,
  recordStanding,
  removeExporter,
  removeGoods,
  removeOrder,
  removeSubscription,
  saveExporter,
  saveGoods,
  saveOrder,
  saveRelease,
  saveSubscription,
  standingOf as standingIn,
  type Store,
  turnDay,
} from '../index.ts'
import { alertOf, dayOf, exporterNamed, exporterWithOrder, goodsOf, judged, orderOf, rulebookOf, standingOf, subscriptionOf } from './samples.ts'

const blocked = standingOf('blocked', ['kz-x@2018-01-01:breach:block:active'])
const clear = standingOf('clear')
const uz = parse(Market, 'UZ', 'a sample')

/** What is true of the lines of a fleet as facts, rules and days change, in any store. */
export function fleetTrials(store: () => Store): void {
  const linesIn = async (exporter: string) => (await linesOf(store(), exporter)).map(({ line }) => line)
  const watching = (exporter: string, markets: Subscription['markets']): Subscription => ({ ...subscriptionOf(exporter), markets })
  const isToJudge = async (exporter: string, line: string) => (await linesToJudge(store(), 100_000)).includes(keyOf({ exporter, id: line }))
  const stepsOf = async (exporter: string, line = 'order-1') => historyOf(store(), exporter, line)

  describe('the lines of an exporter', () => {
    it('are the orders, and the goods in each watched market that no order takes them to', async () => {
      const exporter = await exporterWithOrder(store())
      expect(await linesIn(exporter)).toEqual(['order-1'])
      await saveSubscription(store(), watching(exporter, [orderOf(exporter).market, uz]))
      await saveGoods(store(), { ...goodsOf(exporter), id: 'model-2' })
      expect((await linesIn(exporter)).sort()).toEqual(['model-1@UZ', 'model-2@KZ', 'model-2@UZ', 'order-1'])
      expect(await lineBy(store(), exporter, 'model-2@UZ')).toMatchObject({ order: null, market: 'UZ', goods: { id: 'model-2' } })
      await removeSubscription(store(), exporter, 'all')
      expect(await linesIn(exporter)).toEqual(['order-1'])
    })

    it('are seen by that exporter alone', async () => {
      const [mine, other] = [await exporterWithOrder(store()), await exporterWithOrder(store())]
      for (const exporter of [mine, other]) await saveSubscription(store(), watching(exporter, [uz]))
      const seen = await asExporter(store(), mine, async ({ db }) => (await sql<{ exporter: string }>`select distinct exporter from sextant.lines`.execute(db)).rows)
      expect(seen).toEqual([{ exporter: mine }])
      expect(await asExporter(store(), mine, (session) => linesOf(session, other))).toEqual([])
    })

    it('go on with their history where a market is watched again', async () => {
      const exporter = await exporterWithOrder(store())
      await saveSubscription(store(), watching(exporter, [uz]))
      await judged(store(), exporter, blocked, 'model-1@UZ')
      await removeSubscription(store(), exporter, 'all')
      expect(await lineToJudge(store(), exporter, 'model-1@UZ')).toBeUndefined()
      await saveSubscription(store(), watching(exporter, [uz]))
      expect(await judged(store(), exporter, clear, 'model-1@UZ')).toMatchObject({ sequence: 2, before: blocked })
    })
  })

  describe('the day', () => {
    it('makes due again what rests on it, and nothing else', async () => {
      const exporter = await exporterWithOrder(store())
      await saveOrder(store(), orderOf(exporter, 'order-2', {}))
      await saveSubscription(store(), watching(exporter, [uz]))
      await judged(store(), exporter, clear)
      await judged(store(), exporter, clear, 'order-2', { restsOnDay: true })
      await judged(store(), exporter, clear, 'model-1@UZ')
      await turnDay(store(), dayOf('2026-03-02'))
      const due = async () => [await isToJudge(exporter, 'order-1'), await isToJudge(exporter, 'order-2'), await isDue(store(), exporter, 'model-1@UZ')]
      expect(await due()).toEqual([false, true, true])
      await judged(store(), exporter, clear, 'order-2', { restsOnDay: true })
      await judged(store(), exporter, clear, 'model-1@UZ')
      expect(await due()).toEqual([false, false, false])
    })

    it('does not go back because of a host that is behind, and is put right where a clock was wrong', async () => {
      await exporterWithOrder(store())
      await turnDay(store(), dayOf('2026-04-01'))
      expect(await turnDay(store(), dayOf('2026-04-02'))).toEqual({ isNew: true })
      expect(await turnDay(store(), dayOf('2026-04-02'))).toEqual({ isNew: false })
      expect(await turnDay(store(), dayOf('2026-04-01'))).toEqual({ isNew: false })
      expect(await currentDay(store())).toBe('2026-04-02')
      await turnDay(store(), dayOf('2099-01-01'))
      await turnDay(store(), dayOf('2026-04-02'))
      expect(await currentDay(store())).toBe('2026-04-02')
    })

    it('on which a line was judged is no more the present one: what was found is not kept', async () => {
      const exporter = await exporterWithOrder(store())
      const found = await lineToJudge(store(), exporter, 'order-1')
      if (!found) throw new Error('there is an order to judge')
      await turnDay(store(), dayOf('2026-03-02'))
      const record = { exporter, order: 'order-1', standing: blocked, verdicts: [], inputs: { ...found.inputs, day: found.day } }
      expect(await recordStanding(store(), record)).toBeUndefined()
      expect(await recordStanding(store(), { ...record, inputs: { ...record.inputs, day: null } })).toMatchObject({ sequence: 1 })
    })
  })

  describe('a history', () => {
    const complies = 'kz-x@2018-01-01:complies:block:active'
    const breach = 'kz-x@2018-01-01:breach:block:active'

    it('says what went and what came, and begins with the first judging', async () => {
      const exporter = await exporterWithOrder(store())
      await judged(store(), exporter, clear, 'order-1', { verdicts: [complies] })
      expect(await judged(store(), exporter, clear, 'order-1', { verdicts: [complies] })).toBeUndefined()
      await saveGoods(store(), goodsOf(exporter, { category: 'N1', seats: 5 }))
      await judged(store(), exporter, blocked, 'order-1', { verdicts: [breach] })
      expect(await stepsOf(exporter)).toMatchObject([
        { sequence: 2, before: clear, after: blocked, gone: [complies], come: [breach], through: [{ kind: 'facts', facts: { category: { before: 'M1', after: 'N1' }, seats: { before: null, after: 5 } } }] },
        { sequence: 1, before: null, after: clear, gone: [], come: [complies], through: [{ kind: 'first' }] },
      ])
      expect((await standingIn(store(), exporter, 'order-1'))?.verdicts).toEqual(replayed((await stepsOf(exporter)).toReversed()))
    })

    it('has a step also where only what does not weigh became another, of which nobody is told', async () => {
      const exporter = await exporterWithOrder(store())
      await judged(store(), exporter, clear, 'order-1', { verdicts: [complies] })
      await saveOrder(store(), orderOf(exporter, 'order-1', { arrivesOn: '2027-01-01' }))
      const change = await judged(store(), exporter, clear, 'order-1', { verdicts: [] })
      expect(change).toMatchObject({ sequence: 2, before: clear, after: clear })
    })

    it('tells the release, the day and the review by which it changed, and all of them where several did', async () => {
      const exporter = await exporterWithOrder(store())
      const next = async (verdicts: string[]) => {
        await judged(store(), exporter, standingOf('blocked', verdicts), 'order-1', { restsOnDay: true })
        return (await stepsOf(exporter))[0]?.through
      }
      await next([complies])
      const [one, two] = [rulebookOf('first').digest, rulebookOf('second').digest]
      await saveRelease(store(), rulebookOf('second'))
      expect(await next([breach])).toEqual([{ kind: 'release', before: one, after: two }])
      await turnDay(store(), dayOf('2026-03-02'))
      expect(await next([complies])).toEqual([{ kind: 'day', before: '2026-03-01', after: '2026-03-02' }])
      await openReview(store(), { rule: 'kz-x', document: 'd', clause: exporter, before: null, after: null, edition: exporter })
      expect(await next([complies.replace('active', 'needs review')])).toEqual([{ kind: 'review', opened: ['kz-x'], closed: [] }])
      await saveRelease(store(), rulebookOf('first'))
      await turnDay(store(), dayOf('2026-03-03'))
      await saveOrder(store(), orderOf(exporter, 'order-1', {}))
      expect((await next([complies]))?.map(({ kind }) => kind)).toEqual(['facts', 'release', 'day', 'review'])
    })

    it('is one step for a line that is judged twice at once', async () => {
      const exporter = await exporterWithOrder(store())
      await saveSubscription(store(), watching(exporter, [uz]))
      await Promise.all([1, 2, 3].map(() => judged(store(), exporter, blocked, 'model-1@UZ')))
      expect(await stepsOf(exporter, 'model-1@UZ')).toHaveLength(1)
    })
  })

  describe('what an exporter removes', () => {
    const told = async () => {
      const exporter = await exporterWithOrder(store())
      await saveSubscription(store(), watching(exporter, [uz]))
      for (const line of ['order-1', 'model-1@UZ']) {
        const change = await judged(store(), exporter, blocked, line)
        if (change) await raiseAlerts(store(), change, [alertOf(change)])
      }
      const delivery = await gatherDelivery(store(), { exporter, id: 'all' }, { now: new Date('2026-03-10T10:00:00.000Z') })
      return { exporter, delivery: delivery?.id ?? '' }
    }
    const left = async (exporter: string) => ({
      standings: (await Promise.all(['order-1', 'model-1@UZ'].map((line) => standingIn(store(), exporter, line)))).filter(Boolean).length,
      changes: (await changesOf(store(), exporter)).map(({ order }) => order).sort(),
      alerts: (await alertsOf(store(), exporter)).map(({ order }) => order).sort(),
    })

    it('goes with its verdicts, its history and its alerts, and nothing of others goes', async () => {
      const [{ exporter }, other] = [await told(), await told()]
      expect(await removeOrder(store(), exporter, 'order-1')).toEqual({ changes: 1, alerts: 1 })
      expect(await left(exporter)).toEqual({ standings: 1, changes: ['model-1@UZ'], alerts: ['model-1@UZ'] })
      expect(await removeGoods(store(), exporter, 'model-1')).toEqual({ changes: 1, alerts: 1 })
      expect(await left(exporter)).toEqual({ standings: 0, changes: [], alerts: [] })
      expect(await left(other.exporter)).toEqual({ standings: 2, changes: ['model-1@UZ', 'order-1'], alerts: ['model-1@UZ', 'order-1'] })
      expect([await removeOrder(store(), exporter, 'order-1'), await removeGoods(store(), exporter, 'model-1'), await removeExporter(store(), 'nobody')]).toEqual([undefined, undefined, undefined])
    })

    it('is not told any more, and closes a mail in which nothing is left', async () => {
      const { exporter, delivery } = await told()
      await removeOrder(store(), exporter, 'order-1')
      await removeGoods(store(), exporter, 'model-1')
      expect(await claimDelivery(store(), delivery, 60_000)).toBeUndefined()
      expect(await deliveriesOf(store(), exporter)).toMatchObject([{ state: 'failed' }])
    })

    it('leaves a line in the audit that names no fact, and that nobody can change', async () => {
      const { exporter } = await told()
      await removeOrder(store(), exporter, 'order-1')
      await asExporter(store(), exporter, (session) => removeGoods(session, exporter, 'model-1'))
      expect(await auditOf(store(), exporter)).toMatchObject([
        { exporter, action: 'removed', kind: 'goods', hash: auditHash(exporter, 'goods', 'model-1') },
        { exporter, action: 'removed', kind: 'order', hash: auditHash(exporter, 'order', 'order-1') },
      ])
      for (const change of [sql`delete from sextant.audit`, sql`update sextant.audit set exporter = 'x'`, sql`truncate sextant.audit`]) {
        await expect(change.execute(store().db)).rejects.toThrow(/append only/)
      }
      await expect(asExporter(store(), exporter, ({ db }) => sql`delete from sextant.audit`.execute(db))).rejects.toThrow(/permission denied/)
      const other = await exporterWithOrder(store())
      expect(await asExporter(store(), other, (session) => auditOf(session, exporter))).toEqual([])
    })

    it('and adds again is counted on, so that no alert and no mail is taken for one of before', async () => {
      const { exporter, delivery } = await told()
      await removeOrder(store(), exporter, 'order-1')
      await saveOrder(store(), orderOf(exporter))
      const again = await judged(store(), exporter, blocked)
      expect(again).toMatchObject({ sequence: 2, before: null })
      if (again) await raiseAlerts(store(), again, [alertOf(again)])
      const second = await gatherDelivery(store(), { exporter, id: 'all' }, { now: new Date('2026-03-12T10:00:00.000Z') })
      expect(second?.id).not.toBe(delivery)

      await removeExporter(store(), exporter)
      expect(await auditOf(store(), exporter)).toMatchObject([{ kind: 'exporter' }, { kind: 'order' }])
      await saveExporter(store(), exporterNamed(exporter))
      await saveGoods(store(), goodsOf(exporter))
      await saveOrder(store(), orderOf(exporter))
      await saveSubscription(store(), watching(exporter, [uz]))
      expect(await judged(store(), exporter, blocked)).toMatchObject({ sequence: 3, before: null })
      expect(await judged(store(), exporter, blocked, 'model-1@UZ')).toMatchObject({ sequence: 3, before: null })
    })

    it('is gone as a whole or not at all, whoever judges it meanwhile', async () => {
      const { exporter } = await told()
      const judging = [1, 2, 3].map(() => judged(store(), exporter, clear).catch(() => undefined))
      await Promise.all([removeExporter(store(), exporter), ...judging])
      expect(await left(exporter)).toEqual({ standings: 0, changes: [], alerts: [] })
    })
  })
}
