// One of the threads that judge blocks of order lines. It reads the columns in shared memory, and compiles the rules once.
import { blocksOf, compile, judgingOf } from '@sextant/matcher'
import { parentPort, workerData } from 'node:worker_threads'
import type { BlocksAsked, BlockTold, ThreadData } from './judging-threads.ts'
import { wordsKept } from './words-kept.ts'

const { rulebook, columns }: ThreadData = workerData
const matcher = compile(rulebook)
const blocks = blocksOf(columns)
const numbers = new Map(matcher.rules.map((compiled, number) => [compiled, number]))
const kept = wordsKept()
let latest: { judging: number; judged: ReturnType<typeof judgingOf>['judged'] } | undefined

parentPort?.on('message', ({ judging, asking, from, to, spares }: BlocksAsked) => {
  kept.add(spares)
  if (latest?.judging !== judging) latest = { judging, ...judgingOf(matcher, columns, asking) }
  const told: BlockTold[] = []
  for (let block = from; block < to; block += 1) {
    const judged = latest.judged(blocks[block] as (typeof blocks)[number])
    if (!judged) continue
    const by = judged.told.flatMap(({ compiled, version, at }) => [numbers.get(compiled) as number, version ? compiled.versions.indexOf(version) : -1, at])
    told.push({ block, words: kept.copyOf(judged.words), told: Int32Array.from(by) })
  }
  parentPort?.postMessage(told, told.map(({ words }) => words.buffer))
})
