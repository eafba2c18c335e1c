import type { Day, FactDictionary, Subject } from '@sextant/model'
import { type Change, changed } from './change.ts'
import { factsOf } from './facts.ts'
import { boundsOf } from './known.ts'

/**
 * The first day on which something may fall as it is known now, or else the last: a day of which nothing is given lies where
 * the others leave it after the changes made beside. Undefined where nothing bounds it.
 */
export function dayNow(dictionary: FactDictionary, subject: Subject, fact: string, beside: readonly Change[]): Day | undefined {
  const present = subject[fact] === undefined ? changed(dictionary, subject, beside) ?? subject : subject
  const { from, to } = boundsOf(factsOf(dictionary, present, { assume: true }).know(fact)) as { from: Day | null; to: Day | null }
  return from ?? to ?? undefined
}
