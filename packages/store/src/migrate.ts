import { SextantError } from '@sextant/model'
import { type Kysely, sql } from 'kysely'
import { migrations } from './migrations.ts'
import type { Tables } from './tables.ts'

/** Spells "sext": the key of the advisory lock under which one process at a time migrates. */
const MIGRATION_LOCK = 0x73657874

/**
 * Brings the schema up to this code, in one transaction: an interrupted migration leaves nothing behind. The lock comes
 * first, so that of two processes starting together the later sees what the earlier has done.
 */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const newest = migrations.at(-1)?.number ?? 0
  await db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(MIGRATION_LOCK)})`.execute(tx)
    await sql`create schema if not exists sextant`.execute(tx)
    await sql`create table if not exists sextant.migrations (
      number integer primary key, name text not null, applied_at timestamptz not null default now()
    )`.execute(tx)
    const { rows } = await sql<{
      number: number
    }>`select coalesce(max(number), 0)::int as number from sextant.migrations`.execute(tx)
    const current = rows[0]?.number ?? 0
    if (current > newest) {
      throw new SextantError(
        'SEXTANT_STORE',
        `the database is at migration ${current}, but this version of Sextant knows only ${newest}; start the newer version that wrote it`,
      )
    }
    for (const { number, name, sql: text } of migrations) {
      if (number <= current) continue
      await sql.raw(text).execute(tx)
      await sql`insert into sextant.migrations (number, name) values (${number}, ${name})`.execute(tx)
    }
  })
}
