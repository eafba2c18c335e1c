import { randomUUID } from 'node:crypto'
import { type FactDictionary, Goods, parse, SextantError, type Subject, subjectFrom } from '@sextant/model'
import {
  asExporter,
  beginImport,
  dropImport,
  forgetHeading,
  goodsByIds,
  goodsRevision,
  headingsOf,
  orderRevision,
  ordersByIds,
  type RememberedHeading,
  rememberHeadings,
  type StagedRow,
  stageRows,
  takeImport,
} from '@sextant/store'
import { z } from 'zod'
import type { Desk } from './desk.ts'
import { knownExporter, notFound } from './desk-known.ts'
import { factsOf, orderLine } from './order-line.ts'
import { orderNameOf } from './order-name.ts'

const ROWS_AT_ONCE_MAX = 5_000

const Names = z.strictObject({ id: z.string(), by: z.string().max(20).optional(), ids: z.array(z.string()).min(1).max(5) })

const ImportRows = z.strictObject({
  exporter: z.string(),
  import: z.string().max(80),
  kind: z.enum(['models', 'orders']),
  /** The facts for which the file has a column: what it has none for stays as it is. */
  columns: z.array(z.string()).max(1_000),
  rows: z.array(z.strictObject({ number: z.int().min(1), facts: z.record(z.string(), z.unknown()), goodsId: z.string().optional(), order: Names.optional() })).max(ROWS_AT_ONCE_MAX),
})

const Heading = z.strictObject({ heading: z.string().min(1).max(400), written: z.string().min(1).max(400), meaning: z.string().min(1).max(100) })

/** What rows of a spreadsheet would do. */
export interface RowsAnswer {
  new: number
  changed: number
  same: number
  /** What cannot be, seen together with what is kept. */
  rejected: { number: number; fact: string; why: string; cure: string }[]
  /** The first that would change, with the facts that would, and those that would be unknown from then on. */
  changes: { number: number; id: string; facts: string[]; erased: { fact: string; was: unknown }[] }[]
  /** What the orders of the rows are called, by the numbers of the rows. */
  names: { number: number; id: string }[]
}

const CHANGES_SHOWN = 20

/** A spreadsheet comes in by parts and is taken as a whole: begin, rows, rows, …, take; or it is dropped. */
export const importVerbs = {
  async 'import begin'({ store, rulebook, now }: Desk, input: unknown): Promise<{ id: string; dictionary: FactDictionary; remembered: RememberedHeading[] }> {
    const { exporter } = await knownExporter(store, input)
    const id = randomUUID()
    const remembered = await asExporter(store, exporter, async (session) => {
      await beginImport(session, { exporter, id, now: now() })
      return headingsOf(session, exporter)
    })
    return { id, dictionary: rulebook().facts, remembered }
  },

  async 'import rows'({ store, rulebook }: Desk, input: unknown): Promise<RowsAnswer> {
    const asked = parse(ImportRows, input, 'the rows')
    const { exporter } = await knownExporter(store, asked)
    const dictionary = rulebook().facts
    const rows = asked.rows.map(({ facts, ...row }) => ({ ...row, subject: subjectFrom(dictionary, facts, `row ${row.number}`) }))
    const columns = new Set(asked.columns)
    return asExporter(store, exporter, async (session) => {
      const orders = new Map((await ordersByIds(session, exporter, asked.kind === 'orders' ? [...new Set(rows.flatMap(idsOf))] : [])).map((one) => [one.order.id, one]))
      const answer: RowsAnswer = { new: 0, changed: 0, same: 0, rejected: [], changes: [], names: [] }
      const taken = new Set<string>()
      const lines = rows.flatMap(({ subject, order, ...row }): Line[] => {
        const name = order ? orderNameOf(order, { vin: subject['vin'], kept: orders, taken }) : undefined
        if (name && 'wrong' in name) {
          answer.rejected.push({ number: row.number, fact: 'orderId', why: name.wrong, cure: name.cure })
          return []
        }
        if (name) {
          taken.add(name.id)
          answer.names.push({ number: row.number, id: name.id })
        }
        return [lineFrom(name ? { ...subject, orderId: name.id } : subject, { number: row.number, goodsId: row.goodsId, exporter, dictionary, kind: asked.kind })]
      })
      // Goods that had no name of their own went by that of their order.
      const ids = lines.flatMap((line) => (line.order ? [line.goods.id, line.order.id] : [line.goods.id]))
      const goods = new Map((await goodsByIds(session, exporter, [...new Set(ids)])).map((one) => [one.goods.id, one]))
      const staged: StagedRow[] = []
      for (const line of lines) {
        const [keptGoods, keptOrder] = [goods.get(line.goods.id), line.order && orders.get(line.order.id)]
        const unnamed = line.order && goods.get(line.order.id)
        const laid = { ...line.goods, facts: laidOver((keptGoods ?? unnamed)?.goods.facts, line.goods.facts, columns) }
        const order = line.order && { ...line.order, facts: laidOver(keptOrder?.order.facts, line.order.facts, columns) }
        const wrong = !keptGoods && line.isNamedOnly ? unknownGoods(line) : contradictionIn(dictionary, { ...laid.facts, ...order?.facts }, line.number)
        if (wrong) answer.rejected.push(wrong)
        const goodsAreSame = keptGoods?.revision === goodsRevision(laid)
        const orderIsSame = !order || keptOrder?.revision === orderRevision(order)
        if (goodsAreSame && orderIsSame) {
          answer.same++
          continue
        }
        const isNew = order ? !keptOrder : !keptGoods
        answer[isNew ? 'new' : 'changed']++
        if (!isNew && answer.changes.length < CHANGES_SHOWN) {
          const before = { ...(keptGoods ?? unnamed)?.goods.facts, ...(keptOrder && { ...keptOrder.order.facts, market: keptOrder.order.market }) }
          const after = { ...laid.facts, ...(order && { ...order.facts, market: order.market }) }
          answer.changes.push({ number: line.number, id: order?.id ?? laid.id, ...differing(before, after) })
        }
        staged.push({ number: line.number, goods: laid, goodsBefore: keptGoods?.revision ?? null, ...(order && { order: { order, before: keptOrder?.revision ?? null } }) })
      }
      if (answer.rejected.length === 0) await stageRows(session, exporter, asked.import, staged)
      return answer
    })
  },

  async 'import take'(desk: Desk, input: unknown): Promise<null> {
    const asked = parse(z.strictObject({ exporter: z.string(), import: z.string(), headings: z.array(Heading).max(1_000) }), input, 'the import')
    const { exporter } = await knownExporter(desk.store, asked)
    const taken = await asExporter(desk.store, exporter, async (session) => {
      await rememberHeadings(session, exporter, asked.headings)
      return takeImport(session, exporter, asked.import)
    })
    if (taken > 0) await desk.changed()
    return null
  },

  async 'import drop'({ store }: Desk, input: unknown): Promise<null> {
    const asked = parse(z.strictObject({ exporter: z.string(), import: z.string() }), input, 'the import')
    const { exporter } = await knownExporter(store, asked)
    await asExporter(store, exporter, (session) => dropImport(session, exporter, asked.import))
    return null
  },

  async 'import mapping'({ store }: Desk, input: unknown): Promise<RememberedHeading[]> {
    const { exporter } = await knownExporter(store, input)
    return asExporter(store, exporter, (session) => headingsOf(session, exporter))
  },

  async 'import forget'({ store }: Desk, input: unknown): Promise<string[]> {
    const asked = parse(z.strictObject({ exporter: z.string(), heading: z.string() }), input, 'the heading')
    const { exporter } = await knownExporter(store, asked)
    return asExporter(store, exporter, async (session) => {
      const known = await headingsOf(session, exporter)
      if (!(await forgetHeading(session, exporter, asked.heading))) throw notFound('heading', asked.heading, known.map(({ written }) => written))
      return [`What "${known.find(({ heading }) => heading === asked.heading)?.written}" means is forgotten.`]
    })
  },
} as const

