import { restsOnToday, type Today } from '@sextant/matcher'
import {
  type Day,
  type FactDictionary,
  type Language,
  labelOf,
  SextantError,
  type Subject,
  subjectFrom,
  valueLabelOf,
} from '@sextant/model'
import { isOrderLine } from '@sextant/store'

/** Where the issues of orders stand, beside those of the sources. */
export const UNREAD_ORDERS = 'orders'

/** The subject of a stored line, and those of its facts that the dictionary does not understand. */
export interface LineSubject {
  subject: Subject
  unread: string[]
}

/** What a line is judged on, as the dictionary understands it. */
export function subjectOf(dictionary: FactDictionary, { exporter, line }: { exporter: string; line: string }, facts: Record<string, unknown>): LineSubject {
  const isOrder = isOrderLine(line)
  const named = { ...facts, exporter, ...(isOrder && { orderId: line }) }
  return understood(dictionary, named, `${isOrder ? 'order' : 'goods'} ${line} of ${exporter}`)
}

/** The day of asking, where it says anything of the subject. */
export function todayOf(dictionary: FactDictionary, subject: Subject, line: string, day: Day): Today | undefined {
  const of = isOrderLine(line) ? 'order' : 'goods'
  return restsOnToday(dictionary, subject, of) ? { of, day } : undefined
}

/**
 * Stored facts were understood when they came in, but the dictionary may have changed since: what it no longer
 * understands counts as unknown, so that they are still judged.
 */
function understood(dictionary: FactDictionary, facts: Record<string, unknown>, where: string): LineSubject {
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
