import { dayFromNumber, type FactValue, type Subject } from '@sextant/model'
import { breakpointsOver } from './breakpoints.ts'
import { type Change, changed } from './change.ts'
import { codesTold } from './codes-told.ts'
import type { CompiledRule, Matcher } from './compile.ts'
import { domainOf, tellingValues } from './domain.ts'
import { factsOf } from './facts.ts'
import type { Today } from './order-days.ts'
import type { Atom, Program } from './program.ts'
import { atomsOf, basisOfComparison } from './readings.ts'
import type { Span } from './span.ts'
import { timelineOf } from './timeline.ts'

/** The items of a list that comparisons of these rules name. */
export function itemsNamed({ program }: Matcher, rules: readonly CompiledRule[], fact: string): string[] {
  return [...new Set(literalsOn(program, rules, fact).map(String))]
}

/** The countries that are told apart because they have rules of their own on what comes from them, or passes them. */
export function countriesWithRules({ rules }: Matcher, fact: string): string[] {
  const side = fact === 'origin' ? 'export' : fact === 'transit' ? 'transit' : undefined
  return side ? [...new Set(rules.filter(({ rule }) => rule.side === side).flatMap(({ rule }) => rule.markets))] : []
}

export interface Telling {
  /** Rules that must be told apart by the values. */
  rules: readonly CompiledRule[]
  today: Today | undefined
  /** The changes made beside, which other facts are compared after. */
  beside?: readonly Change[]
}

/**
 * One value of a fact for each way in which the rules can tell its values apart, days within the span alone: of each
 * stretch that is alike the first. Beside literals, what other facts of the subject are compared with it counts.
 */
export function valuesTold(matcher: Matcher, subject: Subject, fact: string, span: Span, { rules, today, beside = [] }: Telling): FactValue[] {
  const { program, rulebook: { facts: dictionary } } = matcher
  if (dictionary.facts[fact]?.type === 'day') {
    return span.from > span.to ? [] : breakpointsOver(program, timelineOf(dictionary, subject, fact, span, today, { after: beside }))(rules).map(dayFromNumber)
  }
  const known = factsOf(dictionary, changed(dictionary, subject, beside) ?? subject, { assume: true, today })
  const compared = atomsOn(program, rules, fact).flatMap(({ slot, right }) => {
    if ('known' in right) return []
    return [slot, right.slot].flatMap((one) => {
      const side = program.slots[one]
      const value = side && side.fact !== fact ? known.know(side.fact, side.params) : undefined
      return value?.kind === 'exact' ? [value.value] : value?.kind === 'between' ? [value.from, value.to].filter((bound) => bound !== null) : []
    })
  })
  const domain = domainOf(dictionary, { fact })
  const literals = [...literalsOn(program, rules, fact), ...countriesWithRules(matcher, fact), ...compared]
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

function atomsOn(program: Program, rules: readonly CompiledRule[], fact: string): Atom[] {
  return atomsOf(program, rules).filter(({ comparison }) => basisOfComparison(comparison).includes(fact))
}

/** The values with which comparisons of a fact compare it. */
export function literalsOn(program: Program, rules: readonly CompiledRule[], fact: string): FactValue[] {
  return literalsOf(atomsOn(program, rules, fact))
}

function literalsOf(atoms: readonly Atom[]): FactValue[] {
  return atoms.flatMap(({ right }) => ('known' in right && right.known.kind === 'exact' ? [right.known.value].flat() as FactValue[] : []))
}
