import { labelOf, marketName, type RuleVerdict } from '@sextant/model'
import { html, type Html, link } from './html.ts'
import { plain } from './plain.ts'
import { annexWordsIn } from './report-annex-words.ts'
import { lawText } from './report-fields.ts'
import type { Finding, MarketReport } from './report-findings.ts'
import type { ReportOptions } from './report-options.ts'
import { reportWordsIn } from './report-words.ts'
import { wordsIn } from './words.ts'

type Told = MarketReport['groups'][number]

/**
 * The findings of one of many in brief, with the reason and what to do or to find out. Act, quote and certainty of
 * each rule stand once in Annex A, for in a fleet the same rules are told of every car.
 */
export function findingRows({ group, findings }: Told, options: ReportOptions): Html {
  const own = findings.filter(({ toldUnder }) => toldUnder === undefined)
  const isOpen = group === 'open' || group === 'open-advice'
  return html`<h4>${reportWordsIn[options.language].group[group]}</h4>
${own.length === 0 ? html`` : isOpen ? openList(group, own, options) : certainTable(group, own, options)}
${toldElsewhere(findings, options)}`
}

function certainTable(group: Told['group'], findings: readonly Finding[], options: ReportOptions): Html {
  const [{ why, whatToDo }, { rule }] = [wordsIn[options.language], annexWordsIn[options.language].annexColumns]
  return html`<table class="findings ${group}">
<thead><tr><th></th><th>${rule}</th><th>${why}</th><th>${whatToDo}</th></tr></thead>
<tbody>
${findings.map(({ number, verdict }) => html`<tr><td class="faint">[${number}]</td><td>${nameOfRule(verdict, options)}</td>
<td>${verdict.because.map(({ sentence }) => html`<bdi>${plain(sentence, 1_000)}</bdi> `)}${lawOf(verdict, options)}</td><td><bdi>${plain(verdict.remedy, 1_000)}</bdi></td></tr>
`)}</tbody>
</table>`
}

/** Each undecided rule with the facts that would settle it. */
function openList(group: Told['group'], findings: readonly Finding[], options: ReportOptions): Html {
  const { language, dictionary } = options
  const [{ punctuation, failed }, { toFindOut }] = [wordsIn[language], reportWordsIn[language]]
  const asked = ({ missing, error }: RuleVerdict) => (error === undefined
    ? `${toFindOut}${punctuation.colon}${missing.map((fact) => plain(labelOf(dictionary, fact, language), 200)).join(punctuation.list)}`
    : `${failed}${punctuation.colon}${plain(error)}`)
  return html`<ul class="open-findings short ${group}">
${findings.map(({ number, verdict }) => html`<li><span class="faint">[${number}]</span> ${nameOfRule(verdict, options)}<br><bdi>${asked(verdict)}</bdi></li>
`)}</ul>`
}

/** The annex quotes it. */
function lawOf({ citation }: RuleVerdict, { language }: ReportOptions): Html {
  if (!citation) return html``
  const address = citation.url === undefined ? html`` : html` <span class="url">${link(plain(citation.url, 1_000), plain(citation.url, 1_000))}</span>`
  return html`<br><span class="faint">${wordsIn[language].law}${wordsIn[language].punctuation.colon}</span><bdi>${lawText(citation, language)}</bdi>${address}`
}

function nameOfRule({ title, status }: RuleVerdict, { language }: ReportOptions): Html {
  const caution = status === 'active' ? html`` : html`<br><span class="caution">${wordsIn[language].status[status]}</span>`
  return html`<strong><bdi>${plain(title, 300)}</bdi></strong>${caution}`
}

/** What was told under another market already, by its numbers. */
export function toldElsewhere(findings: readonly Finding[], { language }: ReportOptions): Html {
  const told = Map.groupBy(findings.filter(({ toldUnder }) => toldUnder !== undefined), ({ toldUnder }) => toldUnder)
  return html`${[...told].map(([market, some]) => html`<p class="small">${some.map(({ number }) => `[${number}]`).join(' ')} <span class="faint">${
    reportWordsIn[language].asUnder(market === undefined ? '' : marketName(market, language))}</span></p>
`)}`
}
