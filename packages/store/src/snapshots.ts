import { canonical, SextantError, sha256, type Snapshot } from '@sextant/model'
import type { Selectable } from 'kysely'
import { inTransaction, lockName, type Session } from './session.ts'
import type { Tables } from './tables.ts'

/** Larger than any page or scan that a law office publishes, and still harmless in memory. */
const BODY_BYTES_MAX = 64 * 1024 * 1024

/** What is known of one address of a source, for the next conditional request. */
export interface Page {
  source: string
  url: string
  etag: string | null
  lastModified: string | null
  /** Of the bytes last served; null while it has served none. */
  sha256: string | null
  checkedAt: string
  outcome: string
}

export type StoredSnapshot = Snapshot & { id: string; relatedAt: string | null }

/**
 * Keeps what a source served. It is new when the page said something else before; a page that goes from A to B and back
 * to A makes three. The validators of the next conditional request come from its headers.
 */
export async function saveSnapshot(session: Session, snapshot: Snapshot): Promise<{ id: string; isNew: boolean }> {
  const { source, url, body, headers, fetchedAt, status } = snapshot
  if (body.byteLength > BODY_BYTES_MAX) {
    throw new SextantError(
      'SEXTANT_INVALID',
      `${url} served ${body.byteLength} bytes; at most ${BODY_BYTES_MAX} are kept`,
    )
  }
  if (sha256(body) !== snapshot.sha256) {
    throw new SextantError(
      'SEXTANT_INVALID',
      `the snapshot of ${url} is named ${snapshot.sha256}, but its bytes have the sha256 ${sha256(body)}`,
    )
  }
  return inTransaction(session, async (session) => {
    await lockName(session, `page ${source} ${url}`)
    const latest = await session.db
      .selectFrom('snapshots')
      .select(['id', 'sha256'])
      .where('source', '=', source)
      .where('url', '=', url)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst()
    const isNew = latest?.sha256 !== snapshot.sha256
    await writePage(session, {
      source,
      url,
      etag: headers['etag'] ?? null,
      lastModified: headers['last-modified'] ?? null,
      sha256: snapshot.sha256,
      checkedAt: fetchedAt,
      outcome: !isNew ? 'unchanged' : latest ? 'changed' : 'new',
    })
    if (latest && !isNew) return { id: String(latest.id), isNew }
    await session.db
      .insertInto('bodies')
      .values({ sha256: snapshot.sha256, body })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    const { id } = await session.db
      .insertInto('snapshots')
      .values({ source, url, sha256: snapshot.sha256, status, headers: canonical(headers), fetchedAt })
      .returning('id')
      .executeTakeFirstOrThrow()
    return { id: String(id), isNew }
  })
}

/** Throws SEXTANT_STORE where the bytes kept are no longer those that were served. */
export async function snapshotBy(session: Session, id: string): Promise<StoredSnapshot | undefined> {
  if (!/^\d{1,9}$/.test(id)) return undefined
  const row = await session.db
    .selectFrom('snapshots')
    .innerJoin('bodies', 'bodies.sha256', 'snapshots.sha256')
    .selectAll('snapshots')
    .select('body')
    .where('id', '=', Number(id))
    .executeTakeFirst()
  if (!row) return undefined
  const { source, url, status, headers, fetchedAt, relatedAt } = row
  const body = new Uint8Array(row.body)
  if (sha256(body) !== row.sha256) {
    throw new SextantError(
      'SEXTANT_STORE',
      `snapshot ${id} of ${url} was changed after it was taken: its bytes are not those of sha256 ${row.sha256}`,
    )
  }
  return {
    id,
    source,
    url,
    status,
    sha256: row.sha256,
    body,
    headers: JSON.parse(headers),
    fetchedAt: fetchedAt.toISOString(),
    relatedAt: relatedAt?.toISOString() ?? null,
  }
}

/** What the page said when it last said something new; undefined where nothing of it was ever kept. */
export async function latestSnapshot(
  session: Session,
  source: string,
  url: string,
): Promise<StoredSnapshot | undefined> {
  const latest = await session.db
    .selectFrom('snapshots')
    .select('id')
    .where('source', '=', source)
    .where('url', '=', url)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return latest && snapshotBy(session, String(latest.id))
}

export async function markRelated(session: Session, id: string): Promise<void> {
  await session.db
    .updateTable('snapshots')
    .set({ relatedAt: new Date().toISOString() })
    .where('id', '=', Number(id))
    .execute()
}

/** The ids of snapshots whose documents nobody has read yet, oldest first. */
export async function snapshotsToRelate(session: Session, limit: number): Promise<string[]> {
  const rows = await session.db
    .selectFrom('snapshots')
    .select('id')
    .where('relatedAt', 'is', null)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => String(id))
}

/** A visit that brought no bytes to keep: not modified, blocked, gone. Validators that are absent stay as they were. */
export async function recordVisit(
  session: Session,
  visit: { source: string; url: string; checkedAt: string; outcome: string; etag?: string; lastModified?: string },
): Promise<void> {
  await inTransaction(session, async (session) => {
    await lockName(session, `page ${visit.source} ${visit.url}`)
    const before = await pageOf(session, visit.source, visit.url)
    await writePage(session, { etag: null, lastModified: null, sha256: null, ...before, ...visit })
  })
}

export async function pageOf(session: Session, source: string, url: string): Promise<Page | undefined> {
  const row = await session.db
    .selectFrom('pages')
    .selectAll()
    .where('source', '=', source)
    .where('url', '=', url)
    .executeTakeFirst()
  return row && pageFrom(row)
}

export async function pagesOf(session: Session, source: string): Promise<Page[]> {
  const rows = await session.db.selectFrom('pages').selectAll().where('source', '=', source).orderBy('url').execute()
  return rows.map(pageFrom)
}

async function writePage(session: Session, { source, url, ...rest }: Page): Promise<void> {
  await session.db
    .insertInto('pages')
    .values({ source, url, ...rest })
    .onConflict((conflict) => conflict.columns(['source', 'url']).doUpdateSet(rest))
    .execute()
}

function pageFrom(row: Selectable<Tables['pages']>): Page {
  return { ...row, checkedAt: row.checkedAt.toISOString() }
}
