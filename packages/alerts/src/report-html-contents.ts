import type { Check } from '@sextant/model'
import { html, type Html } from './html.ts'
import { annexWordsIn } from './report-annex-words.ts'
import type { ReportOptions } from './report-options.ts'
import { nameOf } from './report-subject.ts'
import { reportWordsIn } from './report-words.ts'

/** What stands in the report, each a link to its place. Of several goods the table of answers before it is the way in. */
export function contentsOf({ subjects }: Check, options: ReportOptions): Html {
  const [only, ...others] = subjects
  const [words, annex] = [reportWordsIn[options.language], annexWordsIn[options.language]]
  const entry = (anchor: string, text: string) => html`<li><a href="#${anchor}"><bdi>${text}</bdi></a></li>
`
  return html`<nav class="contents">
<h2>${annex.contents}</h2>
<ul>
${only && others.length === 0 ? entry('goods-1', `1 ${nameOf(only.subject, 1, options)}`) : html``}
${entry('not-covered', words.notCovered)}${entry('rules', annex.annexRules)}${entry('verify', annex.annexVerify)}${entry('signature', annex.signature)}</ul>
</nav>`
}
