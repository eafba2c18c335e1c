import type { Rule, Severity } from '@sextant/model'

/** A recalled or draft rule only advises, and one that stands on a single page does not block. */
export function severityOf(rule: Pick<Rule, 'confidence' | 'status'>, severity: Severity): Severity {
  if (rule.confidence === 'recalled' || rule.status === 'draft') return 'watch'
  if (rule.confidence === 'single-source' && severity === 'block') return 'act'
  return severity
}

export const weightOfSeverity: Readonly<Record<Severity, number>> = { block: 3, act: 2, watch: 1 }
