import type { Matrix, MatrixReason } from '@sextant/model'
import { shownIn } from './matrix-shown.ts'

/** The rules that are first reasons, each by a number, those that decide most answers first. */
export function reasonsIn({ subjects }: Matrix): Map<string, { number: number; reason: MatrixReason; count: number }> {
  const reasons = subjects.flatMap(({ exporting, markets }) => [exporting?.reason, ...markets.map((cell) => shownIn(cell).reason)]).filter((reason) => reason !== null && reason !== undefined)
  const counted = [...Map.groupBy(reasons, ({ rule }) => rule)].flatMap(([rule, some]) => (some[0] ? [{ rule, reason: some[0], count: some.length }] : []))
  const sorted = counted.sort((a, b) => b.count - a.count || (a.rule < b.rule ? -1 : 1))
  return new Map(sorted.map(({ rule, reason, count }, index) => [rule, { number: index + 1, reason, count }]))
}
