import { canonical, sha256 } from '@sextant/model'
import { sql } from 'kysely'
import { isOrderLine, namedIn } from './lines.ts'
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

/** For each line, the number of the last change under its name before it was removed; 0 where it never was. */
export async function lastRemoved(
  session: Session,
  lines: readonly { exporter: string; id: string }[],
): Promise<(line: { exporter: string; id: string }) => number> {
  if (lines.length === 0) return () => 0
  const hashesOf = ({ exporter, id }: { exporter: string; id: string }) => [
    auditHash(exporter, isOrderLine(id) ? 'order' : 'goods', namedIn(id)),
    auditHash(exporter, 'exporter', exporter),
  ]
  const rows = await session.db
    .selectFrom('audit')
    .select(({ fn }) => ['hash', fn.max('sequence').as('sequence')])
    .where(sql<boolean>`hash = any(${[...new Set(lines.flatMap(hashesOf))]}::text[])`)
    .groupBy('hash')
    .execute()
  const byHash = new Map(rows.map(({ hash, sequence }) => [hash, sequence]))
  return (line) => Math.max(0, ...hashesOf(line).map((hash) => byHash.get(hash) ?? 0))
}
