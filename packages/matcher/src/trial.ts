import type { Market, Subject } from '@sextant/model'
import { type Change, orderAfter } from './change.ts'
import type { Matcher } from './compile.ts'
import { type Decided, decide, type Decision } from './decide.ts'
import type { Searching } from './way-out.ts'

/** Some changes, and what they come to. */
export interface Trial {
  changes: readonly Change[]
  after: Subject
  decision: Decision
  /** What stands against the subject after them: what is breached, and what they have opened that was not open before. */
  left: Decided[]
}

/** Undefined where no such order could be. */
export type Attempt = (changes: readonly Change[]) => Trial | undefined

/** A subject as it is, and under changes. */
export function trying(matcher: Matcher, subject: Subject, market: Market, asked: Searching): { start: Trial; attempt: Attempt } {
  const before = decide(matcher, subject, market, asked)
  const wasOpen = new Set(before.decided.filter(({ verdict, severity }) => verdict === 'cannot-tell' && severity !== 'watch').map(({ compiled }) => compiled))
  const trialOf = (changes: readonly Change[], after: Subject, decision: Decision): Trial => {
    const left = decision.decided.filter(({ compiled, verdict, severity }) => severity !== 'watch' && (verdict === 'breach' || (verdict === 'cannot-tell' && !wasOpen.has(compiled))))
    return { changes, after, decision, left }
  }
  return {
    start: trialOf([], subject, before),
    attempt(changes) {
      const after = orderAfter(matcher.rulebook.facts, subject, changes, asked.days?.from)
      return after && trialOf(changes, after, decide(matcher, after, market, asked))
    },
  }
}
