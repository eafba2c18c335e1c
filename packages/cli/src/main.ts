// The terminal: the same verbs as everywhere else. Exit codes: 0 done or clear, 1 blocked or to act on, 3 cannot tell,
// 2 bad input or usage.
import { SextantError } from '@sextant/model'
import { surroundingsOf } from '@sextant/workers/surroundings'
import { answer } from './command-line.ts'
import { printable } from './printable.ts'

// A reader that goes away, such as `head`, is no failure, and what was found is still found.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return
  process.stderr.write(`standard output cannot be written (${error.code ?? error.message})\n`)
  process.exit(2)
})

try {
  const { text, bytes, note, exitCode } = await answer(process.argv.slice(2), surroundingsOf(process.env))
  await new Promise<void>((written) => process.stdout.write(bytes ?? printable(text), () => written()))
  if (note !== undefined) process.stderr.write(`${printable(note)}\n`)
  process.exitCode = exitCode
} catch (error) {
  if (!(error instanceof SextantError)) throw error
  process.stderr.write(`${printable(error.message)}\n`)
  process.exitCode = 2
}
