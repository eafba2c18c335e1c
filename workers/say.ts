const AGAIN_MS = 10 * 60_000
const LINES_MAX = 1_000

/** What fails is tried again within seconds; people hear the same line of it every ten minutes. */
export function saidOnce(say: (line: string) => void): (line: string) => void {
  const said = new Map<string, number>()
  return (line) => {
    const now = performance.now()
    if (now - (said.get(line) ?? -Infinity) < AGAIN_MS) return
    if (said.size >= LINES_MAX) said.clear()
    said.set(line, now)
    say(line)
  }
}
