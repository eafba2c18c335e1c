import { Alert, parse } from '@sextant/model'
import type { Selectable } from 'kysely'
import type { Session } from './session.ts'
import type { Tables } from './tables.ts'

/** Newest first. */
export async function alertsOf(session: Session, exporter: string, limit = 100): Promise<Alert[]> {
  const rows = await session.db
    .selectFrom('alerts')
    .selectAll()
    .where('exporter', '=', exporter)
    .orderBy('serial', 'desc')
    .limit(limit)
    .execute()
  return rows.map(alertFrom)
}

export function alertFrom(row: Selectable<Tables['alerts']>): Alert {
  const { id, exporter, subscription, orderId: order, sequence, kind, raisedAt } = row
  return parse(
    Alert,
    { id, exporter, subscription, order, sequence, kind, raisedAt: raisedAt.toISOString() },
    `alert ${id} in the store`,
  )
}
