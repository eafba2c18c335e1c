import { type RawBuilder, sql } from 'kysely'
import { claimable, deliveriesWaiting } from './deliveries.ts'
import { keysToAlert } from './changes.ts'
import { subscriptionsDue } from './gathering.ts'
import { keyOf } from './keys.ts'
import { countLinesToJudge, linesToJudge } from './lines.ts'
import type { Session } from './session.ts'
import { snapshotsToRelate } from './snapshots.ts'

export interface Backlog {
  /** Of all, also where `ids` had to stop. */
  count: number
  ids: string[]
}

/** Everything that is still to do, from the store alone: should the queue have lost all, this brings it back. */
export interface Outstanding {
  /** Ids of sources. */
  fetch: Backlog
  /** Ids of snapshots. */
  relate: Backlog
  /** Keys of lines. */
  judge: Backlog
  /** Keys of changes. */
  alert: Backlog
  /** Keys of subscriptions. */
  gather: Backlog
  /** Ids of deliveries. */
  deliver: Backlog
}

/** A source is due when none of its pages was looked at for `everyMs`. */
export async function outstanding(
  session: Session,
  { sources, now, limit = 1_000 }: { sources: readonly { id: string; everyMs: number }[]; now: Date; limit?: number },
): Promise<Outstanding> {
  const fetch = await sourcesDue(session, sources, now)
  const judge = await linesToJudge(session, limit)
  const gather = (await subscriptionsDue(session, now)).map(keyOf)
  return {
    fetch: { count: fetch.length, ids: fetch.slice(0, limit) },
    relate: {
      count: await count(session, 'snapshots', sql`related_at is null`),
      ids: await snapshotsToRelate(session, limit),
    },
    // Looking through a whole fleet takes its time; where all are listed, it is not done twice.
    judge: { count: judge.length < limit ? judge.length : await countLinesToJudge(session), ids: judge },
    alert: {
      count: await count(session, 'changes', sql`alerted_at is null`),
      ids: await keysToAlert(session, limit),
    },
    gather: { count: gather.length, ids: gather.slice(0, limit) },
    deliver: { count: await count(session, 'deliveries', claimable), ids: await deliveriesWaiting(session, limit) },
  }
}

async function sourcesDue(
  session: Session,
  sources: readonly { id: string; everyMs: number }[],
  now: Date,
): Promise<string[]> {
  const rows = await session.db
    .selectFrom('pages')
    .select(({ fn }) => ['source', fn.max('checkedAt').as('checkedAt')])
    .groupBy('source')
    .execute()
  const checked = new Map(rows.map(({ source, checkedAt }) => [source, checkedAt.getTime()]))
  return sources
    .filter(({ id, everyMs }) => (checked.get(id) ?? -Infinity) + everyMs <= now.getTime())
    .map(({ id }) => id)
}

async function count(
  session: Session,
  table: 'snapshots' | 'changes' | 'deliveries',
  where: RawBuilder<unknown>,
): Promise<number> {
  const { count } = await session.db
    .selectFrom(table)
    .select(sql<number>`count(*)::int`.as('count'))
    .where(sql<boolean>`${where}`)
    .executeTakeFirstOrThrow()
  return count
}
