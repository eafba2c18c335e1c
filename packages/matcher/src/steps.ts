import type { Branches } from './branches.ts'
import { type Change, touchedBy } from './change.ts'
import type { Trial } from './trial.ts'

/** What a change costs, beside the effort that it is; what is set anew is none more. */
const CHANGE = 1_000
const RESET = 1
/** Facts that depend on each other are found in whatever order they are set, but for chains that nobody writes. */
const RESETS_MAX = 1
/** Above the cost of whatever clears: the cost from which on sets are only looked for that leave something to be asked. */
export const ASKING = 1_000_000

/** Some changes and one more, or one of them set anew, and what any way out that holds them costs at least. */
export interface FurtherStep {
  changes: readonly Change[]
  resets: number
  cost: number
}

/**
 * The next steps of the search: the changes that the rule with the fewest choices leaves, one of which any way out must make
 * beside those made already. With them, what such a way costs at least, Infinity where there is none: each rule that shares
 * no choice with another needs a change of its own. A way of fewer changes is always cheaper than one of easier changes.
 */
export function stepsFrom({ changes, after, left }: Trial, resets: number, branchesOf: Branches, effort: (change: Change) => number): { least: number; further: FurtherStep[] } {
  const offersOf = (some: Trial['left']) => some.map(({ compiled }) => branchesOf(compiled, changes, after)).sort((a, b) => a.length - b.length)
  const all = offersOf(left)
  // Where a question stays that no change answers, what bars it may go all the same.
  const isAsking = all[0]?.length === 0
  const [narrowest = [], ...others] = disjoint(isAsking ? offersOf(left.filter(({ verdict }) => verdict === 'breach')) : all)
  const touched = new Set(changes.map(touchedBy))
  const priceOf = (change: Change) => (touched.has(touchedBy(change)) ? RESET : CHANGE + effort(change))
  const cheapest = (offer: readonly Change[]) => Math.min(...offer.map(priceOf))
  const spent = changes.reduce((sum, change) => sum + CHANGE + effort(change), resets * RESET + (isAsking ? ASKING : 0))
  const rest = others.reduce((sum, offer) => sum + cheapest(offer), spent)
  const further = narrowest.map((change): FurtherStep => {
    const kept = changes.filter((one) => touchedBy(one) !== touchedBy(change))
    return { changes: [...kept, change], resets: resets + changes.length - kept.length, cost: rest + priceOf(change) }
  }).filter((step) => step.resets <= RESETS_MAX)
  return { least: Math.min(...further.map(({ cost }) => cost)), further }
}

/** The shortest offers of which no two touch the same; an empty one first. */
function disjoint(offers: readonly Change[][]): Change[][] {
  const touched = new Set<string>()
  return offers.filter((offer) => {
    const own = offer.map(touchedBy)
    if (own.some((one) => touched.has(one))) return false
    for (const one of own) touched.add(one)
    return true
  })
}
