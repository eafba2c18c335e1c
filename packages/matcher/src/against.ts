import { type Day, dayNumber, type Market, type Subject } from '@sextant/model'
import { type Change, touchedBy } from './change.ts'
import { changesOf, itemsNamed } from './change-values.ts'
import { type CompiledRule, type Matcher, versionsWithin } from './compile.ts'
import { candidatesFor, type Decided, type Decision } from './decide.ts'
import { factsOf } from './facts.ts'
import { boundsOf } from './known.ts'
import type { Atom } from './program.ts'
import { atomsOfRule, basisOfAtom, factsReadBy } from './readings.ts'
import { remembered } from './remembered.ts'
import type { Searching } from './way-out.ts'

/** What stands against a subject: what is breached, and what changes have opened that was not open. */
export function againstOf(before: Decision): (decision: Decision) => Decided[] {
  const wasOpen = new Set(before.decided.filter(({ verdict, severity }) => verdict === 'cannot-tell' && severity !== 'watch').map(({ compiled }) => compiled))
  return ({ decided }) => decided.filter(({ compiled, verdict, severity }) => severity !== 'watch' && (verdict === 'breach' || (verdict === 'cannot-tell' && !wasOpen.has(compiled))))
}

/** The changes that one rule could notice, the same object for every rule. Where the goods go is another question, and where they are is not up to us. */
export function branching(matcher: Matcher, subject: Subject, market: Market, { sides, today, days }: Searching): (compiled: CompiledRule) => Change[] {
  const { orderDays, facts } = matcher.rulebook.facts
  const rules = candidatesFor(subject, market, sides, matcher.candidates)
  const there = { ...subject, market }
  const known = factsOf(matcher.rulebook.facts, there, { assume: true, today })
  /** Whether the days of the order make a difference to a rule: it counts from one, or one of those that may be chosen picks another version. */
  const isMoved = (compiled: CompiledRule): boolean => {
    const { decidedOn } = compiled.rule
    if (atomsOfRule(matcher.program, compiled).some((atom) => basisOfAtom(matcher.program.atoms[atom] as Atom).some((fact) => orderDays.includes(fact)))) return true
    if (!days || !orderDays.includes(decidedOn)) return false
    const { from } = boundsOf(known.know(decidedOn))
    return versionsWithin(compiled, { first: Math.min(dayNumber(days.from), from === null ? Infinity : dayNumber(from as Day)), last: Infinity }).length > 1
  }
  const around = remembered((item: Market): Change => ({ kind: 'remove', fact: 'transit', item }))
  const all = remembered((fact: string) => changesOf(matcher, rules, there, fact, days, today))
  return remembered((compiled) => {
    const read = factsReadBy(compiled, matcher.program)
    // Each day of the order bounds the others.
    for (const day of orderDays) {
      if (isMoved(compiled)) read.add(day)
      else read.delete(day)
    }
    for (const place of ['market', 'origin']) read.delete(place)
    const onTheWay = compiled.rule.side === 'transit' && facts['transit']?.changeable && Array.isArray(subject['transit']) ? (subject['transit'] as Market[]) : []
    const passed = onTheWay.filter((country) => compiled.rule.markets.includes(country)).map(around)
    const own = [...read].filter((fact) => facts[fact]?.changeable).flatMap((fact) => {
      if (facts[fact]?.type !== 'list') return all(fact)
      const named = itemsNamed(matcher, [compiled], fact)
      return all(fact).filter((change) => 'item' in change && named.includes(change.item))
    })
    return [...own, ...passed.filter((change) => !own.some((one) => touchedBy(one) === touchedBy(change)))]
  })
}
