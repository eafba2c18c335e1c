import { compile, decide, judge, type Matcher } from '@sextant/matcher'
import { comparisonsOf } from '@sextant/model'
import { breachesOf, flatOf } from './asked-flat.ts'
import { type Figure, timesFaster } from './figure.ts'
import { type Line, madeLines, marketsNamed } from './lines.ts'
import { logicOf } from './peer-logic.ts'
import { stockOf } from './peer-stock.ts'
import { zenOf } from './peer-zen.ts'
import { breachedIn, sameVerdicts } from './same-verdicts.ts'
import { madeRulebook } from './rules.ts'
import type { Setting } from './setting.ts'
import { onceMs, processorMs, quantile } from './timing.ts'

const RULES = 5_000
const MARKETS = 45

/** One check among 5,000 rules, without and with explanation. */
export async function oneCheck({ seed, isQuick, facts, bytesPerSecond }: Setting): Promise<Figure[]> {
  const markets = marketsNamed(MARKETS)
  const matcher = compile(madeRulebook(facts, { seed, count: RULES, markets }))
  const lines = [...madeLines({ seed: seed + 1, count: isQuick ? 20_000 : 100_000, markets })]
  const complete = [...madeLines({ seed: seed + 2, count: 200, markets, missing: 0 })]

  for (const { subject, market } of lines.slice(0, 5_000)) decide(matcher, subject, market)
  const decided: number[] = []
  const deciding = await processorMs(() => {
    for (const { subject, market } of lines) {
      const from = performance.now()
      decide(matcher, subject, market)
      decided.push(performance.now() - from)
    }
  })

  const explained: number[] = []
  const asked = lines.slice(0, isQuick ? 600 : 3_000)
  const explain = ({ subject, market }: Line) => judge(matcher, subject, { markets: [market], explain: 'told' })
  // What runs for the first time is compiled meanwhile, which takes the first hundreds.
  const before = lines.slice(asked.length, 2 * asked.length).slice(0, 600)
  for (const line of before) await explain(line)
  const explaining = await processorMs(async () => {
    for (const line of asked) explained.push(await onceMs(() => explain(line)))
  })

  const peers = await peersOf(matcher, complete)
  const inMs = Object.fromEntries(Object.entries(peers.us).map(([name, us]) => [name, us / 1_000]))
  const [p50, p99] = [quantile(decided, 0.5) * 1_000, quantile(decided, 0.99) * 1_000]
  const [middle, slowest] = [quantile(explained, 0.5), quantile(explained, 0.99)]
  const some = lines.slice(0, 1_000).map(({ subject, market }) => matcher.concerning(market, 'import', subject['category']))
  const candidates = some.reduce((sum, rules) => sum + rules.length, 0) / some.length
  const compared = some.reduce((sum, rules) => sum + rules.flatMap(({ versions }) => versions.flatMap(({ text }) => (text ? [text.scope, text.requires] : []))).flatMap((part) => comparisonsOf(part)).length, 0) / some.length
  const limit = `to read eight bytes for each takes ${(((compared * 8) / bytesPerSecond) * 1e6).toFixed(2)} µs at the bandwidth of memory`
  return [
    {
      name: 'one check without explanation, 5,000 rules in 45 markets', value: p50, unit: 'µs',
      bar: [{ of: 'µs, median', found: p50, most: 50 }, timesFaster('json-rules-engine with all rules', peers.us[stockAll] ?? Number.NaN, p50, 1_000)], peers: peers.us,
      note: `median of ${lines.length}; the slowest in a hundred ${p99.toFixed(0)} µs; ${((deciding * 1_000) / lines.length).toFixed(0)} µs of processor time each; ${candidates.toFixed(0)} candidates a check with ${compared.toFixed(0)} comparisons; ${limit}. ${peers.note}`,
    },
    {
      name: 'one check with explanation, 5,000 rules in 45 markets', value: middle, unit: 'ms',
      bar: [{ of: 'ms, the slowest in a hundred', found: slowest, most: 5 }, timesFaster('json-rules-engine with all rules, which explains nothing', inMs[stockAll] ?? Number.NaN, middle, 50)], peers: inMs,
      note: `median of ${asked.length}, after ${before.length} others; ${(explaining / asked.length).toFixed(1)} ms of processor time each; what is told is explained by json-rules-engine in both readings of the unknown. ${compared.toFixed(0)} comparisons; ${limit}. ${peers.note}`,
    },
  ]
}

const stockAll = 'json-rules-engine, one engine with all rules'

/** What each peer takes for a check in microseconds, after it was held to the same breaches. */
async function peersOf(matcher: Matcher, complete: readonly Line[]): Promise<{ us: Record<string, number>; note: string }> {
  const { rules, facts } = matcher.rulebook
  const marketOf = new Map(rules.map((rule) => [rule.id, String(rule.markets[0])]))
  const everything = stockOf(facts, breachesOf(rules), marketOf)
  const byMarket = Map.groupBy(rules, (rule) => rule.markets[0])
  const made = <Asked>(make: (breaches: ReturnType<typeof breachesOf>) => Asked) => new Map([...byMarket].map(([market, own]) => [market, make(breachesOf(own))]))
  const [stock, logic, zen] = [made((own) => stockOf(facts, own)), made((own) => logicOf(facts, own)), made((own) => zenOf(facts, own))]
  const flats = complete.map(({ subject, market }) => ({ market, flat: flatOf(matcher, subject, market), breached: breachedIn(matcher, subject, market) }))
  const ask = {
    [stockAll]: { sample: 10, check: (flat, _market) => everything(flat) },
    'json-rules-engine, an engine for each market': { sample: 100, check: (flat, market) => stock.get(market)?.(flat) ?? [] },
    'json-logic-engine compiled, by market': { sample: 200, check: (flat, market) => logic.get(market)?.(flat) ?? [] },
    'zen, a decision for each market': { sample: 200, check: (flat, market) => zen.get(market)?.(flat) ?? [] },
  } satisfies Record<string, { sample: number; check(flat: (typeof flats)[number]['flat'], market: Line['market']): Promise<string[]> | string[] }>
  const us: Record<string, number> = {}
  for (const [name, { sample, check }] of Object.entries(ask)) {
    const times: number[] = []
    for (const { flat, market, breached } of flats.slice(0, sample)) {
      let found: string[] = []
      times.push(await onceMs(async () => (found = await check(flat, market))))
      sameVerdicts(name, breached, found)
    }
    us[name] = quantile(times, 0.5) * 1_000
  }
  return { us, note: `Peers: median of 10 to ${complete.length} complete lines, ages counted for them beforehand; they say only breach or not, and nothing of what is unknown; each gave the same breaches` }
}
