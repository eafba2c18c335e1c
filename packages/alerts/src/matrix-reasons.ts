import type { Matrix } from '@sextant/model'
import { plain } from './plain.ts'

/** The rules that are first reasons, each by a number, those that decide most answers first. */
export function reasonsIn({ subjects }: Matrix): Map<string, { number: number; title: string; count: number }> {
  const counted = new Map<string, { title: string; count: number }>()
  for (const { markets } of subjects) {
    for (const { reason } of markets) {
      if (!reason) continue
      const { title, count } = counted.get(reason.rule) ?? { title: plain(reason.title, 300), count: 0 }
      counted.set(reason.rule, { title, count: count + 1 })
    }
  }
  const sorted = [...counted].sort(([a, one], [b, other]) => other.count - one.count || (a < b ? -1 : 1))
  return new Map(sorted.map(([rule, { title, count }], index) => [rule, { number: index + 1, title, count }]))
}
