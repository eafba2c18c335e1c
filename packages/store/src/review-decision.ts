import { type Day, SextantError } from '@sextant/model'
import { currentRelease } from './releases.ts'
import { holds, type Review, reviewFrom } from './reviews.ts'
import { inTransaction, type Session } from './session.ts'

/** What an analyst decides of a review; `open` is that one which was rejected is looked at again. */
export type ReviewDecision = { by: string; reason: string } & (
  | { state: 'accepted'; version: Day }
  | { state: 'rejected' }
  | { state: 'postponed'; until: Day }
  | { state: 'open' }
)

/** Writes down what was decided. The same decision twice is one; another on one that is settled is refused. */
export async function decideReview(session: Session, id: string, decision: ReviewDecision): Promise<Review> {
  return inTransaction(session, async (session) => {
    const row = await session.db.selectFrom('reviews').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
    if (!row) throw new SextantError('SEXTANT_NOT_FOUND', `there is no review ${JSON.stringify(id)}`)
    const review = reviewFrom(row)
    if (isSame(review, decision)) return review
    if (decision.state === 'open') await refuseReopening(session, review)
    else refuseDeciding(review, decision)
    const { state, by, reason } = decision
    const version = state === 'accepted' ? decision.version : null
    const until = state === 'postponed' ? decision.until : null
    const released = version === null ? undefined : await currentRelease(session)
    const at = new Date().toISOString()
    await session.db.insertInto('reviewDecisions').values({ review: id, state, until, version, at, by, reason }).execute()
    const decided = await session.db
      .updateTable('reviews')
      .set({
        state,
        until,
        version,
        isReleased: version !== null && released !== undefined && holds(released, review.rule, version),
        decidedAt: at,
        decidedBy: by,
        reason,
      })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow()
    return reviewFrom(decided)
  })
}

export interface PastDecision {
  state: ReviewDecision['state']
  until: Day | null
  version: Day | null
  at: string
  by: string
  reason: string
}

/** What was decided of a review, the oldest first: the last of them stands in the review too. */
export async function decisionsOf(session: Session, id: string): Promise<PastDecision[]> {
  const rows = await session.db.selectFrom('reviewDecisions').selectAll().where('review', '=', id).orderBy('serial').execute()
  // What stands there was written by this file, and the table holds it to these words.
  return rows.map(({ state, until, version, at, by, reason }) => ({ state: state as PastDecision['state'], until: until as Day | null, version: version as Day | null, at: at.toISOString(), by, reason }))
}

function refuseDeciding(review: Review, { state }: ReviewDecision): void {
  // One that was accepted may be accepted for another day, until a release holds it.
  const isOpen = review.state === 'open' || review.state === 'postponed'
  if (isOpen || (review.state === 'accepted' && !review.isReleased && state === 'accepted')) return
  const cure = review.state === 'rejected' ? `; review reopen ${review.id.slice(0, 8)} takes that back` : ''
  throw new SextantError('SEXTANT_INVALID', `review ${review.id} was ${decided(review)}; it is not decided again${cure}`)
}

/** Only what was rejected comes back, and only where the clause says still what it said then. */
async function refuseReopening({ db }: Session, review: Review): Promise<void> {
  const { id, rule, document, clause, state, openedAt } = review
  if (state === 'open' || state === 'postponed') throw new SextantError('SEXTANT_INVALID', `review ${id} is ${state}; it waits for a decision as it is`)
  if (state !== 'rejected') throw new SextantError('SEXTANT_INVALID', `review ${id} was ${decided(review)}; only one that was rejected is opened again`)
  const later = await db.selectFrom('reviews').select('id').where('rule', '=', rule).where('document', '=', document).where('clause', '=', clause).where('openedAt', '>', new Date(openedAt)).orderBy('openedAt', 'desc').executeTakeFirst()
  if (later) throw new SextantError('SEXTANT_INVALID', `review ${id} is of an earlier text; the clause changed again, and review ${later.id.slice(0, 8)} is of what it says now`)
}

function decided({ state, decidedBy, decidedAt, reason }: Review): string {
  return `${state} by ${decidedBy ?? 'somebody'} on ${decidedAt?.slice(0, 10) ?? 'some day'} (${reason ?? 'without a reason'})`
}

function isSame(review: Review, decision: ReviewDecision): boolean {
  if (review.state !== decision.state) return false
  if (decision.state === 'accepted') return review.version === decision.version
  if (decision.state === 'rejected') return true
  const isSaidAgain = review.decidedBy === decision.by && review.reason === decision.reason
  return isSaidAgain && (decision.state === 'open' || review.until === decision.until)
}
