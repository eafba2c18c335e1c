import { rm } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { UnrecoverableError } from 'bullmq'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  exporters,
  inTransaction,
  openQueue,
  openStore,
  type Queue,
  saveExporter,
  type Stage,
  stages,
  type Store,
} from './index.ts'
import { exporterNamed, freshName } from './testing/samples.ts'
import { postgresPrograms, redisProgram, startPostgres, startRedis, temporaryFolder } from './testing/servers.ts'

interface Opened {
  store: Store
  redisUrl?: string
  end: () => Promise<void>
}

function trials(open: () => Promise<Opened>): void {
  let opened: Opened
  let queue: Queue
  beforeAll(async () => void (opened = await open()), 60_000)
  beforeEach(async () => void (queue = await openQueue(opened.store, { redisUrl: opened.redisUrl, graceMs: 500 })))
  afterEach(() => queue.close(), 20_000)
  afterAll(() => opened.end(), 30_000)

  /** Counts how often each id was worked on, and lets a test hold the first of them. */
  const recorder = () => {
    const seen: string[] = []
    const [started, held] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const work = async (id: string) => {
      seen.push(id)
      started.resolve()
      await held.promise
    }
    return { seen, work, started: started.promise, goOn: held.resolve }
  }

  it('carries ids of any kind through all stages, each once', async () => {
    const seen: string[] = []
    const ids = ['17', 'a/b:c', 'https://law.example/?q=1', '字'.repeat(500)]
    for (const [index, stage] of stages.entries()) {
      const next: Stage | undefined = stages[index + 1]
      queue.work(
        stage,
        async (id) => {
          seen.push(`${stage} ${id}`)
          if (next) await queue.add(next, id)
        },
        { concurrency: 4 },
      )
    }
    await queue.addMany('fetch', [...ids, ...ids])
    await queue.idle()
    expect(seen.sort()).toEqual(stages.flatMap((stage) => ids.map((id) => `${stage} ${id}`)).sort())
    expect(await queue.counts()).toMatchObject({ deliver: { waiting: 0, active: 0, delayed: 0, failed: 0 } })
  })

  it('takes an id that already waits, or is delayed, only once', async () => {
    const id = freshName('id')
    await queue.add('relate', id, { delayMs: 300 })
    await Promise.all([queue.add('relate', id), queue.add('relate', id), queue.addMany('relate', [id, id])])
    const { seen, work, goOn } = recorder()
    goOn()
    queue.work('relate', work)
    await queue.idle()
    expect(seen).toEqual([id])
  })

  it.each(['add', 'addMany'] as const)(
    'works once more on an id that came by %s while it was worked on',
    async (way) => {
      const id = freshName('id')
      const { seen, work, started, goOn } = recorder()
      queue.work('judge', work)
      await queue.add('judge', id)
      await started
      for (let time = 0; time < 3; time++) await (way === 'add' ? queue.add('judge', id) : queue.addMany('judge', [id]))
      expect(seen).toEqual([id])
      goOn()
      await queue.idle()
      expect(seen).toEqual([id, id])
    },
  )

  it('tries again what failed, and meanwhile does not take the same id twice', async () => {
    const id = freshName('id')
    let attempts = 0
    queue.work('deliver', async () => {
      attempts++
      if (attempts === 1) throw new Error('the mail server is away')
    })
    await queue.add('deliver', id)
    while ((await queue.counts()).deliver.delayed === 0) await wait(20)
    await queue.add('deliver', id)
    await queue.idle()
    expect(attempts).toBe(2)
  }, 15_000)

  it('takes an id again that failed for good', async () => {
    const id = freshName('id')
    const seen: string[] = []
    queue.work('alert', async (id) => {
      seen.push(id)
      if (seen.length === 1) throw new UnrecoverableError('no further attempt would help')
    })
    await queue.add('alert', id)
    await queue.idle()
    expect((await queue.counts()).alert.failed).toBe(1)
    await queue.add('alert', id)
    await queue.idle()
    expect(seen).toEqual([id, id])
  })

  it('does not wait in idle for what is to run only later', async () => {
    const { seen, work } = recorder()
    queue.work('alert', work)
    await queue.add('alert', freshName('id'), { delayMs: 3_600_000 })
    await queue.idle()
    expect(seen).toEqual([])
    expect((await queue.counts()).alert.delayed).toBe(1)
  })

  it('lets what runs come to its end when it closes', async () => {
    const id = freshName('id')
    const { seen, work, started, goOn } = recorder()
    let ended = false
    queue.work('fetch', async (id) => {
      await work(id)
      ended = true
    })
    await queue.add('fetch', id)
    await started
    const closing = queue.close()
    setTimeout(goOn, 200)
    await closing
    expect([seen, ended]).toEqual([[id], true])
  })

  it('tells what does not end that it closes, and gives it to the next', async () => {
    const id = freshName('id')
    const { started, work } = recorder()
    const told = Promise.withResolvers<void>()
    queue.work('fetch', async (id, signal) => {
      signal.addEventListener('abort', () => told.resolve())
      void work(id)
      await told.promise
      signal.throwIfAborted()
    })
    await queue.add('fetch', id)
    await started
    await queue.close()
    queue = await openQueue(opened.store, { redisUrl: opened.redisUrl })
    const next = recorder()
    next.goOn()
    queue.work('fetch', next.work)
    await next.started
    await queue.idle()
    expect(next.seen).toEqual([id])
  })

  it('works beside transactions of the store without falling into them', async () => {
    const [kept, undone] = [freshName('kept'), freshName('undone')]
    const { seen, work, goOn } = recorder()
    goOn()
    queue.work('judge', work, { concurrency: 3 })
    const added: string[] = []
    const adding = (async () => {
      for (let index = 0; index < 60; index++) {
        const id = freshName('job')
        await queue.add('judge', id)
        added.push(id)
      }
    })()
    for (let index = 0; index < 20; index++) {
      const write = inTransaction(opened.store, async (session) => {
        await saveExporter(session, exporterNamed(`${undone}-${index}`))
        await wait(2)
        throw new Error('undone')
      })
      await expect(write).rejects.toThrow('undone')
      await saveExporter(opened.store, exporterNamed(`${kept}-${index}`))
    }
    await adding
    await queue.idle()
    expect(seen.toSorted()).toEqual(added.toSorted())
    const ids = (await exporters(opened.store)).map(({ id }) => id)
    expect(ids.filter((id) => id.startsWith(kept))).toHaveLength(20)
    expect(ids.filter((id) => id.startsWith(undone))).toEqual([])
  }, 20_000)

  it('refuses to be added to inside a transaction, whose outcome is not yet known', async () => {
    await expect(inTransaction(opened.store, () => queue.add('fetch', 'x'))).rejects.toThrow(
      /add to the queue after it/,
    )
  })

  it('is opened once per store', async () => {
    await expect(openQueue(opened.store)).rejects.toThrow(/open already/)
  })
}

