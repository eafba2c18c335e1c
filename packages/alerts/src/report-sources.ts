import type { Check, Day, RuleVerdict } from '@sextant/model'

/** One version of a rule that was asked, with the cells of the check in which it answered. */
export interface AskedRule {
  verdict: RuleVerdict
  cells: { subject: number; market: number; verdict: RuleVerdict['verdict'] }[]
}

const sideOrder = { export: 0, transit: 1, import: 2 }

/** Each rule version that was asked, once, whatever it answered: the export side first, then by id. */
export function rulesAsked({ subjects }: Check): AskedRule[] {
  const asked = subjects.flatMap(({ markets }, subject) =>
    markets.flatMap(({ verdicts }, market) => verdicts.map((verdict) => ({ subject: subject + 1, market: market + 1, verdict }))))
  const byVersion = Map.groupBy(asked, ({ verdict }) => `${verdict.rule}@${verdict.version}`)
  return [...byVersion.values()]
    .flatMap((some) => (some[0] ? [{ verdict: some[0].verdict, cells: some.map(({ subject, market, verdict }) => ({ subject, market, verdict: verdict.verdict })) }] : []))
    .toSorted((a, b) => sideOrder[a.verdict.side] - sideOrder[b.verdict.side] || (a.verdict.rule < b.verdict.rule ? -1 : 1))
}

/** The days between which rules were last compared with their sources, and who was compared longest ago. */
export function sourceAges(rules: readonly AskedRule[]): { oldest: Day; newest: Day; longestAgo: RuleVerdict[] } | undefined {
  const dated = rules.map(({ verdict }) => verdict).filter(({ checkedOn }) => checkedOn !== undefined)
  const days = dated.flatMap(({ checkedOn }) => (checkedOn ? [checkedOn] : [])).sort()
  const [oldest, newest] = [days[0], days.at(-1)]
  if (oldest === undefined || newest === undefined) return undefined
  return { oldest, newest, longestAgo: dated.filter(({ checkedOn }) => checkedOn === oldest) }
}
