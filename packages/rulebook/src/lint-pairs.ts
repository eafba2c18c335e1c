import type { FactDictionary, Rule, Severity } from '@sextant/model'
import { exampleOf } from './example.ts'
import type { Finding } from './finding.ts'
import type { JsonFile } from './json-file.ts'
import { complementOf } from './formula.ts'
import type { Provision } from './provision.ts'
import { satisfying } from './satisfiable.ts'

type FileOf = (rule: string) => JsonFile

/** Two provisions that nothing can meet both, and goods that both concern. */
interface Clash {
  one: Provision
  other: Provision
  such: string
}

/** Rules of one market that ask of the same goods what cannot both be: one finding for each rule that is at odds with others. */
export function contradictionsIn(provisions: readonly Provision[], dictionary: FactDictionary, fileOf: FileOf): Finding[] {
  const binding = provisions.filter(({ rule, severity }) => rule.status === 'active' && severity !== 'watch')
  let clashes = binding.flatMap((other, index) => binding.slice(0, index).flatMap((one) => clashOf(one, other, dictionary) ?? []))
  const findings: Finding[] = []
  // One wrong rule clashes with many right ones, so the rule with the most clashes is told of, and its clashes with it.
  while (clashes.length > 0) {
    const byRule = [...Map.groupBy(clashes.flatMap((clash) => [{ rule: clash.one.rule, clash }, { rule: clash.other.rule, clash }]), ({ rule }) => rule)]
    const [rule, own] = byRule.reduce((most, next) => (next[1].length >= most[1].length ? next : most))
    findings.push(contradictionOf(rule, own.map(({ clash }) => clash) as [Clash, ...Clash[]], fileOf))
    clashes = clashes.filter(({ one, other }) => one.rule !== rule && other.rule !== rule)
  }
  return findings
}

function clashOf(one: Provision, other: Provision, dictionary: FactDictionary): Clash | undefined {
  if (!canMeet(one, other)) return undefined
  const [a, b] = [one.formulas, other.formulas]
  const both = [a.asked, b.asked, a.scope, b.scope]
  if (satisfying([...both, a.requires, b.requires]).kind !== 'none') return undefined
  if (satisfying([...both, a.requires]).kind !== 'some' || satisfying([...both, b.requires]).kind !== 'some') return undefined
  // The decider takes facts for independent that are not; only an example shows that both scopes can hold.
  const found = satisfying(both)
  const example = found.kind === 'some' ? exampleOf(dictionary, found.model, [one.scope, other.scope]) : undefined
  return example && { one, other, such: Object.entries(example).map(([fact, value]) => `${fact} ${JSON.stringify(value)}`).join(', ') }
}

function contradictionOf(rule: Rule, [first, ...rest]: readonly [Clash, ...Clash[]], fileOf: FileOf): Finding {
  const [own, foe] = first.one.rule === rule ? [first.one, first.other] : [first.other, first.one]
  const more = [...new Set(rest.flatMap(({ one, other }) => [one.rule.id, other.rule.id]))].filter((id) => id !== rule.id && id !== foe.rule.id)
  const message = `nothing can meet both this and ${foe.rule.id} (version of ${foe.from}), though both concern ${first.such}${more.length > 0 ? `; nor this and ${more.join(', ')}` : ''}`
  return fileOf(rule.id).finding(['versions', own.from, 'requires'], 'contradiction', message, 'error', 'mend one of them, or tell their scopes apart')
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
