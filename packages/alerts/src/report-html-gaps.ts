import { type Check } from '@sextant/model'
import { html, type Html } from './html.ts'
import { annexWordsIn } from './report-annex-words.ts'
import { gapsOf } from './report-gaps.ts'
import type { ReportOptions } from './report-options.ts'
import { reportWordsIn } from './report-words.ts'

/** What the rules that were asked leave out, or are not sure of. */
export function gapsTable(check: Check, options: ReportOptions): Html {
  const { language } = options
  const words = reportWordsIn[language]
  const { gaps, outOfScope } = gapsOf(check, options)
  const rest = outOfScope > 0 ? html`<p class="small faint">${words.outOfScopeGaps(outOfScope)}</p>` : html``
  const concerns = check.subjects.some(({ markets }) => markets.some(({ verdicts }) => verdicts.some(({ verdict }) => verdict !== 'out-of-scope')))
  if (gaps.length === 0) {
    // Where no rule concerns the goods, nothing is covered, and to say that all is would be the opposite of the truth.
    return concerns ? html`<p>${words.allCovered}</p>${rest}` : rest
  }
  return html`<h3>${words.columns.gaps}</h3>
<p>${words.notCoveredLead}${options.findings === 'whole' ? html` ${annexWordsIn[language].toldAbove}` : html``}</p>
<table class="gaps">
<thead><tr><th class="third">${words.columns.rules}</th><th>${words.columns.market}</th><th>${words.columns.gaps}</th></tr></thead>
<tbody>
${gaps.map(({ rule, title, markets, texts }) => html`<tr><td><bdi>${title}</bdi><br><span class="small faint">${rule}</span></td><td>${
    markets.join(' ')}</td><td class="small">${texts.map((text, index) => (index === 0 ? html`${text}` : html`<br>${text}`))}</td></tr>
`)}</tbody>
</table>
${rest}`
}
