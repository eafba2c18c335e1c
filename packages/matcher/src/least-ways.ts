import { type Day, dayNumber, type FactDictionary, type FactValue, type Subject } from '@sextant/model'
import { type Change, changed, movedAlong, touchedBy } from './change.ts'
import { boundsOf, unknown } from './known.ts'
import { inferredDays } from './order-days.ts'

/** What tells ways apart: the values that they set, but of days and numbers only which. */
export function namesApart({ facts }: FactDictionary, changes: readonly Change[]): string[] {
  return changes.map((change) => (isScaled(facts, change.fact) ? touchedBy(change) : JSON.stringify(change))).sort()
}

function isScaled(facts: FactDictionary['facts'], fact: string): boolean {
  return facts[fact]?.type === 'day' || facts[fact]?.type === 'number'
}

/**
 * Of the ways that set the same days and numbers only to other values, the one that goes least far. None that does more
 * than another one but for such values, and none that fixes a day of which nothing is given beside what another does
 * without it.
 */
export function leastWays<Way extends { changes: readonly Change[] }>(dictionary: FactDictionary, subject: Subject, ways: readonly Way[], earliest: Day | undefined): Way[] {
  const { facts, orderDays } = dictionary
  const numberOf = (value: FactValue | undefined) => (typeof value === 'string' ? dayNumber(`${value}-01-01`.slice(0, 10) as Day) : Number(value ?? 0))
  // A day of which nothing is given lies where the others leave it.
  const inferred = inferredDays(dictionary, subject, { assume: true })
  const present = (fact: string): FactValue | undefined => {
    const { from, to } = boundsOf(inferred.get(fact)?.known ?? unknown)
    return subject[fact] ?? from ?? to ?? (facts[fact]?.type === 'day' ? earliest : undefined)
  }
  const distanceOf = (change: Change) => (change.kind === 'set' && isScaled(facts, change.fact) ? Math.abs(numberOf(change.to) - numberOf(present(change.fact))) : 0)
  const distance = ({ changes }: Way) => changes.reduce((sum, change) => sum + distanceOf(change), 0)
  const textOf = ({ changes }: Way) => changes.map((change) => JSON.stringify(change)).sort().join()
  const namesOf = ({ changes }: Way) => namesApart(dictionary, changes)
  const nearest = [...Map.groupBy(ways, (way) => namesOf(way).join()).values()].flatMap((some) => some.toSorted((a, b) => distance(a) - distance(b) || (textOf(a) < textOf(b) ? -1 : 1))[0] ?? [])
  const named = nearest.map((way) => ({ way, names: new Set(namesOf(way)) }))
  const least = named.filter(({ names }) => !named.some((one) => one.names.size < names.size && one.names.isSubsetOf(names))).map(({ way }) => way)

  const isGiven = (fact: string) => subject[fact] !== undefined || !orderDays.includes(fact)
  const altered = least.map((way) => {
    const after = changed(dictionary, subject, way.changes, earliest) ?? subject
    const days = [...way.changes.filter(({ fact }) => orderDays.includes(fact)).map(({ fact }) => fact), ...movedAlong(dictionary, subject, after, way.changes)]
    const rest = way.changes.filter(({ fact }) => !orderDays.includes(fact)).map((change) => JSON.stringify(change))
    return { way, given: [...rest, ...days.filter(isGiven).map((fact) => `${fact} ${String(after[fact])}`)].sort().join(), free: days.filter((fact) => !isGiven(fact)).length }
  })
  return altered.filter(({ given, free }) => given === '' || !altered.some((one) => one.given === given && one.free < free)).map(({ way }) => way)
}
