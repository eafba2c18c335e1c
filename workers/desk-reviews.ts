import { Day, type Document, parse, SextantError } from '@sextant/model'
import { renumberedAs } from '@sextant/rulebook'
import { decideReview, decisionsOf, editionBy, type PastDecision, previousEdition, type Review, reviews } from '@sextant/store'
import { z } from 'zod'
import type { Desk } from './desk.ts'
import { legalDay } from './legal-day.ts'

const by = z
  .string({ error: 'who decides? Add --by "Name <mail>"' })
  .trim()
  .max(200)
  .regex(/^[^<>\p{C}]{1,100} <[^<>@\s\p{C}]+@[^<>@\s\p{C}]+>$/u, 'expected --by "Name <mail>", as git writes an author')
const reason = z.string({ error: 'why? Add --reason TEXT' }).trim().min(1, 'why? Add --reason TEXT').max(2_000)

const Decision = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('accepted'), version: Day, by, reason }),
  z.strictObject({ state: z.literal('rejected'), by, reason }),
  z.strictObject({ state: z.literal('postponed'), until: Day, by, reason }),
  z.strictObject({ state: z.literal('open'), by, reason }),
])

/** A review with all that was decided of it, and what is known of the document whose clause changed. */
export interface ShownReview {
  review: Review
  decisions: PastDecision[]
  document: Pick<Document, 'title' | 'url' | 'language' | 'fields'>
  /** The clause in which its words stand in the same edition, where they only got another number. */
  renumbered: { clause: string; text: string } | null
}

export type ListedReview = Omit<Review, 'before' | 'after'>

/** A review asks for an analyst while it is open, and again on the day until which it was postponed. */
export function isDue({ state, until }: ListedReview, now: Date): boolean {
  return state === 'open' || (state === 'postponed' && (until ?? '') <= legalDay(now))
}

/** What an analyst asks of the queue of reviews. */
export const reviewVerbs = {
  /** Without the texts of the clauses, which may be long. */
  async 'review list'({ store }: Desk): Promise<ListedReview[]> {
    return (await reviews(store)).map(({ before: _before, after: _after, ...listed }) => listed)
  },

  async 'review show'({ store }: Desk, input: unknown): Promise<ShownReview> {
    const review = await knownReview(store, parse(z.strictObject({ id: z.string().max(80) }), input, 'the review').id)
    const edition = await editionBy(store, review.edition)
    if (!edition) throw new SextantError('SEXTANT_STORE', `the edition of review ${review.id} is not in the store any more`)
    const { title, url, language, fields } = edition.document
    const former = await previousEdition(store, edition)
    const renumbered = renumberedAs(review, edition.document.clauses, former?.document.clauses ?? [])
    return { review, decisions: await decisionsOf(store, review.id), document: { title, url, language, fields }, renumbered }
  },

  /** A rule leaves review when its review is rejected, or when the version that was accepted for it is in force; a review that is opened again brings it back. */
  async 'review decide'(desk: Desk, input: unknown): Promise<Review> {
    const { id, decision } = parse(z.strictObject({ id: z.string().max(80), decision: Decision }), input, 'the decision')
    if (decision.state === 'postponed' && decision.until <= legalDay(desk.now())) {
      throw new SextantError('SEXTANT_USAGE', `--until is ${decision.until}; expected a day that is still to come`)
    }
    const decided = await decideReview(desk.store, (await knownReview(desk.store, id)).id, decision)
    await desk.changed()
    return decided
  },
} as const

/** By its id, or by the beginning of it. */
async function knownReview(store: Desk['store'], id: string): Promise<Review> {
  const all = await reviews(store)
  const fits = all.filter((review) => review.id === id || (id.length >= 4 && review.id.startsWith(id)))
  const [only, ...others] = fits
  if (only && others.length === 0) return only
  if (others.length > 0) throw new SextantError('SEXTANT_NOT_FOUND', `${id} is the beginning of ${fits.length} reviews; write more of it`)
  throw new SextantError('SEXTANT_NOT_FOUND', `there is no review ${JSON.stringify(id)}; review list shows those that there are`)
}
