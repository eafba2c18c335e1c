import { closest, quoted, SextantError } from '@sextant/model'
import type { Command } from './printed.ts'

const verbs: Record<string, () => Promise<Command>> = {
  list: async () => (await import('./review/list.ts')).list,
  show: async () => (await import('./review/show.ts')).show,
  accept: async () => (await import('./review/accept.ts')).accept,
  reject: async () => (await import('./review/put-off.ts')).reject,
  postpone: async () => (await import('./review/put-off.ts')).postpone,
  reopen: async () => (await import('./review/put-off.ts')).reopen,
}

/** `review VERB …`: the clauses that changed under a rule, and what an analyst makes of them. */
export const review: Command = async ([verb, ...words], surroundings) => {
  const load = verb !== undefined && Object.hasOwn(verbs, verb) ? verbs[verb] : undefined
  if (!load) {
    const near = verb === undefined ? undefined : closest(verb, Object.keys(verbs))
    const found = verb === undefined ? 'review needs a verb' : `${quoted(verb)} is no verb of review`
    throw new SextantError('SEXTANT_USAGE', `${found}; ${near ? `did you mean review ${near}?` : `use review ${Object.keys(verbs).join(', ')}`}`)
  }
  const command = await load()
  return command(words, surroundings)
}
