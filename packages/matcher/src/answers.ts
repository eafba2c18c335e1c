import { addMonths, type Day, type FactValue, type Subject } from '@sextant/model'
import { countriesWithRules, itemsNamed, valuesTold } from './values-told.ts'
import type { CompiledRule, Matcher } from './compile.ts'
import { factsOf } from './facts.ts'
import { boundsOf } from './known.ts'
import type { Today } from './order-days.ts'
import { remembered } from './remembered.ts'
import { daysWithin, isInOrder, type Span } from './span.ts'

/** A list of more named items than this has too many states to try. */
const ITEMS_MAX = 6
/** More days than this can be taken in too many orders. */
const DAYS_MAX = 4
/** Model years are tried one by one: no car is older, and none younger is sold. */
const MODEL_YEARS: Span = { from: '1950-01-01' as Day, to: '2040-12-31' as Day }
/** No order is older than this where it begins. */
const PAST_MONTHS = 120

export interface Answering {
  /** Rules that must be told apart by the answers. */
  rules: readonly CompiledRule[]
  today: Today | undefined
  /** The days of the order, and those of the goods, where nothing bounds them. */
  days: Span
  lifetime: Span
  /** Called for each day whose values must be found: that costs. */
  sought: () => void
}

/**
 * A subject, its market among its facts, under all answers to some questions, as far as the rules can tell them apart: one
 * value for each way. Undefined where a list has too many states, or too many days are asked. Answers that contradict each other are none.
 */
export function answersTo(matcher: Matcher, subject: Subject, { rules, today, days, lifetime, sought }: Answering): (set: readonly string[]) => Iterable<Subject> | undefined {
  const dictionary = matcher.rulebook.facts
  const { orderDays, goodsDays, daysAcross = [], facts } = dictionary
  const chains = [orderDays, goodsDays, ...daysAcross]
  const isDay = (fact: string) => facts[fact]?.type === 'day'

  /** What a day may be depends on the days that are answered before it. */
  const daysFor = (fact: string, known: Subject): FactValue[] => {
    sought()
    const { from, to } = boundsOf(factsOf(dictionary, known, { assume: true, today }).know(fact)) as { from: Day | null; to: Day | null }
    // A contract, or a shipment of which nobody has heard, may be past.
    const free = orderDays.includes(fact) ? { from: addMonths(days.from, -PAST_MONTHS), to: days.to } : lifetime
    const span = { from: from ?? (to !== null && to < free.from ? lifetime.from : free.from), to: to ?? (from !== null && from > free.to ? lifetime.to : free.to) }
    // One day of each stretch is tried, so none may begin where the other days leave no room.
    const possible = chains.reduce<Span | undefined>((left, chain) => left && daysWithin(chain, known, fact, left), span)
    return possible ? valuesTold(matcher, known, fact, possible, { rules, today }) : []
  }
  const years: Span = { from: lifetime.from > MODEL_YEARS.from ? lifetime.from : MODEL_YEARS.from, to: lifetime.to < MODEL_YEARS.to ? lifetime.to : MODEL_YEARS.to }
  const choicesFor = remembered((fact: string): FactValue[] | 'too-many' => {
    if (facts[fact]?.type !== 'list') return valuesTold(matcher, subject, fact, years, { rules, today })
    const items = [...new Set([...itemsNamed(matcher, rules, fact), ...countriesWithRules(matcher, fact)])]
    return items.length > ITEMS_MAX ? 'too-many' : Array.from({ length: 2 ** items.length }, (_, mask) => items.filter((_, index) => mask & (1 << index)))
  })
  function* answered([fact, ...others]: readonly string[], known: Subject): Generator<Subject> {
    if (fact === undefined) return yield known
    const values = isDay(fact) ? daysFor(fact, known) : choicesFor(fact)
    for (const value of values === 'too-many' ? [] : values) {
      const more = { ...known, [fact]: value }
      if (chains.every((chain) => isInOrder(chain, more))) yield* answered(others, more)
    }
  }
  // Each day may cut the values of the others finer, so that they are taken in every order.
  function* inEveryOrder(plain: readonly string[], dated: readonly string[]): Generator<Subject> {
    for (const days of ordersOf(dated)) yield* answered([...plain, ...days], subject)
  }
  return (set) => {
    const [plain, dated] = [set.filter((fact) => !isDay(fact)), set.filter(isDay)]
    return plain.some((fact) => choicesFor(fact) === 'too-many') || dated.length > DAYS_MAX ? undefined : inEveryOrder(plain, dated)
  }
}

function ordersOf(facts: readonly string[]): string[][] {
  return facts.length < 2 ? [[...facts]] : facts.flatMap((first) => ordersOf(facts.filter((fact) => fact !== first)).map((rest) => [first, ...rest]))
}
