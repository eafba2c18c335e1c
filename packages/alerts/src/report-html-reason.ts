import type { MarketCheck } from '@sextant/model'
import { html, type Html } from './html.ts'
import { plain } from './plain.ts'
import { annexWordsIn } from './report-annex-words.ts'
import { lawInBrief } from './report-fields.ts'
import { weighed } from './report-findings.ts'
import type { ReportOptions } from './report-options.ts'
import { firstOpenOf, firstReasonOf } from './report-outcome.ts'
import { reportWordsIn } from './report-words.ts'

/** Why an answer is what it is, for a table of many: the heaviest reason with its clause, or what is to be found out first with the rule that waits for it; and how many findings more. */
export function reasonInBrief(check: MarketCheck, options: ReportOptions): Html {
  const { language } = options
  const found = weighed(check.verdicts)
  const heaviest = found[0]
  const isCertain = heaviest?.group === 'blocks' || heaviest?.group === 'asks'
  const open = heaviest?.group === 'open' && check.rulesAsked > 0 ? firstOpenOf(check) : undefined
  const citation = isCertain ? heaviest.verdict.citation : open?.citation
  const waits = open && check.questions.length > 0 ? html`<br><bdi>${plain(open.title, 300)}</bdi>` : html``
  const law = html`${waits}${citation ? html`<br><bdi class="faint">${lawInBrief(citation, language)}</bdi>` : html``}`
  const more = found.length - 1
  return html`<bdi>${firstReasonOf(check, options)}</bdi>${law}${more > 0 ? html`<br><span class="faint">${reportWordsIn[language].andFindings(more)}</span>` : html``}`
}

/** Beside an outcome: that it rests on a rule whose clause has changed since. */
export function reviewTag(check: MarketCheck, { language }: ReportOptions): Html {
  const rests = weighed(check.verdicts).some(({ group, verdict }) => verdict.status === 'needs review' && group !== 'advises' && group !== 'open-advice')
  return rests ? html` <span class="tag caution">${annexWordsIn[language].underReview}</span>` : html``
}
