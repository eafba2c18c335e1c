import { randomUUID } from 'node:crypto'
import { type FactDictionary, Goods, type Order, parse, SextantError, type Subject, subjectFrom } from '@sextant/model'
import {
  asExporter,
  beginImport,
  carriersOf,
  dropImport,
  forgetHeading,
  forgetIssues,
  goodsByIds,
  goodsRevision,
  headingsOf,
  keyOf,
  orderRevision,
  ordersOfContracts,
  type RememberedHeading,
  rememberHeadings,
  type Session,
  type StagedRow,
  stageRows,
  takeImport,
} from '@sextant/store'
import { z } from 'zod'
import type { Desk } from './desk.ts'
import { knownExporter, notFound } from './desk-known.ts'
import { factsOf, orderLine } from './order-line.ts'
import { type KeptOrder, numberOf, orderNamesOf, type RowNames } from './order-name.ts'
import { anotherCar, alsoIn, OTHERS_NAMED } from './same-car.ts'
import { UNREAD_ORDERS } from './subject.ts'

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
  hints: { number: number; fact: string; message: string }[]
  /** What would change, with the facts that would, those that would be unknown from then on, and the other orders that carry the same car. */
  changes: { number: number; id: string; facts: string[]; erased: { fact: string; was: unknown }[]; alsoOf?: string[] }[]
  /** What the orders of the rows are called, by the numbers of the rows, and what their goods would be. */
  names: { number: number; id: string; goods: string; goodsRevision: string }[]
}

