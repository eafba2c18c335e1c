import type { FactDictionary, Severity } from '@sextant/model'
import { exampleOf } from './example.ts'
import type { Finding } from './finding.ts'
import type { JsonFile } from './json-file.ts'
import { complementOf } from './formula.ts'
import type { Provision } from './provision.ts'
import { satisfying } from './satisfiable.ts'

type FileOf = (rule: string) => JsonFile

/** Rules of one market that ask of the same goods what cannot both be. */
export function contradictionsIn(provisions: readonly Provision[], dictionary: FactDictionary, fileOf: FileOf): Finding[] {
  const binding = provisions.filter(({ rule, severity }) => rule.status === 'active' && severity !== 'watch')
  return binding.flatMap((other, index) => binding.slice(0, index).flatMap((one) => {
    if (!canMeet(one, other)) return []
    const [a, b] = [one.formulas, other.formulas]
    const both = [a.asked, b.asked, a.scope, b.scope]
    if (satisfying([...both, a.requires, b.requires]).kind !== 'none') return []
    if (satisfying([...both, a.requires]).kind !== 'some' || satisfying([...both, b.requires]).kind !== 'some') return []
    // The decider takes facts for independent that are not; only an example shows that both scopes can hold.
    const found = satisfying(both)
    const example = found.kind === 'some' ? exampleOf(dictionary, found.model, [one.scope, other.scope]) : undefined
    if (!example) return []
    const such = Object.entries(example).map(([fact, value]) => `${fact} ${JSON.stringify(value)}`).join(', ')
    const message = `nothing can meet both this and ${one.rule.id} (version of ${one.from}), though both concern ${such}`
    return [fileOf(other.rule.id).finding(['versions', other.from, 'requires'], 'contradiction', message, 'error', 'mend one of them, or tell their scopes apart')]
  }))
}

function canMeet(one: Provision, other: Provision): boolean {
  if (one.rule === other.rule || one.rule.side !== other.rule.side || !one.rule.markets.some((market) => other.rule.markets.includes(market))) return false
  return (one.until === null || other.from < one.until) && (other.until === null || one.from < other.until)
}

const weights: Record<Severity, number> = { block: 3, act: 2, watch: 1 }

/** Versions that never matter: each breach of theirs is also a breach of another rule that weighs at least as much. */
export function shadowedIn(provisions: readonly Provision[], fileOf: FileOf): Finding[] {
  const byRule = [...Map.groupBy(provisions, ({ rule }) => rule)]
  return provisions.flatMap((one) => {
    const shadow = byRule.find(([rule, others]) => {
      if (!isShadowed(one, others)) return false
      // Of two rules that say the same the later by name is told of.
      const own = provisions.filter((provision) => provision.rule === one.rule)
      return rule.id < one.rule.id || !others.every((other) => isShadowed(other, own))
    })
    if (!shadow) return []
    const message = `whatever breaches this version also breaches ${shadow[0].id}, which weighs as much, so it can never matter`
    return [fileOf(one.rule.id).finding(['versions', one.from], 'shadowed', message, 'warning', 'remove it, or mend one of the two')]
  })
}

function isShadowed(one: Provision, others: readonly Provision[]): boolean {
  const heavy = others.filter(({ rule, severity }) => {
    const isAskedWith = rule !== one.rule && rule.side === one.rule.side && rule.decidedOn === one.rule.decidedOn && one.rule.markets.every((market) => rule.markets.includes(market))
    // Advice stops nothing, so that one piece of it never makes another needless: each rate of a fee is worth knowing.
    return isAskedWith && severity !== 'watch' && weights[severity] >= weights[one.severity]
  })
  return heavy.length > 0 && satisfying([one.formulas.breach, ...heavy.map(({ formulas }) => complementOf(formulas.breach))]).kind === 'none'
}
