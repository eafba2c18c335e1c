import { setImmediate as turn } from 'node:timers/promises'
import { standingOf } from '@sextant/alerts'
import { judge } from '@sextant/matcher'
import { verdictTexts } from '@sextant/model'
import { changeKey, fromKey, isOrderLine, keyOf, type LineToJudge, linesDue, lineToJudge, openIssues, recordIssue, recordStandings, rulesUnderReview, settleIssues, type StandingRecord } from '@sextant/store'
import { matcherOf } from './rules-in-force.ts'
import type { Station } from './station.ts'
import { subjectOf, todayOf, UNREAD_ORDERS } from './subject.ts'

/** So many lines are read, judged and written at once, in one transaction. */
const BLOCK = 500

/** Judges one line under the present rulebook and remembers what it came to; a change goes on to be alerted. */
export async function judgeLine(station: Station, key: string): Promise<void> {
  const { exporter, id: line } = fromKey(key)
  const due = await lineToJudge(station.store, exporter, line)
  if (due) await judgeBlock(station, [due])
}

/**
 * Judges every line that is due, block by block, as after a release. Each block is one transaction, and what was judged is
 * due no more: broken off, it goes on where it was. A line that cannot be judged is left to a job of its own.
 */
export async function judgeDue(station: Station, signal: AbortSignal): Promise<void> {
  let after: Pick<LineToJudge, 'exporter' | 'line'> | undefined
  while (!signal.aborted) {
    const block = await linesDue(station.store, { after, limit: BLOCK })
    after = block.at(-1)
    if (!after) return
    await judgeBlock(station, block).catch(() => station.queue.addMany('judge', block.map(({ exporter, line }) => keyOf({ exporter, id: line }))))
    await turn()
  }
}

async function judgeBlock(station: Station, block: readonly LineToJudge[]): Promise<void> {
  const underReview = await rulesUnderReview(station.store)
  const noted = new Set((await openIssues(station.store)).filter(({ source }) => source === UNREAD_ORDERS).map(({ reference }) => reference))
  const records: StandingRecord[] = []
  for (const due of block) {
    const { exporter, line, inputs, market, day } = due
    const matcher = await matcherOf(station, inputs.release)
    const dictionary = matcher.rulebook.facts
    const { subject, unread } = subjectOf(dictionary, due, inputs.facts)
    const today = todayOf(dictionary, subject, line, day)
    // What is remembered needs no reasons; they are told when somebody asks, or a mail is written.
    const { markets: [check] } = await judge(matcher, subject, { markets: [market], underReview, today, explain: 'none' })
    if (!check) continue
    const key = keyOf({ exporter, id: line })
    if (unread.length > 0 || noted.has(key)) await noteUnread(station, key, unread)
    records.push({ exporter, order: line, standing: standingOf(check), verdicts: verdictTexts(check.verdicts), inputs: { ...inputs, day: today?.day ?? null } })
  }
  const changes = await recordStandings(station.store, records)
  await station.queue.addMany('alert', changes.map(changeKey))
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
