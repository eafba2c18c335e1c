import { quoted, SextantError } from '@sextant/model'
import type { Surroundings } from '@sextant/workers/surroundings'
import { closestCommand, helpOn } from './help.ts'
import type { Command, Printed } from './printed.ts'

/** Each command is loaded when it is called: a check must not wait for the store's code. */
const commands: Record<string, () => Promise<Command>> = {
  check: async () => (await import('./check.ts')).check,
  markets: async () => (await import('./markets.ts')).markets,
  rules: async () => (await import('./rules.ts')).rules,
  outbox: async () => (await import('./outbox.ts')).outbox,
  status: async () => (await import('./desk.ts')).status,
  exporters: async () => (await import('./desk.ts')).exporters,
  orders: async () => (await import('./desk.ts')).orders,
  models: async () => (await import('./fleet.ts')).models,
  audit: async () => (await import('./fleet.ts')).audit,
  subscribe: async () => (await import('./desk.ts')).subscribe,
  unsubscribe: async () => (await import('./desk.ts')).unsubscribe,
  subscriptions: async () => (await import('./desk.ts')).subscriptions,
  review: async () => (await import('./review.ts')).review,
  import: async () => (await import('./import.ts')).importSheet,
  template: async () => (await import('./template.ts')).template,
  help: async () => async (words) => ({ text: helpOn(words), exitCode: 0 }),
}

/** What the words of a command line are answered with. */
export async function answer([name = 'help', ...words]: readonly string[], surroundings: Surroundings): Promise<Printed> {
  const isHelp = (word: string) => word === '--help' || word === '-h'
  if (isHelp(name)) return answer(['help'], surroundings)
  if (name !== 'help' && words.some(isHelp)) return answer(['help', name, ...words.filter((word) => !isHelp(word))], surroundings)
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!load) throw new SextantError('SEXTANT_USAGE', `${quoted(name)} is not a command${closestCommand(name, Object.keys(commands))}`)
  const command = await load()
  return command(words, surroundings)
}
