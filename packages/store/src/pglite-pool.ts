import { EventEmitter } from 'node:events'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { PGlite, Results } from '@electric-sql/pglite'
import type { PgPool, PgPoolClient, PgQueryResult } from 'bullmq'
import type { PostgresPool } from 'kysely'

const begins = /^\s*(begin|start\s+transaction)\b/i
const ends = /^\s*(commit|rollback)\b(?!\s+to\b)/i

/**
 * Makes the one session of an embedded database look like a `pg.Pool`, to Kysely and BullMQ alike. A client that has
 * said BEGIN holds the database until its COMMIT or ROLLBACK while all others wait: without it the statements of one
 * would fall into the transaction of another, and be rolled back with it. `beforeWaiting` may throw instead.
 */
export function poolOver(db: PGlite, beforeWaiting: () => void): PgPool & PostgresPool {
  let last: Promise<void> = Promise.resolve()
  async function acquire(): Promise<() => void> {
    beforeWaiting()
    const before = last
    const turn = Promise.withResolvers<void>()
    last = turn.promise
    await before
    // The database answers within one turn of the process. Where one question follows another, nobody outside would ever be heard.
    await nextTurn()
    return turn.resolve
  }

  // Several statements in one text need the simple protocol, and the simple protocol takes no parameters.
  async function run(text: string, params: readonly unknown[] = []): Promise<PgQueryResult> {
    const result: Results | undefined =
      params.length > 0 ? await db.query(text, [...params]) : (await db.exec(text)).at(-1)
    const { rows = [], rowCount = rows.length, command } = result ?? {}
    return { rows, rowCount, command } as PgQueryResult
  }

  async function query(text: string, params?: readonly unknown[]): Promise<PgQueryResult> {
    const free = await acquire()
    try {
      return await run(text, params)
    } finally {
      free()
    }
  }

  function client(): PgPoolClient {
    const events = new EventEmitter().setMaxListeners(0)
    const forget = db.onNotification((channel, payload) => events.emit('notification', { channel, payload }))
    let free: (() => void) | undefined
    const letGo = () => {
      free?.()
      free = undefined
    }
    return Object.assign(events, {
      async query(text: string, params?: readonly unknown[]) {
        if (free) {
          try {
            return await run(text, params)
          } finally {
            if (ends.test(text)) letGo()
          }
        }
        if (!begins.test(text)) return query(text, params)
        const turn = await acquire()
        try {
          const result = await run(text, params)
          free = turn
          return result
        } catch (error) {
          turn()
          throw error
        }
      },
      release() {
        forget()
        events.removeAllListeners()
        // A transaction that nobody ended is undone, as a server does when a connection breaks.
        if (free) void run('rollback').then(letGo, letGo)
      },
    }) as PgPoolClient
  }

  return Object.assign(new EventEmitter().setMaxListeners(0), {
    query,
    connect: async () => client(),
    // The store closes the database itself, after everything that uses it.
    end: async () => {},
    options: {},
    // Both callers declare what they need of `pg`, each in words of its own; this is what they have in common.
  }) as unknown as PgPool & PostgresPool
}
