import { setTimeout as wait } from 'node:timers/promises'
import { SextantError, sha256 } from '@sextant/model'
import type { JobsOptions } from 'bullmq'
import { type Carrier, postgresCarrier, redisCarrier } from './carrier.ts'
import { refuseInside } from './session.ts'
import type { Store } from './store.ts'

/** In the order of the flow: work of one makes work for those after it. */
export const stages = ['fetch', 'relate', 'judge', 'alert', 'deliver'] as const
export type Stage = (typeof stages)[number]

export interface StageCounts {
  waiting: number
  active: number
  delayed: number
  failed: number
}

/**
 * Carries ids from one stage to the next, and nothing else: the facts are in the store, and what the queue may lose, the
 * sweep of the store finds again.
 */
export interface Queue extends AsyncDisposable {
  /** An id that waits already is not added again; one that is being worked on is worked on once more afterwards. */
  add(stage: Stage, id: string, options?: { delayMs?: number }): Promise<void>
  addMany(stage: Stage, ids: readonly string[]): Promise<void>
  /**
   * A handler that throws is tried again after 1, 2, 4 and 8 seconds; then the job rests as failed, and its id may be
   * added anew. The signal says that the process is closing, or that the job was given to another.
   */
  work(
    stage: Stage,
    handler: (id: string, signal: AbortSignal) => Promise<void>,
    options?: { concurrency?: number },
  ): void
  /** Resolves when nothing waits, runs, or is about to run again within a second, or when the signal says so. */
  idle(signal?: AbortSignal): Promise<void>
  counts(): Promise<Record<Stage, StageCounts>>
  /** Lets what is running end for `graceMs`, then aborts it. */
  close(): Promise<void>
}

export interface QueueSettings {
  redisUrl?: string | undefined
  /** What BullMQ reports beside the jobs: a connection lost, a lock not renewed. Absent: it is printed. */
  onError?: (error: Error) => void
  graceMs?: number
}

const ATTEMPTS = 5
const FIRST_RETRY_MS = 1_000
const SOON_MS = 1_000
const GRACE_MS = 5_000
const ABORT_MS = 2_000
const IDS_AT_ONCE = 500
const POLL_MS = 25

/** A job that takes its process down with it must not do so for ever. */
const STARTS_MAX = 10

/** Of failed jobs, kept for people to look at. */
const FAILED_KEPT = { count: 1_000, age: 30 * 24 * 3_600 }

const open = new WeakSet<Store>()

/** The queue on Redis where `redisUrl` is given, else in the database of the store. It closes before the store does. */
export async function openQueue(store: Store, options: QueueSettings = {}): Promise<Queue> {
  const {
    redisUrl,
    graceMs = GRACE_MS,
    onError = (error) => console.error(`the queue reports: ${error.message}`),
  } = options
  if (open.has(store))
    throw new SextantError(
      'SEXTANT_INVALID',
      'the queue of this store is open already; use that one, or close it first',
    )
  open.add(store)
  try {
    const carrier = redisUrl ? await redisCarrier(redisUrl, onError) : await postgresCarrier(store)
    return queueOver(store, carrier, { onError, graceMs })
  } catch (error) {
    open.delete(store)
    throw error
  }
}

