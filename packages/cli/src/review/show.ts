import { textIn } from '@sextant/model'
import { type Proposal, proposalAsText } from '@sextant/rulebook'
import type { ListedReview } from '@sextant/workers'
import { argumentsFrom, oneOf, oneValue } from '../arguments.ts'
import type { Command } from '../printed.ts'
import { languageOf } from '../rules/language.ts'
import { onlyId, proposedFor } from './proposed.ts'
import { optionsOf } from '../usages.ts'
import { stateText, stateWordsIn } from './state-text.ts'

/** `review show ID`: the clause before and after, and the version that it would make of the rule. Changes nothing. */
export const show: Command = async (words, surroundings) => {
  const given = argumentsFrom(words, optionsOf('review show'))
  const language = languageOf(given)
  const format = oneOf('format', oneValue(given, 'format') ?? 'text', ['text', 'json'])
  const { review, decisions, document, rule, proposal, loaded } = await proposedFor(onlyId(given.positionals, 'review show ID'), surroundings, {})
  if (format === 'json') return { text: `${JSON.stringify({ review, decisions, document, proposal }, null, 2)}\n`, exitCode: 0 }
  const lines = [
    `${textIn(rule.title, language)}  (${rule.id})`,
    `${document.title}, ${review.document}, ${stateWordsIn[language].clause} ${review.clause}`,
    document.url,
    stateText(review, language),
    // The last one is how it stands.
    ...decisions.slice(0, -1).map((past) => `  ${stateWordsIn[language].before}: ${stateText({ ...review, ...past, decidedBy: past.by, decidedAt: past.at, isReleased: true }, language)}`),
    '',
    proposalAsText(proposal, loaded.rulebook.facts, language),
    '',
    ...nextLine(review, proposal),
  ]
  return { text: lines.map((line) => `${line}\n`).join(''), exitCode: 0 }
}

/** The command that goes on from here, with an option for each question. */
function nextLine({ id, state }: ListedReview, { from, questions }: Proposal): string[] {
  const line = (verb: string, options: string) => [`npm run -s sextant -- review ${verb} ${id.slice(0, 8)} --by "Name <mail>" --reason TEXT${options}`]
  if (state === 'rejected') return line('reopen', '')
  if (state !== 'open' && state !== 'postponed') return []
  const asks = new Set<string>(questions.map(({ ask }) => ask))
  if (asks.has('again')) return line('reject', '')
  const day = from === null ? ' --from DAY' : ''
  if (asks.has('end')) return line('accept', `${day} --end`)
  const values = asks.has('move') ? ' [--move | --keep]' : asks.difference(new Set(['from'])).size > 0 ? ' [--set FACT=VALUE] [--keep]' : ''
  return line('accept', `${day}${values}${asks.has('negation') ? ' [--end]' : ''}`)
}
