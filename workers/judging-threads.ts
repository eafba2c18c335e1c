import { type BlockOf, blocksOf, type Columns, type JudgeColumns, type Judged, judgeMany, type JudgingMany, judgingOf, type Matcher, type Told } from '@sextant/matcher'
import type { Rulebook } from '@sextant/model'
import { availableParallelism } from 'node:os'
import { setImmediate as turn } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { wordsKept } from './words-kept.ts'

/** What every thread is given. */
export interface ThreadData {
  rulebook: Rulebook
}

export type Asked = Pick<JudgingMany, 'sides' | 'rules'>

/** Some blocks, one after the other, as part of one judging. */
export interface BlocksAsked {
  /** What the blocks are of. Absent: the same as before. */
  columns?: Columns
  judging: number
  asking: Asked
  from: number
  to: number
  /** Memory for what is answered, that nobody reads any more. */
  spares: ArrayBuffer[]
}

/** What a thread sends back of a block. */
export interface BlockTold {
  block: number
  words: Int32Array<ArrayBuffer>
  /** Three numbers for each: the rule, its version or -1, and where its words begin. */
  told: Int32Array
}

export interface JudgingThreads extends AsyncDisposable {
  /** As `judgeMany` of the matcher, block by block in the same order. */
  judgeMany: JudgeColumns
}

/** Of fewer lines for each thread, handing them over would take longer than judging them. */
const LINES_PER_THREAD = 4_096
/** Lines that are given at once, so that asking costs little beside judging; of fewer lines, every thread has its turn several times. */
const LINES_ASKED = 32_768
const TURNS = 4
/** Each has its next lines before it is done. */
const ASKED_AHEAD = 2
/** So many answers for each thread are kept for whoever reads slower than they judge. */
const ANSWERS_KEPT = 4

type Span = Pick<BlocksAsked, 'from' | 'to'>

type Kept = Judged & Pick<BlockTold, 'words'>

/** Some blocks that are judged: here, or by a thread that has not answered yet. */
interface Part {
  judged?: Kept[]
  thread?: Thread
  answer?: Promise<void>
}

/**
 * Threads that judge order lines, as many as there are processors. The one that asks is among them: it judges while it
 * would wait for the others. They start where they are first needed, which takes as long as judging some ten thousand lines.
 */
export function openJudgingThreads(matcher: Matcher, { most = availableParallelism() } = {}): JudgingThreads {
  const others = Array.from({ length: most - 1 }, () => openThread({ rulebook: matcher.rulebook }))
  let judgings = 0

  async function* judged(columns: Columns, { signal, sides, rules }: Omit<JudgingMany, 'lines'> = {}): AsyncGenerator<Judged> {
    const count = Math.min(most, Math.floor(columns.count / LINES_PER_THREAD))
    if (count < 2) return yield* judgeMany(matcher, columns, { signal, sides, rules })
    const threads = others.slice(0, count - 1)
    const blocks = blocksOf(columns)
    const blockAt = (index: number) => blocks[index] as BlockOf
    const spans = spansOf(blocks, Math.min(LINES_ASKED, columns.count / (count * TURNS)))
    const judging = (judgings += 1)
    const own = judgingOf(matcher, columns, { sides, rules })
    const kept = wordsKept()
    const left = spans.values()
    const parts: Part[] = []
    const next = (): Span | undefined => (parts.length < count * ANSWERS_KEPT ? left.next().value : undefined)
    const askedOf = (thread: Thread, span: Span): Part => {
      const part: Part = { thread }
      part.answer = thread.ask(columns, { judging, asking: { sides, rules }, ...span, spares: kept.take(span.to - span.from) }).then((told) => {
        part.judged = told.map((one) => judgedOf(matcher, columns, blockAt(one.block), one))
      })
      // Whoever stops listening does not want to hear of a failure either.
      part.answer.catch(() => {})
      return part
    }
    const askThreads = (): void => {
      for (const thread of threads) {
        for (let asked = parts.filter((part) => part.thread === thread && !part.judged).length; asked < ASKED_AHEAD; asked += 1) {
          const span = next()
          if (span) parts.push(askedOf(thread, span))
        }
      }
    }
    /** Others have their turn between blocks, and whoever wants no more is heard. */
    const pause = async (): Promise<void> => {
      await turn()
      signal?.throwIfAborted()
    }
    signal?.throwIfAborted()
    for (askThreads(); parts[0]; askThreads()) {
      const [first] = parts
      if (first.judged) {
        for (const one of first.judged) {
          yield one
          await pause()
          kept.add([one.words.buffer])
        }
        parts.shift()
        continue
      }
      const span = next()
      if (!span) {
        await first.answer
        signal?.throwIfAborted()
        continue
      }
      const part = { judged: [] as Kept[] }
      parts.push(part)
      for (const block of blocks.slice(span.from, span.to)) {
        const judged = own.judged(block)
        if (judged) part.judged.push({ ...judged, words: kept.copyOf(judged.words) })
        await pause()
      }
    }
  }
  return { judgeMany: judged, [Symbol.asyncDispose]: async () => void (await Promise.all(others.map(({ close }) => close()))) }
}

