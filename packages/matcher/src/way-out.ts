import type { Market, Outcome, Subject } from '@sextant/model'
import { againstOf, branching } from './against.ts'
import type { Asking } from './asking.ts'
import { cheapestFirst } from './cheapest-first.ts'
import { type Change, effortOf, isWithin, movedAlong, orderAfter, touchedBy } from './change.ts'
import type { CompiledRule, Matcher } from './compile.ts'
import { type Decided, decide, type Decision } from './decide.ts'
import { easyWay } from './easy-way.ts'
import { isHopeless } from './hopeless.ts'
import { leastWays, namesApart } from './least-ways.ts'
import { remembered } from './remembered.ts'
import type { Span } from './span.ts'

/** Changes that together clear every block and everything to be done first, and of which none can be left out. */
export interface Way {
  changes: Change[]
  /** What the answer is after them: clear, or as open as it was. */
  outcome: Outcome
  /** The days of the order that must move with those that are set. */
  along: string[]
  /** The rules that bar it no more, or did not, and ask what they did not ask before. */
  asking: CompiledRule[]
  /** Whether no smaller set does; of those that ask something, it is never said, only that none of its changes can be left out. */
  isSmallest: boolean
}

/** What `wayOut` found. */
export interface WayOut {
  /** Those that ask nothing new before the others; of each the fewest changes first, and of as many the easiest. */
  ways: Way[]
  /** What stands against it whatever is changed: then there is no way. */
  hopeless: Decided[]
  /** Why there may be others; absent where all there are were found. */
  gaveUp?: 'asks' | 'enough'
}

/** How far is looked for ways. */
export interface Searching extends Pick<Asking, 'sides' | 'today'> {
  /** The days that may still be chosen. Absent: no day is changed. */
  days?: Span | undefined
  waysMax?: number
  /** How many times the rules are asked: the search is bounded by that and not by a clock, so that it says the same everywhere. */
  asksMax?: number
}

const WAYS_MAX = 24
const ASKS_MAX = 5_000
/** Above the cost of whatever clears. */
const ASKING = 1_000_000

/** Some changes, and what they come to once they were tried. */
interface Step {
  changes: Change[]
  decision?: Decision
}

/**
 * The smallest sets of changes that clear every block and act, by A*: of a rule that stands against the subject under some
 * changes, any way out must change one more fact that this rule reads, and rules that have no such change in common need
 * one each. A change may wake other rules, so each set is judged whole. What it leaves open that was not open before is
 * not cleared: such a set stands apart, and larger ones are looked for.
 */
