import { type FactDictionary, type Goods, type Order, ownName, SextantError, type Subject, subjectsFrom } from '@sextant/model'
import { carriersOf, goodsByIds, ordersByIds, removeAbandoned, saveGoodsMany, saveOrders, type Session } from '@sextant/store'
import { orderLine } from './order-line.ts'
import { alsoIn, anotherCar } from './same-car.ts'

const ORDERS_MAX = 10_000

/** One subject of a file, with where it stands in it. */
export interface SaidOrder {
  subject: Subject
  at: string
}

/** Each subject is one open order, with a name and a market. */
export function saidOrders(dictionary: FactDictionary, input: unknown, where: string): SaidOrder[] {
  const subjects = subjectsFrom(dictionary, input, where, ORDERS_MAX)
  const seen = new Set<string>()
  return subjects.map((subject, index) => {
    const at = subjects.length > 1 ? `${where} at [${index}]` : where
    const { orderId, market } = subject
    if (orderId === undefined) throw new SextantError('SEXTANT_INVALID', `${at}: "orderId" is missing; an open order has a name by which alerts speak of it`)
    if (market === undefined) throw new SextantError('SEXTANT_INVALID', `${at}: "market" is missing; where does the order go?`)
    const name = ownName(String(orderId))
    if (seen.has(name)) throw new SextantError('SEXTANT_INVALID', `${at}: the order "${String(orderId)}" stands twice; keep one`)
    seen.add(name)
    return { subject, at }
  })
}

/** Keeps the orders, all or none. What is to be told of them, and the goods that went since no order carries them any more. */
export async function addOrders(session: Session, said: readonly SaidOrder[], { exporter, dictionary }: { exporter: string; dictionary: FactDictionary }): Promise<{ hints: string[]; gone: string[] }> {
  const kept = await ordersByIds(session, exporter, said.map(({ subject }) => ownName(String(subject['orderId']))))
  const goodsOfOrder = new Map(kept.map(({ order }) => [order.id, order.goods]))
  const known = await goodsById(session, exporter, [...goodsOfOrder.values(), ...said.flatMap(({ subject: { vin } }) => (vin === undefined ? [] : [String(vin)]))])
  const lines = said.map(({ subject, at }) => {
    const before = known.get(goodsOfOrder.get(ownName(String(subject['orderId']))) ?? '')
    const { order, goods } = orderLine(subject, { exporter, dictionary, kept: before, at })
    return { at, order, said: goods, goods: { ...goods, facts: factsKept(order, goods, { before, known }) } }
  })
  const carriers = await carriersOf(session, exporter, lines.map(({ goods }) => goods.id))
  const told = new Set(lines.map(({ order }) => order.id))
  const hints = lines.flatMap(({ at, order, said, goods }) => {
    const others = (carriers.get(goods.id) ?? []).filter((id) => id !== order.id)
    const wrong = anotherCar(dictionary, { kept: known.get(goods.id), said, others: others.filter((id) => !told.has(id)) })
    if (wrong) throw new SextantError('SEXTANT_INVALID', `${at}: ${wrong.why}; ${wrong.cure}`)
    return others.length > 0 && said.facts['vin'] !== undefined ? [`${order.id}: ${alsoIn(goods.id, others)}`] : []
  })
  await saveGoodsMany(session, lines.map(({ goods }) => goods))
  await saveOrders(session, lines.map(({ order }) => order))
  const moved = lines.flatMap(({ order }) => (order.goods === order.id ? [] : [order.id]))
  return { hints, gone: await removeAbandoned(session, exporter, moved) }
}

/** An order is told as a whole, and so are the goods that are its own. Of goods that it does not name, or says nothing of, stays what is known. */
function factsKept(order: Order, said: Goods, { before, known }: { before: Goods | undefined; known: ReadonlyMap<string, Goods> }): Goods['facts'] {
  const isByVin = said.facts['vin'] !== undefined
  const isDescribed = Object.keys(said.facts).some((fact) => fact !== 'vin')
  const own = known.get(said.id) ?? (before?.facts['vin'] === undefined ? before : undefined)
  return isDescribed && (isByVin || said.id === order.id) ? said.facts : { ...own?.facts, ...said.facts }
}

async function goodsById(session: Session, exporter: string, ids: readonly string[]): Promise<Map<string, Goods>> {
  return new Map((await goodsByIds(session, exporter, [...new Set(ids)])).map(({ goods }) => [goods.id, goods]))
}
