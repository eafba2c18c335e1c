import { type Impact, type ImpactChange, type ImpactKind, impactKinds, type Language, textIn } from '@sextant/model'

/** What changes for one market, exporter or rule. */
export interface ImpactSum {
  name: string
  counts: Partial<Record<ImpactKind, number>>
  /** US dollars of the orders that say what they are worth; how many do, and how many do not. */
  valueUsd: number
  valued: number
  unvalued: number
}

export function sumsBy(changes: readonly ImpactChange[], namesOf: (change: ImpactChange) => readonly string[]): ImpactSum[] {
  const sums = new Map<string, ImpactSum>()
  for (const change of changes) {
    for (const name of namesOf(change)) {
      const sum = sums.get(name) ?? { name, counts: {}, valueUsd: 0, valued: 0, unvalued: 0 }
      sum.counts[change.kind] = (sum.counts[change.kind] ?? 0) + 1
      if (change.what === 'order') {
        if (change.valueUsd === null) sum.unvalued += 1
        else [sum.valueUsd, sum.valued] = [sum.valueUsd + change.valueUsd, sum.valued + 1]
      }
      sums.set(name, sum)
    }
  }
  return [...sums.values()].sort((a, b) => total(b) - total(a) || (a.name < b.name ? -1 : 1))
}

/** By market, exporter and rule, the largest first. */
export function impactSums({ changes }: Impact): Record<'market' | 'exporter' | 'rule', ImpactSum[]> {
  return {
    market: sumsBy(changes, ({ market }) => [market]),
    exporter: sumsBy(changes, ({ exporter }) => [exporter]),
    rule: sumsBy(changes, ({ reasons }) => reasons.map(({ rule }) => rule)),
  }
}

export function titlesIn({ changes }: Impact, language: Language): Map<string, string> {
  return new Map(changes.flatMap(({ reasons }) => reasons.map(({ rule, title }) => [rule, textIn(title, language)])))
}

/** The changes of one kind after another, the gravest first. */
export function byKind({ changes }: Impact): { kind: ImpactKind; changes: ImpactChange[] }[] {
  return impactKinds.map((kind) => ({ kind, changes: changes.filter((change) => change.kind === kind) })).filter((group) => group.changes.length > 0)
}

function total({ counts }: ImpactSum): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0)
}
