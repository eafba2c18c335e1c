import { canonical, type FactDictionary } from '@sextant/model'
import { namedValue } from './named-value.ts'
import type { Named } from './particular-diff.ts'
import type { ProposedChange } from './proposed-change.ts'

/** The numbers and days among the changes that a text does not name. What it says of other facts is not to be read by itself. */
export function unnamedIn(changes: readonly ProposedChange[], named: readonly Named[], facts: FactDictionary): ProposedChange[] {
  const isReadable = ({ comparison: { fact, value } }: ProposedChange) => typeof value === 'number' || facts.facts[fact]?.type === 'day'
  return changes.filter((one) => isReadable(one) && !named.some((particular) => canonical(namedValue(one.comparison, particular, facts) ?? null) === canonical(one.to)))
}
