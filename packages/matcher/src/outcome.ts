import type { Language, Outcome, Question, RuleVerdict } from '@sextant/model'
import type { Matcher } from './compile.ts'
import { factLabel } from './fact-label.ts'

/** The worst certain thing first; what only advises changes nothing. No rules at all is no answer, never `clear`. */
export function outcomeOf(verdicts: readonly Pick<RuleVerdict, 'verdict' | 'severity' | 'error'>[], hasNoRules: boolean): Outcome {
  const breaches = new Set(verdicts.filter(({ verdict }) => verdict === 'breach').map(({ severity }) => severity))
  if (breaches.has('block')) return 'blocked'
  if (breaches.has('act')) return 'act'
  const isOpen = verdicts.some(({ verdict, severity, error }) => verdict === 'cannot-tell' && (severity !== 'watch' || error !== undefined))
  return isOpen || hasNoRules ? 'cannot-tell' : 'clear'
}

/** The questions still open: those that can decide the outcome before those of advice, then those that settle most rules. */
export function questionsOf(matcher: Matcher, verdicts: RuleVerdict[], language: Language): Question[] {
  const settles = new Map<string, RuleVerdict[]>()
  for (const verdict of verdicts) {
    if (verdict.verdict !== 'cannot-tell') continue
    for (const fact of verdict.missing) settles.set(fact, [...(settles.get(fact) ?? []), verdict])
  }
  return [...settles]
    .map(([fact, open]) => ({ fact, open, isDecisive: open.some(({ severity }) => severity !== 'watch') }))
    .sort((a, b) => Number(b.isDecisive) - Number(a.isDecisive) || b.open.length - a.open.length || (a.fact < b.fact ? -1 : 1))
    .map(({ fact, open }) => ({ fact, label: factLabel(matcher.rulebook.facts, { fact }, language), settles: open.map(({ rule }) => rule) }))
}
