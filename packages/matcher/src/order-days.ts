import { addDays, type Day, daysOf, type FactDictionary, type Subject } from '@sextant/model'
import { between, type Known, unknown } from './known.ts'

export interface InferredDay {
  known: Known
  /** Labels of the assumptions that the bounds rest on, by their index in the dictionary. */
  assumptions: number[]
}

/**
 * The days of the order that are absent, bounded by the nearest known day on either side: no day lies before one that
 * precedes it. With `assume`, the stated assumptions bound the other direction too; where they contradict what is
 * given, they are dropped for that day.
 */
export function inferredDays(
  dictionary: FactDictionary,
  subject: Subject,
  { assume }: { assume: boolean },
): Map<string, InferredDay> {
  const chain = dictionary.orderDays
  const given = chain.map((fact) => (typeof subject[fact] === 'string' ? daysOf(subject[fact]) : undefined))
  const inferred = new Map<string, InferredDay>()
  for (const [index, fact] of chain.entries()) {
    if (given[index] || subject[fact] !== undefined) continue
    const left = given.findLastIndex((days, at) => at < index && days !== undefined)
    const right = given.findIndex((days, at) => at > index && days !== undefined)
    const lowest = given[left]?.first ?? null
    const highest = given[right]?.last ?? null
    if (assume) {
      const before = left < 0 ? undefined : allowance(dictionary, chain, left, index)
      const after = right < 0 ? undefined : allowance(dictionary, chain, index, right)
      const from = later(lowest, after && given[right] ? addDays(given[right].first, -after.days) : null)
      const to = earlier(highest, before && given[left] ? addDays(given[left].last, before.days) : null)
      if (from === null || to === null || from <= to) {
        inferred.set(fact, { known: between(from, to), assumptions: [...(before?.used ?? []), ...(after?.used ?? [])] })
        continue
      }
    }
    inferred.set(fact, { known: lowest === null && highest === null ? unknown : between(lowest, highest), assumptions: [] })
  }
  return inferred
}

/** How many days lie at most between two days of the chain, where every step between them has an assumption. */
function allowance(dictionary: FactDictionary, chain: string[], from: number, to: number) {
  let days = 0
  const used: number[] = []
  for (let step = from; step < to; step++) {
    const index = dictionary.assumptions.findIndex((one) => one.from === chain[step] && one.to === chain[step + 1])
    const assumption = dictionary.assumptions[index]
    if (!assumption) return undefined
    days += assumption.withinDays
    used.push(index)
  }
  return { days, used }
}

function later(a: Day | null, b: Day | null): Day | null {
  if (a === null || b === null) return a ?? b
  return a > b ? a : b
}

function earlier(a: Day | null, b: Day | null): Day | null {
  if (a === null || b === null) return a ?? b
  return a < b ? a : b
}
