import { canonical, sha256 } from '@sextant/model'
import { sql } from 'kysely'
import type { Session } from './session.ts'

/** That something was removed, when, and whose it was. It is never changed, and holds no fact of what is gone. */
export interface AuditEntry {
  exporter: string
  action: 'removed'
  kind: 'order' | 'goods' | 'exporter'
  hash: string
  at: string
}

/** By which an id that is known is found again, and one that is not cannot be read. */
export function auditHash(exporter: string, kind: AuditEntry['kind'], id: string): string {
  return sha256(canonical([exporter, kind, id]))
}

export async function noteRemoved(
  session: Session,
  { exporter, kind, id, sequence }: { exporter: string; kind: AuditEntry['kind']; id: string; sequence: number },
): Promise<void> {
  await session.db
    .insertInto('audit')
    .values({ exporter, action: 'removed', kind, hash: auditHash(exporter, kind, id), sequence, at: new Date().toISOString() })
    .execute()
}

/** Newest first. */
export async function auditOf(session: Session, exporter: string, limit = 100): Promise<AuditEntry[]> {
  const rows = await session.db
    .selectFrom('audit')
    .select(['exporter', 'action', 'kind', 'hash', 'at'])
    .where('exporter', '=', exporter)
    .orderBy('serial', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}

/** The number of the last change of a line that was removed under this name before; 0 where none was. */
export async function lastRemoved(
  session: Session,
  exporter: string,
  { id, goods, isOrder }: { id: string; goods: string; isOrder: boolean },
): Promise<number> {
  const hashes = [isOrder ? auditHash(exporter, 'order', id) : auditHash(exporter, 'goods', goods), auditHash(exporter, 'exporter', exporter)]
  const { sequence } = await session.db
    .selectFrom('audit')
    .select(sql<number>`coalesce(max(sequence), 0)::int`.as('sequence'))
    .where('exporter', '=', exporter)
    .where('hash', 'in', hashes)
    .executeTakeFirstOrThrow()
  return sequence
}
