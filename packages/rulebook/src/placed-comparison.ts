import { type Comparison, comparisonsOf, isReference, type RuleVersion } from '@sextant/model'

/** A comparison with a value of its own, and where in the version it stands. */
export type Placed = { comparison: Comparison; path: PropertyKey[] }

export function comparisonsIn(version: RuleVersion): Placed[] {
  return (['scope', 'requires'] as const)
    .flatMap((part) => comparisonsOf(version[part], [part]))
    .filter(({ comparison }) => !isReference(comparison.value))
}
