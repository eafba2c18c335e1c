// What the peers are given: a flat record of values, since none of them counts time or knows bounds. That their ages are
// counted for them is not timed.
import { factsOf, type Matcher } from '@sextant/matcher'
import { canonical, type Comparison, type Condition, type Day, dayNumber, DerivedFact, type FactDictionary, type FactValue, type Rule, type Subject, versionsOf } from '@sextant/model'

export type Flat = Record<string, FactValue>

/** A breach of one version, as every peer can say it: its days, its scope, and not what it requires. */
export interface BreachOf {
  rule: string
  from: number
  until: number | undefined
  decidedOn: string
  scope: Condition
  requires: Condition
}

export function breachesOf(rules: readonly Rule[]): BreachOf[] {
  return rules.flatMap((rule) => {
    const versions = versionsOf(rule)
    return versions.flatMap(({ from, version }, index): BreachOf[] => {
      const next = versions[index + 1]?.from
      return version ? [{ rule: rule.id, from: dayNumber(from), until: next && dayNumber(next), decidedOn: rule.decidedOn, scope: version.scope, requires: version.requires }] : []
    })
  })
}

/** The name under which a fact stands in the flat record. */
export function flatName({ fact, params }: Pick<Comparison, 'fact' | 'params'>): string {
  return DerivedFact.is(fact) ? `${fact}${canonical(params ?? {}).replaceAll(/[^A-Za-z0-9]+/g, '_')}` : fact
}

/** A subject of which everything is known; its days are numbers. */
export function flatOf({ rulebook, program }: Matcher, subject: Subject, market: string): Flat {
  const facts = factsOf(rulebook.facts, { ...subject, market }, { assume: true })
  const flat: Flat = { market }
  for (const slot of program.slots) {
    const known = facts.know(slot.fact, slot.params)
    if (known.kind === 'exact') flat[flatName(slot)] = isDay(rulebook.facts, slot.fact) ? dayNumber(known.value as Day) : known.value
  }
  return flat
}

/** A literal beside a fact of the flat record. */
export function flatLiteral(dictionary: FactDictionary, { fact, value }: Comparison): FactValue {
  return isDay(dictionary, fact) ? dayNumber(value as Day) : (value as FactValue)
}

function isDay({ facts }: FactDictionary, fact: string): boolean {
  return !DerivedFact.is(fact) && facts[fact]?.type === 'day'
}
