// The terminal: the same verbs as everywhere else. Exit codes: 0 done or clear, 1 blocked or to act on, 3 cannot tell,
// 2 bad input or usage.
import { quoted, SextantError } from '@sextant/model'
import { surroundingsOf } from '@sextant/workers/surroundings'
import { closestCommand, helpOn } from './help.ts'
import { printable } from './printable.ts'
import type { Command } from './printed.ts'

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

async function main([name = 'help', ...words]: readonly string[]): Promise<number> {
  const isHelp = (word: string) => word === '--help' || word === '-h'
  if (isHelp(name)) return main(['help'])
  if (name !== 'help' && words.some(isHelp)) return main(['help', name, ...words.filter((word) => !isHelp(word))])
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!load) throw new SextantError('SEXTANT_USAGE', `${quoted(name)} is not a command${closestCommand(name, Object.keys(commands))}`)
  const command = await load()
  const { text, bytes, note, exitCode } = await command(words, surroundingsOf(process.env))
  await new Promise<void>((written) => process.stdout.write(bytes ?? printable(text), () => written()))
  if (note !== undefined) process.stderr.write(`${printable(note)}\n`)
  return exitCode
}

// A reader that goes away, such as `head`, is no failure, and what was found is still found.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return
  process.stderr.write(`standard output cannot be written (${error.code ?? error.message})\n`)
  process.exit(2)
})

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof SextantError)) throw error
  process.stderr.write(`${printable(error.message)}\n`)
  process.exitCode = 2
}
