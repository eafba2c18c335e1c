import { languageName, type MarketCheck, marketName, type RuleVerdict, type Subject } from '@sextant/model'
import { html, type Html, link } from './html.ts'
import { plain } from './plain.ts'
import { byDayOf } from './report-by-day.ts'
import { changeSections, reasonText, windowsSentence } from './report-changes.ts'
import { findingRows } from './report-html-compact.ts'
import { openFindings } from './report-html-open.ts'
import { type ReportField, reportFields } from './report-fields.ts'
import { type Finding, type MarketReport, numbersOf } from './report-findings.ts'
import type { ReportOptions } from './report-options.ts'
import { meaningOf, reachOf, tally, warningOf } from './report-outcome.ts'
import { originOf } from './report-subject.ts'
import { reportWordsIn } from './report-words.ts'
import { wordsIn } from './words.ts'

/** One market of one subject: the outcome, what stands behind it, and what is still to be found out. */
export function marketSection(report: MarketReport, subject: Subject, number: string, options: ReportOptions): Html {
  const { check, groups, complies, outOfScope } = report
  const { language } = options
  const words = reportWordsIn[language]
  const warning = warningOf(check, options)
  const byDay = byDayOf(check, subject, options)
  // The questions stand before the rules that wait for their answers, which may fill pages.
  const certain = groups.filter(({ group }) => group === 'blocks' || group === 'asks')
  return html`<section id="answer-${number}">
<h3><span class="number">${number}</span>${marketName(check.market, language)} (${check.market})</h3>
<p class="verdict ${check.outcome}"><strong>${byDay?.word ?? wordsIn[language].outcome[check.outcome]}</strong><span>${byDay?.said ?? meaningOf(check, subject, options)}</span></p>
${warning === undefined ? html`` : html`<p class="warning">${warning}</p>`}
${[...reachOf(check, subject, options), tally(groups, options)].map((text) => html`<p class="reach">${text}</p>
`)}
${certain.map((one) => groupHtml(one, subject, options))}
${changesHtml(check, options)}
${windowTable(check, options)}
${options.findings === 'rows' ? html`` : questionTable(report, options)}
${groups.filter((one) => !certain.includes(one)).map((one) => groupHtml(one, subject, options))}
${complies.length === 0 ? html`` : ruleList(words.complies(complies.length), complies, options)}
${outOfScope.length === 0 ? html`` : ruleList(words.outOfScope(outOfScope.length), options.all === 'shown' ? outOfScope : [], options)}
</section>`
}

function groupHtml(told: MarketReport['groups'][number], subject: Subject, options: ReportOptions): Html {
  const { group, findings } = told
  if (options.findings === 'rows') return findingRows(told, options)
  if (group === 'open' || group === 'open-advice') return openFindings(told, subject, options)
  return html`<h4>${reportWordsIn[options.language].group[group]}</h4>
${findings.map((finding) => findingArticle(finding, subject, options))}`
}

function findingArticle(finding: Finding, subject: Subject, options: ReportOptions): Html {
  const { number, group, verdict, toldUnder } = finding
  const { language } = options
  const words = reportWordsIn[language]
  const heading = html`<span class="number">[${number}]</span><bdi>${plain(verdict.title, 300)}</bdi> <span class="tag weight">${words.tag[group]}</span>`
  if (toldUnder !== undefined) {
    const where = words.asUnder(marketName(toldUnder, language))
    return html`<article class="${group} told"><h5>${heading} <span class="small faint">${where}</span></h5></article>
`
  }
  return html`<article class="${group}">
<h5>${heading} <span class="tag side">${words.side(verdict.side, originOf(subject, options))}</span></h5>
<dl>
${reportFields(finding, options).map((field) => fieldRow(field, options))}</dl>
</article>
`
}

const toneClass: Record<ReportField['tone'], string> = { plain: '', warning: 'warning-text', remedy: 'remedy', quote: '', faint: 'faint' }

function fieldRow({ label, tone, values, url, language: tongue }: ReportField, { language }: ReportOptions): Html {
  const { openQuote, closeQuote } = wordsIn[language].punctuation
  const body = tone === 'quote'
    ? html`<blockquote${tongue === undefined ? html`` : html` lang="${tongue}"`} dir="auto">${
        values.map((value) => html`${openQuote}${value}${closeQuote}`)}</blockquote>`
    : values.length > 1
      ? html`<ul>${values.map((value) => html`<li><bdi>${value}</bdi></li>`)}</ul>`
      : html`${values.map((value) => html`<bdi>${value}</bdi>`)}`
  const name = tongue === undefined ? label : label + reportWordsIn[language].aside(languageName(tongue, language))
  const address = url === undefined ? html`` : html`<br><span class="url">${link(url, url)}</span>`
  return html`<dt>${name}</dt><dd class="${toneClass[tone]}">${body}${address}</dd>
`
}

function questionTable(report: MarketReport, { language }: ReportOptions): Html {
  const { questions } = report.check
  if (questions.length === 0) return html``
  const { questions: heading } = reportWordsIn[language]
  return html`<h4>${heading}</h4>
<ul class="questions">
${questions.map(({ label, settles }) => html`<li><bdi>${plain(label, 300)}</bdi> <span class="faint">${numbersOf(settles, report)}</span></li>
`)}</ul>`
}

function windowTable(check: MarketCheck, options: ReportOptions): Html {
  const sentence = windowsSentence(check, options)
  if (sentence === undefined && check.windows.length === 0) return html``
  const { outcome } = wordsIn[options.language]
  return html`<h4>${reportWordsIn[options.language].overTime}</h4>
${sentence === undefined ? html`` : html`<p><bdi>${sentence}</bdi></p>`}
<table><tbody>${check.windows.map((window) => html`<tr><td class="nowrap">${window.from} – ${window.to}</td>
<td><span class="outcome ${window.outcome}">${outcome[window.outcome]}</span></td><td><bdi>${reasonText(window, options.language)}</bdi></td></tr>
`)}</tbody></table>`
}

function changesHtml(check: MarketCheck, options: ReportOptions): Html {
  return html`${changeSections(check, options).map(({ heading, items, notes }) => html`<h4>${heading}</h4>
${items.length === 0 ? html`` : html`<ul>${items.map((item) => html`<li><bdi>${item}</bdi></li>
`)}</ul>`}${notes.map((note) => html`<p class="small faint"><bdi>${note}</bdi></p>
`)}`)}`
}

/** By their titles: annex A lists the ids of all. */
function ruleList(lead: string, rules: readonly RuleVerdict[], { language }: ReportOptions): Html {
  const { colon, clause } = wordsIn[language].punctuation
  const titles = rules.map(({ title }) => plain(title, 300)).join(clause)
  return html`<p class="small">${lead}${titles === '' ? html`` : html`${colon}<bdi class="faint">${titles}</bdi>`}</p>`
}
