import { onceMs } from './timing.ts'

const BYTES = 256 * 1024 * 1024

/** So many bytes a second this machine reads from memory while it writes as many: the best of some copies of a quarter gigabyte. */
export async function bytesReadPerSecond(): Promise<number> {
  const [from, into] = [new Uint8Array(BYTES).fill(1), new Uint8Array(BYTES)]
  const times: number[] = []
  for (let run = 0; run < 5; run += 1) times.push(await onceMs(() => into.set(from)))
  return BYTES / (Math.min(...times) / 1_000)
}
