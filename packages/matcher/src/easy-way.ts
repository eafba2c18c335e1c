import type { Branches } from './branches.ts'
import { type Change, touchedBy } from './change.ts'
import type { Attempt, Trial } from './trial.ts'

const STEPS_MAX = 40

/** Step by step the easiest change that leaves less against it, and then without those that proved needless. Undefined where it leads nowhere. */
export function easyWay(start: Trial, attempt: Attempt, branchesOf: Branches, effort: (change: Change) => number): Trial | undefined {
  let reached = start
  while (reached.left.length > 0 && reached.changes.length < STEPS_MAX) {
    const { changes, after, left } = reached
    const touched = new Set(changes.map(touchedBy))
    const offers = [...new Set(left.flatMap(({ compiled }) => branchesOf(compiled, changes, after)))].filter((change) => !touched.has(touchedBy(change)))
    const trials = offers.flatMap((change) => {
      const trial = attempt([...changes, change])
      return trial ? [{ trial, effort: effort(change), count: trial.left.length, helps: trial.left.length < left.length }] : []
    })
    trials.sort((a, b) => Number(b.helps) - Number(a.helps) || (a.helps ? a.effort - b.effort || a.count - b.count : a.count - b.count || a.effort - b.effort))
    const [best] = trials
    if (!best) return undefined
    reached = best.trial
  }
  if (reached.left.length > 0) return undefined
  return reached.changes.reduce((rest, change) => {
    const fewer = attempt(rest.changes.filter((one) => one !== change))
    return fewer?.left.length === 0 ? fewer : rest
  }, reached)
}
