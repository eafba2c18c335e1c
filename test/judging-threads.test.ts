// Threads over shared columns say what one says, in the same order.
import { columnsOf, compile, judgeMany, judgeStream, type Judged, type Line } from '@sextant/matcher'
import { type Day, dayFromNumber, dayNumber, type Market } from '@sextant/model'
import { openRulebook } from '@sextant/rulebook'
import { openJudgingThreads } from '@sextant/workers/judging-threads'
import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'

const matcher = compile(await openRulebook(join(import.meta.dirname, '../rules')))
const markets = ['KZ', 'RU', 'AE', 'AU', 'MX'] as Market[]
const dayAt = (number: number) => dayFromNumber(dayNumber('2026-01-01' as Day) + number)
function* lines(count: number, from = 0): Generator<Line> {
  for (let number = from; number < from + count; number += 1) {
    const subject = { category: ['M1', 'N1', 'M3'][number % 3] as string, producedOn: dayAt(-number % 4_000), arrivesOn: dayAt(number % 300), ...(number % 5 > 0 && { steeringSide: number % 2 ? 'left' : 'right' }) }
    yield { subject, market: markets[number % 7] ?? ('KZ' as Market) }
  }
}
const columns = await columnsOf(matcher, lines(60_000))

const said = ({ market, lines, words, told }: Judged) => [market, lines, words.slice(), told.map(({ compiled, version, severity, at }) => [compiled.rule.id, version?.from, severity, at])]

describe('threads that judge order lines', () => {
  it('say what one says, for all rules and for some', async () => {
    await using threads = openJudgingThreads(matcher, { most: 2 })
    const all = await Array.fromAsync(judgeMany(matcher, columns), said)
    expect(await Array.fromAsync(threads.judgeMany(columns), said)).toEqual(all)
    const rules = new Set(matcher.candidates('KZ', 'import').slice(0, 3).map(({ rule }) => rule.id))
    expect(await Array.fromAsync(threads.judgeMany(columns, { rules }), said)).toEqual(await Array.fromAsync(judgeMany(matcher, columns, { rules }), said))
  })

  it('go from one fleet to another, also while both are judged, and judge a stream', async () => {
    await using threads = openJudgingThreads(matcher, { most: 2 })
    const others = await columnsOf(matcher, lines(20_000, 7))
    const both = await Promise.all([columns, others, columns].map((one) => Array.fromAsync(threads.judgeMany(one), said)))
    const [first, second] = [await Array.fromAsync(judgeMany(matcher, columns), said), await Array.fromAsync(judgeMany(matcher, others), said)]
    expect(both).toEqual([first, second, first])
    expect(await Array.fromAsync(judgeStream(matcher, lines(20_000, 7), {}, threads.judgeMany), said)).toEqual(second)
  })

  it('stop when they are told to, and can be asked again', async () => {
    await using threads = openJudgingThreads(matcher, { most: 2 })
    const stopped = AbortSignal.abort()
    await expect(Array.fromAsync(threads.judgeMany(columns, { signal: stopped }))).rejects.toThrow('aborted')
    const [stop, read] = [new AbortController(), [] as number[]]
    const judged = (async () => {
      for await (const { lines } of threads.judgeMany(columns, { signal: stop.signal })) {
        read.push(lines.length)
        if (read.length === 3) stop.abort()
      }
    })()
    await expect(judged).rejects.toThrow('aborted')
    expect(read).toHaveLength(3)
    for await (const { lines } of threads.judgeMany(columns)) {
      expect(lines.length).toBeGreaterThan(0)
      break
    }
    expect((await Array.fromAsync(threads.judgeMany(columns))).length).toBeGreaterThan(10)
  })

  it('let timers have their turn between blocks', async () => {
    await using threads = openJudgingThreads(matcher, { most: 2 })
    let [ticks, blocks] = [0, 0]
    const ticking = setInterval(() => (ticks += 1), 0)
    for await (const _ of threads.judgeMany(columns)) {
      blocks += 1
      const until = performance.now() + 3
      while (performance.now() < until);
    }
    clearInterval(ticking)
    expect(blocks).toBeGreaterThan(10)
    expect(ticks).toBeGreaterThan(blocks / 2)
  })

  it('fail loudly where one of them dies, and are answered by a new one when they are asked again', async () => {
    const started: Worker[] = []
    const note = (worker: Worker) => void started.push(worker)
    process.on('worker', note)
    await using threads = openJudgingThreads(matcher, { most: 2 })
    const all = await Array.fromAsync(threads.judgeMany(columns), said)
    const broken = Array.fromAsync(threads.judgeMany(columns))
    await started[0]?.terminate()
    await expect(broken).rejects.toThrow('a thread that judges order lines has ended')
    expect(await Array.fromAsync(threads.judgeMany(columns), said)).toEqual(all)
    expect(started).toHaveLength(2)
    process.off('worker', note)
  })
})
