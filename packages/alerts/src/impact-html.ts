import { type Impact, type ImpactChange, type Language, marketName, textIn } from '@sextant/model'
import { html, type Html } from './html.ts'
import { byKind, type ImpactSum, impactSums, sumsBy, titlesIn } from './impact-sums.ts'
import { countsText, outcomesText, reasonText, usd, valueText } from './impact-text.ts'
import { type ImpactWords, impactWordsIn } from './impact-words.ts'
import { plain } from './plain.ts'
import { reportPage } from './report-page.ts'

/** What another rulebook would change, as one HTML file for screen and A4. */
export function impactAsHtml(impact: Impact, language: Language): string {
  const words = impactWordsIn[language]
  const { changes, looked } = impact
  const sums = impactSums(impact)
  const titles = titlesIn(impact, language)
  const [all] = sumsBy(changes, () => [''])
  return reportPage(words.title, language, html`<header>
<p class="brand">Sextant</p>
<h1>${words.title}</h1>
<p class="faint">${words.lead}</p>
<p class="small">${words.between(impact.from, impact.to).split('\n').map((line) => html`${line}<br>`)}${words.looked(looked.orders, looked.goods)}</p>
</header>
<p><strong>${changes.length === 0 ? words.nothing : words.changes(changes.length, countsText(all?.counts ?? {}, words))}</strong> ${all ? valueText(all, words) : ''}</p>
${changes.length === 0 ? html`` : html`
${sumTable(words.by.market, sums.market, (name) => `${marketName(name, language)} (${name})`, words)}
${sumTable(words.by.exporter, sums.exporter, (name) => name, words)}
${sumTable(words.by.rule, sums.rule, (name) => `${titles.get(name) ?? ''} (${name})`, words)}
${byKind(impact).map(({ kind, changes: some }) => html`<section>
<h2>${words.kind[kind]} (${some.length})</h2>
<table>
<thead><tr><th>${words.columns.what}</th><th>${words.columns.exporter}</th><th>${words.columns.market}</th><th>${words.columns.outcome}</th><th class="wide">${words.columns.reasons}</th></tr></thead>
<tbody>
${some.map((change) => row(change, language))}</tbody>
</table>
</section>
`)}`}
<footer><p>${changes.length === 0 ? '' : words.accept(impact.digest)}</p></footer>`)
}

function sumTable(title: string, sums: readonly ImpactSum[], nameOf: (name: string) => string, words: ImpactWords): Html {
  return html`<section>
<h3>${title}</h3>
<table><tbody>
${sums.map((sum) => html`<tr><td class="third">${plain(nameOf(sum.name))}</td><td>${countsText(sum.counts, words)}</td><td class="nowrap">${valueText(sum, words)}</td></tr>
`)}</tbody></table>
</section>`
}

function row(change: ImpactChange, language: Language): Html {
  const words = impactWordsIn[language]
  const value = change.valueUsd === null ? '' : usd(change.valueUsd)
  return html`<tr><td><bdi>${plain(change.id)}</bdi><br><span class="small faint">${words.what[change.what]} ${value}</span></td><td><bdi>${plain(change.exporter)}</bdi></td><td>${change.market}</td><td class="outcome ${change.after}">${
    outcomesText(change, language)}</td><td class="small">${change.reasons.map((reason) => html`${plain(textIn(reason.title, language))} <span class="faint">(${reason.rule})</span>${words.colon}${reasonText(reason, words)}<br>`)}</td></tr>
`
}
