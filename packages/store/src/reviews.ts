import { canonical, type Day, type Rulebook, sha256 } from '@sextant/model'
import type { Selectable } from 'kysely'
import { inTransaction, type Session } from './session.ts'
import { storable } from './storable.ts'
import type { Tables } from './tables.ts'

/**
 * `open`: nobody has looked yet. `postponed`: until a day. `accepted`: a version of the rule was written for it.
 * `rejected`: the change says nothing new of the rule. `superseded`: the clause changed again, and a later review has it.
 */
export type ReviewState = 'open' | 'postponed' | 'accepted' | 'rejected' | 'superseded'

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
  state: ReviewState
  /** Of a postponed one: the day on which it comes back. */
  until: Day | null
  /** Of an accepted one: the day of the version that was written. */
  version: Day | null
  /** Of an accepted one: whether the release in force holds that version. Until then its verdicts stay under review. */
  isReleased: boolean
  decidedAt: string | null
  decidedBy: string | null
  reason: string | null
}

/**
 * One change of one clause is one review of the rule, once and for all: a decided one does not open again. Where the
 * clause changes again before anybody has decided, the new review takes over, from the text that the rule was read by.
 */
export async function openReview(
  session: Session,
  review: Pick<Review, 'rule' | 'document' | 'clause' | 'before' | 'after' | 'edition'>,
): Promise<{ isNew: boolean }> {
  const { rule, document, clause, before, after, edition } = review
  const id = sha256(canonical([rule, document, clause, edition])).slice(0, 32)
  return inTransaction(session, async ({ db }) => {
    if (await db.selectFrom('reviews').select('id').where('id', '=', id).executeTakeFirst()) return { isNew: false }
    const earlier = await db
      .updateTable('reviews')
      .set({
        state: 'superseded',
        decidedAt: new Date().toISOString(),
        decidedBy: 'Sextant',
        reason: `the clause changed again: ${id}`,
      })
      .where('rule', '=', rule)
      .where('document', '=', document)
      .where('clause', '=', clause)
      .where('state', 'in', ['open', 'postponed'])
      .where('id', '!=', id)
      .returning(['before', 'openedAt'])
      .execute()
    const [first] = earlier.toSorted((a, b) => a.openedAt.getTime() - b.openedAt.getTime())
    const { numInsertedOrUpdatedRows = 0n } = await db
      .insertInto('reviews')
      .values({
        id,
        rule,
        document,
        clause,
        before: first ? first.before : before && storable(before),
        after: after && storable(after),
        edition,
        openedAt: new Date().toISOString(),
        state: 'open',
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    return { isNew: numInsertedOrUpdatedRows > 0n }
  })
}

/** Every review, the oldest first. */
export async function reviews(session: Session): Promise<Review[]> {
  const rows = await session.db.selectFrom('reviews').selectAll().orderBy('openedAt').orderBy('id').execute()
  return rows.map(reviewFrom)
}

/** Those that nobody has decided for good. */
export async function openReviews(session: Session): Promise<Review[]> {
  return (await reviews(session)).filter(({ state }) => state === 'open' || state === 'postponed')
}

/** A rule is under review until its review is decided, and one whose new version was accepted until that is in force. */
export async function rulesUnderReview(session: Session): Promise<Set<string>> {
  const rows = await session.db
    .selectFrom('reviews')
    .select('rule')
    .distinct()
    .where((is) =>
      is.or([
        is('state', 'in', ['open', 'postponed']),
        is.and([is('state', '=', 'accepted'), is('isReleased', '=', false)]),
      ]),
    )
    .execute()
  return new Set(rows.map(({ rule }) => rule))
}

/**
 * Called in the transaction that puts a release in force. Where an earlier release comes back, what it does not hold is
 * under review again; a new one never takes back that an accepted version was in force, for it may be its correction.
 */
export async function settleAccepted(session: Session, rulebook: Rulebook, { isNew }: { isNew: boolean }): Promise<void> {
  const accepted = await session.db.selectFrom('reviews').selectAll().where('state', '=', 'accepted').execute()
  for (const { id, rule, version, isReleased } of accepted) {
    const isHeld = version !== null && holds(rulebook, rule, version as Day)
    const now = isNew ? isReleased || isHeld : isHeld
    if (now !== isReleased) await session.db.updateTable('reviews').set({ isReleased: now }).where('id', '=', id).execute()
  }
}

/** Whether a rulebook holds an accepted version: its text may have been corrected since, its day is that of the law. */
export function holds({ rules }: Rulebook, id: string, version: Day): boolean {
  const rule = rules.find((one) => one.id === id)
  return rule !== undefined && Object.hasOwn(rule.versions, version)
}

export function reviewFrom(row: Selectable<Tables['reviews']>): Review {
  return {
    ...row,
    // What stands there was written by this file, and the table holds it to these words.
    state: row.state as ReviewState,
    until: row.until as Day | null,
    version: row.version as Day | null,
    openedAt: row.openedAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
  }
}
