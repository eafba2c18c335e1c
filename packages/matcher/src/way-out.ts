import type { Day, FactDictionary, Market, Outcome, Subject } from '@sextant/model'
import type { Asking } from './asking.ts'
import { branching } from './branches.ts'
import { cheapestFirst } from './cheapest-first.ts'
import { type Change, effortOf, isWithin, movedAlong } from './change.ts'
import type { CompiledRule, Matcher } from './compile.ts'
import type { Decided } from './decide.ts'
import { easyWay } from './easy-way.ts'
import { leastWays, nameApart } from './least-ways.ts'
import { remembered } from './remembered.ts'
import type { Span } from './span.ts'
import { ASKING, stepsFrom } from './steps.ts'
import { type Trial, trying } from './trial.ts'

/** Changes that together clear every block and everything to be done first, and of which none can be left out. */
export interface Way {
  changes: readonly Change[]
  /** What the answer is after them: clear, or as open as it was. */
  outcome: Outcome
  /** The days of the order that must move with those that are set. */
  along: { fact: string; to: Day }[]
  /** The rules that are open after the changes and were not open before. */
  asking: CompiledRule[]
  /** Whether no smaller set does. Of sets that leave something to be asked it is never said: only that each of their changes is needed. */
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
  /** How many times the search may ask the rules: it is bounded by that and not by a clock, so that it says the same everywhere. */
  asksMax?: number
}

const WAYS_MAX = 24
const ASKS_MAX = 5_000
/** What it costs to find the values of a day, in askings. */
const DAYS_ASKS = 10

/** Some changes, how often one of them was set anew, and what they come to once they were tried. */
interface Step {
  changes: readonly Change[]
  resets: number
  trial?: Trial
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
  const { start, attempt } = trying(matcher, subject, market, asked)
  if (start.left.length === 0) return { ways: [], hopeless: [] }
  let [asks, gaveUp]: [number, WayOut['gaveUp']] = [0, undefined]
  const branchesOf = branching(matcher, subject, market, asked, () => void (asks += DAYS_ASKS))
  const hopeless = start.left.filter(({ compiled }) => branchesOf(compiled).length === 0)
  if (hopeless.length > 0) return { ways: [], hopeless }

  const effort = remembered((change: Change) => effortOf(dictionary, subject, change, days?.from))
  const wayOf = ({ changes, after, decision: { outcome }, left }: Trial): Way =>
    ({ changes, outcome, along: movedAlong(dictionary, subject, after, changes), asking: left.map(({ compiled }) => compiled), isSmallest: left.length === 0 })
  const [ways, asking]: [Way[], Trial[]] = [[], []]
  const found = among(dictionary)
  const isNew = newness()
  const queue = cheapestFirst<Step>()
  queue.put(0, { changes: [], resets: 0, trial: start })
  for (let next = queue.take(); next; next = queue.take()) {
    const { cost, item: { changes, resets, trial: known } } = next
    // What only asks is looked for where nothing clears.
    if (cost >= ASKING && ways.length > 0) break
    if (found.some(changes)) continue
    gaveUp = found.count() >= waysMax ? 'enough' : !known && asks >= asksMax ? 'asks' : undefined
    if (gaveUp) break
    const trial = known ?? attempt(changes)
    if (!trial) continue
    if (!known) asks += 1
    if (trial.left.length === 0) {
      ways.push(wayOf(trial))
      found.add(changes)
      continue
    }
    if (onlyAsks(trial) && !asking.some((one) => isWithin(one.changes, changes))) {
      asking.push(trial)
      if (cost >= ASKING) found.add(changes)
    }
    const { least, further } = stepsFrom(trial, resets, branchesOf, effort)
    // It is dearer than it seemed, so others may come first.
    if (least > cost && least < Infinity && !known) queue.put(least, { changes, resets, trial })
    else for (const step of further) if (isNew(step.changes)) queue.put(Math.max(cost, step.cost), step)
  }
  if (ways.length === 0 && gaveUp) {
    const easy = easyWay(start, attempt, branchesOf, effort)
    if (easy) ways.push({ ...wayOf(easy), isSmallest: false })
  }
  /** What a rule asks after a change may go with another one that is then needless: the search looks for what clears. */
  const needed = (trial: Trial): Trial => trial.changes.reduce((rest, change) => {
    const fewer = rest.changes.length > 1 ? attempt(rest.changes.filter((one) => one !== change)) : undefined
    return fewer && fewer.left.length > 0 && onlyAsks(fewer) ? fewer : rest
  }, trial)
  const others = asking.map(needed).filter(({ changes }) => !ways.some((way) => isWithin(way.changes, changes))).map(wayOf)
  const effortOfAll = ({ changes }: Way) => changes.reduce((sum, change) => sum + effort(change), 0)
  const ranked = (some: Way[]) => leastWays(dictionary, subject, some, days?.from)
    .sort((a, b) => a.changes.length - b.changes.length || effortOfAll(a) - effortOfAll(b) || rank[a.outcome] - rank[b.outcome])
  return { ways: [...ranked(ways), ...ranked(others)], hopeless, ...(gaveUp && { gaveUp }) }
}

const rank: Record<Outcome, number> = { clear: 0, 'cannot-tell': 1, act: 2, blocked: 3 }

function onlyAsks({ left }: Trial): boolean {
  return left.every(({ verdict }) => verdict === 'cannot-tell')
}

/** Ways that were found, as far as they can be told apart: another day or number for the same is no other way. */
function among(dictionary: FactDictionary): { add(changes: readonly Change[]): void; count(): number; some(changes: readonly Change[]): boolean } {
  const nameOf = remembered((change: Change) => nameApart(dictionary, change))
  const found = new Map<string, Set<string>>()
  const namesOf = (changes: readonly Change[]) => new Set(changes.map(nameOf))
  return {
    add: (changes) => void found.set([...namesOf(changes)].sort().join(), namesOf(changes)),
    count: () => found.size,
    /** Whether one of them does with less. */
    some(changes) {
      const names = namesOf(changes)
      return found.values().some((one) => one.size < names.size && one.isSubsetOf(names))
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