export function wayOut(matcher: Matcher, subject: Subject, market: Market, asked: Searching = {}): WayOut {
  const { waysMax = WAYS_MAX, asksMax = ASKS_MAX, days } = asked
  const dictionary = matcher.rulebook.facts
  const before = decide(matcher, subject, market, asked)
  const against = againstOf(before)
  if (against(before).length === 0) return { ways: [], hopeless: [] }
  const branchesOf = branching(matcher, subject, market, asked)
  const hopeless = against(before).filter(({ compiled }) => isHopeless(matcher, subject, market, asked, compiled, branchesOf(compiled)))
  if (hopeless.length > 0) return { ways: [], hopeless }

  const effort = remembered((change: Change) => effortOf(dictionary, subject, change, days?.from))
  const effortOfAll = (changes: readonly Change[]) => changes.reduce((sum, change) => sum + effort(change), 0)
  const easiest = (changes: readonly Change[]) => Math.min(...changes.map(effort))
  const ways: Way[] = []
  const asking: Way[] = []
  // Another day for the same is no other way.
  const apart = new Set<string>()
  const seen = new Set<string>()
  const namedBy = naming()
  const queue = cheapestFirst<Step>()
  let [asks, gaveUp]: [number, WayOut['gaveUp']] = [0, undefined]
  /** What a rule asks after a change may go with another one that is then needless: the search looks for what clears. */
  const needed = (way: Way): Way => way.changes.reduce((rest, change) => {
    const changes = rest.changes.filter((one) => one !== change)
    const after = orderAfter(dictionary, subject, changes, days?.from)
    if (!after || changes.length === 0) return rest
    const decision = decide(matcher, after, market, asked)
    const left = against(decision)
    if (left.length === 0 || left.some(({ verdict }) => verdict === 'breach')) return rest
    return { ...rest, changes, outcome: decision.outcome, along: movedAlong(dictionary, subject, after, changes), asking: left.map(({ compiled }) => compiled) }
  }, way)
  queue.put(0, { changes: [], decision: before })
  for (let next = queue.take(); next; next = queue.take()) {
    const { cost, item: { changes, decision: known } } = next
    // What only asks is looked for where nothing clears.
    if (cost >= ASKING && ways.length > 0) break
    if (ways.some((way) => isWithin(way.changes, changes))) continue
    const after = orderAfter(dictionary, subject, changes, days?.from)
    if (!after) continue
    if (apart.size >= waysMax || (!known && asks >= asksMax)) {
      gaveUp = apart.size >= waysMax ? 'enough' : 'asks'
      break
    }
    if (!known) asks += 1
    const decision = known ?? decide(matcher, after, market, asked)
    const left = against(decision)
    const way = (): Way => ({ changes, outcome: decision.outcome, along: movedAlong(dictionary, subject, after, changes), asking: left.map(({ compiled }) => compiled), isSmallest: left.length === 0 })
    if (left.length === 0) {
      ways.push(way())
      apart.add(namesApart(dictionary, changes).join())
      continue
    }
    if (left.every(({ verdict }) => verdict === 'cannot-tell') && !asking.some((one) => isWithin(one.changes, changes))) {
      asking.push(way())
      if (cost >= ASKING) apart.add(namesApart(dictionary, changes).join())
    }
    const touched = new Set(changes.map(touchedBy))
    const offersOf = (some: readonly Decided[]) => some.map(({ compiled }) => branchesOf(compiled).filter((change) => !touched.has(touchedBy(change)))).sort((a, b) => a.length - b.length)
    const all = offersOf(left)
    // Where a question stays that no change answers, what bars it may go all the same.
    const isAsking = all[0]?.length === 0
    const [narrowest = [], ...others] = disjoint(isAsking ? offersOf(left.filter(({ verdict }) => verdict === 'breach')) : all)
    if (narrowest.length === 0) continue
    const rest = others.reduce((sum, offer) => sum + easiest(offer), 0)
    const extra = isAsking ? ASKING : 0
    const least = Math.max(cost, extra + costOf(changes.length + 1 + others.length, effortOfAll(changes) + easiest(narrowest) + rest))
    if (least > cost && !known) {
      queue.put(least, { changes, decision })
      continue
    }
    for (const change of narrowest) {
      const longer = [...changes, change]
      const name = namedBy(longer)
      if (seen.has(name)) continue
      seen.add(name)
      queue.put(Math.max(least, extra + costOf(longer.length + others.length, effortOfAll(longer) + rest)), { changes: longer })
    }
  }
  if (ways.length === 0 && gaveUp) {
    const way = easyWay(matcher, subject, market, asked, { before, against, branchesOf })
    if (way) ways.push(way)
  }
  const others = asking.map(needed).filter(({ changes }) => !ways.some((way) => isWithin(way.changes, changes)))
  const ranked = (some: Way[]) => leastWays(dictionary, subject, some, days?.from)
    .sort((a, b) => a.changes.length - b.changes.length || effortOfAll(a.changes) - effortOfAll(b.changes) || rank[a.outcome] - rank[b.outcome])
  return { ways: [...ranked(ways), ...ranked(others)], hopeless, ...(gaveUp && { gaveUp }) }
}

const rank: Record<Outcome, number> = { clear: 0, 'cannot-tell': 1, act: 2, blocked: 3 }

/** The fewest changes before the easiest. */
function costOf(changes: number, effort: number): number {
  return changes * 1_000 + effort
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

/** The same for the same changes, in whatever order. */
function naming(): (changes: readonly Change[]) => string {
  const numbers = new Map<Change, number>()
  const numberOf = (change: Change): number => {
    const number = numbers.get(change) ?? numbers.size
    numbers.set(change, number)
    return number
  }
  return (changes) => changes.map(numberOf).sort((a, b) => a - b).join()
}
