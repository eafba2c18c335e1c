import { AsyncLocalStorage } from 'node:async_hooks'
import { SextantError } from '@sextant/model'
import { type Kysely, sql } from 'kysely'
import type { Tables } from './tables.ts'

/** Where a noun's functions read and write: the store, or one transaction of it. */
export interface Session {
  readonly db: Kysely<Tables>
}

const inside = new AsyncLocalStorage<{ open: boolean }>()

/**
 * Runs `work` in one transaction: the one that the session already is, or a new one. Inside, use only the session that
 * is handed in.
 */
export async function inTransaction<T>(session: Session, work: (session: Session) => Promise<T>): Promise<T> {
  if (session.db.isTransaction) return work(session)
  refuseInside()
  const scope = { open: false }
  return inside.run(scope, () =>
    session.db.transaction().execute(async (db) => {
      scope.open = true
      try {
        return await work({ db })
      } finally {
        scope.open = false
      }
    }),
  )
}

/**
 * The embedded database has one connection, so a query that went past the open transaction of its own caller would wait
 * for it for ever. Losing this check would turn an error into a process that hangs.
 */
export function refuseInside(): void {
  if (!inside.getStore()?.open) return
  throw new SextantError(
    'SEXTANT_INVALID',
    'the store was asked from inside a transaction of its own caller; use the session that the transaction hands in, ' +
      'and add to the queue after it',
  )
}

/**
 * Runs `work` in one transaction that can see and change nothing but the rows of this exporter, whatever it asks:
 * PostgreSQL itself holds it to that. The role and the name end with the transaction.
 */
export async function asExporter<T>(
  store: Session,
  exporter: string,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  if (store.db.isTransaction) {
    throw new SextantError(
      'SEXTANT_INVALID',
      'asExporter was given a transaction; give it the store, for it opens its own',
    )
  }
  return inTransaction(store, async (session) => {
    await sql`select set_config('sextant.exporter', ${exporter}, true)`.execute(session.db)
    await sql`set local role sextant_exporter`.execute(session.db)
    return work(session)
  })
}

/**
 * Runs `work` that reads all of a fleet in one statement. The embedded database counts rows only when it is told to, and
 * one that takes a hundred thousand for three reads all lines once for each of them, for minutes; so it may not do that.
 */
export async function readingAll<T>(session: Session, work: (session: Session) => Promise<T>): Promise<T> {
  return inTransaction(session, async (session) => {
    await sql`set local enable_nestloop = off`.execute(session.db)
    const found = await work(session)
    await sql`set local enable_nestloop = on`.execute(session.db)
    return found
  })
}

/** Holds all others that name the same thing until the transaction ends, where there may be no row yet to lock. */
export async function lockName(session: Session, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(session.db)
}
