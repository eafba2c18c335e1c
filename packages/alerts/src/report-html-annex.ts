import { type Check, labelOf, type RuleVerdict } from '@sextant/model'
import { certaintyOf } from './certainty.ts'
import { html, type Html, link } from './html.ts'
import { plain } from './plain.ts'
import { annexWordsIn } from './report-annex-words.ts'
import type { ReportOptions } from './report-options.ts'
import { type AskedRule, rulesAsked } from './report-sources.ts'
import { reportWordsIn } from './report-words.ts'
import { wordsIn } from './words.ts'

type Verdict = RuleVerdict['verdict']

/** Every rule that was asked, with its act, version and outcome: what a broker follows line by line. */
export function rulesAnnex(check: Check, options: ReportOptions): Html {
  const { language } = options
  const words = annexWordsIn[language]
  const rules = rulesAsked(check)
  const isOne = rules.every(({ cells }) => cells.length < 2)
  const { rule, law, version, outcome } = words.annexColumns
  return html`<section id="rules" class="annex">
<h2>${words.annexRules}</h2>
<p>${words.annexRulesLead(rules.length)}${isOne ? '' : ` ${words.annexNumbers}`}</p>
<table class="rules${options.findings === 'rows' ? ' quoted' : ''}">
<thead><tr><th class="count">№</th><th>${rule}</th><th>${law}</th><th>${version}</th><th>${outcome}</th></tr></thead>
<tbody>
${rules.map((one, index) => ruleRow(one, index + 1, options))}</tbody>
</table>
</section>`
}

function ruleRow({ verdict, cells }: AskedRule, number: number, options: ReportOptions): Html {
  const { language, dictionary } = options
  const words = annexWordsIn[language]
  const { citation } = verdict
  const law = citation ? `${plain(citation.act)}${reportWordsIn[language].comma}${plain(citation.provision, 200)}` : '–'
  const version = [
    verdict.version === null ? reportWordsIn[language].noVersion : words.versionSince(verdict.version),
    ...(verdict.checkedOn === undefined ? [] : [words.comparedOn(verdict.checkedOn)]),
    words.decidedBy(plain(labelOf(dictionary, verdict.decidedOn.fact, language), 200)),
  ]
  return html`<tr><td class="count faint">${number}</td><td><bdi>${plain(verdict.title, 300)}</bdi><br><span class="faint">${plain(verdict.rule, 120)}</span></td>
<td><bdi>${law}</bdi>${options.findings === 'rows' ? sourceOf(verdict, options) : html``}</td><td>${version.map((text, index) => (index === 0 ? html`${text}` : html`<br><span class="faint">${text}</span>`))}</td>
<td>${outcomesOf(cells, options)}</td></tr>
`
}

/** The quote, its address, how sure it is and the note, where no finding tells them. */
function sourceOf(verdict: RuleVerdict, { language }: ReportOptions): Html {
  const { citation, confidence, status, note } = verdict
  const { openQuote, closeQuote } = wordsIn[language].punctuation
  const quote = citation?.quote === undefined
    ? html`<br>`
    : html`<blockquote${citation.language === undefined ? html`` : html` lang="${plain(citation.language, 10)}"`} dir="auto">${openQuote}${plain(citation.quote)}${closeQuote}</blockquote>`
  const url = citation?.url === undefined ? html`` : html`<span class="url">${link(plain(citation.url, 1_000), plain(citation.url, 1_000))}</span><br>`
  const sure = [certaintyOf({ confidence, provision: citation?.provision }, wordsIn[language]), ...(status === 'active' ? [] : [wordsIn[language].status[status]])]
  const said = note === null ? html`` : html`<br><span>${wordsIn[language].note}${wordsIn[language].punctuation.colon}<bdi>${plain(note, 2_000)}</bdi></span>`
  return html`${quote}${url}<span class="faint">${sure.join(' ')}</span>${said}`
}

/** One word where all cells agree; else the cells of each outcome by number, and the most frequent one as the rest. */
function outcomesOf(cells: AskedRule['cells'], { language }: ReportOptions): Html {
  const { verdict: said, otherwise } = annexWordsIn[language]
  const { colon } = wordsIn[language].punctuation
  const tag = (verdict: Verdict) => html`<span class="said ${verdict}">${said[verdict]}</span>`
  const [most, ...fewer] = [...Map.groupBy(cells, ({ verdict }) => verdict)].toSorted(([, a], [, b]) => b.length - a.length)
  if (!most) return html``
  if (fewer.length === 0) return tag(most[0])
  const named = fewer.map(([verdict, some]) => html`${tag(verdict)}${colon}${some.map(({ subject, market }) => `${subject}.${market}`).join(' ')}<br>`)
  return html`${named}${tag(most[0])}${colon}${otherwise}`
}
