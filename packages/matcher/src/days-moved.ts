import { type Day, dayFromNumber, dayNumber, daysOf, type FactDictionary, type Subject } from '@sextant/model'

/** A day of the order that is given, in the order of the order; its first and last where it is given in part. */
interface GivenDay {
  fact: string
  first: number
  last: number
  isSet: boolean
}

/** The fewest and the most days from one given day to the next. */
interface Gap {
  least: number
  most: number
}

/**
 * Where the given days of an order lie once some of them are set: the others move only so far as they must, for none comes
 * before an earlier one, none lies further from its neighbour than the stated assumptions say and than it did, and no journey
 * becomes quicker. Undefined where there are no such days, or where one would have to move that lies before `earliest`, or to
 * a day that does.
 */
export function daysMoved(dictionary: FactDictionary, subject: Subject, set: ReadonlyMap<string, Day>, earliest?: Day): Map<string, Day> | undefined {
  const chain = chainOf(dictionary, subject, set)
  const gaps = gapsOf(dictionary, subject, chain)
  const moved = new Map<string, Day>()
  for (const [at, { fact, first, last, isSet }] of chain.entries()) {
    let [from, to] = [-Infinity, Infinity]
    for (const [index, other] of chain.entries()) {
      if (index === at || !other.isSet) continue
      const { least, most } = between(gaps, Math.min(at, index), Math.max(at, index))
      from = Math.max(from, index < at ? other.first + least : other.first - most)
      to = Math.min(to, index < at ? other.first + most : other.first - least)
    }
    const place = last < from ? from : first > to ? to : undefined
    if (from > to || (isSet && place !== undefined)) return undefined
    if (place === undefined) continue
    if (earliest !== undefined && (last < dayNumber(earliest) || place < dayNumber(earliest))) return undefined
    moved.set(fact, dayFromNumber(place))
  }
  return moved
}

/** By how many days the others may lie before or after one that moves beside some that are set, once they move with it. */
export function shiftsAlong(dictionary: FactDictionary, subject: Subject, set: ReadonlyMap<string, Day>, fact: string): Map<string, number[]> {
  const chain = chainOf(dictionary, subject, new Map([...set, [fact, dayFromNumber(0)]]))
  const gaps = gapsOf(dictionary, subject, chain)
  const at = chain.findIndex((one) => one.fact === fact)
  return new Map(chain.map((other, index) => {
    const { least, most } = between(gaps, Math.min(at, index), Math.max(at, index))
    return [other.fact, [...new Set(index < at ? [-least, -most] : [least, most])].filter(Number.isFinite)]
  }))
}

function chainOf({ orderDays }: FactDictionary, subject: Subject, set: ReadonlyMap<string, Day>): GivenDay[] {
  return orderDays.flatMap((fact): GivenDay[] => {
    const days = daysOf(set.get(fact) ?? String(subject[fact] ?? ''))
    return days ? [{ fact, first: dayNumber(days.first), last: dayNumber(days.last), isSet: set.has(fact) }] : []
  })
}

function gapsOf({ orderDays, assumptions }: FactDictionary, subject: Subject, chain: readonly GivenDay[]): Gap[] {
  return chain.slice(1).map(({ fact: to }, index) => {
    const from = chain[index]?.fact
    const [before, after] = [from, to].map((fact) => daysOf(String(subject[fact ?? ''] ?? '')))
    const given = before && after ? Math.max(0, dayNumber(after.first) - dayNumber(before.last)) : 0
    const assumed = assumptions.find((one) => one.from === from && one.to === to && orderDays.includes(one.from))
    return { least: assumed?.isJourney ? given : 0, most: assumed ? Math.max(assumed.withinDays, given) : Infinity }
  })
}

function between(gaps: readonly Gap[], from: number, to: number): Gap {
  return gaps.slice(from, to).reduce((sum, { least, most }) => ({ least: sum.least + least, most: sum.most + most }), { least: 0, most: 0 })
}
