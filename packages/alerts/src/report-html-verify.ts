import type { Check } from '@sextant/model'
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
  const asked = sides === undefined ? '' : ` --side ${sides.join(',')}`
  const command = (release: string) => `npm run -s sextant -- check facts.json --market ${markets.join(',')}${asked} --release ${plain(release, 100)} --format json`
  const rows = [
    [words.rulebook, plain(digest, 100)],
    ...(commit === null ? [] : [[words.commit, plain(commit, 80)]]),
    [annex.answerDigest, answerDigestOf(check)],
    [annex.command, command(digest)],
    ...(commit === null ? [] : [[annex.commandCommit, command(commit)]]),
  ]
  const [only, ...others] = check.subjects.map(({ subject }) => subject)
  const facts = others.length === 0 ? JSON.stringify(only, null, 1) : `[\n${[only, ...others].map((one) => JSON.stringify(one)).join(',\n')}\n]`
  return html`<section id="verify" class="annex">
<h2>${annex.annexVerify}</h2>
<p>${annex.verifyLead}</p>
<dl class="meta">${rows.map(([label = '', value = '']) => html`<dt>${label}</dt><dd class="code">${value}</dd>
`)}</dl>
<p>${annex.verifyEnd}</p>
<h3>${annex.factsFile}</h3>
<pre>${asWritten(facts)}</pre>
</section>`
}

/** JSON in which every sign that is unseen or turns a line around is an escape, which means the same to who reads it. */
function asWritten(json: string): string {
  const shown = json.replaceAll(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, (signs) =>
    signs.replaceAll(/[\s\S]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`))
  return shown.length <= FACTS_MAX ? shown : `${shown.slice(0, FACTS_MAX)}…`
}

const FACTS_MAX = 400_000
