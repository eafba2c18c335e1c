import { columnsOf, compile, judgeMany } from '@sextant/matcher'
import { countsOf } from './counts.ts'
import type { Figure } from './figure.ts'
import { type Line, madeLines, marketsNamed } from './lines.ts'
import { madeRulebook, type MakingRules } from './rules.ts'
import type { Setting } from './setting.ts'
import { onceMs } from './timing.ts'

const RUNS = 12

/** A hundred times the rules, of which a line is asked as many as before: what they cost must lie in those that are asked. */
export async function growth({ seed, isQuick, facts, bytesPerSecond }: Setting): Promise<Figure> {
  const count = isQuick ? 300_000 : 1_000_000
  const made = async (making: Omit<MakingRules, 'seed'>) => {
    const matcher = compile(madeRulebook(facts, { seed, ...making }))
    const columns = await columnsOf(matcher, ofKnownCategory(madeLines({ seed: seed + 1, count, markets: marketsNamed(20) })))
    const asked = columns.groups.reduce((sum, { market, subject, from, to }) => sum + matcher.concerning(market, 'import', subject['category']).length * (to - from), 0) / columns.count
    const bytes = columns.columns.reduce((sum, { codes }) => sum + codes.byteLength, 0) / columns.count
    return { asked, limit: (bytes / bytesPerSecond) * 1e6, us: Infinity, run: async () => ((await onceMs(() => countsOf(judgeMany(matcher, columns)))) * 1_000) / columns.count }
  }
  const small = await made({ count: 300, markets: marketsNamed(20), concerns: 'all' })
  const large = await made({ count: 30_000, markets: marketsNamed(250), concerns: 'one' })
  // In turn, so that neither has the machine, or code that is warmer, for itself.
  for (let run = 0; run < RUNS; run += 1) for (const one of [small, large]) one.us = Math.min(one.us, await one.run())
  return {
    name: 'time of a line with 300 rules and with 30,000', value: large.us / small.us, unit: 'times', bar: [{ of: 'times the time with 300 rules', found: large.us / small.us, most: 1.5 }], peers: {},
    note: `best of ${RUNS} in turn; ${count.toLocaleString('en')} lines of known category in 20 markets: ${small.us.toFixed(2)} µs with 300 rules for them all, ${large.us.toFixed(2)} µs with 30,000 in 250 markets and 8 categories; a line is asked ${small.asked.toFixed(1)} and ${large.asked.toFixed(1)} of them. To read its columns takes ${small.limit.toFixed(4)} and ${large.limit.toFixed(4)} µs at the bandwidth of memory`,
  }
}

function* ofKnownCategory(lines: Iterable<Line>): Generator<Line> {
  for (const line of lines) if (line.subject['category'] !== undefined) yield line
}
