import { type FactDictionary, Goods, Order, parse, type Subject } from '@sextant/model'

const NAMES = new Set(['orderId', 'market', 'exporter'])

/** The facts of one side of a subject: what the dictionary says of goods are the goods, the rest is the order. */
export function factsOf(side: 'goods' | 'order', subject: Subject, dictionary: FactDictionary): Subject {
  return Object.fromEntries(Object.entries(subject).filter(([fact]) => dictionary.facts[fact]?.of === side && !NAMES.has(fact)))
}

/**
 * One open order and its goods, which go by their VIN. An order that is kept keeps the car it has until it is given
 * another; else its goods go by a name of their own, by the one they have, or by that of the order.
 */
export function orderLine(subject: Subject, { exporter, dictionary, goodsId, kept, at }: { exporter: string; dictionary: FactDictionary; goodsId?: string | undefined; kept?: Goods | undefined; at: string }): { goods: Goods; order: Order } {
  const { orderId, market, vin } = subject
  const car = kept?.facts['vin'] === undefined ? undefined : kept.id
  const goods = parse(Goods, { id: vin ?? car ?? goodsId ?? kept?.id ?? orderId, exporter, facts: factsOf('goods', subject, dictionary) }, at)
  const order = parse(Order, { id: orderId, exporter, goods: goods.id, market, facts: factsOf('order', subject, dictionary) }, at)
  return { goods, order }
}
