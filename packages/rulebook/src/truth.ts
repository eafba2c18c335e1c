import { compare, type factsOf, type Truth } from '@sextant/matcher'
import { type Comparison, type Condition, isReference } from '@sextant/model'

type Facts = ReturnType<typeof factsOf>

/** What a condition comes to, in Kleene's three values. Shared conditions are expanded before. */
export function truthOf(condition: Condition, facts: Facts): Truth {
  if ('all' in condition) return least(condition.all.map((member) => truthOf(member, facts)))
  if ('any' in condition) return greatest(condition.any.map((member) => truthOf(member, facts)))
  if ('condition' in condition) throw new Error(`the shared condition "${condition.condition}" was not expanded`)
  return truthOfComparison(condition, facts)
}

export function truthOfComparison({ fact, params, operator, value }: Comparison, facts: Facts): Truth {
  const right = isReference(value) ? facts.know(value.fact, value.params) : ({ kind: 'exact', value } as const)
  return compare(operator, facts.know(fact, params), right)
}

function least(truths: readonly Truth[]): Truth {
  if (truths.includes('false')) return 'false'
  return truths.includes('unknown') ? 'unknown' : 'true'
}

function greatest(truths: readonly Truth[]): Truth {
  if (truths.includes('true')) return 'true'
  return truths.includes('unknown') ? 'unknown' : 'false'
}
