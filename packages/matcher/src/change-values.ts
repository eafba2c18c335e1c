import { type Day, dayFromNumber, dayNumber, daysOf, type FactDictionary, type FactValue, type Subject } from '@sextant/model'
import { breakpointsOver } from './breakpoints.ts'
import type { Change } from './change.ts'
import { codesTold } from './codes-told.ts'
import type { CompiledRule, Matcher } from './compile.ts'
import { domainOf, tellingValues } from './domain.ts'
import { factsOf } from './facts.ts'
import { boundsOf } from './known.ts'
import type { Today } from './order-days.ts'
import type { Atom, Program } from './program.ts'
import { atomsOfRule, basisOfAtom } from './readings.ts'
import type { Span } from './span.ts'
import { timelineOf } from './timeline.ts'

/** The items of a list that comparisons of these rules name. */
export function itemsNamed({ program }: Matcher, rules: readonly CompiledRule[], fact: string): string[] {
  return [...new Set(literalsOn(program, rules, fact).map(String))]
}

/**
 * One value of a fact for each way in which the rules can tell its values apart, days within the span alone. Beside
 * literals, what other facts of the subject are compared with it counts.
 */
export function valuesTold(matcher: Matcher, rules: readonly CompiledRule[], subject: Subject, fact: string, span: Span, today: Today | undefined): FactValue[] {
  const { program, rulebook: { facts: dictionary } } = matcher
  if (dictionary.facts[fact]?.type === 'day') {
    return span.from > span.to ? [] : breakpointsOver(program, timelineOf(dictionary, subject, fact, span, today, 'moved'))(rules).map(dayFromNumber)
  }
  const known = factsOf(dictionary, subject, { assume: true, today })
  const compared = atomsOn(program, rules, fact).flatMap(({ slot, right }) => {
    if ('known' in right) return []
    return [slot, right.slot].flatMap((one) => {
      const side = program.slots[one]
      const value = side && side.fact !== fact ? known.know(side.fact, side.params) : undefined
      return value?.kind === 'exact' ? [value.value] : value?.kind === 'between' ? [value.from, value.to].filter((bound) => bound !== null) : []
    })
  })
  const domain = domainOf(dictionary, { fact })
  const literals = [...literalsOn(program, rules, fact), ...compared]
  if (domain.kind === 'scale') {
    const { yes: counted = [], no: plain = [] } = Object.groupBy(atomsOn(program, rules, fact), ({ slot, right }) => ([slot, ...('slot' in right ? [right.slot] : [])].some((one) => program.slots[one]?.fact === 'elapsed') ? 'yes' : 'no'))
    return tellingValues(domain, [...literalsOf(plain), ...compared, ...(counted.length > 0 ? yearsOf(span) : [])].filter((value) => typeof value === 'number'))
  }
  return domain.kind === 'text' && domain.format === 'hs-code' ? codesTold(literals.map(String)) : tellingValues(domain, literals)
}

/** Time is counted from the first or to the last day of a year, so that each may make a difference. */
function yearsOf({ from, to }: Span): number[] {
  const [first, last] = [from, to].map((day) => Number(day.slice(0, 4))) as [number, number]
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
}

/** Every change of one fact that these rules could notice. */
export function changesOf(matcher: Matcher, rules: readonly CompiledRule[], subject: Subject, fact: string, span: Span | undefined, today: Today | undefined): Change[] {
  const definition = matcher.rulebook.facts.facts[fact]
  const present = subject[fact]
  if (!definition?.changeable) return []
  if (definition.type === 'list') {
    // What is not known of a list is a question; nothing can be added to it before.
    if (!Array.isArray(present)) return []
    return itemsNamed(matcher, rules, fact).map((item) => ({ kind: present.includes(item) ? 'remove' as const : 'add' as const, fact, item }))
  }
  if (definition.type === 'day' && (!span || (isPast(present, span) && !(definition.repeatable && isToCome(matcher.rulebook.facts, subject, span))))) return []
  const named = new Set(literalsOn(matcher.program, rules, fact))
  const values = valuesTold(matcher, rules, subject, fact, span ?? nowhere, today)
  return (definition.type === 'day' ? nearestDays(values as Day[], span ?? nowhere, boundsOf(factsOf(matcher.rulebook.facts, subject, { assume: true, today }).know(fact)).from) : values)
    .filter((value) => value !== present)
    .map((to) => ({ kind: definition.type === 'text' && !named.has(to) ? 'set-other' as const : 'set' as const, fact, to }))
}

/** Of each stretch of days that are alike, given by its first, the day that is nearest to what is known of it now: of an earlier stretch the last, of its own the day itself. */
function nearestDays(starts: readonly Day[], { to }: Span, earliest: Day | number | null): Day[] {
  return starts.map((start, index) => {
    const next = starts[index + 1]
    const end = next === undefined ? to : dayFromNumber(dayNumber(next) - 1)
    const present = earliest === null ? undefined : String(earliest) as Day
    return present === undefined || start >= present ? start : end < present ? end : present
  })
}

/** Only days have a span, and they are not asked without one. */
const nowhere: Span = { from: dayFromNumber(1), to: dayFromNumber(0) }

/** Whether something of the order lies ahead still. */
function isToCome({ orderDays }: FactDictionary, subject: Subject, span: Span): boolean {
  const given = orderDays.flatMap((day) => subject[day] ?? [])
  return given.length === 0 || given.some((day) => !isPast(day, span))
}

/** What has happened cannot be changed, but where it can be done again. */
export function isPast(value: FactValue | undefined, { from }: Span): boolean {
  const days = typeof value === 'string' ? daysOf(value) : undefined
  return days !== undefined && dayNumber(days.last) < dayNumber(from as Day)
}

function atomsOn(program: Program, rules: readonly CompiledRule[], fact: string): Atom[] {
  return [...new Set(rules.flatMap((compiled) => atomsOfRule(program, compiled)))].map((number) => program.atoms[number] as Atom).filter((atom) => basisOfAtom(atom).includes(fact))
}

function literalsOn(program: Program, rules: readonly CompiledRule[], fact: string): FactValue[] {
  return literalsOf(atomsOn(program, rules, fact))
}

function literalsOf(atoms: readonly Atom[]): FactValue[] {
  return atoms.flatMap(({ right }) => ('known' in right && right.known.kind === 'exact' ? [right.known.value].flat() as FactValue[] : []))
}