function spansOf(blocks: readonly BlockOf[], linesAsked: number): Span[] {
  const spans: Span[] = []
  let [from, lines] = [0, 0]
  for (const [index, block] of blocks.entries()) {
    lines += block.to - block.from
    if (lines < linesAsked && index < blocks.length - 1) continue
    spans.push({ from, to: index + 1 });
    [from, lines] = [index + 1, 0]
  }
  return spans
}

function judgedOf({ rules }: Matcher, { groups, numbers }: Columns, { group, from, to }: BlockOf, { words, told: by }: BlockTold): Kept {
  const told: Told[] = []
  for (let index = 0; index < by.length; index += 3) {
    const compiled = rules[by[index] as number] as Told['compiled']
    const version = compiled.versions[by[index + 1] as number]
    told.push({ compiled, version, severity: version?.code?.severity ?? 'block', at: by[index + 2] as number })
  }
  return { market: (groups[group] as Columns['groups'][number]).market, lines: numbers.subarray(from, to), words, told }
}

interface Thread {
  ask(columns: Columns, asked: Omit<BlocksAsked, 'columns'>): Promise<BlockTold[]>
  close(): Promise<unknown>
}

/** A thread starts when it is asked, and answers in the order in which it was. One that fails, fails all that it was asked; who asks again is answered by a new one. */
function openThread(data: ThreadData): Thread {
  let present: ReturnType<typeof startThread> | undefined
  let isClosed = false
  return {
    ask(columns, asked) {
      if (isClosed) return Promise.reject(ended())
      if (!present || present.hasEnded()) present = startThread(data)
      return present.ask(columns, asked)
    },
    async close() {
      isClosed = true
      await present?.close()
    },
  }
}

function startThread(data: ThreadData): Thread & { hasEnded(): boolean } {
  const worker = new Worker(new URL('judging-thread.ts', import.meta.url), { workerData: data })
  const waiting: PromiseWithResolvers<BlockTold[]>[] = []
  let held: Columns | undefined
  let hasEnded = false
  const fail = (error: unknown): void => {
    hasEnded = true
    for (const { reject } of waiting.splice(0)) reject(error)
  }
  worker.on('message', (told: BlockTold[]) => waiting.shift()?.resolve(told))
  worker.on('error', fail)
  worker.on('exit', () => fail(ended()))
  return {
    hasEnded: () => hasEnded,
    ask(columns, asked) {
      if (hasEnded) return Promise.reject(ended())
      const answer = Promise.withResolvers<BlockTold[]>()
      worker.postMessage({ ...asked, ...(held !== columns && { columns }) } satisfies BlocksAsked, asked.spares)
      waiting.push(answer)
      held = columns
      return answer.promise
    },
    close: () => worker.terminate(),
  }
}

function ended(): Error {
  return new Error('a thread that judges order lines has ended')
}
