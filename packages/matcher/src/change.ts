import { type Day, daysOf, type FactDictionary, type FactValue, type Subject } from '@sextant/model'

/** One thing that an exporter can still do: one fact set to another value, or one item added to or removed from a list. */
export type Change =
  | { kind: 'set'; fact: string; to: FactValue }
  /** Any value but those that the rules name. */
  | { kind: 'set-other'; fact: string; to: FactValue }
  | { kind: 'add' | 'remove'; fact: string; item: string }

/** What a change touches: no two changes of one set touch the same. */
export function touchedBy(change: Change): string {
  return 'item' in change ? `${change.fact} ${change.item}` : change.fact
}

/**
 * The subject after the changes. What is set moves the days of the order before and after it along, only so far as they
 * must go; undefined where two of the changes contradict each other, or where a day would move that lies before
 * `earliest` and has passed.
 */
export function changed(dictionary: FactDictionary, subject: Subject, changes: readonly Change[], earliest?: Day): Subject | undefined {
  const result: Record<string, FactValue> = { ...subject }
  for (const change of changes) {
    if (!('item' in change)) result[change.fact] = change.to
    else {
      const items = (Array.isArray(result[change.fact]) ? result[change.fact] : []) as readonly string[]
      result[change.fact] = change.kind === 'add' ? [...items, change.item] : items.filter((item) => item !== change.item)
    }
  }
  const { orderDays } = dictionary
  const fixed = new Set(changes.filter(({ fact }) => orderDays.includes(fact)).map(({ fact }) => fact))
  if (fixed.size === 0) return result
  const dayOf = (fact: string): Day => String(result[fact]) as Day
  for (const [index, fact] of orderDays.entries()) {
    const earlier = orderDays.slice(0, index).filter((day) => fixed.has(day)).map(dayOf).sort().at(-1)
    const later = orderDays.slice(index + 1).filter((day) => fixed.has(day)).map(dayOf).sort()[0]
    const given = typeof result[fact] === 'string' ? daysOf(String(result[fact])) : undefined
    if (!given) continue
    const pushed = earlier !== undefined && given.last < earlier ? earlier : later !== undefined && given.first > later ? later : undefined
    if (pushed === undefined) continue
    if (fixed.has(fact) || (earliest !== undefined && given.last < earliest)) return undefined
    result[fact] = pushed
  }
  return result
}

/** The days of the order that changes move along, beside those that they set. */
export function movedAlong({ orderDays }: FactDictionary, before: Subject, after: Subject, changes: readonly Change[]): string[] {
  return orderDays.filter((fact) => before[fact] !== after[fact] && !changes.some((change) => change.fact === fact))
}

/** How hard a fact is to change: by its group in the dictionary. */
export function effortOf({ changeOrder = [] }: FactDictionary, fact: string): number {
  const group = changeOrder.findIndex((facts) => facts.includes(fact))
  return group < 0 ? changeOrder.length : group
}
