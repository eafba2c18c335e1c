import { readdir, rename, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { SextantError } from '@sextant/model'
import type { PgPool } from 'bullmq'
import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { releaseLeases } from './deliveries.ts'
import { makeFolder } from './folder.ts'
import { holdDirectory } from './hold.ts'
import { migrate } from './migrate.ts'
import { poolOver } from './pglite-pool.ts'
import { reasonOf } from './reason.ts'
import { refuseInside, type Session } from './session.ts'
import type { Tables } from './tables.ts'

export interface Store extends Session, AsyncDisposable {
  readonly kind: 'embedded' | 'server'
  /** Connections for the queue to work over, where it has no Redis. Whoever takes them ends them. */
  queuePool(): PgPool
  /** Runs before the store closes, last registered first. */
  onClose(action: () => Promise<void>): void
  close(): Promise<void>
}

/**
 * Opens the store of a data directory, or of a PostgreSQL server, and brings its schema up to this code. Throws
 * SEXTANT_STORE_BUSY where another process has the directory, SEXTANT_STORE where the store cannot be used.
 */
export async function openStore(options: { dataDir: string; databaseUrl?: string | undefined }): Promise<Store> {
  return options.databaseUrl ? openServer(options.databaseUrl) : openEmbedded(resolve(options.dataDir))
}

async function openEmbedded(dataDir: string): Promise<Store> {
  const hold = await takeDirectory(dataDir)
  try {
    const pglite = await openPglite(dataDir)
    const pool = poolOver(pglite, refuseInside)
    const store = storeOver('embedded', new PostgresDialect({ pool }), {
      queuePool: () => pool,
      async close() {
        await pglite.close()
        hold.release()
      },
    })
    try {
      await migrate(store.db)
      // Whoever was sending when the last process ended is no more.
      await releaseLeases(store)
      return store
    } catch (error) {
      await pglite.close()
      throw error
    }
  } catch (error) {
    hold.release()
    throw storeError(
      `the store in ${dataDir}`,
      'if it is damaged, move it away and put back a copy, or begin with an empty one',
      error,
    )
  }
}

async function takeDirectory(dataDir: string): ReturnType<typeof holdDirectory> {
  try {
    await makeFolder(dataDir)
    return await holdDirectory(dataDir)
  } catch (error) {
    throw storeError(`the data directory ${dataDir}`, 'it has to be a folder that can be written to', error)
  }
}

/**
 * A new database is made aside and moved into place when it is whole, so that `db` is never half made: a process killed
 * while making it leaves only `db.new`, which held nothing yet and is made again.
 */
async function openPglite(dataDir: string): Promise<PGlite> {
  const [ready, making] = [join(dataDir, 'db'), join(dataDir, 'db.new')]
  const present = await readdir(dataDir)
  if (!present.includes('db')) {
    await rm(making, { recursive: true, force: true })
    await (await PGlite.create(making)).close()
    await rename(making, ready)
  } else if (!(await readdir(ready)).includes('PG_VERSION')) {
    // PGlite would make a new database over the remains of the old one.
    throw new Error(`${ready} has no PG_VERSION, so it is no whole database`)
  }
  // Whose directory this is, says `holder.json`. The database's own lock file may have been left empty by a kill, and then
  // it would never start again.
  await rm(join(ready, 'postmaster.pid'), { force: true })
  return PGlite.create(ready)
}

async function openServer(databaseUrl: string): Promise<Store> {
  const poolOf = (config: pg.PoolConfig) => {
    const pool = new pg.Pool({
      connectionString: databaseUrl,
      application_name: 'sextant',
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
      ...config,
    })
    // An idle connection that breaks is replaced at the next query; unheard, the event would end the process.
    return pool.setMaxListeners(0).on('error', () => {})
  }
  const pool = poolOf({ max: 10 })
  const store = storeOver('server', new PostgresDialect({ pool }), {
    // BullMQ names its tables without their schema, and each of five workers keeps one connection to listen on. It says
    // that any `pg.Pool` will do; only its types of the listeners are narrower.
    queuePool: () => poolOf({ max: 16, options: '-c search_path=bullmq' }) as unknown as PgPool,
    close: () => pool.end(),
  })
  try {
    await migrate(store.db)
    return store
  } catch (error) {
    await pool.end()
    throw storeError(
      'the store at DATABASE_URL',
      'the address has to be that of a database which its user may create schemas in',
      error,
    )
  }
}

function storeOver(
  kind: Store['kind'],
  dialect: PostgresDialect,
  { queuePool, close }: { queuePool: () => PgPool; close: () => Promise<void> },
): Store {
  const db = new Kysely<Tables>({ dialect, plugins: [new CamelCasePlugin()] }).withSchema('sextant')
  const actions: (() => Promise<void>)[] = []
  let closing: Promise<void> | undefined
  const closeAll = async () => {
    try {
      for (const action of actions.toReversed()) await action()
    } finally {
      await close()
    }
  }
  return {
    kind,
    db,
    queuePool,
    onClose: (action) => void actions.push(action),
    close: () => (closing ??= closeAll()),
    async [Symbol.asyncDispose]() {
      await this.close()
    },
  }
}

function storeError(where: string, cure: string, error: unknown): SextantError {
  if (error instanceof SextantError) return error
  return new SextantError('SEXTANT_STORE', `${where} cannot be opened: ${reasonOf(error)}; ${cure}`, { cause: error })
}
