import { type Check, labelOf, type MarketCheck, marketName, type Outcome, type RuleVerdict, type Subject, type SubjectCheck } from '@sextant/model'
import { certaintyOf } from './certainty.ts'
import { html, type Html } from './html.ts'
import { plain } from './plain.ts'
import { annexWordsIn } from './report-annex-words.ts'
import { byDayOf } from './report-by-day.ts'
import { changeWordsIn } from './report-change-words.ts'
import { daysGiven } from './report-days.ts'
import { lawText } from './report-fields.ts'
import { weighed } from './report-findings.ts'
import { noteList } from './report-html-notes.ts'
import type { ReportOptions } from './report-options.ts'
import { firstOpenOf, meaningOf, reachOf, warningOf } from './report-outcome.ts'
import { nameOf } from './report-subject.ts'
import { outcomeRank, reportWordsIn } from './report-words.ts'
import { wordsIn } from './words.ts'

/** So many reasons or questions stand on the first page; the rest is counted. */
const REASONS_MAX = 3
const QUESTIONS_MAX = 6

/** The answer for a reader who has ten seconds: of one subject in one market with its reasons, of several counted. */
export function answerOf(check: Check, options: ReportOptions): Html {
  const [subject, ...others] = check.subjects
  const [market, ...more] = subject?.markets ?? []
  const isOne = subject !== undefined && others.length === 0 && market !== undefined && more.length === 0
  return html`<section class="answer">
<h2>${annexWordsIn[options.language].answer}</h2>
${isOne ? answerInOne(market, subject, options) : answersCounted(check, options)}
</section>`
}

function answerInOne(check: MarketCheck, of: SubjectCheck, options: ReportOptions): Html {
  const { language } = options
  const { subject } = of
  const warning = warningOf(check, options)
  const byDay = byDayOf(check, subject, options)
  return html`${goodsLine(subject, options, `→ ${marketName(check.market, language)} (${check.market})`)}
<p class="verdict big ${check.outcome}"><strong>${byDay?.word ?? wordsIn[language].outcome[check.outcome]}</strong><span>${byDay?.said ?? meaningOf(check, subject, options)}</span></p>
${warning === undefined ? html`` : html`<p class="warning">${warning}</p>`}
${check.outcome === 'clear' ? reachOf(check, subject, options).map((text) => html`<p>${text}</p>
`) : reasons(check, options)}
${noteList(of, options)}`
}

/** Whom the answer is of, and for which day. */
function goodsLine(subject: Subject, options: ReportOptions, where = ''): Html {
  return html`<p class="goods"><bdi>${nameOf(subject, 1, options)}</bdi> ${where}<br><span class="days">${daysGiven(subject, options)}</span></p>`
}

/** What stands against it with what to do about it; where nothing is certain, what to find out. */
function reasons(check: MarketCheck, { language, dictionary }: ReportOptions): Html {
  const words = annexWordsIn[language]
  const [{ why, whatToDo, law, punctuation }, { questions, group, toFindOut }] = [wordsIn[language], reportWordsIn[language]]
  const cautionOf = ({ status }: RuleVerdict) => (status === 'active' ? html`` : html`<br><span class="caution">${wordsIn[language].status[status]}</span>`)
  const sureOf = (verdict: RuleVerdict) => html`<br><span class="small faint">${certaintyOf(verdict, wordsIn[language])}</span>`
  const waiting = check.verdicts.filter(({ verdict }) => verdict === 'cannot-tell').length
  const open = waiting === 0 ? html`` : html`<p>${words.stillOpen(check.questions.length, waiting)}</p>`
  const whyOf = ({ because }: RuleVerdict) => (because.length === 0 ? html`` : html`${why}${punctuation.colon}<bdi>${because.map(({ sentence }) => plain(sentence, 300)).join(punctuation.clause)}</bdi><br>`)
  const lawOf = ({ citation }: RuleVerdict) => (citation ? html`<br>${law}${punctuation.colon}<bdi>${lawText(citation, language)}</bdi>` : html``)
  const certain = weighed(check.verdicts).filter(({ group }) => group === 'blocks' || group === 'asks')
  const rest = (count: number) => (count > 0 ? html`<li class="faint">${words.andMore(count)}</li>` : html``)
  if (certain.length > 0) {
    return html`<h3>${words.because}</h3>
<ol>${certain.slice(0, REASONS_MAX).map(({ verdict }) => html`<li><strong><bdi>${plain(verdict.title, 300)}</bdi></strong><br>${whyOf(verdict)}${whatToDo}${punctuation.colon}<bdi>${plain(verdict.remedy, 600)}</bdi>${lawOf(verdict)}${cautionOf(verdict)}${sureOf(verdict)}</li>
`)}${rest(certain.length - REASONS_MAX)}</ol>${open}`
  }
  if (check.questions.length === 0) return html``
  const first = firstOpenOf(check)
  return html`${first ? html`<h3>${group.open}</h3>
<p><strong><bdi>${plain(first.title, 300)}</bdi></strong><br>${toFindOut}${punctuation.colon}<bdi>${first.missing.map((fact) => plain(labelOf(dictionary, fact, language), 200)).join(punctuation.list)}</bdi>${lawOf(first)}${cautionOf(first)}</p>` : html``}
<h3>${questions}</h3>
<ul class="short">${check.questions.slice(0, QUESTIONS_MAX).map(({ label }) => html`<li><bdi>${plain(label, 300)}</bdi></li>
`)}${rest(check.questions.length - QUESTIONS_MAX)}</ul>`
}

function answersCounted({ subjects }: Check, options: ReportOptions): Html {
  const { language } = options
  const all = subjects.flatMap(({ subject, markets }) => markets.map((one) => (byDayOf(one, subject, options) ? 'by-day' : one.outcome)))
  const outcomes = (Object.keys(outcomeRank) as Outcome[]).toSorted((a, b) => outcomeRank[b] - outcomeRank[a])
  const rows = [
    ...outcomes.map((outcome) => ({ outcome, word: wordsIn[language].outcome[outcome], count: all.filter((one) => one === outcome).length })),
    { outcome: 'cannot-tell', word: changeWordsIn[language].dependsOnDay, count: all.filter((one) => one === 'by-day').length },
  ].filter(({ count }) => count > 0)
  const [only, ...others] = subjects
  return html`${only && others.length === 0 ? goodsLine(only.subject, options) : html``}<table class="counts"><tbody>
${rows.map(({ outcome, word, count }) => html`<tr><td><span class="outcome ${outcome}">${word}</span></td><td>${annexWordsIn[language].answers(count, all.length)}</td></tr>
`)}</tbody></table>${only && others.length === 0 ? noteList(only, options) : html``}`
}
