import { columnsOf, type Line } from './columns.ts'
import type { Matcher } from './compile.ts'
import { type Judged, judgeMany, type JudgingMany } from './judge-many.ts'

/** So many lines are held at a time. */
const LINES_HELD = 65_536

/** As `judgeMany`, of lines that are read as they come and are not kept: however many there are, the memory stays the same. */
export async function* judgeStream(matcher: Matcher, lines: AsyncIterable<Line> | Iterable<Line>, asking: Omit<JudgingMany, 'lines'> = {}): AsyncGenerator<Judged> {
  let read = 0
  for await (const held of portions(lines, asking.signal)) {
    const first = read
    for await (const judged of judgeMany(matcher, await columnsOf(matcher, held), asking)) yield { ...judged, lines: judged.lines.map((line) => first + line) }
    read += held.length
  }
}

async function* portions(lines: AsyncIterable<Line> | Iterable<Line>, signal?: AbortSignal): AsyncGenerator<Line[]> {
  let held: Line[] = []
  for await (const line of lines) {
    signal?.throwIfAborted()
    if (held.push(line) < LINES_HELD) continue
    yield held
    held = []
  }
  if (held.length > 0) yield held
}
