import { type MarketCheck, marketName, type Question, type RuleVerdict, type Subject } from '@sextant/model'
import { plain } from './plain.ts'
import { type MarketReport, weighed } from './report-findings.ts'
import type { ReportOptions } from './report-options.ts'
import { originOf } from './report-subject.ts'
import { reportWordsIn } from './report-words.ts'
import { wordsIn } from './words.ts'

/** What stands after the outcome: `may not enter`, `no obstacle found in the 12 rules asked`. */
export function meaningOf(check: MarketCheck, subject: Subject, options: ReportOptions): string {
  const { meaning } = reportWordsIn[options.language]
  const blocking = weighed(check.verdicts).filter(({ group }) => group === 'blocks')
  switch (check.outcome) {
    case 'blocked':
      return meaning.blocked(new Set(blocking.map(({ verdict }) => verdict.side)), originOf(subject, options))
    case 'act':
      return meaning.act
    case 'cannot-tell':
      // Answers about the exporting side would not open a market of which nothing is known.
      if (check.rulesAsked === 0) return meaning.unasked
      return check.questions.length > 0 ? meaning['cannot-tell'] : meaning.unanswerable
    case 'clear':
      return check.rulesAsked === 0 ? meaning.unasked : meaning.clear(askedIn(check))
  }
}

/** All rules that stand behind the answer: those of the market, and those of the exporting side. */
export function askedIn(check: MarketCheck): number {
  return check.rulesAsked + exportSideAsked(check)
}

export function exportSideAsked({ verdicts }: MarketCheck): number {
  return verdicts.filter(({ side }) => side === 'export').length
}

/** What must be said of the answer before anything else, and how far it reaches. */
export function warningOf(check: MarketCheck, { language }: ReportOptions): string | undefined {
  return check.rulesAsked === 0 ? reportWordsIn[language].noRules(marketName(check.market, language)) : undefined
}

export function reachOf(check: MarketCheck, subject: Subject, options: ReportOptions): string[] {
  const { language } = options
  const words = reportWordsIn[language]
  const asked = words.rulesAsked(check.rulesAsked, exportSideAsked(check), originOf(subject, options))
  const isClear = check.outcome === 'clear' && check.rulesAsked > 0
  return isClear ? [asked, words.clearCovers(askedIn(check), marketName(check.market, language))] : [asked]
}

/** How many findings of each weight, or that there are none. */
export function tally(groups: MarketReport['groups'], { language }: ReportOptions): string {
  const words = reportWordsIn[language]
  if (groups.length === 0) return words.noFindings
  return words.found(groups.map(({ group, findings }) => `${words.tag[group]} ${findings.length}`).join(wordsIn[language].punctuation.clause))
}

/** The rule that is told first of those that keep an answer open: the weightiest that waits for the question that settles most. */
export function firstOpenOf(check: MarketCheck): RuleVerdict | undefined {
  const open = weighed(check.verdicts).filter(({ group }) => group === 'open').map(({ verdict }) => verdict)
  const settled = firstQuestionOf(check, open.map(({ rule }) => rule))?.settles
  return open.find(({ rule }) => settled?.includes(rule)) ?? open[0]
}

/** Why the outcome is what it is, in a few words: the weightiest breach, else the first question. */
export function firstReasonOf(check: MarketCheck, { language }: ReportOptions): string {
  const words = reportWordsIn[language]
  const found = weighed(check.verdicts)
  const heaviest = found[0]
  if (heaviest && (heaviest.group === 'blocks' || heaviest.group === 'asks')) return plain(heaviest.verdict.title, 200)
  if (check.rulesAsked === 0) return words.meaning.unasked
  if (heaviest?.group === 'open') {
    const open = found.filter(({ group }) => group === 'open').map(({ verdict }) => verdict.rule)
    const question = firstQuestionOf(check, open)
    return question ? words.openReason(plain(question.label, 200)) : plain(heaviest.verdict.title, 200)
  }
  const advice = found.find(({ group }) => group === 'advises')
  return advice ? words.adviceReason(plain(advice.verdict.title, 200)) : words.noReason
}

/** The question that settles most of the rules that keep the answer open. */
function firstQuestionOf({ questions }: MarketCheck, open: readonly string[]): Question | undefined {
  const weight = ({ settles }: Question) => settles.filter((rule) => open.includes(rule)).length
  return questions.filter((question) => weight(question) > 0).toSorted((a, b) => weight(b) - weight(a))[0]
}
