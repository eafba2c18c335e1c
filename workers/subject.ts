import {
  type FactDictionary,
  type Goods,
  type Language,
  labelOf,
  type Order,
  SextantError,
  type Subject,
  subjectFrom,
  valueLabelOf,
} from '@sextant/model'

/** Where the issues of orders stand, beside those of the sources. */
export const UNREAD_ORDERS = 'orders'

/** The subject of a stored order, and those of its facts that the present dictionary does not understand. */
export interface OrderSubject {
  subject: Subject
  unread: string[]
}

/** The facts of the goods, then those of the order, then where it goes. */
export function subjectOf(dictionary: FactDictionary, goods: Goods, order: Order): OrderSubject {
  const facts = { ...goods.facts, ...order.facts, orderId: order.id, exporter: order.exporter, market: order.market }
  return understood(dictionary, facts, `order ${order.id} of ${order.exporter}`)
}

/**
 * Stored facts were understood when they came in, but the dictionary may have changed since: what it no longer
 * understands counts as unknown, so that they are still judged.
 */
export function understood(dictionary: FactDictionary, facts: Record<string, unknown>, where: string): OrderSubject {
  const read = (some: Record<string, unknown>) => readable(dictionary, some, where)
  const whole = read(facts)
  if (whole) return { subject: whole, unread: [] }
  const known = Object.fromEntries(Object.entries(facts).filter(([fact, value]) => read({ [fact]: value })))
  // Each fact is understood by itself: what is left is a VIN against what else is known, or days against each other.
  const vins = Object.keys(dictionary.facts).filter((fact) => isVin(dictionary, fact))
  const days = [...dictionary.orderDays, ...dictionary.goodsDays]
  const without = (facts: string[]) => read(Object.fromEntries(Object.entries(known).filter(([fact]) => !facts.includes(fact))))
  const subject = without([]) ?? without(vins) ?? without(days) ?? without([...vins, ...days]) ?? {}
  return { subject, unread: Object.keys(facts).filter((fact) => !Object.hasOwn(subject, fact)).sort() }
}

function isVin(dictionary: FactDictionary, fact: string): boolean {
  const definition = dictionary.facts[fact]
  return definition?.type === 'text' && definition.format === 'vin'
}

function readable(dictionary: FactDictionary, facts: Record<string, unknown>, where: string): Subject | undefined {
  try {
    return subjectFrom(dictionary, facts, where)
  } catch (error) {
    if (error instanceof SextantError) return undefined
    throw error
  }
}

/** What lets people recognise goods and an order, as far as it is known. */
export function summaryOf(dictionary: FactDictionary, subject: Subject, language: Language): string[] {
  return dictionary.identifying.flatMap((fact) => {
    const value = subject[fact]
    if (value === undefined) return []
    return [`${labelOf(dictionary, fact, language)}: ${valueLabelOf(dictionary, fact, value, language)}`]
  })
}
