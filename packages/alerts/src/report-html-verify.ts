import type { Check, Subject } from '@sextant/model'
import { html, type Html } from './html.ts'
import { plain } from './plain.ts'
import { answerDigestOf } from './report-answer-digest.ts'
import { annexWordsIn } from './report-annex-words.ts'
import type { ReportOptions } from './report-options.ts'
import { reportWordsIn } from './report-words.ts'

/** How to ask the same again, and what must then come out. */
export function verifyAnnex(check: Check, { language, sides }: ReportOptions): Html {
  const [annex, words] = [annexWordsIn[language], reportWordsIn[language]]
  const { digest, commit } = check.rulebook
  const markets = [...new Set(check.subjects.flatMap((subject) => subject.markets.map(({ market }) => market)))]
  // Where each of the goods names its own market among its facts, the command must not ask all of them of each.
  const isOwn = check.subjects.every(({ subject, markets: [first, ...more] }) => more.length === 0 && first?.market === subject['market'])
  const where = isOwn ? '' : ` --market ${markets.join(',')}`
  const asked = sides === undefined ? '' : ` --side ${sides.join(',')}`
  const command = (release: string) => `npm run -s sextant -- check facts.json${where}${asked} --release ${plain(release, 100)} --format json`
  const rows = [
    [words.rulebook, plain(digest, 100)],
    ...(commit === null ? [] : [[words.commit, plain(commit, 80)]]),
    [annex.answerDigest, answerDigestOf(check)],
    [annex.command, command(digest)],
    ...(commit === null ? [] : [[annex.commandCommit, command(commit)]]),
  ]
  return html`<section id="verify" class="annex">
<h2>${annex.annexVerify}</h2>
<p>${annex.verifyLead}</p>
<dl class="meta">${rows.map(([label = '', value = '']) => html`<dt>${label}</dt><dd class="code">${value}</dd>
`)}</dl>
<p>${annex.verifyEnd}</p>
<h3>${annex.factsFile}</h3>
<div${check.subjects.length === 1 ? html` class="lines"` : html``}><pre>${factsAsData(check.subjects.map(({ subject }) => subject))}</pre></div>
</section>`
}

/** The facts as JSON, of one subject line by line. No line breaks within a member, for that would not survive being copied. */
function factsAsData(subjects: readonly Subject[]): Html {
  const [only, ...others] = subjects
  const members = (subject: Subject, between: string) => Object.entries(subject).map(([fact, value], index, all) =>
    html`<span>${asWritten(`${JSON.stringify(fact)}: ${JSON.stringify(value)}${index < all.length - 1 ? ',' : ''}`)}</span>${between}`)
  if (only && others.length === 0) return html`{\n${members(only, '\n')}}`
  return html`[\n${subjects.map((subject, index) => html`{ ${members(subject, ' ')}}${index < others.length ? ',' : ''}\n`)}]`
}

/** JSON in which every sign that is unseen or turns a line around is an escape, which means the same to who reads it. */
function asWritten(json: string): string {
  return json.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, (signs) =>
    signs.replaceAll(/[\s\S]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`))
}
