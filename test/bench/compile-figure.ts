import { compile } from '@sextant/matcher'
import type { Figure } from './figure.ts'
import { marketsNamed } from './lines.ts'
import { madeRulebook } from './rules.ts'
import type { Setting } from './setting.ts'
import { medianMs } from './timing.ts'

const RULES = 10_000

export async function compiling({ seed, facts }: Setting): Promise<Figure> {
  const rulebook = madeRulebook(facts, { seed, count: RULES, markets: marketsNamed(45) })
  const text = JSON.stringify(rulebook)
  const value = await medianMs(3, () => compile(rulebook))
  return {
    name: 'compile 10,000 rules', value, unit: 'ms', bar: [{ of: 'ms', found: value, most: 2_000 }], peers: { 'JSON.parse of the same': await medianMs(3, () => JSON.parse(text)) },
    note: `median of 3; ${Math.round(text.length / 1e6)} MB of JSON, whose parsing is the limit of whoever reads it`,
  }
}
