import type { SaidChange, SaidWay } from '@sextant/model'

/** Of so many changes nobody sees at a glance which one is another. */
const CHANGES_MIN = 4

/**
 * Long ways that differ in single changes told as one: the first of them, and what does as well in place of which change.
 * One that exchanges several changes is told by these, where each of them does alone as well.
 */
export function exchanged(ways: readonly SaidWay[]): SaidWay[] {
  const told: SaidWay[] = []
  const known = new Set(ways.map(nameOfAll))
  const isWay = (way: SaidWay) => known.has(nameOfAll(way))
  for (const way of ways) {
    const taken = way.changes.length >= CHANGES_MIN && told.some((first) => takes(first, way, isWay))
    if (!taken) told.push({ ...way })
  }
  return told
}

function takes(first: SaidWay, way: SaidWay, isWay: (way: SaidWay) => boolean): boolean {
  if (restOf(first) !== restOf(way) || first.changes.length !== way.changes.length) return false
  const [own, others] = [first.changes.map(nameOf), way.changes.map(nameOf)]
  const without = first.changes.filter((change) => !others.includes(nameOf(change)))
  const within = way.changes.filter((change) => !own.includes(nameOf(change)))
  const [of, take] = [without[0], within[0]]
  if (of && take && within.length === 1) {
    // Who reads it may take it together with what does as well in place of another change; of two places that is seen to.
    const elsewhere = (first.instead ?? []).filter((one) => one.of !== of)
    const isFree = elsewhere.every((one) => isWay({ ...first, changes: [...first.changes.filter((change) => change !== of && change !== one.of), take, one.take] }))
    if (!isFree || new Set(elsewhere.map((one) => one.of)).size > 1) return false
    first.instead = [...(first.instead ?? []), { of, take }]
    return true
  }
  const taken = within.map((change) => first.instead?.find((one) => nameOf(one.take) === nameOf(change) && without.includes(one.of))?.of)
  return !taken.includes(undefined) && new Set(taken).size === taken.length
}

/** The same for ways of the same changes, in whatever order. */
function nameOfAll(way: SaidWay): string {
  return [restOf(way), ...way.changes.map(nameOf).sort()].join()
}

function restOf({ outcome, along, isSmallest, asks = [] }: SaidWay): string {
  return JSON.stringify([outcome, along, isSmallest, asks])
}

function nameOf(change: SaidChange): string {
  return JSON.stringify(change)
}
