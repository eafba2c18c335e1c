import { type Check, marketName } from '@sextant/model'
import { html, type Html } from './html.ts'
import { annexWordsIn } from './report-annex-words.ts'
import { pageOf } from './report-html-page-of.ts'
import type { ReportOptions } from './report-options.ts'
import { nameOf } from './report-subject.ts'
import { reportWordsIn } from './report-words.ts'

/** What stands in the report, each a link to its place, and on paper with its page. Of several answers the summary says where each is told. */
export function contentsOf({ subjects }: Check, options: ReportOptions): Html {
  const [words, annex] = [reportWordsIn[options.language], annexWordsIn[options.language]]
  const entry = (anchor: string, text: string, level: 'section' | 'market' = 'section') => html`<li class="${level}"><a href="#${anchor}"><bdi>${text}</bdi></a>${pageOf(anchor, options)}</li>
`
  const isOne = subjects.length === 1 && subjects[0]?.markets.length === 1
  const notCovered = entry('not-covered', words.notCovered)
  const isFleet = options.findings === 'rows'
  const goods = subjects.map(({ subject, markets }, index) => {
    const places = !isOne ? [] : markets.map(({ market }, at) => ({ anchor: `answer-${index + 1}.${at + 1}`, text: `${index + 1}.${at + 1} ${marketName(market, options.language)} (${market})` }))
    return html`${entry(`goods-${index + 1}`, `${index + 1} ${nameOf(subject, index + 1, options)}`)}${places.map(({ anchor, text }) => entry(anchor, text, 'market'))}`
  })
  return html`<nav class="contents">
<h2>${annex.contents}</h2>
<ul>
${isFleet ? notCovered : html``}${goods}${isFleet ? html`` : notCovered}${entry('rules', annex.annexRules)}${entry('verify', annex.annexVerify)}${entry('signature', annex.signature)}</ul>
</nav>`
}
