// One of the threads that judge blocks of order lines. It reads columns in shared memory, and compiles the rules once.
import { type BlockOf, blocksOf, type Columns, compile, type Judging, judgingOf } from '@sextant/matcher'
import { parentPort, workerData } from 'node:worker_threads'
import type { BlocksAsked, BlockTold, ThreadData } from './judging-threads.ts'
import { wordsKept } from './words-kept.ts'

const { rulebook }: ThreadData = workerData
const matcher = compile(rulebook)
const numbers = new Map(matcher.rules.map((compiled, number) => [compiled, number]))
const kept = wordsKept()
let held: { columns: Columns; blocks: BlockOf[] }
let latest: { judging: number; judged: Judging['judged'] } | undefined

parentPort?.on('message', ({ columns, judging, asking, from, to, spares }: BlocksAsked) => {
  kept.add(spares)
  if (columns) held = { columns, blocks: blocksOf(columns) }
  if (latest?.judging !== judging) latest = { judging, ...judgingOf(matcher, held.columns, asking) }
  const told: BlockTold[] = []
  for (let block = from; block < to; block += 1) {
    const judged = latest.judged(held.blocks[block] as BlockOf)
    if (!judged) continue
    const by = judged.told.flatMap(({ compiled, version, at }) => [numbers.get(compiled) as number, version ? compiled.versions.indexOf(version) : -1, at])
    told.push({ block, words: kept.copyOf(judged.words), told: Int32Array.from(by) })
  }
  parentPort?.postMessage(told, told.map(({ words }) => words.buffer))
})
