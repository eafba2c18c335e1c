import { ask } from '@sextant/workers'
import { argumentsFrom, oneValue } from '../arguments.ts'
import type { Command } from '../printed.ts'
import { onlyId } from './proposed.ts'
import { formOf, optionsOf } from '../usages.ts'

/** `review reject ID`: the change says nothing new of the rule, which goes out of review. */
export const reject: Command = async (words, surroundings) => {
  const given = argumentsFrom(words, optionsOf('review reject'))
  const id = onlyId(given.positionals, formOf('review reject'))
  const { rule, decidedBy } = await ask(surroundings, 'review decide', { id, decision: { state: 'rejected', by: oneValue(given, 'by'), reason: oneValue(given, 'reason') } })
  return { text: `Review ${id}: rejected by ${decidedBy ?? ''}. ${rule} stays as it is.\n`, exitCode: 0 }
}

/** `review postpone ID --until DAY`: it comes back on the day; until it is decided the rule stays under review. */
export const postpone: Command = async (words, surroundings) => {
  const given = argumentsFrom(words, optionsOf('review postpone'))
  const id = onlyId(given.positionals, formOf('review postpone'))
  const { rule, until } = await ask(surroundings, 'review decide', { id, decision: { state: 'postponed', until: oneValue(given, 'until'), by: oneValue(given, 'by'), reason: oneValue(given, 'reason') } })
  return { text: `Review ${id}: postponed until ${until ?? ''}. Answers of ${rule} say meanwhile that it is under review.\n`, exitCode: 0 }
}

/** `review reopen ID`: what was rejected is looked at again, and its rule is under review until it is decided. */
export const reopen: Command = async (words, surroundings) => {
  const given = argumentsFrom(words, optionsOf('review reopen'))
  const id = onlyId(given.positionals, formOf('review reopen'))
  const { rule, decidedBy } = await ask(surroundings, 'review decide', { id, decision: { state: 'open', by: oneValue(given, 'by'), reason: oneValue(given, 'reason') } })
  return { text: `Review ${id}: opened again by ${decidedBy ?? ''}. Answers of ${rule} say meanwhile that it is under review.\n`, exitCode: 0 }
}
