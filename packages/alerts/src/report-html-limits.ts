import { type Check, labelOf, marketName, RuleKind, Side } from '@sextant/model'
import { html, type Html } from './html.ts'
import { plain } from './plain.ts'
import { annexWordsIn } from './report-annex-words.ts'
import type { ReportOptions } from './report-options.ts'
import { rulesAsked, sourceAges } from './report-sources.ts'
import { wordsIn } from './words.ts'

const NAMED_MAX = 8

/** How old the readings are, and what nobody asked: the edges of the answer. */
export function limitsOf(check: Check, options: ReportOptions): Html {
  const { language } = options
  const words = annexWordsIn[language]
  const { list } = wordsIn[language].punctuation
  const sides = options.sides ?? Side.options
  const left = Side.options.filter((side) => !sides.includes(side))
  const markets = [...new Set(check.subjects.flatMap((subject) => subject.markets.map(({ market }) => market)))]
  return html`<h3>${words.notAsked}</h3>
<ul>
<li>${words.marketsNotAsked(markets.map((market) => `${marketName(market, language)} (${market})`).join(list))}</li>
${left.length === 0 ? html`` : html`<li>${words.sidesNotAsked(left.map((side) => words.side[side]).join(list))}</li>`}
${sides.includes('import') ? markets.map((market) => kindsWithout(check, market, options)) : html``}
<li>${words.nowhere}</li>
</ul>
${agesOf(check, options)}`
}

/** Of which kinds of requirement a market has no rule at all, whatever the goods. */
function kindsWithout(check: Check, market: string, { language }: ReportOptions): Html {
  const words = annexWordsIn[language]
  const asked = check.subjects.flatMap(({ markets }) => markets.filter((one) => one.market === market).flatMap(({ verdicts }) => verdicts))
  const kinds = new Set(asked.filter(({ side }) => side === 'import').map(({ kind }) => kind))
  const without = RuleKind.options.filter((kind) => !kinds.has(kind)).map((kind) => words.kind[kind])
  if (without.length === 0) return html``
  return html`<li>${words.kindsWithout(`${marketName(market, language)} (${market})`, without.join(wordsIn[language].punctuation.list))}</li>
`
}

function agesOf(check: Check, { language }: ReportOptions): Html {
  const words = annexWordsIn[language]
  const rules = rulesAsked(check)
  const ages = sourceAges(rules)
  if (!ages) return html``
  const { list, colon } = wordsIn[language].punctuation
  const named = ages.longestAgo.slice(0, NAMED_MAX).map(({ title }) => plain(title, 300)).join(list)
  const more = ages.longestAgo.length - NAMED_MAX
  return html`<h3>${words.sources}</h3>
<p>${words.sourcesText(ages.oldest, ages.newest, rules.length)}</p>
${ages.oldest === ages.newest ? html`` : html`<p class="small">${words.sourcesOldest} (${ages.oldest})${colon}${named}${more > 0 ? ` ${words.andMore(more)}` : ''}</p>`}`
}

/** The facts that nobody gave and that some rule of the subject waits for. */
export function unknownFacts({ markets }: Check['subjects'][number], { language, dictionary, findings }: ReportOptions): Html {
  const missing = new Set(markets.flatMap(({ verdicts }) => verdicts.flatMap((verdict) => verdict.missing)))
  if (missing.size === 0) return html``
  const { unknownFacts: heading, unknownFactsLead, unknownFactsCount } = annexWordsIn[language]
  // Where each finding is told whole, the tables of questions name them.
  if (findings !== 'rows') return html`<h4>${heading}</h4>
<p class="small">${unknownFactsCount(missing.size)}</p>`
  const labels = [...missing].map((fact) => plain(labelOf(dictionary, fact, language), 200))
  return html`<h4>${heading}</h4>
<p class="small">${unknownFactsLead} ${labels.join(wordsIn[language].punctuation.list)}</p>`
}

/** What was taken for granted and changed an answer, with the rules that rest on it; those that are met too. */
export function assumptionsOf({ markets }: Check['subjects'][number], { language }: ReportOptions): Html {
  const resting = markets.flatMap(({ verdicts }) => verdicts.flatMap(({ title, assumptions }) => assumptions.map((text) => ({ title, text }))))
  if (resting.length === 0) return html``
  const words = annexWordsIn[language]
  const { colon, list } = wordsIn[language].punctuation
  return html`<h4>${words.assumptions}</h4>
<ul class="small">${[...Map.groupBy(resting, ({ text }) => text)].map(([text, some]) => html`<li><bdi>${plain(text)}</bdi> <span class="faint">(${words.restsOn}${colon}${
    [...new Set(some.map(({ title }) => plain(title, 300)))].join(list)})</span></li>
`)}</ul>`
}
