import { setImmediate } from 'node:timers/promises'
import { type Reason, reasonsOf, standingOf } from '@sextant/alerts'
import { compile, judge, type Matcher } from '@sextant/matcher'
import {
  canonical, type FactDictionary, type Goods, type Impact, type ImpactChange, impactKindOf, type ImpactReason, type LocalText, type Market, type MarketCheck, type Order, type Rule, type Rulebook, sha256, type Standing, type Subject,
} from '@sextant/model'
import { asExporter, exporters, goodsOf, ordersOf, rulesUnderReview, type Store, subscriptionsOf } from '@sextant/store'
import { subjectOf, understood } from './subject.ts'

/** So many are judged before the process looks at its other work. */
const LINES_AT_ONCE = 20

/**
 * Judges all open orders, and the goods without one in the markets that their exporters watch, by two rulebooks, and
 * keeps what differs. Changes nothing. An exporter's rows are read as that exporter.
 */
export async function impactOf(store: Store, released: Rulebook | undefined, draft: Rulebook): Promise<Impact> {
  const before = compile(released ?? { ...draft, rules: [] })
  const after = compile(draft)
  const touches = touchedBy(before.rulebook, after.rulebook)
  const underReview = await rulesUnderReview(store)
  const titles = new Map([...before.rulebook.rules, ...after.rulebook.rules].map(({ id, title }) => [id, title]))
  const looked = { orders: 0, goods: 0 }
  const changes: ImpactChange[] = []
  for (const { id: exporter } of await exporters(store)) {
    for (const line of await linesOf(store, exporter)) {
      looked[line.what === 'order' ? 'orders' : 'goods'] += 1
      if ((looked.orders + looked.goods) % LINES_AT_ONCE === 0) await setImmediate()
      const [old, young] = [line.subject(before.rulebook.facts), line.subject(after.rulebook.facts)]
      if (!touches(line.market, old)) continue
      const [was, is] = await Promise.all([checkOf(before, old, line.market, underReview), checkOf(after, young, line.market, underReview)])
      const change = changeOf(exporter, line, was, is, titles)
      if (change) changes.push(change)
    }
  }
  const found = { from: released?.digest ?? null, to: draft.digest, looked, changes }
  return { ...found, digest: `impact-${sha256(canonical([found.from, found.to, changes])).slice(0, 16)}` }
}

/** One thing to judge: facts to one market. */
interface Line {
  what: 'order' | 'goods'
  id: string
  market: Market
  valueUsd: number | null
  subject: (dictionary: FactDictionary) => Subject
}

async function linesOf(store: Store, exporter: string): Promise<Line[]> {
  return asExporter(store, exporter, async (session) => {
    const goods = new Map((await goodsOf(session, exporter)).map((one) => [one.id, one]))
    const orders = await ordersOf(session, exporter)
    const watched = new Set((await subscriptionsOf(session, exporter)).flatMap(({ markets }) => markets))
    const ordered = new Set(orders.map((order) => `${order.goods} ${order.market}`))
    const ofOrders = orders.flatMap((order) => {
      const its = goods.get(order.goods)
      return its ? [lineOfOrder(order, its)] : []
    })
    const ofGoods = [...goods.values()].flatMap((its) =>
      [...watched].sort().filter((market) => !ordered.has(`${its.id} ${market}`)).map((market): Line => ({
        what: 'goods', id: its.id, market, valueUsd: null, subject: (dictionary) => understood(dictionary, { ...its.facts, exporter, market }, `goods ${its.id} of ${exporter}`).subject,
      })),
    )
    return [...ofOrders, ...ofGoods]
  })
}

function lineOfOrder(order: Order, goods: Goods): Line {
  const { valueUsd, quantity } = order.facts
  return {
    what: 'order',
    id: order.id,
    market: order.market,
    valueUsd: typeof valueUsd === 'number' ? valueUsd * (typeof quantity === 'number' ? quantity : 1) : null,
    subject: (dictionary) => subjectOf(dictionary, goods, order).subject,
  }
}

/** Whether a subject in a market meets any rule that differs. Where the dictionary differs, everything may. */
function touchedBy(before: Rulebook, after: Rulebook): (market: Market, subject: Subject) => boolean {
  if (canonical(before.facts) !== canonical(after.facts) || canonical(before.conditions) !== canonical(after.conditions)) return () => true
  const texts = (rulebook: Rulebook) => new Map(rulebook.rules.map((rule) => [rule.id, { rule, text: canonical(rule) }]))
  const [old, young] = [texts(before), texts(after)]
  const differing: Rule[] = [...old.values(), ...young.values()].flatMap(({ rule, text }) => (old.get(rule.id)?.text === text && young.get(rule.id)?.text === text ? [] : [rule]))
  const places = new Set(differing.flatMap(({ side, markets }) => markets.map((market) => `${side} ${market}`)))
  return (market, subject) => {
    const transit = Array.isArray(subject['transit']) ? subject['transit'] : []
    return [`import ${market}`, `export ${String(subject['origin'] ?? 'CN')}`, ...transit.map((code) => `transit ${code}`)].some((place) => places.has(place))
  }
}

async function checkOf(matcher: Matcher, subject: Subject, market: Market, underReview: ReadonlySet<string>): Promise<MarketCheck> {
  const { markets: [check] } = await judge(matcher, subject, { markets: [market], underReview })
  if (!check) throw new Error(`${market} was asked and gave no answer`)
  return check
}

function changeOf(exporter: string, { what, id, market, valueUsd }: Line, was: MarketCheck, is: MarketCheck, titles: ReadonlyMap<string, LocalText>): ImpactChange | undefined {
  const [before, after] = [standingOf(was), standingOf(is)]
  if (before.fingerprint === after.fingerprint) return undefined
  const rules = new Set([...onlyIn(before, after), ...onlyIn(after, before)].map(({ rule }) => rule))
  const reasons = [...rules].sort().map((rule): ImpactReason => ({ rule, title: titles.get(rule) ?? { en: rule }, before: saidOf(was, rule), after: saidOf(is, rule) }))
  return { exporter, what, id, market, kind: impactKindOf(before.outcome, after.outcome), before: before.outcome, after: after.outcome, valueUsd, reasons }
}

/** The reasons of one standing that the other does not give. */
function onlyIn(one: Standing, other: Standing): Reason[] {
  return reasonsOf({ ...one, reasons: one.reasons.filter((reason) => !other.reasons.includes(reason)) })
}

function saidOf({ verdicts }: MarketCheck, rule: string): ImpactReason['after'] {
  const found = verdicts.find((verdict) => verdict.rule === rule)
  return found ? { verdict: found.verdict, severity: found.severity, version: found.version } : null
}
