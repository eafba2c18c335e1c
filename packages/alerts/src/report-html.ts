import { type Check, marketName } from '@sextant/model'
import { html, type Html } from './html.ts'
import { plain } from './plain.ts'
import { gapsOf } from './report-gaps.ts'
import { marketSection } from './report-html-market.ts'
import { summaryOf } from './report-html-summary.ts'
import { marketReports } from './report-findings.ts'
import type { ReportOptions } from './report-options.ts'
import { reportPage } from './report-page.ts'
import { factsGiven, instantText, nameOf, notesOf } from './report-subject.ts'
import { reportWordsIn } from './report-words.ts'
import { wordsIn } from './words.ts'

/** A check as one HTML file for screen and A4. */
export function checkAsHtml(check: Check, options: ReportOptions): string {
  const words = reportWordsIn[options.language]
  const only = check.subjects.length === 1 ? check.subjects[0] : undefined
  const title = only ? `${words.title} – ${nameOf(only.subject, 1, options)}` : words.title
  return reportPage(title, options.language, html`<header>
<p class="brand">Sextant</p>
<h1>${words.title}</h1>
<p class="faint">${words.lead}</p>
${metaOf(check, options)}
</header>
${summaryOf(check, options)}
${check.subjects.map((subject, index) => subjectSection(subject, index + 1, options))}
${gapsSection(check, options)}
<footer>
<p>${words.limits}</p>
</footer>`)
}

function metaOf({ rulebook, checkedAt, subjects }: Check, { language, askedOn }: ReportOptions): Html {
  const words = reportWordsIn[language]
  const markets = [...new Set(subjects.flatMap((subject) => subject.markets.map(({ market }) => market)))]
  const commit = rulebook.commit === null ? words.uncommitted : `${words.commit} ${plain(rulebook.commit, 80)}`
  const rows = [
    [words.askedOn, askedOn],
    [words.checkedAt, instantText(checkedAt)],
    [words.columns.market, markets.map((market) => `${marketName(market, language)} (${market})`).join(wordsIn[language].punctuation.list)],
    [words.rulebook, `${plain(rulebook.digest, 100)}${words.comma}${commit}`],
  ]
  return html`<dl class="meta">${rows.map(([label = '', value = '']) => html`<dt>${label}</dt><dd>${value}</dd>
`)}</dl>`
}

function subjectSection(subject: Check['subjects'][number], number: number, options: ReportOptions): Html {
  const facts = factsGiven(subject.subject, options)
  return html`<section>
<h2><span class="number">${number}</span><bdi>${nameOf(subject.subject, number, options)}</bdi></h2>
<h4>${reportWordsIn[options.language].facts}</h4>
<dl class="facts">${facts.map(({ label, value }) => html`<div><dt>${label}</dt><dd><bdi>${value}</bdi></dd></div>
`)}</dl>
${noteList(subject, options)}
${marketReports(subject).map((report, index) => marketSection(report, subject.subject, `${number}.${index + 1}`, options))}
</section>`
}

function noteList(subject: Check['subjects'][number], { language }: ReportOptions): Html {
  const notes = notesOf(subject)
  if (notes.length === 0) return html``
  return html`<h4>${reportWordsIn[language].aboutVin}</h4>
<ul>${notes.map((note) => html`<li><bdi>${note}</bdi></li>
`)}</ul>`
}

function gapsSection(check: Check, options: ReportOptions): Html {
  const { language } = options
  const words = reportWordsIn[language]
  const { gaps, outOfScope } = gapsOf(check, options)
  const rest = outOfScope > 0 ? html`<p class="small faint">${words.outOfScopeGaps(outOfScope)}</p>` : html``
  const concerns = check.subjects.some(({ markets }) => markets.some(({ verdicts }) => verdicts.some(({ verdict }) => verdict !== 'out-of-scope')))
  if (gaps.length === 0) {
    // Where no rule concerns the goods, nothing is covered, and to say that all is would be the opposite of the truth.
    return concerns ? html`<section><h2>${words.notCovered}</h2><p>${words.allCovered}</p>${rest}</section>` : rest
  }
  return html`<section>
<h2>${words.notCovered}</h2>
<p>${words.notCoveredLead}</p>
<table>
<thead><tr><th class="third">${words.columns.rules}</th><th>${words.columns.market}</th><th>${words.columns.gaps}</th></tr></thead>
<tbody>
${gaps.map(({ rule, title, markets, texts }) => html`<tr><td><bdi>${title}</bdi><br><span class="small faint">${rule}</span></td><td>${
    markets.join(' ')}</td><td class="small">${texts.map((text, index) => (index === 0 ? html`${text}` : html`<br>${text}`))}</td></tr>
`)}</tbody>
</table>
${rest}
</section>`
}
