import { standingOf } from '@sextant/alerts'
import { judge } from '@sextant/matcher'
import { changeKey, fromKey, orderToJudge, recordIssue, recordStanding, rulesUnderReview, settleIssues } from '@sextant/store'
import { matcherOf } from './rules-in-force.ts'
import type { Station } from './station.ts'
import { subjectOf, UNREAD_ORDERS } from './subject.ts'

/** Judges one open order under the present rulebook and remembers what it came to; a change goes on to be alerted. */
export async function judgeOrder(station: Station, key: string): Promise<void> {
  const { exporter, id } = fromKey(key)
  const due = await orderToJudge(station.store, exporter, id)
  if (!due) return
  const { order, goods, inputs, release } = due
  const matcher = await matcherOf(station, release)
  const underReview = await rulesUnderReview(station.store)
  const { subject, unread } = subjectOf(matcher.rulebook.facts, goods, order)
  const { markets } = await judge(matcher, subject, { markets: [order.market], underReview })
  const [check] = markets
  if (!check) return
  await noteUnread(station, key, unread)
  const standing = standingOf(check)
  const change = await recordStanding(station.store, { exporter, order: id, standing, check, inputs })
  if (change) await station.queue.add('alert', changeKey(change))
}

/** The operator hears once of facts that are no longer understood, by their names; what they say is the exporter's. */
async function noteUnread({ store, say, surroundings }: Station, key: string, unread: string[]): Promise<void> {
  if (unread.length === 0) return settleIssues(store, UNREAD_ORDERS, key, [])
  const message =
    `the present rules/facts.json no longer understands ${unread.join(', ')} of this order, so that counts as unknown; ` +
    'let the exporter give the order anew, or take the word back into the dictionary'
  const issue = { source: UNREAD_ORDERS, reference: key, message, snapshot: null, seenAt: surroundings.now().toISOString() }
  const { isNew } = await recordIssue(store, issue)
  await settleIssues(store, UNREAD_ORDERS, key, [message])
  if (isNew) say(`order ${key}: ${message}`)
}
