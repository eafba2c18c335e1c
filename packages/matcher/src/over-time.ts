import { dayFromNumber, type Market, type Outcome, type Subject } from '@sextant/model'
import type { Asking } from './asking.ts'
import { breakpoints } from './breakpoints.ts'
import type { Matcher } from './compile.ts'
import { candidatesFor, type Decided, decide } from './decide.ts'
import { exact } from './known.ts'
import { possibleDays, type Span } from './span.ts'
import { type Timeline, timelineOf } from './timeline.ts'

/** Days on each of which the answer is the same. */
export interface Interval extends Span {
  outcome: Outcome
  decided: Decided[]
}

export interface OverTime extends Span, Pick<Asking, 'sides' | 'today'> {
  /** The day of the order that moves. */
  fact: string
}

/**
 * The answer as a function of one day of the order: the intervals on which every rule says the same, in order. Days that
 * contradict another day which is given are no answer and are left out.
 */
export function overTime(matcher: Matcher, subject: Subject, market: Market, asked: OverTime): Interval[] {
  const timeline = timelineFor(matcher, subject, asked)
  return timeline ? overTimeline(matcher, subject, market, timeline, asked) : []
}

/** A subject over a span, made once for all the markets that are asked of it. */
export function timelineFor(matcher: Matcher, subject: Subject, { fact, from, to, today }: OverTime): Timeline | undefined {
  const dictionary = matcher.rulebook.facts
  const span = possibleDays(dictionary, subject, fact, { from, to })
  return span && timelineOf(dictionary, subject, fact, span, today, 'kept')
}

export function overTimeline(matcher: Matcher, subject: Subject, market: Market, timeline: Timeline, asking: Pick<Asking, 'sides' | 'today'>): Interval[] {
  const rules = candidatesFor(subject, market, asking.sides, (code, side) => matcher.concerning(code, side, subject['category']))
  const there = exact(market)
  const starts = breakpoints(matcher.program, rules, timeline, ({ fact, params }, facts) => (fact === 'market' ? there : facts.know(fact, params)))
  const intervals: Interval[] = []
  for (const [index, start] of starts.entries()) {
    const to = dayFromNumber((starts[index + 1] ?? timeline.to + 1) - 1)
    const { outcome, decided } = decide(matcher, { ...subject, [timeline.fact]: dayFromNumber(start) }, market, asking)
    const before = intervals.at(-1)
    if (before && before.outcome === outcome && areAlike(before.decided, decided)) before.to = to
    else intervals.push({ from: dayFromNumber(start), to, outcome, decided })
  }
  return intervals
}

/** Whether every rule says the same; in which of its versions does not matter. */
function areAlike(a: readonly Decided[], b: readonly Decided[]): boolean {
  return a.length === b.length && a.every((one, index) => {
    const other = b[index]
    return other && one.compiled === other.compiled && one.verdict === other.verdict && one.severity === other.severity
  })
}
