import { setImmediate as turn } from 'node:timers/promises'
import type { Line } from '@sextant/matcher'
import { carryOver, type LineToJudge, type Store } from '@sextant/store'
import { alikeBy, type Difference, differenceSince, type Judging } from './difference.ts'

/** So many lines are written in one transaction. */
export const BLOCK = 250

/**
 * Has lines rest on the present basis which say by it what they said by an earlier one, and tells which those are. What
 * differs between two bases is worked out once, however many portions of lines follow.
 */
export function carrier(store: Store): <Due extends Line & { due: LineToJudge }>(lines: readonly Due[], present: Judging, signal: AbortSignal) => Promise<ReadonlySet<Due>> {
  const differences = new Map<string, Difference | undefined>()
  return async (lines, present, signal) => {
    const carried = new Set<(typeof lines)[number]>()
    for (const [earlier, some] of Map.groupBy(lines, ({ due }) => due.restsOn)) {
      const [first] = some
      if (earlier === null || !first) continue
      const { inputs } = first.due
      const between = `${earlier} ${inputs.basis}`
      if (!differences.has(between)) differences.set(between, await differenceSince(store, earlier, inputs.basis, present))
      const difference = differences.get(between)
      const alike = difference ? (await alikeBy(difference, some)).flatMap((place) => some[place] ?? []) : []
      for (let from = 0; from < alike.length && !signal.aborted; from += BLOCK) {
        const block = alike.slice(from, from + BLOCK)
        await carryOver(store, block.map(({ due }) => due), earlier, inputs.basis)
        for (const line of block) carried.add(line)
        await turn()
      }
    }
    return carried
  }
}
