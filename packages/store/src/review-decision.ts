import { type Day, SextantError } from '@sextant/model'
import { currentRelease } from './releases.ts'
import { holds, type Review, reviewFrom } from './reviews.ts'
import { inTransaction, type Session } from './session.ts'

/** What an analyst decides of a review. */
export type ReviewDecision = { by: string; reason: string } & (
  | { state: 'accepted'; version: Day }
  | { state: 'rejected' }
  | { state: 'postponed'; until: Day }
)

/** Writes down what was decided. The same decision twice is one; another on one that is settled is refused. */
export async function decideReview(session: Session, id: string, decision: ReviewDecision): Promise<Review> {
  return inTransaction(session, async (session) => {
    const row = await session.db.selectFrom('reviews').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
    if (!row) throw new SextantError('SEXTANT_NOT_FOUND', `there is no review ${JSON.stringify(id)}`)
    const review = reviewFrom(row)
    if (isSame(review, decision)) return review
    // One that was accepted may be accepted for another day, until a release holds it.
    const isOpen = review.state === 'open' || review.state === 'postponed'
    if (!isOpen && !(review.state === 'accepted' && !review.isReleased && decision.state === 'accepted')) {
      throw new SextantError(
        'SEXTANT_INVALID',
        `review ${id} was ${review.state} by ${review.decidedBy ?? 'somebody'} on ${review.decidedAt?.slice(0, 10) ?? 'some day'} (${review.reason ?? 'without a reason'}); it is not decided again`,
      )
    }
    const version = decision.state === 'accepted' ? decision.version : null
    const released = version === null ? undefined : await currentRelease(session)
    const decided = await session.db
      .updateTable('reviews')
      .set({
        state: decision.state,
        until: decision.state === 'postponed' ? decision.until : null,
        version,
        isReleased: version !== null && released !== undefined && holds(released, review.rule, version),
        decidedAt: new Date().toISOString(),
        decidedBy: decision.by,
        reason: decision.reason,
      })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow()
    return reviewFrom(decided)
  })
}

function isSame(review: Review, decision: ReviewDecision): boolean {
  if (review.state !== decision.state) return false
  if (decision.state === 'accepted') return review.version === decision.version
  return decision.state === 'rejected' || (review.until === decision.until && review.decidedBy === decision.by && review.reason === decision.reason)
}
