import { canonical, type Outcome, type RuleVerdict, type Severity, sha256, type Standing, verdictText } from '@sextant/model'

/** One line of `Standing.reasons`, read back. `version` is `none` where no version was in force. */
export interface Reason {
  rule: string
  version: string
  verdict: 'breach' | 'cannot-tell'
  severity: Severity
  status: RuleVerdict['status']
}

/** What the weight of a verdict hangs on. */
type Weighed = Pick<RuleVerdict, 'rule' | 'version' | 'verdict' | 'severity' | 'status' | 'error'>

/**
 * What is remembered of a check. Only what an exporter would act on counts: not the language, the wording, the digest
 * of the rulebook, the facts compared or the order of the verdicts. Two checks that say the same thing thus give one
 * fingerprint, and nobody hears of it twice.
 */
export function standingOf(check: { outcome: Outcome; verdicts: readonly Weighed[] }): Standing {
  const reasons = [...new Set(check.verdicts.filter(hasWeight).map(verdictText))].sort()
  return { outcome: check.outcome, reasons, fingerprint: fingerprintOf(check.outcome, reasons) }
}

/**
 * Whether a verdict is a reason to tell: every breach, and every doubt that could block or ask for action. A doubt about
 * a mere cost is not, unless the rule could not be run at all, for then the outcome itself is in doubt.
 */
export function hasWeight<Given extends Weighed>(verdict: Given): verdict is Given & { verdict: Reason['verdict'] } {
  if (verdict.verdict === 'breach') return true
  return verdict.verdict === 'cannot-tell' && (verdict.severity !== 'watch' || verdict.error !== undefined)
}

/** The reasons of a standing. A line that is not of our making is left out: an older store may hold another form. */
export function reasonsOf(standing: Pick<Standing, 'reasons'>): Reason[] {
  return standing.reasons.flatMap((text) => {
    const reason = reasonFrom(text)
    return reason ? [reason] : []
  })
}

function fingerprintOf(outcome: Outcome, reasons: readonly string[]): string {
  return sha256(canonical({ outcome, reasons }))
}

const shape =
  /^(?<rule>[^@:]+)@(?<version>[^:]+):(?<verdict>breach|cannot-tell):(?<severity>block|act|watch):(?<status>active|draft|needs review)$/

function reasonFrom(text: string): Reason | undefined {
  const parts = shape.exec(text)?.groups
  if (!parts) return undefined
  // The groups hold nothing but the words that the expression lists.
  return parts as unknown as Reason
}
