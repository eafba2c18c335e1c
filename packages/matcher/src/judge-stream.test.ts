import type { Market } from '@sextant/model'
import { describe, expect, it } from 'vitest'
import { columnsOf, type Line } from './columns.ts'
import { type Judged, judgeMany } from './judge-many.ts'
import { outcomeAt } from './tell.ts'
import { judgeStream } from './judge-stream.ts'
import { car, has, KZ, smallMatcher, young } from './testing/small.ts'

const matcher = smallMatcher({ id: 'too-old', requires: young() }, { id: 'licence', requires: has('licence'), severity: 'act', markets: ['UZ'] })
const markets = [KZ, 'UZ', 'MN'] as Market[]
const lineAt = (number: number): Line => ({ market: markets[number % 3] as Market, subject: { ...car, arrivesOn: number % 5 ? '2026-12-20' : '2028-12-20', ...(number % 2 && { documents: ['licence'] }) } })

function* linesTo(count: number, onRead: (number: number) => void = () => {}): Generator<Line> {
  for (let number = 0; number < count; number += 1) {
    onRead(number)
    yield lineAt(number)
  }
}

async function outcomesOf(blocks: AsyncIterable<Judged>): Promise<string[]> {
  const found: string[] = []
  for await (const block of blocks) block.lines.forEach((line, place) => (found[line] = outcomeAt(block, place)))
  return found
}

describe('judgeStream', () => {
  it('says what judgeMany says, line by line, under the numbers of the stream', async () => {
    const count = 140_000
    const found = await outcomesOf(judgeStream(matcher, linesTo(count)))
    expect(found).toHaveLength(count)
    expect(found).toEqual(await outcomesOf(judgeMany(matcher, await columnsOf(matcher, linesTo(count)))))
    expect(new Set(found)).toEqual(new Set(['clear', 'act', 'blocked', 'cannot-tell']))
  })

  it('reads no further than it must, however long the stream is, and stops when it is told to', async () => {
    let read = 0
    const stop = new AbortController()
    const judged = (async () => {
      for await (const { lines } of judgeStream(matcher, linesTo(Infinity, (number) => (read = number)), { signal: stop.signal })) {
        if (lines.some((line) => line > 100_000)) stop.abort()
      }
    })()
    await expect(judged).rejects.toThrow('aborted')
    expect(read).toBeLessThan(200_000)
  })

  it('stops while it waits for a line that does not come', async () => {
    const stalled = async function* (): AsyncGenerator<Line> {
      yield lineAt(0)
      await new Promise(() => {})
    }
    await expect(outcomesOf(judgeStream(matcher, stalled(), { signal: AbortSignal.timeout(20) }))).rejects.toThrow('aborted')
  })

  it('judges nothing where nothing comes', async () => {
    expect(await outcomesOf(judgeStream(matcher, []))).toEqual([])
  })
})
