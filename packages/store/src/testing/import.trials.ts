import { describe, expect, it } from 'vitest'
import {
  asExporter,
  beginImport,
  dropImport,
  forgetHeading,
  goodsBy,
  goodsByIds,
  headingsOf,
  orderBy,
  ordersByIds,
  rememberHeadings,
  saveGoods,
  saveOrder,
  type StagedRow,
  stageRows,
  type Store,
  takeImport,
} from '../index.ts'
import { exporterWithOrder, freshName, goodsOf, orderOf } from './samples.ts'

const now = new Date('2026-03-01T10:00:00.000Z')

/** Rows come in by parts, and are taken all at once or not at all. */
export function importTrials(store: () => Store): void {
  const begun = async (exporter: string, at = now) => {
    const id = freshName('import')
    await beginImport(store(), { exporter, id, now: at })
    return id
  }
  const row = (exporter: string, number: number, goodsBefore: string | null = null): StagedRow => ({
    number,
    goods: { id: `car-${number}`, exporter, facts: { category: 'M1', number } },
    goodsBefore,
    order: { order: { ...orderOf(exporter, `line-${number}`), goods: `car-${number}` }, before: null },
  })

  describe('an import', () => {
    it('changes nothing before it is taken, and then everything', async () => {
      const exporter = await exporterWithOrder(store())
      const id = await begun(exporter)
      await stageRows(store(), exporter, id, Array.from({ length: 1_500 }, (_, index) => row(exporter, index + 1)))
      expect(await orderBy(store(), exporter, 'line-1')).toBeUndefined()
      await takeImport(store(), exporter, id)
      expect(await orderBy(store(), exporter, 'line-1500')).toMatchObject({ goods: 'car-1500', market: 'KZ' })
      expect(await goodsBy(store(), exporter, 'car-1500')).toMatchObject({ facts: { number: 1_500 } })
      await expect(takeImport(store(), exporter, id)).rejects.toThrow(/is not there any more/)
    })

    it('holds a row once, however often it is handed in', async () => {
      const exporter = await exporterWithOrder(store())
      const id = await begun(exporter)
      for (let times = 0; times < 2; times++) await stageRows(store(), exporter, id, [row(exporter, 1)])
      await takeImport(store(), exporter, id)
      expect(await goodsByIds(store(), exporter, ['car-1', 'car-2'])).toHaveLength(1)
      expect(await ordersByIds(store(), exporter, ['line-1'])).toHaveLength(1)
    })

    it('is refused where what it was laid over has changed since, and stays to be dropped', async () => {
      const exporter = await exporterWithOrder(store())
      await saveGoods(store(), { ...goodsOf(exporter), id: 'car-1' })
      const [before] = await goodsByIds(store(), exporter, ['car-1'])
      const id = await begun(exporter)
      await stageRows(store(), exporter, id, [row(exporter, 1, before?.revision ?? null), row(exporter, 2)])
      await saveGoods(store(), { ...goodsOf(exporter, { category: 'M2' }), id: 'car-1' })
      await expect(takeImport(store(), exporter, id)).rejects.toThrow(/the goods "car-1" changed while this import was looked at/)
      expect(await goodsBy(store(), exporter, 'car-2')).toBeUndefined()
      await dropImport(store(), exporter, id)
      const other = await begun(exporter)
      await stageRows(store(), exporter, other, [row(exporter, 3)])
      await saveOrder(store(), { ...orderOf(exporter, 'line-3'), goods: 'car-1' })
      await expect(takeImport(store(), exporter, other)).rejects.toThrow(/the order "line-3" changed/)
    })

    it('that nobody took within a day is forgotten, and a younger one is not', async () => {
      const exporter = await exporterWithOrder(store())
      const [old, young] = [await begun(exporter), await begun(exporter, new Date(now.getTime() + 3_600_000))]
      for (const [number, id] of [old, young].entries()) await stageRows(store(), exporter, id, [row(exporter, number + 1)])
      await begun(exporter, new Date(now.getTime() + 86_400_001))
      await expect(takeImport(store(), exporter, old)).rejects.toThrow(/is not there any more/)
      await expect(stageRows(store(), exporter, old, [row(exporter, 1)])).rejects.toThrow(/is not there any more/)
      await takeImport(store(), exporter, young)
      expect(await orderBy(store(), exporter, 'line-1')).toBeUndefined()
      expect(await orderBy(store(), exporter, 'line-2')).toBeDefined()
    })

    it('of one exporter is nothing to another', async () => {
      const [mine, other] = [await exporterWithOrder(store()), await exporterWithOrder(store())]
      const id = await begun(other)
      await stageRows(store(), other, id, [row(other, 1)])
      await expect(asExporter(store(), mine, (session) => takeImport(session, other, id))).rejects.toThrow(/is not there any more/)
      await asExporter(store(), other, (session) => takeImport(session, other, id))
      expect(await orderBy(store(), other, 'line-1')).toBeDefined()
    })
  })

  describe('headings', () => {
    it('are remembered by their last meaning, until they are forgotten', async () => {
      const exporter = await exporterWithOrder(store())
      await rememberHeadings(store(), exporter, [{ heading: 'mileage', written: 'Mileage', meaning: 'odometerKm' }, { heading: 'note', written: 'Note', meaning: '-' }])
      await rememberHeadings(store(), exporter, [{ heading: 'mileage', written: 'MILEAGE', meaning: 'odometerKm mi' }])
      expect(await headingsOf(store(), exporter)).toEqual([{ heading: 'mileage', written: 'MILEAGE', meaning: 'odometerKm mi' }, { heading: 'note', written: 'Note', meaning: '-' }])
      expect([await forgetHeading(store(), exporter, 'note'), await forgetHeading(store(), exporter, 'note')]).toEqual([true, false])
    })
  })
}
