import { languageName, type Subject } from '@sextant/model'
import { html, type Html, link } from './html.ts'
import { plain } from './plain.ts'
import { briefFields, type ReportField } from './report-fields.ts'
import type { Finding, MarketReport } from './report-findings.ts'
import { toldElsewhere } from './report-html-compact.ts'
import type { ReportOptions } from './report-options.ts'
import { originOf } from './report-subject.ts'
import { reportWordsIn } from './report-words.ts'
import { wordsIn } from './words.ts'

/**
 * The rules that nobody can decide yet, each with what to find out, clause and quote, in two columns: of an order of which
 * little is known there are dozens, and none of them is certain.
 */
export function openFindings({ group, findings }: MarketReport['groups'][number], subject: Subject, options: ReportOptions): Html {
  const own = findings.filter(({ toldUnder }) => toldUnder === undefined)
  return html`<h4>${reportWordsIn[options.language].group[group]}</h4>
${own.length === 0 ? html`` : html`<ul class="open-findings ${group}">
${own.map((finding) => item(finding, subject, options))}</ul>`}
${toldElsewhere(findings, options)}`
}

function item(finding: Finding, subject: Subject, options: ReportOptions): Html {
  const { number, verdict } = finding
  const words = reportWordsIn[options.language]
  const aside = [words.side(verdict.side, originOf(subject, options)), words.might[verdict.severity]].join(wordsIn[options.language].punctuation.clause)
  return html`<li><div class="head"><span class="faint">[${number}]</span> <strong><bdi>${plain(verdict.title, 300)}</bdi></strong> <span class="faint">${aside}</span></div>
${briefFields(finding, options).map((field) => line(field, options))}</li>
`
}

function line({ label, tone, values, url, language: tongue }: ReportField, { language }: ReportOptions): Html {
  const { openQuote, closeQuote, colon, clause } = wordsIn[language].punctuation
  const name = tongue === undefined ? label : label + reportWordsIn[language].aside(languageName(tongue, language))
  const said = values.join(clause)
  const body = tone === 'quote' ? html`<q${tongue === undefined ? html`` : html` lang="${tongue}"`} dir="auto">${openQuote}${said}${closeQuote}</q>` : html`<bdi>${said}</bdi>`
  const address = url === undefined ? html`` : html` <span class="url">${link(url, url)}</span>`
  return html`<div class="${tone === 'warning' ? 'caution' : tone === 'faint' ? 'faint' : ''}"><span class="faint">${name}${colon}</span>${body}${address}</div>
`
}
