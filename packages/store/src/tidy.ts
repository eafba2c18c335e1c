import { sql } from 'kysely'
import type { Session } from './session.ts'

/** Only what lines are found by: looking at the facts and verdicts of thousands takes seconds. */
const COLUMNS = {
  goods: ['exporter', 'id', 'revision'],
  orders: ['exporter', 'id', 'goods', 'market', 'revision'],
  standings: ['exporter', 'line', 'outcome', 'revision', 'basis', 'practice', 'day'],
  changes: ['exporter', 'order_id', 'sequence', 'serial', 'alerted_at'],
  alerts: ['exporter', 'subscription', 'order_id', 'serial', 'delivery'],
}

/**
 * Has the database look at how much there is of what. A server does so by itself; the embedded one does not, and would go
 * on reading a hundred thousand orders in the way that is best for ten.
 */
export async function tidyFleet({ db }: Session): Promise<void> {
  for (const [table, columns] of Object.entries(COLUMNS)) await sql`analyze ${sql.table(`sextant.${table}`)} (${sql.join(columns.map((column) => sql.ref(column)))})`.execute(db)
}
