/** The times of so many runs in milliseconds, the first of all left out. */
export async function timesMs(runs: number, work: () => unknown): Promise<number[]> {
  await work()
  const times: number[] = []
  for (let run = 0; run < runs; run += 1) times.push(await onceMs(work))
  return times
}

export async function onceMs(work: () => unknown): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}

export async function medianMs(runs: number, work: () => unknown): Promise<number> {
  return quantile(await timesMs(runs, work), 0.5)
}

/** The least of some runs: what it takes when nothing else is in the way. */
export async function bestMs(runs: number, work: () => unknown): Promise<number> {
  return Math.min(...(await timesMs(runs, work)))
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** The processor time of all threads of this process, which grows less than the clock with what else the machine does. */
export async function processorMs(work: () => unknown): Promise<number> {
  const from = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(from)
  return (user + system) / 1_000
}
