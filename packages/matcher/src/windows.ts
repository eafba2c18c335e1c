import { type Language, textIn, type Window } from '@sextant/model'
import type { Decided } from './decide.ts'
import type { Interval } from './over-time.ts'
import { weightOfSeverity } from './severity.ts'

/** The intervals by their outcome, with the rule that brings it about: one that did not say so the day before, if there is one. */
export function windowsOf(intervals: readonly Interval[], language: Language): Window[] {
  const windows: Window[] = []
  for (const [index, interval] of intervals.entries()) {
    const before = windows.at(-1)
    if (before?.outcome === interval.outcome) before.to = interval.to
    else windows.push({ from: interval.from, to: interval.to, outcome: interval.outcome, ...reasonFor(interval, intervals[index - 1], language) })
  }
  return windows
}

/** The rule that a person is told first of an interval; none where it is clear, or where no rule was asked. */
export function reasonFor(interval: Pick<Interval, 'outcome' | 'decided'>, before: Pick<Interval, 'decided'> | undefined, language: Language): { reason?: { rule: string; title: string } } {
  const telling = tellingOf(interval)
  const wasSo = (one: Decided) => before?.decided.some(({ compiled, verdict }) => compiled === one.compiled && verdict === one.verdict) === true
  const [rule] = [...telling.filter((one) => !wasSo(one)), ...telling].map(({ compiled }) => compiled.rule)
  return rule ? { reason: { rule: rule.id, title: textIn(rule.title, language) } } : {}
}

function tellingOf({ outcome, decided }: Pick<Interval, 'outcome' | 'decided'>): Decided[] {
  if (outcome === 'clear') return []
  const wanted = outcome === 'cannot-tell' ? 'cannot-tell' : 'breach'
  const found = decided.filter(({ verdict, severity }) => verdict === wanted && severity !== 'watch')
  return found.sort((a, b) => weightOfSeverity[b.severity] - weightOfSeverity[a.severity])
}
