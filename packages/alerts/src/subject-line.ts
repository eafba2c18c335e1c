import { groundsOf, partOf } from './grounds.ts'
import type { Hit } from './hits.ts'
import type { MailWhole } from './mail.ts'
import { plain } from './plain.ts'
import { outcomesOf } from './whole.ts'
import type { Words } from './words.ts'

const SUBJECT_MAX = 150
const MARKETS_MAX = 4

/**
 * `KZ: 3 orders blocked (Side of the steering wheel); UZ: 1 order clear`: what is true now, the worst first, each outcome
 * with its markets, and beside the worst the rule most to blame.
 */
export function subjectLine(hits: readonly Hit[], words: Words, whole?: MailWhole): string {
  const only = hits.length === 1 ? hits[0]?.order : undefined
  const outcomes = outcomesOf(hits, whole)
  if (whole?.isReviewOnly ?? hits.every(({ kind }) => kind === 'needs-review')) {
    const all = outcomes.reduce((sum, { lines }) => sum + lines, 0)
    return plain(words.subject(marketsOf(outcomes.flatMap(({ markets }) => markets)), words.underReview(all, only), whyOf(hits, words)), SUBJECT_MAX)
  }
  let named = ''
  const parts = outcomes.map(({ outcome, markets, lines }, index) => {
    const said = marketsOf(markets)
    const prefix = said === named ? '' : said
    named = said
    return words.subject(prefix, words.counted(outcome, lines, only), index === 0 ? whyOf(hits.filter((hit) => hit.outcome === outcome), words) : '')
  })
  return plain(parts.join(words.punctuation.clause), SUBJECT_MAX)
}

function marketsOf(found: readonly string[]): string {
  const markets = [...new Set(found)].sort()
  const more = markets.length - MARKETS_MAX
  return markets.slice(0, MARKETS_MAX).join(', ') + (more > 0 ? ` +${more}` : '')
}

/**
 * The title of the heaviest rule, and how many more weigh as much. A rule that is only in doubt is not named, for beside
 * an order its title reads as a verdict: there the open questions are counted. Advice is no reason for a subject line.
 */
function whyOf(hits: readonly Hit[], words: Words): string {
  const grounds = groundsOf(hits)
  const first = grounds[0]
  if (!first || first.effect === 'advises') return ''
  const isReview = hits.every(({ kind }) => kind === 'needs-review')
  if (partOf(first) === 'open' && !isReview) {
    const questions = new Set(hits.flatMap((hit) => hit.questions.map(({ fact }) => fact)))
    return questions.size > 0 ? words.openQuestions(questions.size) : ''
  }
  const more = grounds.filter(({ effect }) => effect === first.effect).length - 1
  const title = plain(first.rule.title, 60)
  return more > 0 ? words.andMore(title, more) : title
}
