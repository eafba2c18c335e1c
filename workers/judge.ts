import { standingOf } from '@sextant/alerts'
import { judge } from '@sextant/matcher'
import { verdictTexts } from '@sextant/model'
import { changeKey, fromKey, isOrderLine, lineToJudge, recordIssue, recordStanding, rulesUnderReview, settleIssues } from '@sextant/store'
import { matcherOf } from './rules-in-force.ts'
import type { Station } from './station.ts'
import { subjectOf, todayOf, UNREAD_ORDERS } from './subject.ts'

/** Judges one line under the present rulebook and remembers what it came to; a change goes on to be alerted. */
export async function judgeLine(station: Station, key: string): Promise<void> {
  const { exporter, id: line } = fromKey(key)
  const due = await lineToJudge(station.store, exporter, line)
  if (!due) return
  const { inputs, market } = due
  const matcher = await matcherOf(station, inputs.release)
  const underReview = await rulesUnderReview(station.store)
  const dictionary = matcher.rulebook.facts
  const { subject, unread } = subjectOf(dictionary, due, inputs.facts)
  const today = todayOf(dictionary, subject, line, due.day)
  const { markets } = await judge(matcher, subject, { markets: [market], underReview, today })
  const [check] = markets
  if (!check) return
  await noteUnread(station, key, unread)
  const record = { exporter, order: line, standing: standingOf(check), verdicts: verdictTexts(check.verdicts), inputs: { ...inputs, day: today?.day ?? null } }
  const change = await recordStanding(station.store, record)
  if (change) await station.queue.add('alert', changeKey(change))
}

/** The operator hears once of facts that are no longer understood, by their names; what they say is the exporter's. */
async function noteUnread({ store, say, surroundings }: Station, key: string, unread: string[]): Promise<void> {
  if (unread.length === 0) return settleIssues(store, UNREAD_ORDERS, key, [])
  const what = isOrderLine(key) ? 'order' : 'model'
  const message =
    `the present rules/facts.json no longer understands ${unread.join(', ')} of this ${what}, so that counts as unknown; ` +
    `let the exporter give the ${what} anew, or take the word back into the dictionary`
  const issue = { source: UNREAD_ORDERS, reference: key, message, snapshot: null, seenAt: surroundings.now().toISOString() }
  const { isNew } = await recordIssue(store, issue)
  await settleIssues(store, UNREAD_ORDERS, key, [message])
  if (isNew) say(`${what} ${key}: ${message}`)
}
