import type { Market, Outcome, Subject } from '@sextant/model'
import { againstOf, askingOnly, branching } from './against.ts'
import type { Asking } from './asking.ts'
import { type Change, changed, effortOf, movedAlong, touchedBy } from './change.ts'
import type { CompiledRule, Matcher } from './compile.ts'
import { type Decided, decide, type Decision } from './decide.ts'
import { easyWay } from './easy-way.ts'
import { nearestWays } from './nearest-ways.ts'
import type { Span } from './span.ts'

/** Changes that together clear every block and everything to be done first, and of which none can be left out. */
export interface Way {
  changes: Change[]
  /** What the answer is after them: clear, or as open as it was. */
  outcome: Outcome
  /** The days of the order that must move with those that are set. */
  along: string[]
  /** The rules that stand against it no more, but ask what they did not ask before. */
  asking: CompiledRule[]
  /** Whether every smaller set was tried. */
  isSmallest: boolean
}

export interface WayOut {
  /** Those that ask nothing new before the others; of each the fewest changes first, and of as many the easiest. */
  ways: Way[]
  /** What stands against it and reads nothing that could still be changed: then there is no way. */
  hopeless: Decided[]
  /** Why larger sets may have been missed; absent where all there are were found. */
  gaveUp?: 'depth' | 'breadth' | 'time'
}

export interface Searching extends Pick<Asking, 'sides' | 'today'> {
  /** The days that may still be chosen. Absent: no day is changed. */
  days?: Span | undefined
  depthMax?: number
  breadthMax?: number
  /** How many times the rules are asked: the search is bounded by that and not by a clock, so that it says the same everywhere. */
  asksMax?: number
}

const DEPTH_MAX = 4
const BREADTH_MAX = 1_500
const ASKS_MAX = 2_500

/**
 * The smallest sets of changes that clear every block and act, found breadth first: of a rule that stands against the
 * subject under some changes, any way out must change one more fact that this rule reads. A change may wake other rules,
 * so each set is judged whole. What it leaves open that was not open before is not cleared: such a set stands apart, and
 * larger ones are looked for.
 */
export function wayOut(matcher: Matcher, subject: Subject, market: Market, asked: Searching = {}): WayOut {
  const { depthMax = DEPTH_MAX, breadthMax = BREADTH_MAX, asksMax = ASKS_MAX } = asked
  const dictionary = matcher.rulebook.facts
  const before = decide(matcher, subject, market, asked)
  const [against, isAskingOnly] = [againstOf(before), askingOnly(before)]
  const branchesOf = branching(matcher, subject, market, asked)
  const hopeless = against(before).filter(({ compiled }) => branchesOf(compiled).length === 0)
  if (hopeless.length > 0 || against(before).length === 0) return { ways: [], hopeless }

  const ways: Way[] = []
  const asking: Way[] = []
  const seen = new Set<string>()
  let gaveUp: WayOut['gaveUp']
  let asks = 0
  let frontier: { changes: Change[]; decision: Decision }[] = [{ changes: [], decision: before }]
  for (let depth = 1; frontier.length > 0 && gaveUp !== 'time'; depth++) {
    if (depth > depthMax) {
      gaveUp ??= 'depth'
      break
    }
    const next: typeof frontier = []
    for (const { changes, decision } of frontier) {
      const touched = new Set(changes.map(touchedBy))
      for (const change of narrowest(against(decision), branchesOf, touched)) {
        const longer = [...changes, change]
        const name = nameOf(longer)
        if (seen.has(name) || ways.some((way) => isWithin(way.changes, longer))) continue
        seen.add(name)
        const after = changed(dictionary, subject, longer, asked.days?.from)
        if (!after) continue
        if (asks >= asksMax) {
          gaveUp = 'time'
          break
        }
        asks += 1
        const found = decide(matcher, after, market, asked)
        const left = against(found)
        const way = { changes: longer, outcome: found.outcome, along: movedAlong(dictionary, subject, after, longer), asking: left.map(({ compiled }) => compiled), isSmallest: gaveUp === undefined }
        if (left.length === 0) {
          ways.push(way)
          continue
        }
        if (isAskingOnly(left) && !asking.some((one) => isWithin(one.changes, longer))) asking.push(way)
        if (next.length < breadthMax) next.push({ changes: longer, decision: found })
        else gaveUp ??= 'breadth'
      }
      if (gaveUp === 'time') break
    }
    // A set that was taken up before one that it contains was found to do.
    frontier = next.filter(({ changes }) => !ways.some((way) => isWithin(way.changes, changes)))
  }
  if (ways.length === 0 && gaveUp) {
    const way = easyWay(matcher, subject, market, asked, { before, against, branchesOf })
    if (way) ways.push(way)
  }
  const effort = ({ changes }: Way) => changes.reduce((sum, { fact }) => sum + effortOf(dictionary, fact), 0)
  const nearest = nearestWays(dictionary, subject, [...ways, ...asking.filter(({ changes }) => !ways.some((way) => isWithin(way.changes, changes)))], asked.days?.from)
  nearest.sort((a, b) => Number(a.asking.length > 0) - Number(b.asking.length > 0) || a.changes.length - b.changes.length || effort(a) - effort(b) || rank[a.outcome] - rank[b.outcome])
  return { ways: nearest, hopeless, ...(gaveUp && { gaveUp }) }
}

const rank: Record<Outcome, number> = { clear: 0, 'cannot-tell': 1, act: 2, blocked: 3 }

/** The changes of one more fact, of whichever rule offers fewest. */
function narrowest(against: readonly Decided[], branchesOf: (compiled: CompiledRule) => Change[], touched: ReadonlySet<string>): Change[] {
  const offers = against.map(({ compiled }) => branchesOf(compiled).filter((change) => !touched.has(touchedBy(change))))
  return offers.reduce((least, one) => (one.length < least.length ? one : least))
}

function nameOf(changes: readonly Change[]): string {
  return changes.map((change) => JSON.stringify(change)).sort().join()
}

function isWithin(few: readonly Change[], many: readonly Change[]): boolean {
  const names = new Set(many.map((change) => JSON.stringify(change)))
  return few.every((change) => names.has(JSON.stringify(change)))
}
