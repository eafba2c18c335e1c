import { canonical, type MarketCheck, type Market, type RuleVerdict, type SubjectCheck } from '@sextant/model'

/** Heaviest first: the order in which a report tells them. */
export const groups = ['blocks', 'asks', 'open', 'advises', 'open-advice'] as const
export type Group = (typeof groups)[number]

/** One breached or undecidable rule. Its number is its own within one subject, over all markets. */
export interface Finding {
  number: number
  group: Group
  verdict: RuleVerdict
  /** The market under which the very same was told already, such as a rule of the exporting side. */
  toldUnder: Market | undefined
}

export interface MarketReport {
  check: MarketCheck
  groups: { group: Group; findings: Finding[] }[]
  complies: RuleVerdict[]
  outOfScope: RuleVerdict[]
}

/** The findings of each market, grouped by weight; what repeats from market to market is told once. */
export function marketReports({ markets }: SubjectCheck): MarketReport[] {
  const told = new Map<string, { number: number; market: Market }>()
  return markets.map((check) => {
    const found = weighed(check.verdicts).map(({ group, verdict }): Finding => {
      const key = canonical(verdict)
      const before = told.get(key)
      const number = before?.number ?? told.size + 1
      if (!before) told.set(key, { number, market: check.market })
      return { number, group, verdict, toldUnder: before?.market }
    })
    return {
      check,
      groups: groups.map((group) => ({ group, findings: found.filter((one) => one.group === group) })).filter(({ findings }) => findings.length > 0),
      complies: check.verdicts.filter(({ verdict }) => verdict === 'complies'),
      outOfScope: check.verdicts.filter(({ verdict }) => verdict === 'out-of-scope'),
    }
  })
}

/** `[2] [7]`: where a market's report tells of the rules that a question would settle. */
export function numbersOf(rules: readonly string[], { groups: told }: MarketReport): string {
  const found = told.flatMap(({ findings }) => findings.filter(({ verdict }) => rules.includes(verdict.rule)))
  return found.map(({ number }) => number).sort((a, b) => a - b).map((number) => `[${number}]`).join(' ')
}

/** The breached and undecidable rules of a check, heaviest first. */
export function weighed(verdicts: readonly RuleVerdict[]): { group: Group; verdict: RuleVerdict }[] {
  const found = verdicts.flatMap((verdict) => {
    const group = groupOf(verdict)
    return group ? [{ group, verdict }] : []
  })
  const weight = { block: 0, act: 1, watch: 2 }
  return groups.flatMap((group) => found
    .filter((one) => one.group === group)
    .toSorted((a, b) => weight[a.verdict.severity] - weight[b.verdict.severity]))
}

/** Whether a report has a finding of it. */
export function isFinding(verdict: RuleVerdict): boolean {
  return groupOf(verdict) !== undefined
}

function groupOf({ verdict, severity, error }: RuleVerdict): Group | undefined {
  if (verdict === 'breach') return ({ block: 'blocks', act: 'asks', watch: 'advises' } as const)[severity]
  if (verdict !== 'cannot-tell') return undefined
  // A rule that could not be run is no advice: the answer is open because of it.
  return severity === 'watch' && error === undefined ? 'open-advice' : 'open'
}
