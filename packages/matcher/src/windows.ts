import { type Language, textIn, type Window } from '@sextant/model'
import type { Decided } from './decide.ts'
import type { Interval } from './over-time.ts'
import { weightOfSeverity } from './severity.ts'

type Answer = Pick<Interval, 'outcome' | 'decided'>

/**
 * The intervals by their outcome and its reason: a rule that says so on every day of the window, if there is one, one that
 * did not say so the day before.
 */
export function windowsOf(intervals: readonly Interval[], language: Language): Window[] {
  const windows: Window[] = []
  let before: Answer | undefined
  for (const interval of intervals) {
    const last = windows.at(-1)
    const telling = tellingOf(interval)
    if (last?.outcome === interval.outcome && (last.reason === undefined) === (telling.length === 0) && isStill(last, telling)) {
      last.to = interval.to
      if (last.reason) last.reason.others = Math.min(last.reason.others, telling.length - 1)
    } else {
      const reason = reasonFor(interval, before, language)
      windows.push({ from: interval.from, to: interval.to, outcome: interval.outcome, ...(reason && { reason: { ...reason, others: telling.length - 1 } }) })
    }
    before = interval
  }
  return windows
}

function isStill({ reason }: Window, telling: readonly Decided[]): boolean {
  return reason === undefined || telling.some(({ compiled }) => compiled.rule.id === reason.rule)
}

/** The rule that a person is told first of an answer; none where it is clear, or where no rule was asked. */
function reasonFor(answer: Answer, before: Pick<Answer, 'decided'> | undefined, language: Language): { rule: string; title: string } | undefined {
  const telling = tellingOf(answer)
  const wasSo = (one: Decided) => before?.decided.some(({ compiled, verdict }) => compiled === one.compiled && verdict === one.verdict) === true
  const rule = (telling.find((one) => !wasSo(one)) ?? telling[0])?.compiled.rule
  return rule && { rule: rule.id, title: textIn(rule.title, language) }
}

/** The rules that make the outcome what it is: of a blocked answer those that block, of an open one those that are open. */
export function tellingOf({ outcome, decided }: Answer): Decided[] {
  const wanted = outcome === 'cannot-tell' ? 'cannot-tell' : 'breach'
  const severities = { blocked: ['block'], act: ['act'], 'cannot-tell': ['block', 'act'], clear: [] as string[] }[outcome]
  const found = decided.filter(({ verdict, severity }) => verdict === wanted && severities.includes(severity))
  return found.sort((a, b) => weightOfSeverity[b.severity] - weightOfSeverity[a.severity])
}
