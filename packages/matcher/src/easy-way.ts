import type { Market, Subject } from '@sextant/model'
import type { Branches } from './branches.ts'
import { type Change, effortOf, movedAlong, orderAfter, touchedBy } from './change.ts'
import type { Matcher } from './compile.ts'
import { type Decided, decide, type Decision } from './decide.ts'
import type { Searching, Way } from './way-out.ts'

const STEPS_MAX = 40

/** Where the search begins. */
interface Start {
  before: Decision
  against: (decision: Decision) => Decided[]
  branchesOf: Branches
}

/** Step by step the easiest change that leaves less against it, and then without those that proved needless. */
export function easyWay(matcher: Matcher, subject: Subject, market: Market, asking: Searching, { before, against, branchesOf }: Start): Way | undefined {
  const dictionary = matcher.rulebook.facts
  const tried = (changes: Change[]) => {
    const after = orderAfter(dictionary, subject, changes, asking.days?.from)
    if (!after) return []
    const decision = decide(matcher, after, market, asking)
    return [{ changes, after, decision, left: against(decision).length }]
  }
  let [changes, reached]: [Change[], Subject] = [[], subject]
  let standing = against(before)
  while (standing.length > 0 && changes.length < STEPS_MAX) {
    const touched = new Set(changes.map(touchedBy))
    const offers = [...new Set(standing.flatMap(({ compiled }) => branchesOf(compiled, changes, reached)))].filter((change) => !touched.has(touchedBy(change)))
    const steps = offers.flatMap((change) => tried([...changes, change]).map((step) => ({ ...step, effort: effortOf(dictionary, subject, change, asking.days?.from), helps: step.left < standing.length })))
    steps.sort((a, b) => Number(b.helps) - Number(a.helps) || (a.helps ? a.effort - b.effort || a.left - b.left : a.left - b.left || a.effort - b.effort))
    const [best] = steps
    if (!best) return undefined
    changes = best.changes
    reached = best.after
    standing = against(best.decision)
  }
  if (standing.length > 0) return undefined
  const needed = changes.reduce((rest, change) => {
    const fewer = rest.filter((one) => one !== change)
    return tried(fewer).some(({ left }) => left === 0) ? fewer : rest
  }, changes)
  return tried(needed).map(({ after, decision }) => ({ changes: needed, outcome: decision.outcome, along: movedAlong(dictionary, subject, after, needed), asking: [], isSmallest: false }))[0]
}
