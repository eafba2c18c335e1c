import { type Day, dayNumber, type FactDictionary, type FactValue, type Subject } from '@sextant/model'
import { type Change, touchedBy } from './change.ts'

/** Of the ways that set the same days and numbers only to other values, the one that goes least far. */
export function nearestWays<Way extends { changes: readonly Change[] }>({ facts }: FactDictionary, subject: Subject, ways: readonly Way[]): Way[] {
  const isScaled = (fact: string) => facts[fact]?.type === 'day' || facts[fact]?.type === 'number'
  const numberOf = (value: FactValue | undefined) => (typeof value === 'string' ? dayNumber(`${value}-01-01`.slice(0, 10) as Day) : Number(value ?? 0))
  const distance = ({ changes }: Way) => changes.reduce((sum, change) => sum + (change.kind === 'set' && isScaled(change.fact) ? Math.abs(numberOf(change.to) - numberOf(subject[change.fact])) : 0), 0)
  const nameOf = ({ changes }: Way) => changes.map((change) => (isScaled(change.fact) ? touchedBy(change) : JSON.stringify(change))).sort().join()
  return [...Map.groupBy(ways, nameOf).values()].flatMap((some) => some.toSorted((a, b) => distance(a) - distance(b))[0] ?? [])
}
