import { setImmediate as turn } from 'node:timers/promises'
import { standingOf } from '@sextant/alerts'
import type { Line } from '@sextant/matcher'
import { verdictTexts } from '@sextant/model'
import { basisOf, changeKey, fromKey, isOrderLine, keyOf, linesDue, type LineToJudge, lineToJudge, openIssues, type Place, recordIssue, recordStandings, rulesUnderReview, settleIssues, type StandingRecord, tidyFleet } from '@sextant/store'
import { answersOf } from './answers.ts'
import { BLOCK, carrier } from './carry-over.ts'
import { gather } from './gather.ts'
import { latestThreads, type LatestThreads } from './latest-threads.ts'
import { queueMany } from './queue-many.ts'
import { matcherOf } from './rules-in-force.ts'
import type { Station } from './station.ts'
import { subjectOf, todayOf, UNREAD_ORDERS } from './subject.ts'

/** So many orders are read at once; nobody else gets at the embedded store meanwhile. */
const READ = 2_000
/** So many lines are judged side by side. Each rule is made ready for them first, which takes longer than judging a few. */
const JUDGED = 16_384
/** Where judging takes long, mails are looked after so often. */
const GATHER_MS = 60_000

/** What is there as long as many lines are judged. */
interface Run {
  signal: AbortSignal
  carriedOver: ReturnType<typeof carrier>
  /** Absent where the lines are too few for starting threads. */
  threads?: LatestThreads | undefined
}

/** Judges one line under the present rulebook and remembers what it came to; a change goes on to be alerted. */
export async function judgeLine(station: Station, key: string): Promise<void> {
  const { exporter, id: line } = fromKey(key)
  const due = await lineToJudge(station.store, exporter, line)
  if (due) await judgeLines(station, [due])
}

/**
 * Judges every line that is due, the orders first, as after a release; a line of which only the rules have changed is asked
 * only those first, and all of them where they say something else. Each block is one transaction, and what was judged is due
 * no more: broken off, it goes on where it was. A line that cannot be judged is left to a job of its own.
 */
export async function judgeDue(station: Station, signal: AbortSignal): Promise<void> {
  await tidyFleet(station.store)
  const carriedOver = carrier(station.store)
  await using threads = latestThreads()
  let [judged, counted, gatheredAt] = [0, JUDGED, performance.now()]
  for await (const lines of portionsDue(station, signal)) {
    const run = { signal, carriedOver, threads: judged > 0 ? threads : undefined }
    await judgeLines(station, lines, run).catch(() => station.queue.addMany('judge', lines.map(({ exporter, line }) => keyOf({ exporter, id: line }))))
    judged += lines.length
    if (judged >= counted) {
      await tidyFleet(station.store)
      counted *= 4
    }
    // What is heard of already does not wait for ever, however much there is to judge.
    if (performance.now() - gatheredAt > GATHER_MS) {
      await gather(station)
      gatheredAt = performance.now()
    }
  }
  await tidyFleet(station.store)
}

/** The lines that are due, as many at a time as are judged side by side; those of one portion on one basis. */
async function* portionsDue({ store }: Station, signal: AbortSignal): AsyncGenerator<LineToJudge[]> {
  let held: LineToJudge[] = []
  for (const table of ['orders', 'goods'] as const) {
    let after: Place | undefined = { of: table, exporter: '', id: '' }
    while (after && !signal.aborted) {
      const { lines, last }: Awaited<ReturnType<typeof linesDue>> = await linesDue(store, { after, limit: READ })
      const isAnother = lines[0] !== undefined && held[0]?.inputs.basis !== lines[0].inputs.basis
      if (held.length > 0 && (isAnother || held.length + lines.length > JUDGED)) {
        yield held
        held = []
      }
      held.push(...lines)
      after = last
      await turn()
    }
  }
  if (held.length > 0 && !signal.aborted) yield held
}

async function judgeLines(station: Station, lines: readonly LineToJudge[], run?: Run): Promise<void> {
  const [first] = lines
  if (!first) return
  const underReview = await rulesUnderReview(station.store)
  const noted = new Set((await openIssues(station.store)).filter(({ source }) => source === UNREAD_ORDERS).map(({ reference }) => reference))
  const matcher = await matcherOf(station, first.inputs.release)
  // A review was opened or decided since the lines were read: they are due by another basis, or will be by this one again.
  if (basisOf({ release: matcher.rulebook.digest, underReview }) !== first.inputs.basis) return
  const dictionary = matcher.rulebook.facts
  const read: (Line & { due: LineToJudge; unread: string[] })[] = []
  for (const [index, due] of lines.entries()) {
    const { subject, unread } = subjectOf(dictionary, due, due.inputs.facts)
    read.push({ due, market: due.market, subject, unread, today: todayOf(dictionary, subject, due.line, due.day) })
    if (index % BLOCK === 0) await turn()
    if (run?.signal.aborted) return
  }
  const carried = await run?.carriedOver(read, { matcher, underReview }, run.signal)
  const left = carried ? read.filter((line) => !carried.has(line)) : read
  const records: StandingRecord[] = []
  for await (const { index, answer } of answersOf(matcher, left, underReview, await run?.threads?.judging(matcher))) {
    const { due, unread, today } = left[index] as (typeof read)[number]
    const { exporter, line, inputs } = due
    const key = keyOf({ exporter, id: line })
    if (unread.length > 0 || noted.has(key)) await noteUnread(station, key, unread)
    records.push({ exporter, order: line, standing: standingOf(answer), verdicts: verdictTexts(answer.verdicts), inputs: { ...inputs, day: today?.day ?? null } })
  }
  for (let from = 0; from < records.length && !run?.signal.aborted; from += BLOCK) {
    const changes = await recordStandings(station.store, records.slice(from, from + BLOCK))
    await queueMany(station.queue, 'alert', changes.map(changeKey))
    await turn()
  }
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
