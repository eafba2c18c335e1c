import { daysOf, type FactValue, type Market, type Subject } from '@sextant/model'
import type { Change } from './change.ts'
import { isPast } from './change-values.ts'
import { type CompiledRule, type Matcher, versionsWithin } from './compile.ts'
import { decidedBy, rowFor } from './decide.ts'
import { factsOf } from './facts.ts'
import type { Span } from './span.ts'
import type { Searching } from './way-out.ts'

/** Whether a rule stands against the subject whatever is changed: also where nothing is known of all that it reads and that can be changed. */
export function isHopeless(matcher: Matcher, subject: Subject, market: Market, { days }: Searching, compiled: CompiledRule, branches: readonly Change[]): boolean {
  if (branches.length === 0) return true
  const dictionary = matcher.rulebook.facts
  // The days still to come begin after the last one that is past, and move along with each other.
  const toCome = days ? dictionary.orderDays.slice(dictionary.orderDays.findLastIndex((day) => isPast(subject[day], days)) + 1) : []
  const open = new Set([...branches.map(({ fact }) => fact), ...toCome])
  const kept = Object.fromEntries(Object.entries(subject).filter(([fact]) => !open.has(fact)))
  const [first] = toCome
  const within = days && first !== undefined ? { fact: first, ...spanWith(days, toCome.map((day) => subject[day])) } : undefined
  // A day that is given further from another than the assumptions say may stay there.
  const facts = factsOf(dictionary, { ...kept, market }, { assume: false, within })
  const row = rowFor(matcher, facts)
  // A version that only advises stands against nothing, and a day may be chosen on which it is the one that is asked.
  const isAlwaysWeighty = versionsWithin(compiled, row.days(compiled.decidedOn)).every((version) => version?.code?.severity !== 'watch')
  return isAlwaysWeighty && decidedBy(compiled, row).verdict === 'breach'
}

/** A span made as long as it must be to hold the days that are given beside it: they may stay where they are. */
function spanWith({ from, to }: Span, given: readonly (FactValue | undefined)[]): Span {
  const spans = given.flatMap((value) => (typeof value === 'string' ? daysOf(value) ?? [] : []))
  return { from: [from, ...spans.map(({ first }) => first)].sort()[0] ?? from, to: [to, ...spans.map(({ last }) => last)].sort().at(-1) ?? to }
}
