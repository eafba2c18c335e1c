import { expanded, severityOf } from '@sextant/matcher'
import { type Condition, type Day, type FactDictionary, type Market, type Rule, type Severity, type Side, versionsOf } from '@sextant/model'
import { complementOf, type Formula, spaceOf } from './formula.ts'

/** One version of a rule, ready to be reasoned about. */
export interface Provision {
  rule: Rule
  from: Day
  /** The day from which it no longer applies; null where it goes on. */
  until: Day | null
  severity: Severity
  /** Shared conditions expanded. */
  scope: Condition
  requires: Condition
  formulas: {
    /** The goods are of the rule's markets, and the deciding day picks this version. */
    asked: Formula
    scope: Formula
    requires: Formula
    /** What it requires does not hold. */
    fails: Formula
    /** It is asked, the goods are in its scope and do not meet what it requires. */
    breach: Formula
  }
}

/** The provisions of all rules, over the same variables. */
export function provisionsOf(rules: readonly Rule[], dictionary: FactDictionary, shared: Record<string, Condition>): Provision[] {
  const texts = rules.flatMap((rule) => {
    const versions = versionsOf(rule)
    return versions.flatMap(({ from, version }, index) => {
      if (!version) return []
      const until = versions[index + 1]?.from ?? null
      const asked: Condition = { all: [placeOf(rule.side, rule.markets), timeOf(rule.decidedOn, from, until)] }
      const [scope, requires] = [expanded(version.scope, shared), expanded(version.requires, shared)]
      return [{ rule, from, until, severity: severityOf(rule, version.otherwise.severity), scope, requires, asked }]
    })
  })
  const { formulaOf } = spaceOf(dictionary, texts.flatMap(({ asked, scope, requires }) => [asked, scope, requires]))
  return texts.map(({ asked, ...text }) => {
    const formulas = { asked: formulaOf(asked), scope: formulaOf(text.scope), requires: formulaOf(text.requires) }
    const fails = complementOf(formulas.requires)
    return { ...text, formulas: { ...formulas, fails, breach: { kind: 'all', members: [formulas.asked, formulas.scope, fails] } } }
  })
}

/** Where a rule is asked, as `judge` picks it. */
function placeOf(side: Side, markets: readonly Market[]): Condition {
  switch (side) {
    case 'import':
      return { fact: 'market', operator: 'in', value: markets }
    case 'export':
      return { fact: 'origin', operator: 'in', value: markets }
    case 'transit':
      return { any: markets.map((market) => ({ fact: 'transit', operator: 'contains', value: market })) }
  }
}

/** When a version is picked. The year of the day is told too, for scopes that ask for it. */
function timeOf(decidedOn: string, from: Day, until: Day | null): Condition {
  const year = { fact: 'yearOf', params: { day: decidedOn } }
  return {
    all: [
      { fact: decidedOn, operator: 'greaterThanInclusive', value: from },
      { ...year, operator: 'greaterThanInclusive', value: Number(from.slice(0, 4)) },
      ...(until === null ? [] : [{ fact: decidedOn, operator: 'lessThan', value: until } as const, { ...year, operator: 'lessThanInclusive', value: Number(until.slice(0, 4)) } as const]),
    ],
  }
}
