import { type Check, marketName, Side } from '@sextant/model'
import { html, type Html } from './html.ts'
import { plain } from './plain.ts'
import { annexWordsIn } from './report-annex-words.ts'
import { answerDigestOf } from './report-answer-digest.ts'
import { daysGiven } from './report-days.ts'
import { marketReports } from './report-findings.ts'
import { footersOf } from './report-footers.ts'
import { rulesAnnex } from './report-html-annex.ts'
import { answerOf } from './report-html-answer.ts'
import { contentsOf } from './report-html-contents.ts'
import { gapsTable } from './report-html-gaps.ts'
import { assumptionsOf, limitsOf, unknownFacts } from './report-html-limits.ts'
import { marketSection } from './report-html-market.ts'
import { noteList } from './report-html-notes.ts'
import { signatureOf } from './report-html-signature.ts'
import { summaryOf } from './report-html-summary.ts'
import { verifyAnnex } from './report-html-verify.ts'
import type { ReportOptions } from './report-options.ts'
import { reportPage } from './report-page.ts'
import { factsGiven, instantText, nameOf } from './report-subject.ts'
import { reportWordsIn } from './report-words.ts'
import { wordsIn } from './words.ts'

/** So many goods are told with act and quote of each finding; more share them in the annex. */
const FULL_MAX = 3
const SHORT_MAX = 12

/** A check as one HTML file for screen and A4. */
export function checkAsHtml(check: Check, given: ReportOptions): string {
  const options: ReportOptions = { findings: check.subjects.length > FULL_MAX ? 'rows' : 'whole', ...given }
  const words = reportWordsIn[options.language]
  // A table of pages would part the answer from what it rests on.
  const isShort = check.subjects.length <= SHORT_MAX
  // Of many goods it is told before the pages of each, for nobody turns them all.
  const isFleet = options.findings === 'rows'
  const only = check.subjects.length === 1 ? check.subjects[0] : undefined
  const title = only ? `${words.title} – ${nameOf(only.subject, 1, options)}` : words.title
  return reportPage(title, options.language, html`<header>
<p class="brand">Sextant</p>
<h1>${words.title}</h1>
<p class="faint">${words.lead}</p>
${isOneAnswer(check) ? html`` : askedLine(check, options)}</header>
${answerOf(check, options)}
<p class="legal">${words.limits}</p>
${isShort ? summaryOf(check, options) : html``}
${metaOf(check, options)}
${contentsOf(check, options)}
${isShort ? html`` : summaryOf(check, options)}
${isFleet ? notCovered(check, options) : html``}
${check.subjects.map((subject, index) => subjectSection(subject, index + 1, only === undefined, options))}
${isFleet ? html`` : notCovered(check, options)}
${rulesAnnex(check, options)}
${verifyAnnex(check, options)}
${signatureOf(options)}`, { footers: footersOf(check, options), ...(options.fontSheet !== undefined && { fontSheet: options.fontSheet }) })
}

function notCovered(check: Check, options: ReportOptions): Html {
  return html`<section id="not-covered">
<h2>${reportWordsIn[options.language].notCovered}</h2>
${limitsOf(check, options)}
${gapsTable(check, options)}
</section>`
}

function isOneAnswer({ subjects: [first, ...others] }: Check): boolean {
  return others.length === 0 && first?.markets.length === 1
}

/** When and of which rules it was asked, before a table of answers that fills the first page. */
function askedLine({ rulebook, checkedAt }: Check, { language, askedOn }: ReportOptions): Html {
  const words = reportWordsIn[language]
  const { colon, clause } = wordsIn[language].punctuation
  const said = [[words.askedOn, askedOn], [words.checkedAt, instantText(checkedAt, language)], [words.rulebook, plain(rulebook.digest, 100)]]
  return html`<p class="small">${said.map(([label = '', value = '']) => `${label}${colon}${value}`).join(clause)}</p>
`
}

function metaOf(check: Check, options: ReportOptions): Html {
  const { language, askedOn, sides } = options
  const { rulebook, checkedAt, subjects } = check
  const annex = annexWordsIn[language]
  const words = reportWordsIn[language]
  const markets = [...new Set(subjects.flatMap((subject) => subject.markets.map(({ market }) => market)))]
  const commit = rulebook.commit === null ? words.uncommitted : `${words.commit} ${plain(rulebook.commit, 80)}`
  const rows = [
    ...(isOneAnswer(check) ? [[words.askedOn, askedOn], [words.checkedAt, instantText(checkedAt, language)]] : []),
    [words.columns.market, markets.map((market) => `${marketName(market, language)} (${market})`).join(wordsIn[language].punctuation.list)],
    ...(subjects.length === 1 && subjects[0] ? [[annex.days, daysGiven(subjects[0].subject, options)]] : []),
    [annex.sides, (sides ?? Side.options).map((side) => annex.side[side]).join(wordsIn[language].punctuation.list)],
    [words.rulebook, `${plain(rulebook.digest, 100)}${words.comma}${commit}`],
    [annex.answerDigest, answerDigestOf(check)],
  ]
  return html`<dl class="meta">${rows.map(([label = '', value = '']) => html`<dt>${label}</dt><dd>${value}</dd>
`)}</dl>`
}

function subjectSection(subject: Check['subjects'][number], number: number, isOneOfMany: boolean, options: ReportOptions): Html {
  const facts = factsGiven(subject.subject, options)
  return html`<section id="goods-${number}">
<h2><span class="number">${number}</span><bdi>${nameOf(subject.subject, number, options)}</bdi></h2>
<h4>${reportWordsIn[options.language].facts}</h4>
<dl class="facts">${facts.map(({ label, value }) => html`<div><dt>${label}</dt><dd><bdi>${value}</bdi></dd></div>
`)}</dl>
${isOneOfMany ? noteList(subject, options) : html``}
${unknownFacts(subject, options)}
${assumptionsOf(subject, options)}
${marketReports(subject).map((report, index) => marketSection(report, subject.subject, `${number}.${index + 1}`, options))}
</section>`
}
