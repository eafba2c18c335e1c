import { type Check } from '@sextant/model'
import { html, type Html } from './html.ts'
import { annexWordsIn } from './report-annex-words.ts'
import { certaintyIn } from './certainty.ts'
import { gapsOf } from './report-gaps.ts'
import type { ReportOptions } from './report-options.ts'
import { rulesAsked } from './report-sources.ts'
import { reportWordsIn } from './report-words.ts'

/** What the rules that were asked leave out, or are not sure of; of many goods the annex says it rule by rule. */
export function gapsTable(check: Check, options: ReportOptions): Html {
  const { language } = options
  const words = reportWordsIn[language]
  if (options.findings === 'rows') return html`<h3>${words.columns.gaps}</h3>
${copiesOf(check, options)}<p>${annexWordsIn[language].gapsInAnnex}</p>`
  const { gaps, outOfScope, isToldAbove } = gapsOf(check, options)
  const copies = copiesOf(check, options)
  const rest = outOfScope > 0 ? html`<p class="small faint">${words.outOfScopeGaps(outOfScope)}</p>` : html``
  const concerns = check.subjects.some(({ markets }) => markets.some(({ verdicts }) => verdicts.some(({ verdict }) => verdict !== 'out-of-scope')))
  if (gaps.length === 0) {
    // Where no rule concerns the goods, nothing is covered, and to say that all is would be the opposite of the truth.
    return html`${copies}${isToldAbove ? html`<p>${annexWordsIn[language].toldAbove}</p>` : concerns ? html`<p>${words.allCovered}</p>` : html``}${rest}`
  }
  return html`<h3>${words.columns.gaps}</h3>
${copies}
<p>${words.notCoveredLead}${isToldAbove ? html` ${annexWordsIn[language].toldAbove}` : html``}</p>
<table class="gaps">
<thead><tr><th class="third">${words.columns.rules}</th><th>${words.columns.market}</th><th>${words.columns.gaps}</th></tr></thead>
<tbody>
${gaps.map(({ title, markets, texts }) => html`<tr><td><bdi>${title}</bdi></td><td>${
    markets.join(' ')}</td><td class="small">${texts.map((text, index) => (index === 0 ? html`${text}` : html`<br>${text}`))}</td></tr>
`)}</tbody>
</table>
${rest}`
}

/** How many rules rest on what no authority publishes. */
function copiesOf(check: Check, { language }: ReportOptions): Html {
  const rules = rulesAsked(check).map(({ verdict }) => certaintyIn(verdict))
  const copied = rules.filter((sure) => sure === 'copied' || sure === 'copied-in-part').length
  return copied > 0 ? html`<p>${annexWordsIn[language].copies(copied, rules.length)}</p>` : html``
}
