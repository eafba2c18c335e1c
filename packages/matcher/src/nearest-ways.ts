import { type Day, dayNumber, type FactDictionary, type FactValue, type Subject } from '@sextant/model'
import { type Change, changed, movedAlong, touchedBy } from './change.ts'

/**
 * Of the ways that set the same days and numbers only to other values, the one that goes least far; and none that fixes a
 * day of which nothing is given, beside what another way does without it.
 */
export function nearestWays<Way extends { changes: readonly Change[] }>(dictionary: FactDictionary, subject: Subject, ways: readonly Way[], earliest: Day | undefined): Way[] {
  const { facts } = dictionary
  const isScaled = (fact: string) => facts[fact]?.type === 'day' || facts[fact]?.type === 'number'
  const numberOf = (value: FactValue | undefined) => (typeof value === 'string' ? dayNumber(`${value}-01-01`.slice(0, 10) as Day) : Number(value ?? 0))
  const distance = ({ changes }: Way) => changes.reduce((sum, change) => sum + (change.kind === 'set' && isScaled(change.fact) ? Math.abs(numberOf(change.to) - numberOf(subject[change.fact])) : 0), 0)
  const nameOf = ({ changes }: Way) => changes.map((change) => (isScaled(change.fact) ? touchedBy(change) : JSON.stringify(change))).sort().join()
  const nearest = [...Map.groupBy(ways, nameOf).values()].flatMap((some) => some.toSorted((a, b) => distance(a) - distance(b))[0] ?? [])

  const isGiven = (fact: string) => subject[fact] !== undefined || !dictionary.orderDays.includes(fact)
  /** All that a way alters, what it only moves along among it. */
  const alters = ({ changes }: Way): { given: string; other: number } => {
    const after = changed(dictionary, subject, changes, earliest) ?? subject
    const days = [...changes.filter(({ fact }) => dictionary.orderDays.includes(fact)).map(({ fact }) => fact), ...movedAlong(dictionary, subject, after, changes)]
    const rest = changes.filter(({ fact }) => !dictionary.orderDays.includes(fact)).map((change) => JSON.stringify(change))
    return { given: [...rest, ...days.filter(isGiven).map((fact) => `${fact} ${String(after[fact])}`)].sort().join(), other: days.filter((fact) => !isGiven(fact)).length }
  }
  const sizes = nearest.map((way) => ({ way, ...alters(way) }))
  return sizes.filter(({ given, other }) => given === '' || !sizes.some((one) => one.given === given && one.other < other)).map(({ way }) => way)
}
