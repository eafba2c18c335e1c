import { type Language, type Market, type MatrixAnswer, type MatrixCell, type MatrixReason, provisionIn, type Side, type Subject, textIn } from '@sextant/model'
import type { Matcher } from './compile.ts'
import { type Course, courseOf, intervalsOf, type OverTime } from './over-time.ts'
import { tellingOf } from './windows.ts'

export interface MatrixRow {
  exporting: MatrixAnswer | null
  markets: MatrixCell[]
}

export interface AskingRow extends Omit<OverTime, 'sides'> {
  sides: readonly Side[]
  language: Language
}

/** One subject in many markets: what the exporting side says, what each market says by itself, and the answer of both. */
export function matrixRow(matcher: Matcher, subject: Subject, markets: readonly Market[], asked: AskingRow): MatrixRow {
  const course = courseOf(matcher, subject, asked)
  const answer = (market: Market, sides: readonly Side[]) => answerOver(matcher, subject, market, course, { ...asked, sides })
  const abroad = asked.sides.filter((side) => side !== 'export')
  const [first] = markets
  const asksExport = asked.sides.includes('export')
  return {
    exporting: asksExport && first ? answer(first, ['export']) : null,
    markets: markets.map((market) => {
      const whole = answer(market, asked.sides)
      const own = abroad.length === 0 ? null : asksExport ? answer(market, abroad) : whole
      return { market, ...whole, rulesAsked: matcher.candidates(market, 'import').length, own }
    }),
  }
}

/** The answer on the first day that is possible, its reason, and until when it is so. */
function answerOver(matcher: Matcher, subject: Subject, market: Market, course: Course | undefined, { sides, today, language }: AskingRow): MatrixAnswer {
  let present: MatrixAnswer | undefined
  for (const interval of course ? intervalsOf(matcher, subject, market, course, { sides, today }) : []) {
    if (present && present.outcome !== interval.outcome) return { ...present, isLasting: false }
    present ??= { outcome: interval.outcome, reason: reasonOf(interval, language), from: interval.from, to: interval.to, isLasting: true }
    present.to = interval.to
  }
  return present ?? { outcome: null, reason: null, from: null, to: null, isLasting: false }
}

function reasonOf(answer: Parameters<typeof tellingOf>[0], language: Language): MatrixReason | null {
  const [first] = tellingOf(answer)
  if (!first) return null
  const { rule } = first.compiled
  const citation = first.version?.text?.version.citation
  return { rule: rule.id, title: textIn(rule.title, language), side: rule.side, law: citation ? { act: citation.act, provision: provisionIn(citation.provision, language) } : null }
}
