import { setImmediate as turn } from 'node:timers/promises'
import { composeMail, type MailItem, type MailWhole } from '@sextant/alerts'
import { judge } from '@sextant/matcher'
import { type Language, type Rule, textIn } from '@sextant/model'
import { claimDelivery, currentDay, deliveryFailed, deliverySent, factsOfLine, fromKey, gatherDelivery, rulesUnderReview, type Tally, tallyOf } from '@sextant/store'
import type { Station } from './station.ts'
import { subjectOf, summaryOf, todayOf } from './subject.ts'

const LEASE_MS = 5 * 60_000
const RETRY_BASE_MS = 60_000
const DOUBLINGS_MAX = 8

/**
 * Sends one mail. The id is that of a delivery, or the key of a subscription whose alerts are first gathered into one.
 * The mail is written now, from the present state; its Message-ID is that of every attempt.
 */
export async function deliver(station: Station, id: string, signal: AbortSignal): Promise<void> {
  const now = station.surroundings.now()
  const mailDomain = station.surroundings.mailFrom.address.split('@')[1]
  const gathered = id.includes('/') ? await gatherDelivery(station.store, fromKey(id), { now, ...(mailDomain && { mailDomain }) }) : undefined
  const delivery = id.includes('/') ? gathered?.id : id
  if (delivery === undefined) return
  const claim = await claimDelivery(station.store, delivery, LEASE_MS)
  if (!claim) return
  const mail = await mailOf(station, claim)
  const receipt = await station.transport.send(claim.delivery, mail, signal)
  if (receipt.state === 'accepted') {
    await deliverySent(station.store, claim.delivery, 'accepted')
    station.say(`a mail with ${claim.isWhole ? '' : 'more than '}${claim.alerts.length} alerts went out (${claim.delivery.id})`)
    return
  }
  // A server that is away is never given up: what an exporter has to hear is said late rather than never.
  const pauseMs = RETRY_BASE_MS * 2 ** Math.min(claim.delivery.attempts - 1, DOUBLINGS_MAX)
  const retryAt = receipt.state === 'refused-for-good' ? null : new Date(station.surroundings.now().getTime() + pauseMs)
  await deliveryFailed(station.store, claim.delivery, receipt.reason, { retryAt })
  station.say(`a mail did not go out (${claim.delivery.id}): ${receipt.reason}${retryAt ? `; it is tried again at ${retryAt.toISOString()}` : ''}`)
}

type Claim = NonNullable<Awaited<ReturnType<typeof claimDelivery>>>

async function mailOf(station: Station, { delivery, exporter, subscription, alerts, isWhole }: Claim) {
  const { matcher, store, surroundings } = station
  const { language } = subscription
  const underReview = await rulesUnderReview(store)
  const day = await currentDay(store)
  const dictionary = matcher.rulebook.facts
  const items: MailItem[] = []
  for (const { alert, change, line } of alerts) {
    const { subject } = subjectOf(dictionary, line, factsOfLine(line))
    const today = day && todayOf(dictionary, subject, line.line, day)
    const { markets } = await judge(matcher, subject, { markets: [line.market], language, underReview, today, explain: 'told' })
    const [check] = markets
    const named = line.order ? { what: 'order' as const, order: { id: line.order.id } } : { what: 'goods' as const, order: { id: line.goods.id } }
    if (check) items.push({ alert, ...named, summary: summaryOf(dictionary, subject, language), check, before: change.before })
    // A mail of hundreds takes seconds, and others ask meanwhile.
    await turn()
  }
  const { digest, commit } = matcher.rulebook
  const latest = alerts.map(({ alert }) => alert.raisedAt).sort().at(-1)
  return composeMail({
    delivery,
    exporter,
    language,
    items,
    ...(!isWhole && { whole: { exporter: exporter.id, ...wholeOf(await tallyOf(store, delivery.id), matcher.rulebook.rules, language) } }),
    rulebook: { digest, commit },
    from: surroundings.mailFrom,
    unsubscribeMailto: `mailto:${surroundings.mailFrom.address}?subject=unsubscribe%20${encodeURIComponent(subscription.id)}`,
    ...(latest !== undefined && { date: new Date(latest) }),
  })
}

function wholeOf({ markets, reasons, isReviewOnly }: Tally, rules: readonly Rule[], language: Language): Omit<MailWhole, 'exporter'> {
  const titles = new Map(rules.map(({ id, title }) => [id, textIn(title, language)]))
  return { markets, reasons, isReviewOnly, titleOf: (rule) => titles.get(rule) ?? rule }
}
