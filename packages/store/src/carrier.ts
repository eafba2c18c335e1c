import { setTimeout as wait } from 'node:timers/promises'
import { SextantError } from '@sextant/model'
import {
  createPostgresBackend,
  createRedisBackend,
  type PgPool,
  type Processor,
  type QueueOptions,
  runMigrations,
  withBackend,
  type WorkerOptions,
} from 'bullmq'
import { Redis } from 'ioredis'
import { reasonOf } from './reason.ts'
import type { Store } from './store.ts'

export interface JobData {
  id: string
}

type Tuning<Options> = Omit<Options, 'connection' | 'prefix'>

/** BullMQ over one of its two backends; the only place that knows which. */
export type Carrier = Awaited<ReturnType<typeof redisCarrier>> | Awaited<ReturnType<typeof postgresCarrier>>

/** In the braces: on a cluster, all keys of the queue must lie in one slot. */
const PREFIX = '{sextant}'

const schema = 'bullmq'

const CONNECT_MS = 10_000
const QUIT_MS = 1_000

export async function redisCarrier(redisUrl: string, onError: (error: Error) => void) {
  // A worker waits for Redis to come back, however long that takes.
  const redis = new Redis(redisUrl, { maxRetriesPerRequest: null, lazyConnect: true, connectTimeout: CONNECT_MS })
  await connect(redis)
  redis.on('error', onError)
  const { Queue, Worker } = withBackend(createRedisBackend)
  return {
    queue: (name: string, options: Tuning<QueueOptions>) =>
      new Queue<JobData, void>(name, { ...options, connection: redis, prefix: PREFIX }),
    worker: (name: string, processor: Processor<JobData, void>, options: Tuning<WorkerOptions>) =>
      new Worker<JobData, void>(name, processor, { ...options, connection: redis, prefix: PREFIX }),
    async close() {
      // Redis that is away would be waited for to say goodbye.
      if (redis.status === 'ready') await Promise.race([redis.quit(), wait(QUIT_MS, undefined, { ref: false })])
      redis.disconnect()
    },
  }
}

/** At the start, Redis has to answer: an address that is wrong must be said, and not waited for. */
async function connect(redis: Redis): Promise<void> {
  // `connect` itself says only that the connection is closed; why, the events say.
  let reason: unknown
  const note = (error: Error) => (reason ??= error)
  redis.on('error', note)
  try {
    // The limit of ioredis ends with the connection; a server that then never answers is caught by this one.
    const late = wait(CONNECT_MS, 'late', { ref: false })
    if ((await Promise.race([redis.connect(), late])) === 'late') throw new Error(`no answer within ${CONNECT_MS / 1_000} s`)
  } catch (error) {
    redis.disconnect()
    throw new SextantError(
      'SEXTANT_STORE',
      `the queue at REDIS_URL cannot be reached: ${reasonOf(reason ?? error)}; start Redis, or unset REDIS_URL`,
      { cause: error },
    )
  }
  redis.off('error', note)
}

export async function postgresCarrier(store: Store) {
  const pool = store.queuePool()
  try {
    await prepare(pool, store.kind)
  } catch (error) {
    await pool.end()
    throw new SextantError('SEXTANT_STORE', `the queue cannot be kept in PostgreSQL: ${reasonOf(error)}`, {
      cause: error,
    })
  }
  const { Queue, Worker } = withBackend(createPostgresBackend)
  return {
    queue: (name: string, options: Tuning<QueueOptions>) =>
      new Queue<JobData, void>(name, { ...options, connection: pool }),
    worker: (name: string, processor: Processor<JobData, void>, options: Tuning<WorkerOptions>) =>
      new Worker<JobData, void>(name, processor, { ...options, connection: pool }),
    close: () => pool.end(),
  }
}

async function prepare(pool: PgPool, kind: Store['kind']): Promise<void> {
  const client = await pool.connect()
  try {
    await runMigrations(client, schema)
    if (kind === 'server') return
    // The one session of the database; on a server, each connection of the pool is opened with it.
    await client.query(`set search_path to ${schema}`)
    // One process at most has the store, so whoever had these is no more. BullMQ itself would wait for a minute.
    await client.query(
      `update ${schema}.job set state = 'waiting', lock_token = null, locked_until_ms = null, stalled_marked = false where state = 'active'`,
    )
  } finally {
    client.release()
  }
}
