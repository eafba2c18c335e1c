import { daysOf, type FactValue, type Market, type Subject } from '@sextant/model'
import { isPast } from './changes-of.ts'
import { type CompiledRule, type Matcher, versionsWithin } from './compile.ts'
import { decidedBy, rowFor } from './decide.ts'
import { factsOf } from './facts.ts'
import type { Row } from './program.ts'
import type { Span } from './span.ts'
import type { Searching } from './way-out.ts'

/** Whether a rule stands against the subject whatever some facts are, among them perhaps the days of the order that may still be chosen. */
export function standsWhatever(matcher: Matcher, subject: Subject, market: Market, searching: Searching, compiled: CompiledRule, facts: ReadonlySet<string>): boolean {
  const row = rowWhatever(matcher, subject, market, searching, facts)
  // A version that only advises stands against nothing, and a day may be chosen on which it is the one that is asked.
  const isAlwaysWeighty = versionsWithin(compiled, row.days(compiled.decidedOn)).every((version) => version?.code?.severity !== 'watch')
  return isAlwaysWeighty && decidedBy(compiled, row).verdict === 'breach'
}

/** The rules that may come to stand against the subject once something is changed. */
export function thatMayMatter(matcher: Matcher, rules: readonly CompiledRule[], subject: Subject, market: Market, searching: Searching): CompiledRule[] {
  const { facts } = matcher.rulebook.facts
  const row = rowWhatever(matcher, subject, market, searching, new Set(Object.keys(facts).filter((fact) => facts[fact]?.changeable)))
  return rules.filter((compiled) => {
    const { verdict } = decidedBy(compiled, row)
    return verdict === 'breach' || verdict === 'cannot-tell'
  })
}

/** The subject where nothing is known of some facts. If one is a day of the order, of none that may still be chosen: they move along with each other. */
function rowWhatever(matcher: Matcher, subject: Subject, market: Market, { days, today }: Searching, facts: ReadonlySet<string>): Row {
  const dictionary = matcher.rulebook.facts
  const { orderDays } = dictionary
  const areDaysOpen = days !== undefined && orderDays.some((day) => facts.has(day))
  // The days still to come begin after the last one that is past.
  const toCome = areDaysOpen ? orderDays.slice(orderDays.findLastIndex((day) => isPast(subject[day], days)) + 1) : []
  const kept = Object.fromEntries(Object.entries(subject).filter(([fact]) => !facts.has(fact) && !toCome.includes(fact)))
  const [first] = toCome
  const within = areDaysOpen && first !== undefined ? { fact: first, ...spanWith(days, toCome.map((day) => subject[day])) } : undefined
  // A day that is given further from another than the assumptions say may stay there.
  return rowFor(matcher, factsOf(dictionary, { ...kept, market }, areDaysOpen ? { assume: false, within } : { assume: true, today }))
}

/** A span made as long as it must be to hold the days that are given beside it: they may stay where they are. */
function spanWith({ from, to }: Span, given: readonly (FactValue | undefined)[]): Span {
  const spans = given.flatMap((value) => (typeof value === 'string' ? daysOf(value) ?? [] : []))
  return { from: [from, ...spans.map(({ first }) => first)].sort()[0] ?? from, to: [to, ...spans.map(({ last }) => last)].sort().at(-1) ?? to }
}
