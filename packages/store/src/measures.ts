import { canonical, Measure, parse } from '@sextant/model'
import { sql } from 'kysely'
import { inTransaction, lockName, type Session } from './session.ts'

/**
 * Joins what was found to what is known of the same family. `merge` decides; it runs inside the transaction, so that of
 * two events of one measure none is lost.
 */
export async function saveMeasure(
  session: Session,
  found: Measure,
  merge: (kept: Measure, found: Measure) => Measure,
): Promise<{ measure: Measure; before: Measure | undefined; changed: boolean }> {
  return inTransaction(session, async (session) => {
    await lockName(session, `measure ${found.reference}`)
    const before = await measureBy(session, found.reference)
    const measure = before ? merge(before, found) : found
    const content = canonical(measure)
    if (before && canonical(before) === content) return { measure: before, before, changed: false }
    const row = { markets: measure.markets, content, updatedAt: new Date().toISOString() }
    await session.db
      .insertInto('measures')
      .values({ reference: found.reference, ...row })
      .onConflict((conflict) => conflict.column('reference').doUpdateSet(row))
      .execute()
    return { measure, before, changed: true }
  })
}

export async function measureBy(session: Session, reference: string): Promise<Measure | undefined> {
  const row = await session.db
    .selectFrom('measures')
    .select('content')
    .where('reference', '=', reference)
    .executeTakeFirst()
  return row && measureFrom(row.content)
}

/** The measures of a market, or of all, those that changed last first. */
export async function measures(session: Session, filter: { market?: string; limit?: number } = {}): Promise<Measure[]> {
  const { market, limit = 1_000 } = filter
  const rows = await session.db
    .selectFrom('measures')
    .select('content')
    .$if(market !== undefined, (query) => query.where(sql<boolean>`${market} = any(markets)`))
    .orderBy('updatedAt', 'desc')
    .orderBy('reference')
    .limit(limit)
    .execute()
  return rows.map(({ content }) => measureFrom(content))
}

function measureFrom(content: string): Measure {
  return parse(Measure, JSON.parse(content), 'a measure in the store')
}
