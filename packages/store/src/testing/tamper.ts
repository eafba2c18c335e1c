import { sql } from 'kysely'
import type { Session } from '../session.ts'

/** Changes a release behind the store's back, as somebody with a database client might. */
export async function tamper(session: Session, digest: string, from: string, to: string): Promise<void> {
  await sql`update sextant.releases set content = replace(content, ${from}, ${to}) where digest = ${digest}`.execute(session.db)
}
