import type { Day, FactDictionary, Market, Outcome, Subject } from '@sextant/model'
import { againstOf } from './against.ts'
import type { Asking } from './asking.ts'
import { branching } from './branches.ts'
import { cheapestFirst } from './cheapest-first.ts'
import { type Change, effortOf, isWithin, movedAlong, orderAfter, touchedBy } from './change.ts'
import type { CompiledRule, Matcher } from './compile.ts'
import { type Decided, decide, type Decision } from './decide.ts'
import { easyWay } from './easy-way.ts'
import { leastWays, nameApart } from './least-ways.ts'
import { remembered } from './remembered.ts'
import type { Span } from './span.ts'

/** Changes that together clear every block and everything to be done first, and of which none can be left out. */
export interface Way {
  changes: Change[]
  /** What the answer is after them: clear, or as open as it was. */
  outcome: Outcome
  /** The days of the order that must move with those that are set. */
  along: { fact: string; to: Day }[]
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
/** What it costs to find the values of a day, in askings. */
const DAYS_ASKS = 10
/** What a change costs, beside the effort that it is; what is set anew is none more. */
const CHANGE = 1_000
const RESET = 1
/** Facts that depend on each other are found in whatever order they are set, but for chains that nobody writes. */
const RESETS_MAX = 1
/** Above the cost of whatever clears. */
const ASKING = 1_000_000

/** Some changes, how often one of them was set anew, and what they come to once they were tried. */
interface Step {
  changes: Change[]
  resets: number
  decision?: Decision
}

/**
 * The smallest sets of changes that clear every block and act, by A*: of a rule that stands against the subject under some
 * changes, any way out must change one more fact that this rule reads, or set one anew beside what was changed since; and
 * rules that have no such change in common need one each. A change may wake other rules, so each set is judged whole. What
 * it leaves open that was not open before is not cleared: such a set stands apart, and larger ones are looked for.
 */
export function wayOut(matcher: Matcher, subject: Subject, market: Market, asked: Searching = {}): WayOut {
  const { waysMax = WAYS_MAX, asksMax = ASKS_MAX, days } = asked
  const dictionary = matcher.rulebook.facts
  const before = decide(matcher, subject, market, asked)
  const against = againstOf(before)
  if (against(before).length === 0) return { ways: [], hopeless: [] }
  let [asks, gaveUp]: [number, WayOut['gaveUp']] = [0, undefined]
  const branchesOf = branching(matcher, subject, market, asked, () => void (asks += DAYS_ASKS))
  const hopeless = against(before).filter(({ compiled }) => branchesOf(compiled).length === 0)
  if (hopeless.length > 0) return { ways: [], hopeless }

  const effort = remembered((change: Change) => effortOf(dictionary, subject, change, days?.from))
  const effortOfAll = (changes: readonly Change[]) => changes.reduce((sum, change) => sum + effort(change), 0)
  const orderOf = (changes: readonly Change[]) => orderAfter(dictionary, subject, changes, days?.from)
  const wayOf = (changes: Change[], after: Subject, { outcome }: Decision, left: readonly Decided[]): Way =>
    ({ changes, outcome, along: movedAlong(dictionary, subject, after, changes), asking: left.map(({ compiled }) => compiled), isSmallest: left.length === 0 })
  /** What a rule asks after a change may go with another one that is then needless: the search looks for what clears. */
  const needed = (way: Way): Way => way.changes.reduce((rest, change) => {
    const changes = rest.changes.filter((one) => one !== change)
    const after = orderOf(changes)
    if (!after || changes.length === 0) return rest
    const decision = decide(matcher, after, market, asked)
    const left = against(decision)
    return left.length === 0 || left.some(({ verdict }) => verdict === 'breach') ? rest : wayOf(changes, after, decision, left)
  }, way)

  const [ways, asking]: [Way[], Way[]] = [[], []]
  const isOfAny = among(dictionary)
  const isNew = newness()
  const queue = cheapestFirst<Step>()
  queue.put(0, { changes: [], resets: 0, decision: before })
  for (let next = queue.take(); next; next = queue.take()) {
    const { cost, item: { changes, resets, decision: known } } = next
    // What only asks is looked for where nothing clears.
    if (cost >= ASKING && ways.length > 0) break
    if (isOfAny.larger(changes)) continue
    const after = orderOf(changes)
    if (!after) continue
    if (isOfAny.count() >= waysMax || (!known && asks >= asksMax)) {
      gaveUp = isOfAny.count() >= waysMax ? 'enough' : 'asks'
      break
    }
    if (!known) asks += 1
    const decision = known ?? decide(matcher, after, market, asked)
    const left = against(decision)
    if (left.length === 0) {
      ways.push(wayOf(changes, after, decision, left))
      isOfAny.add(changes)
      continue
    }
    const isOpen = left.every(({ verdict }) => verdict === 'cannot-tell')
    if (isOpen && !asking.some((one) => isWithin(one.changes, changes))) {
      asking.push(wayOf(changes, after, decision, left))
      if (cost >= ASKING) isOfAny.add(changes)
    }
    const priceOf = (change: Change) => (changes.some((one) => touchedBy(one) === touchedBy(change)) ? RESET : CHANGE + effort(change))
    const { offers: [narrowest = [], ...others], isAsking } = offersFor(left, (compiled) => branchesOf(compiled, changes, after))
    if (narrowest.length === 0) continue
    const cheapest = (offer: readonly Change[]) => Math.min(...offer.map(priceOf))
    const spent = changes.length * CHANGE + effortOfAll(changes) + resets * RESET + (isAsking ? ASKING : 0)
    const rest = others.reduce((sum, offer) => sum + cheapest(offer), 0)
    const least = Math.max(cost, spent + cheapest(narrowest) + rest)
    if (least > cost && !known) {
      queue.put(least, { changes, resets, decision })
      continue
    }
    for (const change of narrowest) {
      const kept = changes.filter((one) => touchedBy(one) !== touchedBy(change))
      const longer = [...kept, change]
      const again = resets + changes.length - kept.length
      if (again > RESETS_MAX || !isNew(longer)) continue
      queue.put(Math.max(least, spent + priceOf(change) + rest), { changes: longer, resets: again })
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

/**
 * What may be changed against each of the rules that need a change of their own, the fewest choices first. Where a question
 * stays that no change answers, what bars it may go all the same.
 */
function offersFor(left: readonly Decided[], branchesOf: (compiled: CompiledRule) => Change[]): { offers: Change[][]; isAsking: boolean } {
  const offersOf = (some: readonly Decided[]) => some.map(({ compiled }) => branchesOf(compiled)).sort((a, b) => a.length - b.length)
  const all = offersOf(left)
  const isAsking = all[0]?.length === 0
  return { offers: disjoint(isAsking ? offersOf(left.filter(({ verdict }) => verdict === 'breach')) : all), isAsking }
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

/** Ways that were found, as far as they can be told apart: another day or number for the same is no other way. */
function among(dictionary: FactDictionary): { add(changes: readonly Change[]): void; count(): number; larger(changes: readonly Change[]): boolean } {
  const nameOf = remembered((change: Change) => nameApart(dictionary, change))
  const found = new Map<string, Set<string>>()
  const namesOf = (changes: readonly Change[]) => new Set(changes.map(nameOf))
  return {
    add: (changes) => void found.set([...namesOf(changes)].sort().join(), namesOf(changes)),
    count: () => found.size,
    larger(changes) {
      const names = namesOf(changes)
      return found.values().some((some) => some.size < names.size && some.isSubsetOf(names))
    },
  }
}

/** Tells whether the same changes, in whatever order, were not asked of before. */
function newness(): (changes: readonly Change[]) => boolean {
  const numbers = new Map<Change, number>()
  const numberOf = (change: Change): number => {
    const number = numbers.get(change) ?? numbers.size
    numbers.set(change, number)
    return number
  }
  const seen = new Set<string>()
  return (changes) => seen.size < seen.add(changes.map(numberOf).sort((a, b) => a - b).join()).size
}
