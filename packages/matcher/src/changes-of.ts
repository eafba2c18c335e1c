import { type Day, dayFromNumber, dayNumber, daysOf, type FactDictionary, type FactValue, type Subject } from '@sextant/model'
import { type Change, daysSet } from './change.ts'
import type { CompiledRule, Matcher } from './compile.ts'
import { dayNow } from './day-now.ts'
import { atomsOf, basisOfComparison } from './readings.ts'
import { remembered, rememberedBy } from './remembered.ts'
import { daysWithin, type Span } from './span.ts'
import { itemsNamed, literalsOn, valuesTold } from './values-told.ts'
import type { Searching } from './way-out.ts'

/** What can be done to each fact. */
export interface Changing {
  /** Every change of it that rules could notice beside those made already; of alike values the one nearest to what is known of it now. */
  changesOf(fact: string, made: readonly Change[]): Change[]
  /** Whether other values of it count once these changes are made. */
  isComparedAfter(fact: string, made: readonly Change[]): boolean
  /** One object for all that is the same change. */
  same(change: Change): Change
}

/** The changes that rules could notice in a subject, the same object for the same change. `sought` is called for each day whose values must be found: that costs. */
export function changing(matcher: Matcher, rules: readonly CompiledRule[], subject: Subject, { days: span, today }: Searching, sought: () => void): Changing {
  const { program, rulebook: { facts: dictionary } } = matcher
  const { facts, orderDays } = dictionary
  const bases = atomsOf(program, rules).map(({ comparison }) => basisOfComparison(comparison))
  const pairs = bases.map((basis) => [...new Set(basis)].filter((fact) => facts[fact]?.changeable || orderDays.includes(fact))).filter((pair) => pair.length > 1)
  /**
   * What a fact is compared with that may change as well. The days of the order move along with each other, and so are
   * compared with whatever any of them is; but another of them counts only where two of them are compared.
   */
  const comparedWith = remembered((fact: string): Set<string> => {
    const own = orderDays.includes(fact) ? orderDays : [fact]
    const touching = pairs.filter((pair) => pair.some((one) => own.includes(one)))
    const beside = touching.flatMap((pair) => (pair.every((one) => own.includes(one)) ? pair : pair.filter((one) => !own.includes(one))))
    return new Set(beside.some((one) => orderDays.includes(one)) ? [...beside, ...orderDays] : beside)
  })
  const thoseBeside = (fact: string, made: readonly Change[]) => made.filter((change) => change.fact !== fact && comparedWith(fact).has(change.fact))
  const same = rememberedBy((change: Change) => JSON.stringify(change), (change) => change)
  const nameOf = (fact: string, changes: readonly Change[]) => [fact, ...changes.map((change) => JSON.stringify(change)).sort()].join()

  const told = rememberedBy(nameOf, (fact: string, beside: readonly Change[]) => {
    if (facts[fact]?.type === 'day') sought()
    return valuesTold(matcher, subject, fact, span ?? nowhere, { rules, today, beside })
  })
  /** The values that are told apart, beside what is compared; of days those that the other days set leave room for. */
  const nearest = (fact: string, beside: readonly Change[]): FactValue[] => {
    const values = told(fact, thoseBeside(fact, beside))
    const definition = facts[fact]
    if (definition?.type === 'number' && definition.integer) return ofStretches(fact, values as number[], definition.max ?? Infinity, subject[fact] as number | undefined)
    if (definition?.type !== 'day') return values
    const within = span && daysWithin(orderDays, Object.fromEntries(daysSet(dictionary, beside)), fact, span)
    if (!within || values.length === 0) return []
    const [first, last] = [dayNumber(within.from), dayNumber(within.to)]
    const starts = [first, ...values.map((day) => dayNumber(day as Day)).filter((day) => day > first && day <= last)]
    return ofStretches(fact, starts, last, dayNumber(dayNow(dictionary, subject, fact, beside) ?? within.from)).map(dayFromNumber)
  }
  /**
   * Of each stretch of values that are alike, given by its first, the one that is nearest to what is known now; beside
   * changes of what it is compared with, there may be room only at its ends.
   */
  const ofStretches = (fact: string, starts: readonly number[], last: number, now: number | undefined): number[] => [...new Set(starts.flatMap((start, index) => {
    const end = (starts[index + 1] ?? last + 1) - 1
    const near = now === undefined ? start : Math.max(start, Math.min(now, end))
    return comparedWith(fact).size > 0 ? [near, start, end].filter(Number.isFinite) : [near]
  }))]
  const found = rememberedBy(nameOf, (fact: string, beside: readonly Change[]): Change[] => {
    const definition = facts[fact]
    const present = subject[fact]
    if (!definition?.changeable) return []
    if (definition.type === 'list') {
      // What is not known of a list is a question; nothing can be added to it before.
      if (!Array.isArray(present)) return []
      return itemsNamed(matcher, rules, fact).map((item) => same({ kind: present.includes(item) ? 'remove' as const : 'add' as const, fact, item }))
    }
    if (definition.type === 'day' && (!span || (isPast(present, span) && !(definition.repeatable && isToCome(dictionary, subject, span))))) return []
    const named = new Set(literalsOn(program, rules, fact))
    return nearest(fact, beside).filter((value) => value !== present).map((to) => same({ kind: definition.type === 'text' && !named.has(to) ? 'set-other' as const : 'set' as const, fact, to }))
  })
  return {
    changesOf: (fact, made) => found(fact, orderDays.includes(fact) ? made.filter((change) => change.fact !== fact && (orderDays.includes(change.fact) || comparedWith(fact).has(change.fact))) : thoseBeside(fact, made)),
    same,
    isComparedAfter: (fact, made) => thoseBeside(fact, made).length > 0,
  }
}

/** Only days have a span, and they are not asked without one. */
const nowhere: Span = { from: dayFromNumber(1), to: dayFromNumber(0) }

/** Whether something of the order lies ahead still. */
function isToCome({ orderDays }: FactDictionary, subject: Subject, span: Span): boolean {
  const given = orderDays.flatMap((day) => subject[day] ?? [])
  return given.length === 0 || given.some((day) => !isPast(day, span))
}

/** Whether a day of the order is past, or one that comes after it. */
export function hasHappened({ orderDays }: FactDictionary, subject: Subject, day: string, span: Span): boolean {
  return orderDays.slice(orderDays.indexOf(day)).some((one) => isPast(subject[one], span))
}

/** What has happened cannot be changed, but where it can be done again. */
export function isPast(value: FactValue | undefined, { from }: Span): boolean {
  const days = typeof value === 'string' ? daysOf(value) : undefined
  return days !== undefined && dayNumber(days.last) < dayNumber(from as Day)
}

