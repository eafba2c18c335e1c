import { type FactDictionary, type Goods, type Language, labelOf, type Order, type Subject, subjectFrom, valueLabelOf } from '@sextant/model'

/** The subject of an order: the facts of the goods, then those of the order, then where it goes. */
export function subjectOf(dictionary: FactDictionary, goods: Goods, order: Order): Subject {
  const facts = { ...goods.facts, ...order.facts, orderId: order.id, exporter: order.exporter, market: order.market }
  return subjectFrom(dictionary, facts, `order ${order.id} of ${order.exporter}`)
}

/** What lets people recognise goods and an order, as far as it is known. */
export function summaryOf(dictionary: FactDictionary, subject: Subject, language: Language): string[] {
  return dictionary.identifying.flatMap((fact) => {
    const value = subject[fact]
    if (value === undefined) return []
    return [`${labelOf(dictionary, fact, language)}: ${valueLabelOf(dictionary, fact, value, language)}`]
  })
}
