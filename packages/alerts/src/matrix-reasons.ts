import type { Matrix, MatrixReason } from '@sextant/model'
import type { lettered } from './matrix-questions.ts'
import { shownIn } from './matrix-shown.ts'

/** The rules that are first reasons, each by a number, those that decide most answers first. What waits for a question has its letter instead. */
export function reasonsIn({ subjects }: Matrix, { letterOf }: ReturnType<typeof lettered>): Map<string, { number: number; reason: MatrixReason; count: number }> {
  const reasons = subjects.flatMap(({ exporting, markets }, index) => [
    ...(exporting?.reason ? [exporting.reason] : []),
    ...markets.flatMap((cell) => {
      const { shown, reason } = shownIn(cell, exporting)
      return reason && (shown !== 'cannot-tell' || letterOf(index, cell.market) === undefined) ? [reason] : []
    }),
  ])
  const counted = [...Map.groupBy(reasons, ({ rule }) => rule)].flatMap(([rule, some]) => (some[0] ? [{ rule, reason: some[0], count: some.length }] : []))
  const sorted = counted.sort((a, b) => b.count - a.count || (a.rule < b.rule ? -1 : 1))
  return new Map(sorted.map(({ rule, reason, count }, index) => [rule, { number: index + 1, reason, count }]))
}
