import { type Day, type FactValue, provisionIn, type Rule, type RuleVerdict, textIn } from '@sextant/model'
import type { Asking } from './asking.ts'
import type { Matcher } from './compile.ts'
import type { Finding } from './finding.ts'
import { boundsOf, type Known } from './known.ts'
import { statedIn } from './order-days.ts'
import { sentenceOf } from './sentence.ts'

/** A finding in words, with the law behind it. `assumptions` are those that mattered, by their index in `statedIn`. */
export function verdictOf(
  matcher: Matcher,
  rule: Rule,
  finding: Finding,
  assumptions: number[],
  { language = 'en', underReview }: Pick<Asking, 'language' | 'underReview'>,
): RuleVerdict {
  const dictionary = matcher.rulebook.facts
  const text = finding.version?.text?.version
  const { from, to } = boundsOf(finding.day) as { from: Day | null; to: Day | null }
  return {
    rule: rule.id,
    version: finding.version?.from ?? null,
    verdict: finding.verdict,
    severity: finding.severity,
    kind: rule.kind,
    side: rule.side,
    title: textIn(rule.title, language),
    because: finding.reasons.map((reason) => ({
      fact: reason.comparison.fact,
      ...(reason.comparison.params && { params: reason.comparison.params }),
      is: shownOf(reason.is),
      operator: reason.comparison.operator,
      value: reason.value.kind === 'exact' ? reason.value.value : null,
      sentence: sentenceOf(dictionary, reason, finding.role, language),
    })),
    missing: [...new Set(finding.missing)],
    remedy: text ? textIn(text.otherwise.remedy, language) : '',
    note: text?.note ? textIn(text.note, language) : null,
    citation: text ? { ...text.citation, provision: provisionIn(text.citation.provision, language) } : null,
    ...(text && { checkedOn: text.checkedOn }),
    encodes: rule.encodes,
    leavesOut: rule.leavesOut ? textIn(rule.leavesOut, language) : null,
    confidence: rule.confidence,
    status: underReview?.has(rule.id) ? 'needs review' : rule.status === 'draft' ? 'draft' : 'active',
    decidedOn: { fact: rule.decidedOn, day: from === to ? from : null, from, to },
    assumptions: assumptions.flatMap((index) => {
      const assumption = statedIn(dictionary)[index]
      return assumption ? [textIn(assumption.label, language)] : []
    }),
    ...(finding.error !== undefined && { error: finding.error }),
  }
}

function shownOf(known: Known): FactValue | { from: number | string | null; to: number | string | null } | null {
  if (known.kind === 'exact') return known.value
  return known.kind === 'unknown' ? null : { from: known.from, to: known.to }
}
