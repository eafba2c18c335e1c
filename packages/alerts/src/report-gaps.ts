import { type Check, type Market, type RuleVerdict } from '@sextant/model'
import { certaintyOf } from './certainty.ts'
import { plain } from './plain.ts'
import { coverOf } from './report-fields.ts'
import { isFinding } from './report-findings.ts'
import type { ReportOptions } from './report-options.ts'
import { wordsIn } from './words.ts'

/** What is not certain about one rule that was asked, whatever it answered. */
export interface Gap {
  rule: string
  title: string
  markets: Market[]
  texts: string[]
}

/**
 * The rules that leave something out, are not final, or are less than confirmed, each once. Where findings are told whole
 * they say so themselves; those that do not concern the goods are counted only, unless all are to be shown.
 */
export function gapsOf(check: Check, options: ReportOptions): { gaps: Gap[]; outOfScope: number; isToldAbove: boolean } {
  const asked = check.subjects.flatMap(({ markets }) =>
    markets.flatMap(({ market, verdicts }) => verdicts.map((verdict) => ({ market, verdict, texts: gapTexts(verdict, options) }))))
  const byRule = Map.groupBy(asked.filter(({ texts }) => texts.length > 0), ({ verdict }) => verdict.rule)
  const rules = [...byRule.values()].flatMap((some) => {
    const told = some.find(({ verdict }) => verdict.verdict !== 'out-of-scope')
    const first = told ?? some[0]
    if (!first) return []
    const gap: Gap = {
      rule: plain(first.verdict.rule, 120),
      title: plain(first.verdict.title, 300),
      markets: [...new Set(some.map(({ market }) => market))],
      texts: first.texts,
    }
    const isWhole = options.findings === 'whole' && some.some(({ verdict }) => isFinding(verdict))
    return [{ gap, isWhole, isShown: told !== undefined || options.all === 'shown' }]
  })
  const left = rules.filter(({ isWhole }) => !isWhole)
  return { gaps: left.filter(({ isShown }) => isShown).map(({ gap }) => gap), outOfScope: left.filter(({ isShown }) => !isShown).length, isToldAbove: left.length < rules.length }
}

function gapTexts(verdict: RuleVerdict, options: ReportOptions): string[] {
  const words = wordsIn[options.language]
  return [
    ...(verdict.status === 'active' ? [] : [words.status[verdict.status]]),
    ...(verdict.confidence === 'confirmed' ? [] : [certaintyOf(verdict, words)]),
    ...(verdict.encodes === 'fully' ? [] : [coverOf(verdict, options)]),
  ]
}
