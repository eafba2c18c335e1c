import { stderr } from 'node:process'

const WIDTH = 24
const EVERY_MS = 100

/** One line on a terminal that shows how far a long file is; nothing where nobody looks. */
export function progressLine(what: string): { at: (done: number, of: number | undefined) => void; end: () => void } {
  if (!stderr.isTTY) return { at: () => undefined, end: () => undefined }
  let shownAt = performance.now()
  let isShown = false
  return {
    at(done, of) {
      if (performance.now() - shownAt < EVERY_MS) return
      shownAt = performance.now()
      isShown = true
      const share = of ? Math.min(1, done / of) : 0
      const bar = of ? `[${'#'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH, '.')}] ${String(Math.round(share * 100)).padStart(3)} %  ` : ''
      stderr.write(`\r\u001B[K${what}: ${bar}${done} rows`)
    },
    end() {
      if (isShown) stderr.write('\r\u001B[K')
    },
  }
}
