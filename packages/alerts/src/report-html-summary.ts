import { type Check, type Market, type MarketCheck, marketName, type Subject, type SubjectCheck } from '@sextant/model'
import { html, type Html } from './html.ts'
import { byDayOf, nearestOutcome } from './report-by-day.ts'
import { daysGiven } from './report-days.ts'
import { weighed } from './report-findings.ts'
import { pageOf } from './report-html-page-of.ts'
import { reasonInBrief, reviewTag } from './report-html-reason.ts'
import type { ReportOptions } from './report-options.ts'
import { nameOf, notesOf } from './report-subject.ts'
import { outcomeRank, reportWordsIn } from './report-words.ts'
import { wordsIn } from './words.ts'

/** More columns than this do not fit on A4; the matrix then goes on in a table below. */
const COLUMNS_MAX = 5

/** All outcomes at a glance. One market for one subject needs none. */
export function summaryOf(check: Check, options: ReportOptions): Html {
  const cells = check.subjects.reduce((sum, { markets }) => sum + markets.length, 0)
  if (cells < 2) return html``
  return html`<section>
<h2>${reportWordsIn[options.language].summary}</h2>
${check.subjects.length === 1 ? marketList(check, options) : matrix(check, options)}
</section>`
}

/** Of one subject, from the markets that are clear to those that are blocked. */
function marketList({ subjects }: Check, options: ReportOptions): Html {
  const { language } = options
  const { columns } = reportWordsIn[language]
  const rows = subjects.flatMap(({ subject, markets }) => markets.map((market, index) => ({ subject, market, number: `1.${index + 1}` })))
  const sorted = rows.toSorted((a, b) => outcomeRank[nearestOutcome(a.market, a.subject, options)] - outcomeRank[nearestOutcome(b.market, b.subject, options)])
  return html`<table>
<thead><tr><th></th><th>${columns.market}</th><th>${columns.outcome}</th><th>${columns.reason}</th>
<th class="count">${columns.findings}</th></tr></thead>
<tbody>
${sorted.map(({ subject, market, number }) => html`<tr><td class="faint nowrap">${number}</td>
<td><a href="#answer-${number}">${marketName(market.market, language)} (${market.market})</a>${pageOf(`answer-${number}`, options)}</td><td>${outcomeWord(market, subject, options)}${reviewTag(market, options)}</td>
<td class="small">${reasonInBrief(market, options)}</td><td class="count">${weighed(market.verdicts).length}</td></tr>
`)}</tbody>
</table>`
}

/** Subjects and markets, the longer of the two downwards. */
function matrix(check: Check, options: ReportOptions): Html {
  const { language } = options
  const { columns: heads } = reportWordsIn[language]
  const subjects = check.subjects.map((subject, index) => ({ subject, number: index + 1, name: nameOf(subject.subject, index + 1, options) }))
  const markets = [...new Set(check.subjects.flatMap((subject) => subject.markets.map(({ market }) => market)))]
  const cell = (subject: (typeof subjects)[number], market: Market) => {
    const index = subject.subject.markets.findIndex((one) => one.market === market)
    const found = subject.subject.markets[index]
    return found ? outcomeCell(found, subject.subject.subject, `${subject.number}.${index + 1}`, options) : html`<td>–</td>`
  }
  const subjectHead = ({ number, name, subject }: (typeof subjects)[number]) => html`<span class="number">${number}</span><a href="#goods-${number}"><bdi>${name}</bdi></a>${pageOf(`goods-${number}`, options)}<br><span class="small">${daysGiven(subject.subject, options)}</span>${notesIn(subject)}`
  const marketHead = (market: Market) => html`${marketName(market, language)} (${market})`
  if (markets.length > subjects.length) {
    return tables(subjects, (some) => html`<table class="matrix">
<thead><tr><th>${heads.market}</th>${some.map((one) => html`<th>${subjectHead(one)}</th>`)}</tr></thead>
<tbody>
${markets.map((market) => html`<tr><td>${marketHead(market)}</td>${some.map((one) => cell(one, market))}</tr>
`)}</tbody></table>`)
  }
  return tables(markets, (some) => html`<table class="matrix">
<thead><tr><th>${heads.subject}</th>${some.map((one) => html`<th>${marketHead(one)}</th>`)}</tr></thead>
<tbody>
${subjects.map((subject) => html`<tr><td>${subjectHead(subject)}</td>${some.map((market) => cell(subject, market))}</tr>
`)}</tbody></table>`)
}

function notesIn(subject: SubjectCheck): Html {
  return html`${notesOf(subject).map((note) => html`<br><span class="small caution"><bdi>${note}</bdi></span>`)}`
}

function tables<T>(columns: readonly T[], table: (some: readonly T[]) => Html): Html {
  const starts = columns.map((_, index) => index).filter((index) => index % COLUMNS_MAX === 0)
  return html`${starts.map((start) => table(columns.slice(start, start + COLUMNS_MAX)))}`
}

function outcomeCell(check: MarketCheck, subject: Subject, number: string, options: ReportOptions): Html {
  return html`<td>${outcomeWord(check, subject, options)}${reviewTag(check, options)} <span class="small"><a class="faint" href="#answer-${number}">${number}</a>${pageOf(`answer-${number}`, options)}<br>${reasonInBrief(check, options)}</span></td>`
}

function outcomeWord(check: MarketCheck, subject: Subject, options: ReportOptions): Html {
  const { outcome } = check
  const byDay = byDayOf(check, subject, options)
  return html`<span class="outcome ${outcome}">${byDay?.word ?? wordsIn[options.language].outcome[outcome]}</span>${byDay ? html` <span class="small">${byDay.said}</span>` : html``}`
}
