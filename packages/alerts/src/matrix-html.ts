import { labelOf, marketName, type Matrix, type MatrixCell, type Outcome } from '@sextant/model'
import { html, type Html, style } from './html.ts'
import { reasonsIn } from './matrix-reasons.ts'
import { matrixWordsIn, noSign, signs } from './matrix-words.ts'
import { plain } from './plain.ts'
import type { ReportOptions } from './report-options.ts'
import { reportPage } from './report-page.ts'
import { nameOf } from './report-subject.ts'
import { reportWordsIn } from './report-words.ts'
import { wordsIn } from './words.ts'

/** So many markets stand beside each other on a page of A4 across. */
const COLUMNS = 24

// Blue, yellow and orange stay apart for whoever does not see red and green; the sign says the same without any colour.
const sheet = style(`main { max-width: 1180px; }
table.heat { table-layout: fixed; font-size: 11px; margin: 0 0 18px; }
.heat th, .heat td { padding: 2px 3px; text-align: center; border: 1px solid #fff; overflow: hidden; overflow-wrap: normal; }
.heat th { border-bottom: 1px solid var(--ink); font-size: 11px; color: var(--ink); }
.heat th:first-child, .heat td:first-child { width: 170px; text-align: left; overflow-wrap: anywhere; border-bottom: 1px solid var(--line); }
.heat b { font-size: 14px; line-height: 1; } .heat i { font-style: normal; font-size: 9px; margin-left: 2px; } .heat small { display: block; font-size: 8px; white-space: nowrap; letter-spacing: -.02em; min-height: 10px; }
.heat .blocked { background: #d55e00; color: #fff; } .heat .act { background: #f0c75e; color: #1b1f24; }
.heat .cannot-tell { background: #e3e5ea; color: #1b1f24; } .heat .clear { background: #1d6fb0; color: #fff; }
.key td { border: 0; padding: 2px 14px 2px 0; } .key { width: auto; } .key .heat-sign { display: inline-block; width: 26px; text-align: center; font-weight: 700; }
.key .blocked { background: #d55e00; color: #fff; } .key .act { background: #f0c75e; color: #1b1f24; } .key .cannot-tell { background: #e3e5ea; color: #1b1f24; } .key .clear { background: #1d6fb0; color: #fff; }
.heat td, .key span { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
@page { size: A4 landscape; }
@media print { table.heat { font-size: 7pt; } .heat th, .heat td { padding: 1px 2px; } .heat b { font-size: 9pt; } .heat i { font-size: 6pt; } .heat small { font-size: 5.5pt; } }`)

/** Goods and markets as a heat map, for screen and A4 across. */
export function matrixAsHtml(matrix: Matrix, options: ReportOptions): string {
  const { language, dictionary } = options
  const words = matrixWordsIn[language]
  const [report, { punctuation: { colon } }] = [reportWordsIn[language], wordsIn[language]]
  const reasons = reasonsIn(matrix)
  const starts = matrix.markets.map((_, index) => index).filter((index) => index % COLUMNS === 0)
  return reportPage(words.title, language, html`${sheet}<header>
<p class="brand">Sextant</p>
<h1>${words.title}</h1>
<p>${words.lead(labelOf(dictionary, matrix.fact, language), matrix.from, matrix.to)}</p>
</header>
${keyOf(matrix, options)}
<p class="small faint">${words.cell}</p>
${starts.map((start) => block(matrix, start, reasons, options))}
<h2>${words.reasons}</h2>
<table><tbody>
${[...reasons].map(([rule, { number, title, count }]) => html`<tr><td class="count nowrap">${number}</td><td><bdi>${title}</bdi> <span class="faint small">${plain(rule, 120)}</span></td><td class="faint nowrap">${words.counts(count)}</td></tr>
`)}</tbody></table>
<footer><p>${report.limits}</p>
<p class="small faint">${report.rulebook}${colon}${plain(matrix.rulebook.digest, 100)}</p></footer>`)
}

function keyOf({ subjects }: Matrix, { language }: ReportOptions): Html {
  const all = subjects.flatMap(({ markets }) => markets.map(({ outcome }) => outcome))
  return html`<table class="key"><tbody>
${(Object.keys(signs) as Outcome[]).map((outcome) => html`<tr><td><span class="heat-sign ${outcome}">${signs[outcome]}</span></td><td>${wordsIn[language].outcome[outcome]}</td><td class="faint">${matrixWordsIn[language].counts(all.filter((one) => one === outcome).length)}</td></tr>
`)}</tbody></table>`
}

function block(matrix: Matrix, start: number, reasons: ReturnType<typeof reasonsIn>, options: ReportOptions): Html {
  const markets = matrix.markets.slice(start, start + COLUMNS)
  const spare = Array.from({ length: COLUMNS - markets.length }, () => html`<th></th>`)
  return html`<table class="heat">
<thead><tr><th>${reportWordsIn[options.language].columns.subject}</th>${markets.map((market) => html`<th title="${marketName(market, options.language)}">${market}</th>`)}${spare}</tr></thead>
<tbody>
${matrix.subjects.map(({ subject, markets: cells }, index) => html`<tr><td><bdi>${index + 1} ${nameOf(subject, index + 1, options)}</bdi></td>${
    cells.slice(start, start + COLUMNS).map((cell) => cellHtml(cell, matrix, reasons, options))}${spare.map(() => html`<td></td>`)}</tr>
`)}</tbody></table>
`
}

function cellHtml({ market, outcome, reason, to }: MatrixCell, matrix: Matrix, reasons: ReturnType<typeof reasonsIn>, { language }: ReportOptions): Html {
  const words = matrixWordsIn[language]
  if (outcome === null) return html`<td title="${words.impossible}">${noSign}</td>`
  const until = to === null || to === matrix.to ? '' : to
  const number = reason ? reasons.get(reason.rule)?.number : undefined
  const said = [`${marketName(market, language)} ${wordsIn[language].outcome[outcome]}`, ...(until === '' ? [] : [`${words.until} ${until}`]), ...(reason ? [plain(reason.title, 200)] : [])]
  return html`<td class="${outcome}" title="${said.join(wordsIn[language].punctuation.clause)}"><b>${signs[outcome]}</b>${number === undefined ? html`` : html`<i>${number}</i>`}<small>${until.slice(2)}</small></td>`
}
