import { setImmediate } from 'node:timers/promises'
import { type Reason, reasonsOf, standingOf } from '@sextant/alerts'
import { compile, judge, type Matcher } from '@sextant/matcher'
import {
  canonical, type Day, DEFAULT_ORIGIN, type Impact, type ImpactChange, impactKindOf, type ImpactReason, type LocalText, type Market, type MarketCheck, type Rule, type Rulebook, sha256, type Standing, type Subject,
} from '@sextant/model'
import { asExporter, currentDay, exporters, factsOfLine, type Line, linesOf, rulesUnderReview, type Store } from '@sextant/store'
import { subjectOf, todayOf } from './subject.ts'

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
  const day = await currentDay(store)
  const titles = new Map([...before.rulebook.rules, ...after.rulebook.rules].map(({ id, title }) => [id, title]))
  const looked = { orders: 0, goods: 0 }
  const changes: ImpactChange[] = []
  for (const { id: exporter } of await exporters(store)) {
    for (const line of await asExporter(store, exporter, (session) => linesOf(session, exporter))) {
      looked[line.order ? 'orders' : 'goods'] += 1
      if ((looked.orders + looked.goods) % LINES_AT_ONCE === 0) await setImmediate()
      const subject = subjectOf(before.rulebook.facts, line, factsOfLine(line)).subject
      if (!touches(line.market, subject)) continue
      const [was, is] = await Promise.all([checkOf(before, line, day, underReview), checkOf(after, line, day, underReview)])
      const change = changeOf(line, was, is, titles)
      if (change) changes.push(change)
    }
  }
  const found = { from: released?.digest ?? null, to: draft.digest, looked, changes }
  return { ...found, digest: `impact-${sha256(canonical([found.from, found.to, changes])).slice(0, 16)}` }
}

/** In US dollars, over all units; null where the order does not say. */
function valueOf({ order }: Line): number | null {
  const { valueUsd, quantity } = order?.facts ?? {}
  return typeof valueUsd === 'number' ? valueUsd * (typeof quantity === 'number' ? quantity : 1) : null
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
    return [`import ${market}`, `export ${String(subject['origin'] ?? DEFAULT_ORIGIN)}`, ...transit.map((code) => `transit ${code}`)].some((place) => places.has(place))
  }
}

async function checkOf(matcher: Matcher, line: Line, day: Day | undefined, underReview: ReadonlySet<string>): Promise<MarketCheck> {
  const { market } = line
  const dictionary = matcher.rulebook.facts
  const { subject } = subjectOf(dictionary, line, factsOfLine(line))
  const today = day && todayOf(dictionary, subject, line.line, day)
  const { markets: [check] } = await judge(matcher, subject, { markets: [market], underReview, today, explain: 'none' })
  if (!check) throw new Error(`${market} was asked and gave no answer`)
  return check
}

function changeOf(line: Line, was: MarketCheck, is: MarketCheck, titles: ReadonlyMap<string, LocalText>): ImpactChange | undefined {
  const [before, after] = [standingOf(was), standingOf(is)]
  if (before.fingerprint === after.fingerprint) return undefined
  const rules = new Set([...onlyIn(before, after), ...onlyIn(after, before)].map(({ rule }) => rule))
  const reasons = [...rules].sort().map((rule): ImpactReason => ({ rule, title: titles.get(rule) ?? { en: rule }, before: saidOf(was, rule), after: saidOf(is, rule) }))
  const { exporter, goods, order, market } = line
  const named = order ? { what: 'order' as const, id: order.id } : { what: 'goods' as const, id: goods.id }
  return { exporter, ...named, market, kind: impactKindOf(before.outcome, after.outcome), before: before.outcome, after: after.outcome, valueUsd: valueOf(line), reasons }
}

/** The reasons of one standing that the other does not give. */
function onlyIn(one: Standing, other: Standing): Reason[] {
  return reasonsOf({ ...one, reasons: one.reasons.filter((reason) => !other.reasons.includes(reason)) })
}

function saidOf({ verdicts }: MarketCheck, rule: string): ImpactReason['after'] {
  const found = verdicts.find((verdict) => verdict.rule === rule)
  return found ? { verdict: found.verdict, severity: found.severity, version: found.version } : null
}