// Making a database takes seconds, so the two that need one share it.
let shared: Promise<Store> | undefined
let dataDir: string | undefined
async function embedded(): Promise<Opened> {
  dataDir ??= await temporaryFolder('sextant-queue-')
  return { store: await (shared ??= openStore({ dataDir })), end: async () => {} }
}
afterAll(async () => {
  await (await shared)?.close()
  if (dataDir) await rm(dataDir, { recursive: true })
})

describe('the queue in the embedded store', () => trials(embedded))

const programs = postgresPrograms()
if (programs) {
  describe('the queue on a PostgreSQL server', () =>
    trials(async () => {
      const server = await startPostgres(programs)
      const store = await openStore({ dataDir: '', databaseUrl: server.url })
      return {
        store,
        async end() {
          await store.close()
          await server.stop()
        },
      }
    }))
} else if (process.env['CI'] === 'true') {
  it('the queue on a PostgreSQL server', () => {
    throw new Error('there is no PostgreSQL that may run here, and with CI=true no test may be left out; install postgresql')
  })
} else {
  it.skip('the queue on a PostgreSQL server: left out, for no PostgreSQL is installed that may run here', () => {})
}

const redis = redisProgram()
if (redis) {
  describe('the queue on Redis', () =>
    trials(async () => {
      const server = await startRedis(redis)
      return { ...(await embedded()), redisUrl: server.url, end: () => server.stop() }
    }))
} else if (process.env['CI'] === 'true') {
  it('the queue on Redis', () => {
    throw new Error('redis-server is not on the PATH, and with CI=true no test may be left out; install redis-server')
  })
} else {
  it.skip('the queue on Redis: left out, for redis-server is not on the PATH', () => {})
}
