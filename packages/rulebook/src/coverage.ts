import { expanded, factsOf } from '@sextant/matcher'
import { canonical, type Comparison, comparisonsOf, type Condition, type Day, type Rule, type Rulebook, versionsOf } from '@sextant/model'
import type { Dossiers } from './dossiers.ts'
import type { ReadyCase } from './lint-cases.ts'
import { truthOfComparison } from './truth.ts'

type Row = Dossiers['rows'][string] & { id: string }

/** What of the research is law here, and what the cases show of it. */
export interface Coverage {
  /** Markets by their code, then unions. */
  places: PlaceCoverage[]
  /** Rows, or parts of rows, of which it is said why they are no rule. */
  noRule: Row[]
  /** Rows that no rule names and of which nothing is said. */
  notReached: Row[]
  /** Only rules of which the cases leave something unshown. */
  rules: RuleCoverage[]
}

/** `place` is the folder of the rules and the first word of the rows: a market, or a union of them. */
export interface PlaceCoverage {
  place: string
  rows: number
  encoded: number
  noRule: number
  rules: number
  versions: number
  /** Rules that encode the law in part, with what they leave out. */
  partly: { rule: string; leavesOut: string }[]
}

export interface RuleCoverage {
  rule: string
  /** Versions that no case breaches. */
  neverBreached: Day[]
  /** Comparisons that come true in no case, or fail in none. */
  neverTrue: ShownComparison[]
  neverFalse: ShownComparison[]
}

export interface ShownComparison {
  part: 'scope' | 'requires'
  comparison: Comparison
}

export function coverageOf({ rulebook, cases, dossiers }: { rulebook: Rulebook; cases: ReadonlyMap<string, readonly ReadyCase[]>; dossiers: Dossiers }): Coverage {
  const { rules } = rulebook
  const rows = Object.entries(dossiers.rows).map(([id, row]): Row => ({ id, ...row }))
  const encoded = new Set(rules.flatMap(({ dossier = [] }) => dossier))
  const isNoRule = ({ noRule, part }: Row) => noRule !== undefined && part === undefined
  const places = [...new Set([...rows.map(({ id }) => placeOfRow(id)), ...rules.map(placeOfRule)])].sort((a, b) => Number(isUnion(a)) - Number(isUnion(b)) || (a < b ? -1 : 1))
  return {
    places: places.map((place) => {
      const [own, ownRules] = [rows.filter(({ id }) => placeOfRow(id) === place), rules.filter((rule) => placeOfRule(rule) === place)]
      return {
        place,
        rows: own.length,
        encoded: own.filter(({ id }) => encoded.has(id)).length,
        noRule: own.filter((row) => isNoRule(row) && !encoded.has(row.id)).length,
        rules: ownRules.length,
        versions: ownRules.flatMap(versionsOf).filter(({ version }) => version).length,
        partly: ownRules.filter(({ encodes }) => encodes !== 'fully').map(({ id, leavesOut }) => ({ rule: id, leavesOut: leavesOut?.en ?? '' })),
      }
    }),
    noRule: rows.filter(({ noRule }) => noRule !== undefined),
    notReached: rows.filter((row) => !encoded.has(row.id) && !isNoRule(row)),
    rules: rules.map((rule) => ruleCoverage(rulebook, rule, cases.get(rule.id) ?? [])).filter(({ neverBreached, neverTrue, neverFalse }) => neverBreached.length + neverTrue.length + neverFalse.length > 0),
  }
}

function placeOfRow(id: string): string {
  return id.split('-')[0] ?? ''
}

function placeOfRule({ id }: Rule): string {
  return (id.split('-')[0] ?? '').toUpperCase()
}

function isUnion(place: string): boolean {
  return place.length !== 2 || place === 'EU'
}

function ruleCoverage({ facts: dictionary, conditions }: Rulebook, rule: Rule, cases: readonly ReadyCase[]): RuleCoverage {
  const seen = new Map<string, ShownComparison & { truths: Set<string> }>()
  const neverBreached: Day[] = []
  const versions = versionsOf(rule)
  for (const [index, { from, version }] of versions.entries()) {
    if (!version) continue
    const until = versions[index + 1]?.from
    const within = cases.filter(({ subject }) => {
      const day = String(subject[rule.decidedOn] ?? '')
      return day.length === 10 && day >= from && (until === undefined || day < until)
    })
    if (!within.some(({ case: one }) => one.expect === 'breach')) neverBreached.push(from)
    for (const part of ['scope', 'requires'] as const) {
      // What is required shows nothing of what the rule does not concern.
      const telling = part === 'scope' ? within : within.filter(({ case: one }) => one.expect !== 'out-of-scope')
      for (const comparison of comparisonsIn(version[part], conditions)) {
        const key = canonical({ part, comparison })
        const entry = seen.get(key) ?? { part, comparison, truths: new Set() }
        for (const { subject } of telling) entry.truths.add(truthOfComparison(comparison, factsOf(dictionary, subject, { assume: true })))
        seen.set(key, entry)
      }
    }
  }
  const never = (truth: 'true' | 'false') => [...seen.values()].filter(({ truths }) => !truths.has(truth)).map(({ part, comparison }) => ({ part, comparison }))
  return { rule: rule.id, neverBreached, neverTrue: never('true'), neverFalse: never('false') }
}

function comparisonsIn(condition: Condition, shared: Record<string, Condition>): Comparison[] {
  return comparisonsOf(expanded(condition, shared)).map(({ comparison }) => comparison)
}
