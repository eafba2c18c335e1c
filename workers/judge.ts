import { standingOf } from '@sextant/alerts'
import { judge } from '@sextant/matcher'
import { changeKey, fromKey, orderToJudge, recordStanding, rulesUnderReview } from '@sextant/store'
import type { Station } from './station.ts'
import { subjectOf } from './subject.ts'

/** Judges one open order under the present rulebook and remembers what it came to; a change goes on to be alerted. */
export async function judgeOrder(station: Station, key: string): Promise<void> {
  const { exporter, id } = fromKey(key)
  const due = await orderToJudge(station.store, exporter, id)
  if (!due) return
  const { order, goods, inputs } = due
  const underReview = await rulesUnderReview(station.store)
  const subject = subjectOf(station.matcher.rulebook.facts, goods, order)
  const { markets } = await judge(station.matcher, subject, { markets: [order.market], underReview })
  const [check] = markets
  if (!check) return
  const standing = standingOf(check)
  const change = await recordStanding(station.store, { exporter, order: id, standing, check, inputs })
  if (change) await station.queue.add('alert', changeKey(change))
}
