import { judge, type JudgeColumns, judgeStream, type Line, type Matcher, outcomeAt, verdictAt } from '@sextant/matcher'
import type { Outcome, RuleVerdict } from '@sextant/model'

/** What is remembered of a check: the verdicts that are not out of scope, without their reasons, which are told when somebody asks. */
export interface Answer {
  outcome: Outcome
  verdicts: Said[]
}

type Said = Pick<RuleVerdict, 'rule' | 'version' | 'verdict' | 'severity' | 'status' | 'error'>

/** Judges many lines side by side, here or where it is said; each comes once, by its index, in any order. */
export async function* answersOf(matcher: Matcher, lines: readonly Line[], underReview: ReadonlySet<string>, judgeColumns?: JudgeColumns): AsyncGenerator<{ index: number; answer: Answer }> {
  // Only json-rules-engine itself tells what becomes of a rule that cannot be compiled.
  if (!matcher.rules.every(({ isCompiled }) => isCompiled)) return yield* answersOneByOne(matcher, lines, underReview)
  for await (const judged of judgeStream(matcher, lines, {}, judgeColumns)) {
    const told = judged.told.map((one) => {
      const { id: rule, status } = one.compiled.rule
      const said = { rule, version: one.version?.from ?? null, severity: one.severity, status: underReview.has(rule) ? 'needs review' : status === 'draft' ? 'draft' : 'active' } as const
      return { one, complies: { ...said, verdict: 'complies' }, breach: { ...said, verdict: 'breach' }, 'cannot-tell': { ...said, verdict: 'cannot-tell' } } as const
    })
    for (const [place, index] of judged.lines.entries()) {
      const verdicts = told.flatMap((each): Said[] => {
        const verdict = verdictAt(judged, each.one, place)
        return verdict === 'out-of-scope' ? [] : [each[verdict]]
      })
      yield { index, answer: { outcome: outcomeAt(judged, place), verdicts } }
    }
  }
}

async function* answersOneByOne(matcher: Matcher, lines: readonly Line[], underReview: ReadonlySet<string>): AsyncGenerator<{ index: number; answer: Answer }> {
  for (const [index, { subject, market, today }] of lines.entries()) {
    const { markets: [check] } = await judge(matcher, subject, { markets: [market], underReview, today, explain: 'none' })
    if (check) yield { index, answer: check }
  }
}
