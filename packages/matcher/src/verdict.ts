import type { RuleVerdict, Severity } from '@sextant/model'
import { FALSE, type Grade, TRUE } from './grade.ts'
import { weightOfSeverity } from './severity.ts'

/** The table of the four verdicts on one version of a rule, by what its scope and its requirement come to. */
export function verdictOn(scope: Grade, requires: () => Grade): RuleVerdict['verdict'] {
  if (scope === FALSE) return 'out-of-scope'
  const met = requires()
  if (met === TRUE) return 'complies'
  return scope === TRUE && met === FALSE ? 'breach' : 'cannot-tell'
}

/**
 * One answer from those of all versions that the deciding day may pick: certain where they agree. Of those that are not surely
 * met the heaviest tells, for that is what may come.
 */
export function agreed<One extends { verdict: RuleVerdict['verdict']; severity: Severity }>(each: readonly One[]): One {
  const unmet = unmetOf(each)
  const heaviest = unmet.toSorted((a, b) => weightOfSeverity[b.severity] - weightOfSeverity[a.severity])[0]
  if (!heaviest) return each.find(({ verdict }) => verdict === 'complies') ?? (each[0] as One)
  return each.every(({ verdict }) => verdict === 'breach') ? heaviest : { ...heaviest, verdict: 'cannot-tell' }
}

/** Those of the answers that are not surely met. */
export function unmetOf<One extends { verdict: RuleVerdict['verdict'] }>(each: readonly One[]): One[] {
  return each.filter(({ verdict }) => verdict === 'cannot-tell' || verdict === 'breach')
}
