import { sql } from 'kysely'
import type { Session } from './session.ts'

const TABLES = ['goods', 'orders', 'standings', 'changes', 'alerts'] as const

/**
 * Has the database look at how much there is of what. A server does so by itself; the embedded one does not, and would go
 * on reading a hundred thousand orders in the way that is best for ten.
 */
export async function tidyFleet({ db }: Session): Promise<void> {
  for (const table of TABLES) await sql`analyze ${sql.table(`sextant.${table}`)}`.execute(db)
}