function queueOver(
  store: Store,
  carrier: Carrier,
  { onError, graceMs }: Required<Pick<QueueSettings, 'onError' | 'graceMs'>>,
): Queue {
  type Lane = ReturnType<Carrier['queue']>
  const lanes = new Map<Stage, Lane>(
    stages.map((stage) => [stage, carrier.queue(`sextant-${stage}`, { streams: { events: { maxLen: 100 } } })]),
  )
  for (const lane of lanes.values()) lane.on('error', onError)
  const laneOf = (stage: Stage): Lane => {
    const lane = lanes.get(stage)
    if (!lane) throw new SextantError('SEXTANT_INVALID', `"${stage}" is no stage; the stages are ${stages.join(', ')}`)
    return lane
  }
  const workers: ReturnType<Carrier['worker']>[] = []
  const closing = new AbortController()
  let closed: Promise<void> | undefined

  async function closeAll(): Promise<void> {
    const ended = Promise.all(workers.map((worker) => worker.close()))
    if (!(await within(graceMs, ended))) {
      closing.abort(new SextantError('SEXTANT_INVALID', 'the process is closing'))
      // Who does not listen to the signal either is left behind: its job counts as abandoned, and is run again.
      if (!(await within(ABORT_MS, ended))) await Promise.all(workers.map((worker) => worker.disconnect()))
    }
    for (const lane of lanes.values()) await lane.close()
    await carrier.close()
    open.delete(store)
  }

  const queue: Queue = {
    async add(stage, id, { delayMs = 0 } = {}) {
      refuseInside()
      await laneOf(stage).add(stage, { id }, jobOptions(id, delayMs))
    },
    async addMany(stage, ids) {
      refuseInside()
      const jobs = [...new Set(ids)].map((id) => ({ name: stage, data: { id }, opts: jobOptions(id, 0) }))
      for (let from = 0; from < jobs.length; from += IDS_AT_ONCE)
        await laneOf(stage).addBulk(jobs.slice(from, from + IDS_AT_ONCE))
    },
    work(stage, handler, { concurrency = 1 } = {}) {
      const worker = carrier.worker(
        laneOf(stage).name,
        async (job, _token, signal) =>
          handler(job.data.id, signal ? AbortSignal.any([closing.signal, signal]) : closing.signal),
        { concurrency, maxStalledCount: STARTS_MAX, maxStartedAttempts: STARTS_MAX },
      )
      worker.on('error', onError)
      worker.on('lockRenewalFailed', (jobs: string[]) => {
        for (const job of jobs) worker.cancelJob(job, 'another process has taken this job over')
      })
      workers.push(worker)
    },
    async idle(signal) {
      // From the first stage to the last, so that work which moves on meanwhile is met where it went, and twice, for the
      // work that moved back.
      const stopped = Promise.withResolvers<boolean>()
      const stop = () => stopped.resolve(false)
      signal?.addEventListener('abort', stop, { once: true })
      let quiet = 0
      while (quiet < 2 && !signal?.aborted) {
        const looking = isQuiet([...lanes.values()])
        // Whoever stops waiting may close the queue, and then the look that is still on its way fails.
        looking.catch(() => {})
        quiet = (await Promise.race([looking, stopped.promise])) ? quiet + 1 : 0
        if (quiet < 2) await wait(POLL_MS)
      }
      signal?.removeEventListener('abort', stop)
    },
    async counts() {
      const entries = await Promise.all(
        [...lanes].map(async ([stage, lane]) => {
          const {
            waiting = 0,
            active = 0,
            delayed = 0,
            failed = 0,
          } = await lane.getJobCounts('waiting', 'active', 'delayed', 'failed')
          return [stage, { waiting, active, delayed, failed }] as const
        }),
      )
      return Object.fromEntries(entries) as Record<Stage, StageCounts>
    },
    close: () => (closed ??= closeAll()),
    [Symbol.asyncDispose]: () => queue.close(),
  }
  store.onClose(queue.close)
  return queue
}

async function isQuiet(lanes: ReturnType<Carrier['queue']>[]): Promise<boolean> {
  for (const lane of lanes) {
    const { waiting = 0, active = 0, delayed = 0 } = await lane.getJobCounts('waiting', 'active', 'delayed')
    if (waiting + active > 0) return false
    if (delayed === 0) continue
    // The next ones come first.
    const soon = await lane.getDelayed(0, 49)
    if (soon.some((job) => (job?.delay ?? 0) <= SOON_MS)) return false
  }
  return true
}

function jobOptions(id: string, delayMs: number): JobsOptions {
  return {
    delay: delayMs,
    attempts: ATTEMPTS,
    backoff: { type: 'exponential', delay: FIRST_RETRY_MS },
    removeOnComplete: true,
    removeOnFail: FAILED_KEPT,
    // An id may be anything and of any length, and BullMQ makes a key of it.
    deduplication: { id: sha256(id), keepLastIfActive: true },
  }
}

async function within(ms: number, promise: Promise<unknown>): Promise<boolean> {
  const timer = new AbortController()
  const late = wait(ms, false, { signal: timer.signal }).catch(() => false)
  try {
    return await Promise.race([promise.then(() => true), late])
  } finally {
    timer.abort()
  }
}
