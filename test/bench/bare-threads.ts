import { once } from 'node:events'
import { isMainThread, parentPort, Worker } from 'node:worker_threads'

/** Counting in memory that fits every cache: nothing is shared, and nothing is waited for. */
function count(): number {
  const numbers = new Int32Array(1 << 15)
  let sum = 0
  for (let round = 0; round < 4_000; round += 1) for (let at = 0; at < numbers.length; at += 1) sum ^= numbers[at] = ((numbers[at] as number) ^ (at * round)) + sum
  return sum
}

/** How many times as fast two threads are as one where both only count: what this machine gives at this moment, to anybody. */
export async function bareSpeedUp(): Promise<number> {
  const workers = [0, 1].map(() => new Worker(new URL(import.meta.url)))
  const ms = async (asked: readonly Worker[]) => {
    const from = performance.now()
    await Promise.all(asked.map((worker) => (worker.postMessage(0), once(worker, 'message'))))
    return performance.now() - from
  }
  await ms(workers)
  const best = async (asked: readonly Worker[]) => Math.min(await ms(asked), await ms(asked), await ms(asked))
  const [one, two] = [await best(workers.slice(0, 1)), await best(workers)]
  await Promise.all(workers.map((worker) => worker.terminate()))
  return (2 * one) / two
}

if (!isMainThread) parentPort?.on('message', () => parentPort?.postMessage(count()))