const THE_VIN = new Set(['vin'])

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
      const answer: RowsAnswer = { new: 0, changed: 0, same: 0, rejected: [], hints: [], changes: [], names: [] }
      const named = asked.kind === 'orders' ? rows.map((row) => ({ ...row, names: row.order ?? bareNames(row.subject) })) : []
      const kept = await keptOrders(session, exporter, named.map(({ names }) => numberOf(names)))
      const names = orderNamesOf(named, [...kept.values()], dictionary)
      const lines = rows.flatMap(({ subject, number, goodsId }, index): Line[] => {
        const name = names[index]
        if (name && 'wrong' in name) {
          answer.rejected.push({ number, fact: 'orderId', why: name.wrong, cure: name.cure })
          return []
        }
        return [lineFrom(name ? { ...subject, orderId: name.id } : subject, { number, goodsId, exporter, dictionary, kind: asked.kind, kept: name && kept.get(name.id) })]
      })
      const ids = [...new Set(lines.map((line) => line.goods.id))]
      const goods = new Map((await goodsByIds(session, exporter, ids)).map((one) => [one.goods.id, one]))
      const carriers = asked.kind === 'orders' ? await carriersOf(session, exporter, ids) : new Map<string, string[]>()
      const told = new Set(lines.map(({ order }) => order?.id))
      const staged: StagedRow[] = []
      for (const line of lines) {
        const { number, order: said, kept: before } = line
        const keptGoods = goods.get(line.goods.id)
        const others = (carriers.get(line.goods.id) ?? []).filter((id) => id !== said?.id)
        const keepsCar = line.goods.facts['vin'] === undefined && before?.goods.facts['vin'] !== undefined
        const laid = { ...line.goods, facts: laidOver(keptGoods?.goods.facts ?? inheritedBy(line), line.goods.facts, keepsCar ? columns.difference(THE_VIN) : columns) }
        const order = said && { ...said, facts: laidOver(before?.order.facts, said.facts, columns) }
        if (order) answer.names.push({ number, id: order.id, goods: laid.id, goodsRevision: goodsRevision(laid) })
        const wrong = (!keptGoods && line.isNamedOnly ? unknownGoods(line) : undefined) ?? anotherCarIn(line, { kept: keptGoods?.goods, others: others.filter((id) => !told.has(id)), dictionary }) ?? contradictionIn(dictionary, { ...laid.facts, ...order?.facts }, number)
        if (wrong) answer.rejected.push(wrong)
        if (keepsCar && columns.has('vin')) answer.hints.push({ number, fact: 'vin', message: `the order "${said?.id ?? ''}" is kept with the car ${line.goods.id}, and the cell is empty: the car stays` })
        if (others.length > 0 && line.goods.facts['vin'] !== undefined) answer.hints.push({ number, fact: 'vin', message: alsoIn(line.goods.id, others) })
        const goodsAreSame = keptGoods?.revision === goodsRevision(laid)
        const orderIsSame = !order || before?.revision === orderRevision(order)
        if (goodsAreSame && orderIsSame) {
          answer.same++
          continue
        }
        const isNew = order ? !before : !keptGoods
        answer[isNew ? 'new' : 'changed']++
        if (!isNew || (keptGoods && !goodsAreSame)) {
          const goodsBefore = (before?.goods ?? keptGoods?.goods)?.facts
          const change = isNew || !order ? differing(goodsBefore ?? {}, laid.facts) : differing({ ...goodsBefore, ...before?.order.facts, market: before?.order.market }, { ...laid.facts, ...order.facts, market: order.market })
          const isMoved = before !== undefined && before.goods.id !== laid.id && change.facts.length + change.erased.length === 0
          answer.changes.push({ number, id: order?.id ?? laid.id, ...change, ...(isMoved && { facts: ['goodsId'] }), ...(keptGoods && !goodsAreSame && others.length > 0 && { alsoOf: others.slice(0, OTHERS_NAMED) }) })
        }
        staged.push({ number, goods: laid, goodsBefore: keptGoods?.revision ?? null, ...(order && { order: { order, before: before?.revision ?? null } }) })
      }
      if (answer.rejected.length === 0) await stageRows(session, exporter, asked.import, staged)
      return answer
    })
  },

  async 'import take'(desk: Desk, input: unknown): Promise<{ gone: string[] }> {
    const asked = parse(z.strictObject({ exporter: z.string(), import: z.string(), headings: z.array(Heading).max(1_000) }), input, 'the import')
    const { exporter } = await knownExporter(desk.store, asked)
    const { taken, gone } = await asExporter(desk.store, exporter, async (session) => {
      await rememberHeadings(session, exporter, asked.headings)
      return takeImport(session, exporter, asked.import)
    })
    for (const id of gone) await forgetIssues(desk.store, UNREAD_ORDERS, { begins: `${keyOf({ exporter, id })}@` })
    if (taken > 0) await desk.changed()
    return { gone }
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

/** An order that is kept, with its revision and its goods. */
type Kept = KeptOrder & { revision: string }

interface Line {
  number: number
  /** An order that names goods and says nothing else of them. */
  isNamedOnly: boolean
  /** Goods that go by the model ID of the row. */
  isNamed: boolean
  goods: Goods
  order?: Order
  kept?: Kept | undefined
}

async function keptOrders(session: Session, exporter: string, numbers: readonly string[]): Promise<Map<string, Kept>> {
  const orders = await ordersOfContracts(session, exporter, [...new Set(numbers)])
  const goods = new Map((await goodsByIds(session, exporter, [...new Set(orders.map(({ order }) => order.goods))])).map((one) => [one.goods.id, one.goods]))
  return new Map(orders.flatMap(({ order, revision }) => {
    const own = goods.get(order.goods)
    return own ? [[order.id, { order, revision, goods: own }]] : []
  }))
}

function bareNames({ orderId }: Subject): RowNames {
  return { id: String(orderId), ids: [String(orderId)] }
}

function lineFrom(subject: Subject, { number, goodsId, exporter, dictionary, kind, kept }: { number: number; goodsId: string | undefined; exporter: string; dictionary: FactDictionary; kind: 'models' | 'orders'; kept: Kept | undefined }): Line {
  const at = `row ${number}`
  if (kind === 'orders') {
    const line = orderLine(subject, { exporter, dictionary, goodsId, kept: kept?.goods, at })
    const isNamed = goodsId !== undefined && line.goods.id === goodsId
    return { number, isNamed, isNamedOnly: isNamed && Object.keys(line.goods.facts).length === 0, kept, ...line }
  }
  return { number, isNamedOnly: false, isNamed: true, goods: parse(Goods, { id: subject['vin'] ?? goodsId, exporter, facts: factsOf('goods', subject, dictionary) }, at) }
}

/** A car that gets its VIN, or goods that get a name, are what the order had until then; another car is not. */
function inheritedBy({ goods, kept }: Line): Goods['facts'] | undefined {
  if (!kept || kept.goods.facts['vin'] !== undefined) return undefined
  return goods.facts['vin'] !== undefined || kept.goods.id === kept.order.id ? kept.goods.facts : undefined
}

/** What the file has a column for is as the file says, also where its cell is empty; the rest stays. */
function laidOver(kept: Record<string, unknown> | undefined, said: Record<string, unknown>, columns: ReadonlySet<string>): Record<string, unknown> {
  return { ...Object.fromEntries(Object.entries(kept ?? {}).filter(([fact]) => !columns.has(fact))), ...said }
}

/** Goods that the row names itself may be told anew; a VIN, or what the order has without a word of the row, is no such name. */
function anotherCarIn({ number, goods, isNamed }: Line, { kept, others, dictionary }: { kept: Goods | undefined; others: readonly string[]; dictionary: FactDictionary }): RowsAnswer['rejected'][number] | undefined {
  const wrong = isNamed ? undefined : anotherCar(dictionary, { kept, said: goods, others })
  return wrong && { number, ...wrong }
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
