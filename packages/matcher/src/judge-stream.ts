import { columnsOf, type Line } from './columns.ts'
import type { Matcher } from './compile.ts'
import { type JudgeColumns, type Judged, judgeMany, type JudgingMany } from './judge-many.ts'

/** So many lines are held at a time. */
const LINES_HELD = 65_536

/**
 * As `judgeMany`, of lines that are read as they come and are not kept: however many there are, the memory stays the same.
 * Threads may judge them.
 */
export async function* judgeStream(
  matcher: Matcher,
  lines: AsyncIterable<Line> | Iterable<Line>,
  asking: Omit<JudgingMany, 'lines'> = {},
  judgeColumns: JudgeColumns = (columns, asking) => judgeMany(matcher, columns, asking),
): AsyncGenerator<Judged> {
  let read = 0
  for await (const held of portions(lines, asking.signal)) {
    const first = read
    for await (const judged of judgeColumns(await columnsOf(matcher, held), asking)) yield { ...judged, lines: judged.lines.map((line) => first + line) }
    read += held.length
  }
}

async function* portions(lines: AsyncIterable<Line> | Iterable<Line>, signal?: AbortSignal): AsyncGenerator<Line[]> {
  let held: Line[] = []
  for await (const line of signal && Symbol.asyncIterator in lines ? untilAborted(lines, signal) : lines) {
    signal?.throwIfAborted()
    if (held.push(line) < LINES_HELD) continue
    yield held
    held = []
  }
  if (held.length > 0) yield held
}

/** The same lines; who waits for the next one hears at once that no more is wanted. */
async function* untilAborted(lines: AsyncIterable<Line>, signal: AbortSignal): AsyncGenerator<Line> {
  const iterator = lines[Symbol.asyncIterator]()
  let stopWaiting = (_: unknown): void => {}
  const abort = () => stopWaiting(signal.reason)
  signal.addEventListener('abort', abort)
  try {
    for (;;) {
      signal.throwIfAborted()
      const next = await new Promise<IteratorResult<Line>>((resolve, reject) => {
        stopWaiting = reject
        iterator.next().then(resolve, reject)
      })
      if (next.done) return
      yield next.value
    }
  } finally {
    signal.removeEventListener('abort', abort)
    // It may wait for ever itself.
    iterator.return?.().catch(() => {})
  }
}
