import type { Market, Subject } from '@sextant/model'
import { type Change, touchedBy } from './change.ts'
import { changesOf, itemsNamed } from './change-values.ts'
import type { CompiledRule, Matcher } from './compile.ts'
import { candidatesFor, type Decided, type Decision } from './decide.ts'
import { factsReadBy } from './readings.ts'
import { remembered } from './remembered.ts'
import type { Searching } from './way-out.ts'

/** What stands against a subject: what is breached, and what changes have opened that was not open. */
export function againstOf(before: Decision): (decision: Decision) => Decided[] {
  const wasOpen = weighing(before, 'cannot-tell')
  return ({ decided }) => decided.filter(({ compiled, verdict, severity }) => severity !== 'watch' && (verdict === 'breach' || (verdict === 'cannot-tell' && !wasOpen.has(compiled))))
}

/** Whether all that stands against a subject are questions that were none before: an answer may clear them, where no other change is needed. */
export function askingOnly(before: Decision): (against: readonly Decided[]) => boolean {
  const wasBreached = weighing(before, 'breach')
  return (against) => against.every(({ compiled, verdict }) => verdict === 'cannot-tell' && !wasBreached.has(compiled))
}

function weighing({ decided }: Decision, what: Decided['verdict']): Set<CompiledRule> {
  return new Set(decided.filter(({ verdict, severity }) => verdict === what && severity !== 'watch').map(({ compiled }) => compiled))
}

/** The changes that one rule could notice. Where the goods go is another question, and where they are is not up to us. */
export function branching(matcher: Matcher, subject: Subject, market: Market, { sides, today, days }: Searching): (compiled: CompiledRule) => Change[] {
  const { orderDays, facts } = matcher.rulebook.facts
  const rules = candidatesFor(subject, market, sides, matcher.candidates)
  const there = { ...subject, market }
  const all = remembered((fact: string) => changesOf(matcher, rules, there, fact, days, today))
  return remembered((compiled) => {
    const read = factsReadBy(compiled, matcher.program)
    // Each day of the order bounds the others.
    if (orderDays.some((day) => read.has(day))) for (const day of orderDays) read.add(day)
    for (const place of ['market', 'origin']) read.delete(place)
    const onTheWay = compiled.rule.side === 'transit' && facts['transit']?.changeable && Array.isArray(subject['transit']) ? (subject['transit'] as Market[]) : []
    const around = onTheWay.filter((country) => compiled.rule.markets.includes(country)).map((item): Change => ({ kind: 'remove', fact: 'transit', item }))
    const own = [...read].filter((fact) => facts[fact]?.changeable).flatMap((fact) => {
      if (facts[fact]?.type !== 'list') return all(fact)
      const named = itemsNamed(matcher, [compiled], fact)
      return all(fact).filter((change) => 'item' in change && named.includes(change.item))
    })
    return [...own, ...around.filter((change) => !own.some((one) => touchedBy(one) === touchedBy(change)))]
  })
}
