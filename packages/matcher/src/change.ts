import { type Day, dayNumber, daysOf, type FactDictionary, type FactValue, type Subject } from '@sextant/model'
import { daysMoved } from './days-moved.ts'
import { isInOrder } from './span.ts'

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

/** The subject after the changes, which move the days of the order before and after those that they set along. Undefined as `daysMoved` is. */
export function changed(dictionary: FactDictionary, subject: Subject, changes: readonly Change[], earliest?: Day): Subject | undefined {
  const result: Record<string, FactValue> = { ...subject }
  for (const change of changes) {
    if (!('item' in change)) result[change.fact] = change.to
    else {
      const items = (Array.isArray(result[change.fact]) ? result[change.fact] : []) as readonly string[]
      result[change.fact] = change.kind === 'add' ? [...items, change.item] : items.filter((item) => item !== change.item)
    }
  }
  const set = daysSet(dictionary, changes)
  if (set.size === 0) return result
  const moved = daysMoved(dictionary, subject, set, earliest)
  return moved && { ...result, ...Object.fromEntries(moved) }
}

/** The days of the order that changes set. */
export function daysSet({ orderDays }: FactDictionary, changes: readonly Change[]): Map<string, Day> {
  return new Map(changes.flatMap((change) => ('to' in change && orderDays.includes(change.fact) ? [[change.fact, String(change.to) as Day] as const] : [])))
}

/** As `changed`, and undefined also where no such order could be: where a day of it would lie before one of the goods. */
export function orderAfter(dictionary: FactDictionary, subject: Subject, changes: readonly Change[], earliest?: Day): Subject | undefined {
  const after = changed(dictionary, subject, changes, earliest)
  const isTurned = (dictionary.daysAcross ?? []).some((chain) => isInOrder(chain, subject) && !isInOrder(chain, after ?? subject))
  return isTurned ? undefined : after
}

/** The days of the order that changes move along, beside those that they set, and where to. */
export function movedAlong({ orderDays }: FactDictionary, before: Subject, after: Subject, changes: readonly Change[]): { fact: string; to: Day }[] {
  return orderDays.filter((fact) => before[fact] !== after[fact] && !changes.some((change) => change.fact === fact)).map((fact) => ({ fact, to: String(after[fact]) as Day }))
}

/** A day that moves by more than this is not kept to by anybody: nothing is harder. */
const FAR_DAYS = 180

/** How hard a change is: by the group of its fact in the dictionary, and of a day by how far it moves, from `earliest` where it is not given. */
export function effortOf({ changeOrder = [], facts }: FactDictionary, subject: Subject, change: Change, earliest?: Day): number {
  const group = changeOrder.findIndex((some) => some.includes(change.fact))
  if (group < 0) return changeOrder.length
  const given = subject[change.fact]
  const start = typeof given === 'string' ? daysOf(given)?.first : earliest
  const isFar = facts[change.fact]?.type === 'day' && 'to' in change && start !== undefined && Math.abs(dayNumber(String(change.to) as Day) - dayNumber(start)) > FAR_DAYS
  return isFar ? changeOrder.length : group
}

/** Whether a set of changes holds all of a smaller one, of changes that are each made once. */
export function isWithin(few: readonly Change[], many: readonly Change[]): boolean {
  return few.every((change) => many.includes(change))
}
