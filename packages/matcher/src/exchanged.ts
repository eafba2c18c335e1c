import type { SaidChange, SaidWay } from '@sextant/model'

/** Of so many changes nobody sees at a glance which one is another. */
const CHANGES_MIN = 4

/**
 * Long ways that differ in single changes told as one: the first of them, and what does as well in place of which change.
 * One that exchanges several changes is told by these, where each of them does alone as well.
 */
export function exchanged(ways: readonly SaidWay[]): SaidWay[] {
  const told: SaidWay[] = []
  for (const way of ways) {
    const taken = way.changes.length >= CHANGES_MIN && told.some((first) => takes(first, way))
    if (!taken) told.push({ ...way })
  }
  return told
}

function takes(first: SaidWay, way: SaidWay): boolean {
  if (restOf(first) !== restOf(way) || first.changes.length !== way.changes.length) return false
  const [own, others] = [first.changes.map(nameOf), way.changes.map(nameOf)]
  const without = first.changes.filter((change) => !others.includes(nameOf(change)))
  const within = way.changes.filter((change) => !own.includes(nameOf(change)))
  const [of, take] = [without[0], within[0]]
  if (of && take && within.length === 1) {
    first.instead = [...(first.instead ?? []), { of, take }]
    return true
  }
  return within.every((change) => first.instead?.some((one) => nameOf(one.take) === nameOf(change) && without.includes(one.of)))
}

function restOf({ outcome, along, isSmallest, asks = [] }: SaidWay): string {
  return JSON.stringify([outcome, along, isSmallest, asks])
}

function nameOf(change: SaidChange): string {
  return JSON.stringify(change)
}
