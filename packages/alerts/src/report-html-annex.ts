import { type Check, labelOf, type RuleVerdict } from '@sextant/model'
import { html, type Html, link } from './html.ts'
import { plain } from './plain.ts'
import { annexWordsIn } from './report-annex-words.ts'
import { coverTag, lawText, sureTag } from './report-fields.ts'
import { marketReports } from './report-findings.ts'
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
  const told = numbersTold(check, options)
  return html`<section id="rules" class="annex">
<h2>${words.annexRules}</h2>
<p>${words.annexRulesLead(rules.length)}${isOne ? '' : ` ${words.annexNumbers}`}</p>
<p class="small">${words.sureKey}</p>
<table class="rules${options.findings === 'rows' ? ' quoted' : ''}">
<thead><tr><th class="count">№</th><th>${rule}</th><th>${law}</th><th>${version}</th><th>${outcome}</th></tr></thead>
<tbody>
${rules.map((one, index) => ruleRow(one, index + 1, told, options))}</tbody>
</table>
</section>`
}

/** Of one subject that is told whole, the numbers of the findings that tell act and quote of a rule already. */
function numbersTold({ subjects }: Check, { findings }: ReportOptions): Map<string, number> {
  const [only, ...others] = subjects
  if (!only || others.length > 0 || findings === 'rows') return new Map()
  const all = marketReports(only).flatMap(({ groups }) => groups.flatMap((group) => group.findings))
  return new Map(all.map(({ number, verdict }) => [`${verdict.rule}@${verdict.version}`, number]))
}

function ruleRow({ verdict, cells }: AskedRule, number: number, told: ReadonlyMap<string, number>, options: ReportOptions): Html {
  const { language, dictionary } = options
  const words = annexWordsIn[language]
  const { clause } = wordsIn[language].punctuation
  const finding = told.get(`${verdict.rule}@${verdict.version}`)
  const version = [
    verdict.version === null ? reportWordsIn[language].noVersion : words.versionSince(verdict.version),
    ...(verdict.checkedOn === undefined ? [] : [words.comparedOn(verdict.checkedOn)]),
  ]
  const day = words.decidedBy(plain(labelOf(dictionary, verdict.decidedOn.fact, language), 200))
  return html`<tr><td class="count faint">${number}</td><td><bdi>${plain(verdict.title, 300)}</bdi><br><span class="faint">${plain(verdict.rule, 120)}${clause}${day}</span></td>
<td>${finding === undefined ? lawOf(verdict, options) : html`<span class="faint">${words.seeFinding(finding)}</span>`}</td><td>${
    version.map((text, index) => (index === 0 ? html`${text}` : html`<br><span class="faint">${text}</span>`))}</td>
<td>${outcomesOf(cells, options)}</td></tr>
`
}

/** Act and provision, with how sure the rule is; in a fleet with all else that no finding tells: the quote, its address, what is left out, the note. */
function lawOf(verdict: RuleVerdict, options: ReportOptions): Html {
  const { language } = options
  const { citation, note } = verdict
  const { openQuote, closeQuote, colon, clause } = wordsIn[language].punctuation
  const law = html`<bdi>${citation ? lawText(citation, language) : '–'}</bdi>`
  const sure = html`<span class="faint">${sureTag(verdict, options)}</span>`
  if (options.findings !== 'rows') return citation ? html`${law}${clause}${sure}` : law
  const quote = citation?.quote === undefined
    ? html`<br>`
    : html`<blockquote${citation.language === undefined ? html`` : html` lang="${plain(citation.language, 10)}"`} dir="auto">${openQuote}${plain(citation.quote)}${closeQuote}</blockquote>`
  const url = citation?.url === undefined ? html`` : html`<span class="url">${link(plain(citation.url, 1_000), plain(citation.url, 1_000))}</span>`
  const caution = verdict.status === 'active' ? html`` : html`<br><span class="caution">${wordsIn[language].status[verdict.status]}</span>`
  const said = note === null ? html`` : html`<br><span>${wordsIn[language].note}${colon}<bdi>${plain(note, 2_000)}</bdi></span>`
  return html`${law}${quote}${url}<br>${sure}<span class="faint">${clause}${coverTag(verdict, options)}</span>${caution}${said}`
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
