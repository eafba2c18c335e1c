import { canonical, type Check, sha256 } from '@sextant/model'

/**
 * What was asked and what came out, as one digest: the same facts asked of the same rulebook give the same again, in
 * any language and on any day. Whoever doubts a report on paper compares this one line.
 */
export function answerDigestOf({ rulebook, subjects }: Check): string {
  const answers = subjects.map(({ subject, markets }) => ({
    subject,
    markets: markets.map(({ market, outcome, verdicts }) => ({
      market, outcome, verdicts: verdicts.map(({ rule, version, verdict, severity, missing }) => [rule, version ?? '', verdict, severity, missing]),
    })),
  }))
  return `sha256:${sha256(canonical({ rulebook: rulebook.digest, subjects: answers }))}`
}
