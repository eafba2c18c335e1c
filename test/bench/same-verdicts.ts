import { decide, type Matcher } from '@sextant/matcher'
import type { Market, Subject } from '@sextant/model'

/** The rules that a subject breaches, by `decide`. */
export function breachedIn(matcher: Matcher, subject: Subject, market: Market): string[] {
  return decide(matcher, subject, market).decided.filter(({ verdict }) => verdict === 'breach').map(({ compiled }) => compiled.rule.id)
}

/** A peer that answers otherwise is not timed. */
export function sameVerdicts(peer: string, expected: readonly string[], found: readonly string[]): void {
  const [ours, theirs] = [expected.toSorted().join(', '), found.toSorted().join(', ')]
  if (ours !== theirs) throw new Error(`${peer} finds other breaches: ${theirs || 'none'}; decide finds ${ours || 'none'}`)
}
