import { type Day, dayNumber, type Market, type Subject } from '@sextant/model'
import { type Change, touchedBy } from './change.ts'
import { changing, hasHappened } from './changes-of.ts'
import { type CompiledRule, type Matcher, versionsWithin } from './compile.ts'
import { candidatesFor } from './decide.ts'
import { factsOf } from './facts.ts'
import { boundsOf } from './known.ts'
import { atomsOf, basisOfComparison, factsReadBy } from './readings.ts'
import { remembered } from './remembered.ts'
import { itemsNamed } from './values-told.ts'
import { standsWhatever, thatMayMatter } from './whatever.ts'
import type { Searching } from './way-out.ts'

/**
 * The changes of which one is needed for a rule to stand no longer against the subject after those made already; the same
 * object for every rule. None where it stands whatever is changed.
 */
export type Branches = (compiled: CompiledRule, made?: readonly Change[], after?: Subject) => Change[]

/**
 * Of the facts that a rule reads and that can be changed only those on which its breach rests: it would stand whatever the
 * others were. What was set is set anew where something that it is compared with has been set since. Where the goods go is
 * another question, and where they are is not up to us.
 */
export function branching(matcher: Matcher, subject: Subject, market: Market, searching: Searching, sought: () => void): Branches {
  const { program, rulebook: { facts: dictionary } } = matcher
  const { orderDays, facts } = dictionary
  const { sides, today, days } = searching
  const rules = thatMayMatter(matcher, candidatesFor(subject, market, sides, matcher.candidates), subject, market, searching)
  const there = { ...subject, market }
  const known = factsOf(dictionary, there, { assume: true, today })
  /** Whether the days of the order make a difference to a rule: it counts from one, or one of those that may be chosen picks another version. */
  const isMoved = (compiled: CompiledRule): boolean => {
    const { decidedOn } = compiled.rule
    if (atomsOf(program, [compiled]).some(({ comparison }) => basisOfComparison(comparison).some((fact) => orderDays.includes(fact)))) return true
    if (!days || !orderDays.includes(decidedOn)) return false
    const { from } = boundsOf(known.know(decidedOn))
    return versionsWithin(compiled, { first: Math.min(dayNumber(days.from), from === null ? Infinity : dayNumber(from as Day)), last: Infinity }).length > 1
  }
  // To set a day of which nothing is given and that nobody reads only moves others, which may be set themselves.
  const everyRead = new Set(rules.flatMap((compiled) => [...factsReadBy(compiled, program)]))
  const [used, unused] = [true, false].map((isUsed) => orderDays.filter((day) => (subject[day] !== undefined || everyRead.has(day)) === isUsed)) as [string[], string[]]
  const daysOffered = used.every((day) => facts[day]?.changeable) ? used : [...used, ...unused]
  // What has left cannot be made fit to leave any more.
  const journey = dictionary.assumptions.find(({ isJourney }) => isJourney)?.from
  const hasBeen = (day: string | undefined) => days !== undefined && day !== undefined && hasHappened(dictionary, subject, day, days)
  const hasLeft = hasBeen(journey)
  const isChangeable = (fact: string) => facts[fact]?.changeable === true && !hasBeen(facts[fact]?.changeableUntil)
  const readBy = remembered((compiled: CompiledRule): string[] => {
    if (hasLeft && compiled.rule.side === 'export') return []
    const read = factsReadBy(compiled, program)
    // Each day of the order bounds the others.
    for (const day of orderDays) read.delete(day)
    if (isMoved(compiled)) for (const day of daysOffered) read.add(day)
    for (const place of ['market', 'origin']) read.delete(place)
    return [...read].filter(isChangeable)
  })
  const { changesOf, isComparedAfter, same } = changing(matcher, rules, there, searching, sought)
  const passedBy = remembered((compiled: CompiledRule): Change[] => {
    const onTheWay = compiled.rule.side === 'transit' && isChangeable('transit') && Array.isArray(subject['transit']) ? (subject['transit'] as Market[]) : []
    return onTheWay.filter((country) => compiled.rule.markets.includes(country)).map((item) => same({ kind: 'remove', fact: 'transit', item }))
  })
  const namedBy = remembered((compiled: CompiledRule) => remembered((fact: string) => itemsNamed(matcher, [compiled], fact)))
  /** What was set is set anew only where something that it is compared with has been set as well. */
  const offersOf = (compiled: CompiledRule, fact: string, made: readonly Change[]): Change[] => {
    const named = facts[fact]?.type === 'list' ? namedBy(compiled)(fact) : undefined
    if (!named && made.some((change) => change.fact === fact) && !isComparedAfter(fact, made)) return []
    return changesOf(fact, made).filter((change) => !made.includes(change) && (!named || ('item' in change && named.includes(change.item))))
  }
  /** Fact by fact, those that have most changes first, is given up what the breach stands without. */
  const restsOn = (compiled: CompiledRule, made: readonly Change[], after: Subject): string[] => {
    const read = readBy(compiled)
    const days = read.filter((fact) => orderDays.includes(fact))
    const alone = read.filter((fact) => !days.includes(fact)).map((fact) => [fact])
    const groups = [days, ...alone].map((group) => ({ group, size: group.flatMap((fact) => offersOf(compiled, fact, made)).length }))
    const open = new Set<string>()
    for (const { group } of groups.filter(({ size }) => size > 0).sort((a, b) => b.size - a.size)) {
      const more = open.union(new Set(group))
      if (standsWhatever(matcher, after, market, searching, compiled, more)) for (const fact of group) open.add(fact)
    }
    return read.filter((fact) => !open.has(fact))
  }
  const restedOn = remembered((_: CompiledRule) => new Map<string, string[]>())
  return (compiled, made = [], after = subject) => {
    const read = readBy(compiled)
    const name = made.filter(({ fact }) => read.includes(fact)).map((change) => JSON.stringify(change)).sort().join()
    const kept = restedOn(compiled)
    const rested = kept.get(name) ?? restsOn(compiled, made, after)
    kept.set(name, rested)
    const own = rested.flatMap((fact) => offersOf(compiled, fact, made))
    const ways = passedBy(compiled).filter((change) => !made.includes(change) && !own.some((one) => touchedBy(one) === touchedBy(change)))
    return [...own, ...ways]
  }
}
