import { canonical, type Comparison, type FactValue, type RuleVersion } from '@sextant/model'
import { comparisonsIn } from './placed-comparison.ts'
import type { ProposedChange } from './proposed-change.ts'

/** What a version that is written already has in the place of a comparison of another; undefined where it has no such one. */
export function valueAt(version: RuleVersion, { path, comparison: { fact, params, operator } }: Pick<ProposedChange, 'path' | 'comparison'>): Comparison['value'] | undefined {
  const meant = (one: Comparison) => canonical([one.fact, one.params ?? null, one.operator])
  const there = comparisonsIn(version).find((one) => canonical(one.path) === canonical(path) && meant(one.comparison) === canonical([fact, params ?? null, operator]))
  return there?.comparison.value
}

/** The values that a written version has otherwise than the one before it, each with the words of the law where they say so. */
export function changesAsWritten(base: RuleVersion, written: RuleVersion, found: readonly ProposedChange[]): ProposedChange[] {
  return comparisonsIn(base).flatMap((placed): ProposedChange[] => {
    const to = valueAt(written, placed)
    if (to === undefined || canonical(to) === canonical(placed.comparison.value)) return []
    const said = found.find(({ path, to: named }) => canonical(path) === canonical(placed.path) && canonical(named) === canonical(to))
    // A reference to another fact is no value of its own, and comparisonsIn leaves it out.
    return [{ ...placed, to: to as FactValue, because: said?.because ?? null }]
  })
}

export function isSameLaw(one: RuleVersion, other: RuleVersion): boolean {
  return canonical([one.scope, one.requires]) === canonical([other.scope, other.requires])
}
