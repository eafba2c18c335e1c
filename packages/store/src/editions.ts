import { canonical, type Document, type Edition, sha256 } from '@sextant/model'
import { type Selectable, sql } from 'kysely'
import { inTransaction, lockName, type Session } from './session.ts'
import type { Tables } from './tables.ts'

export interface SavedEdition {
  edition: Edition
  /** The state before it; undefined for the first. */
  previous: Edition | undefined
  isNew: boolean
}

/**
 * Keeps a state of a document, unless it is the state that the document was already in at `seenAt`. A document that
 * goes from A to B and back to A has three editions.
 *
 * Snapshots may be read out of order, as when a page could not be read until its scraper was mended. An edition then
 * takes its place in time, and where the state before it had been seen again after it, that state begins anew.
 */
export async function saveEdition(session: Session, found: Omit<Edition, 'id'>): Promise<SavedEdition> {
  const { source, reference } = found.document
  const seenAt = new Date(found.seenAt)
  return inTransaction(session, async (session) => {
    await lockName(session, `document ${source} ${reference}`)
    const kept = await newestFirst(session, source, reference)
      .where('hash', '=', found.hash)
      .where('seenAt', '=', seenAt)
      .executeTakeFirst()
    if (kept) return known(session, kept)

    const before = await newestFirst(session, source, reference).where('seenAt', '<=', seenAt).executeTakeFirst()
    if (before?.hash === found.hash) {
      if (before.lastSeenAt < seenAt) await setLastSeen(session, before.id, seenAt)
      return known(session, before)
    }
    const edition = await insert(session, found)
    if (before && before.lastSeenAt > seenAt) {
      await setLastSeen(session, before.id, before.seenAt)
      await insert(session, { ...editionFrom(before), seenAt: before.lastSeenAt.toISOString() })
    }
    return { edition, previous: before && editionFrom(before), isNew: true }
  })
}

export async function latestEdition(session: Session, source: string, reference: string): Promise<Edition | undefined> {
  const row = await newestFirst(session, source, reference).executeTakeFirst()
  return row && editionFrom(row)
}

/** The state of the same document before this one. */
export async function previousEdition(session: Session, { id, document }: Edition): Promise<Edition | undefined> {
  const row = await newestFirst(session, document.source, document.reference)
    .where(
      sql<boolean>`(seen_at, serial) < (select this.seen_at, this.serial from sextant.editions as this where this.id = ${id})`,
    )
    .executeTakeFirst()
  return row && editionFrom(row)
}

export async function editionBy(session: Session, id: string): Promise<Edition | undefined> {
  const row = await session.db.selectFrom('editions').selectAll().where('id', '=', id).executeTakeFirst()
  return row && editionFrom(row)
}

function newestFirst(session: Session, source: string, reference: string) {
  return session.db
    .selectFrom('editions')
    .selectAll()
    .where('source', '=', source)
    .where('reference', '=', reference)
    .orderBy('seenAt', 'desc')
    .orderBy('serial', 'desc')
    .limit(1)
}

async function known(session: Session, row: Selectable<Tables['editions']>): Promise<SavedEdition> {
  const edition = editionFrom(row)
  return { edition, previous: await previousEdition(session, edition), isNew: false }
}

async function setLastSeen(session: Session, id: string, at: Date): Promise<void> {
  await session.db.updateTable('editions').set({ lastSeenAt: at.toISOString() }).where('id', '=', id).execute()
}

async function insert(session: Session, { snapshot, document, hash, seenAt }: Omit<Edition, 'id'>): Promise<Edition> {
  const { source, reference } = document
  const row = await session.db
    .insertInto('editions')
    .values({
      id: sha256(canonical([source, reference, hash, seenAt])).slice(0, 32),
      source,
      reference,
      hash,
      snapshot,
      document: canonical(document),
      seenAt,
      lastSeenAt: seenAt,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  return editionFrom(row)
}

function editionFrom(row: Selectable<Tables['editions']>): Edition {
  const document: Document = JSON.parse(row.document)
  return { id: row.id, snapshot: row.snapshot, document, hash: row.hash, seenAt: row.seenAt.toISOString() }
}