interface Line {
  number: number
  /** An order that names goods and says nothing else of them. */
  isNamedOnly: boolean
  goods: Goods
  order?: ReturnType<typeof orderLine>['order']
}

function lineFrom(subject: Subject, { number, goodsId, exporter, dictionary, kind }: { number: number; goodsId: string | undefined; exporter: string; dictionary: FactDictionary; kind: 'models' | 'orders' }): Line {
  const at = `row ${number}`
  if (kind === 'orders') {
    const line = orderLine(subject, { exporter, dictionary, goodsId, at })
    return { number, isNamedOnly: goodsId !== undefined && line.goods.id === goodsId && Object.keys(line.goods.facts).length === 0, ...line }
  }
  return { number, isNamedOnly: false, goods: parse(Goods, { id: subject['vin'] ?? goodsId, exporter, facts: factsOf('goods', subject, dictionary) }, at) }
}

/** What the file has a column for is as the file says, also where its cell is empty; the rest stays. */
function laidOver(kept: Record<string, unknown> | undefined, said: Record<string, unknown>, columns: ReadonlySet<string>): Record<string, unknown> {
  return { ...Object.fromEntries(Object.entries(kept ?? {}).filter(([fact]) => !columns.has(fact))), ...said }
}

function unknownGoods({ number, goods }: Line): RowsAnswer['rejected'][number] {
  return { number, fact: 'goodsId', why: `no model goes by "${goods.id}", and the row says nothing else of it`, cure: 'import the models first, or add columns that describe it' }
}

/** Days of the file and days that are kept may contradict each other only when they are laid together. */
function contradictionIn(dictionary: FactDictionary, facts: Record<string, unknown>, number: number): RowsAnswer['rejected'][number] | undefined {
  const days = [...dictionary.orderDays, ...dictionary.goodsDays].filter((fact) => facts[fact] !== undefined)
  try {
    subjectFrom(dictionary, Object.fromEntries(days.map((fact) => [fact, facts[fact]])), '')
    return undefined
  } catch (error) {
    if (!(error instanceof SextantError)) throw error
    const { fact = '', why = error.message } = /^: (?<fact>\w+) (?<why>.*?); correct/.exec(error.message)?.groups ?? {}
    return { number, fact, why: `with what is kept already, ${why}`, cure: 'correct one of the two' }
  }
}

function differing(before: Record<string, unknown>, after: Record<string, unknown>): Pick<RowsAnswer['changes'][number], 'facts' | 'erased'> {
  const erased = Object.keys(before).filter((fact) => after[fact] === undefined).sort()
  return {
    facts: Object.keys(after).filter((fact) => JSON.stringify(before[fact]) !== JSON.stringify(after[fact])).sort(),
    erased: erased.map((fact) => ({ fact, was: before[fact] })),
  }
}

function idsOf({ subject, order }: { subject: Subject; order?: z.infer<typeof Names> | undefined }): string[] {
  return order ? [order.id, ...order.ids] : [String(subject['orderId'])]
}
