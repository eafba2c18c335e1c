import { dayFromNumber, type Market, type Outcome, type Subject } from '@sextant/model'
import type { Asking } from './asking.ts'
import { type Breakpoints, breakpointsOver } from './breakpoints.ts'
import type { Matcher } from './compile.ts'
import { type Decided, decide, rulesConcerning } from './decide.ts'
import { possibleDays, type Span } from './span.ts'
import { type Neighbours, type Timeline, timelineOf } from './timeline.ts'

/** Days on each of which the answer is the same. */
export interface Interval extends Span {
  outcome: Outcome
  decided: Decided[]
}

export interface OverTime extends Span, Pick<Asking, 'sides' | 'today'> {
  /** The day that moves, of the order or of the goods. */
  fact: string
  /** Absent: the other days of the order stay where they are. */
  neighbours?: Neighbours
}

/**
 * The answer as a function of one day: the intervals on which every rule says the same, in order. Days that
 * contradict another day which is given are no answer and are left out, unless that other day moves along.
 */
export function overTime(matcher: Matcher, subject: Subject, market: Market, asked: OverTime): Interval[] {
  const course = courseOf(matcher, subject, asked)
  return course ? [...intervalsOf(matcher, subject, market, course, asked)] : []
}

/** A subject as one of its days moves, and where answers may turn: made once for all the markets that are asked. */
export interface Course {
  timeline: Timeline
  breakpointsOf: Breakpoints
}

export function courseOf(matcher: Matcher, subject: Subject, { fact, from, to, today, neighbours = 'kept' }: OverTime): Course | undefined {
  const dictionary = matcher.rulebook.facts
  // Days of the order that move along bound nothing; those of the goods do.
  const fixed = neighbours === 'kept' ? subject : Object.fromEntries(Object.entries(subject).filter(([one]) => !dictionary.orderDays.includes(one)))
  const span = possibleDays(dictionary, fixed, fact, { from, to })
  if (!span) return undefined
  const timeline = timelineOf(dictionary, subject, fact, span, today, neighbours)
  return { timeline, breakpointsOf: breakpointsOver(matcher.program, timeline) }
}

/** The same one by one: whoever stops early has asked no more days than were needed. */
export function* intervalsOf(matcher: Matcher, subject: Subject, market: Market, { timeline, breakpointsOf }: Course, asking: Pick<Asking, 'sides' | 'today'>): Generator<Interval> {
  const starts = breakpointsOf(rulesConcerning(matcher, subject, market, asking.sides))
  let present: Interval | undefined
  for (const [index, start] of starts.entries()) {
    const from = dayFromNumber(start)
    const to = dayFromNumber((starts[index + 1] ?? timeline.to + 1) - 1)
    const { outcome, decided } = decide(matcher, timeline.subjectOn(from), market, asking)
    if (present && present.outcome === outcome && areAlike(present.decided, decided)) present.to = to
    else {
      if (present) yield present
      present = { from, to, outcome, decided }
    }
  }
  if (present) yield present
}

/** Whether every rule says the same; in which of its versions does not matter. */
function areAlike(a: readonly Decided[], b: readonly Decided[]): boolean {
  return a.length === b.length && a.every((one, index) => {
    const other = b[index]
    return other && one.compiled === other.compiled && one.verdict === other.verdict && one.severity === other.severity
  })
}
