import { writeSync } from 'node:fs'
import { SextantError } from '@sextant/model'
import { openQueue, openStore, saveExporter } from '../index.ts'
import { exporterNamed } from './samples.ts'

/**
 * A process of its own, for the tests to kill. It says `open` or the code and message of what refused it. Told to
 * `write`, it then says each id once that is acknowledged by the store and by the queue.
 */
const [dataDir = '', task] = process.argv.slice(2)
const say = (line: string) => writeSync(1, `${line}\n`)

try {
  const store = await openStore({ dataDir })
  say('open')
  if (task === 'write') {
    const queue = await openQueue(store)
    const forEver = Promise.withResolvers<void>()
    queue.work('judge', () => (say('working'), forEver.promise))
    await queue.add('judge', 'held')
    for (let index = 0; ; index++) {
      const id = `written-${index}`
      await saveExporter(store, exporterNamed(id))
      await queue.add('relate', id)
      say(id)
    }
  }
  setInterval(() => {}, 60_000)
} catch (error) {
  say(error instanceof SextantError ? `${error.code} ${error.message}` : String(error))
}
