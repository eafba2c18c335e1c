import { SextantError } from '@sextant/model'
import { ask, isDue, type ListedReview } from '@sextant/workers'
import { argumentsFrom, oneOf, oneValue } from '../arguments.ts'
import type { Command } from '../printed.ts'
import { optionsOf } from '../usages.ts'
import { isUnreleased, stateText } from './state-text.ts'

/** `review list`: what waits for an analyst or for a release; with `--all` every review that there ever was. */
export const list: Command = async (words, surroundings) => {
  const given = argumentsFrom(words, optionsOf('review list'))
  if (given.positionals.length > 0) throw new SextantError('SEXTANT_USAGE', 'review list takes only --all and --format')
  const format = oneOf('format', oneValue(given, 'format') ?? 'text', ['text', 'json'])
  const all = await ask(surroundings, 'review list', {})
  const shown = all.filter((review) => given.claims.has('all') || isDue(review, surroundings.now()) || isUnreleased(review))
  if (format === 'json') return { text: `${JSON.stringify(shown, null, 2)}\n`, exitCode: 0 }
  const more = all.filter(({ state }) => state === 'postponed').length - shown.filter(({ state }) => state === 'postponed').length
  const lines = [
    ...shown.flatMap(linesOf),
    ...(shown.length === 0 ? ['No clause waits for a review.'] : ['', 'One of them: npm run -s sextant -- review show ID   (the beginning of an ID is enough)']),
    ...(more > 0 ? [`${more} postponed; --all shows them too.`] : []),
  ]
  return { text: lines.map((line) => `${line}\n`).join(''), exitCode: 0 }
}

/** An id is shown as far as a person types it. */
const SHOWN_ID = 8

function linesOf(review: ListedReview): string[] {
  const { id, rule, document, clause, openedAt } = review
  return [`${id.slice(0, SHOWN_ID)}  ${rule}  ${document}, clause ${clause}  since ${openedAt.slice(0, 10)}  ${stateText(review, 'en')}`]
}
