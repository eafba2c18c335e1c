import { canonical, SextantError, sha256 } from '@sextant/model'
import type { Session } from './session.ts'
import { storable } from './storable.ts'

/** An analyst's look at a rule whose cited clause has changed. `before` or `after` is null where the clause is not there. */
export interface Review {
  id: string
  rule: string
  document: string
  clause: string
  before: string | null
  after: string | null
  edition: string
  openedAt: string
  closedAt: string | null
  closedBy: string | null
}

/** One change of one clause is one review of the rule, once and for all: a closed one does not open again. */
export async function openReview(
  session: Session,
  review: Pick<Review, 'rule' | 'document' | 'clause' | 'before' | 'after' | 'edition'>,
): Promise<{ isNew: boolean }> {
  const { rule, document, clause, before, after, edition } = review
  const { numInsertedOrUpdatedRows = 0n } = await session.db
    .insertInto('reviews')
    .values({
      id: sha256(canonical([rule, document, clause, edition])).slice(0, 32),
      rule,
      document,
      clause,
      before: before && storable(before),
      after: after && storable(after),
      edition,
      openedAt: new Date().toISOString(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return { isNew: numInsertedOrUpdatedRows > 0n }
}

export async function openReviews(session: Session): Promise<Review[]> {
  const rows = await session.db
    .selectFrom('reviews')
    .selectAll()
    .where('closedAt', 'is', null)
    .orderBy('openedAt')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, openedAt: row.openedAt.toISOString(), closedAt: null }))
}

export async function rulesUnderReview(session: Session): Promise<Set<string>> {
  const rows = await session.db.selectFrom('reviews').select('rule').distinct().where('closedAt', 'is', null).execute()
  return new Set(rows.map(({ rule }) => rule))
}

export async function closeReview(session: Session, id: string, by: string): Promise<void> {
  const { numUpdatedRows } = await session.db
    .updateTable('reviews')
    .set({ closedAt: new Date().toISOString(), closedBy: by })
    .where('id', '=', id)
    .where('closedAt', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows > 0n) return
  const known = await session.db.selectFrom('reviews').select('id').where('id', '=', id).executeTakeFirst()
  if (!known)
    throw new SextantError(
      'SEXTANT_NOT_FOUND',
      `there is no review ${JSON.stringify(id)}; openReviews lists those that are open`,
    )
}
