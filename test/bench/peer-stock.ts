// json-rules-engine as it comes, with `hsWithin`; two-valued, and without an index.
import type { Condition, FactDictionary } from '@sextant/model'
import { Engine, type TopLevelCondition } from 'json-rules-engine'
import { type BreachOf, type Flat, flatLiteral, flatName } from './asked-flat.ts'

/** One engine with all rules; `withMarket` tells it of which market each is. */
export function stockOf(dictionary: FactDictionary, breaches: readonly BreachOf[], marketOf?: ReadonlyMap<string, string>): (flat: Flat) => Promise<string[]> {
  const engine = new Engine([], { allowUndefinedFacts: true })
  engine.addOperator<string, string[]>('hsWithin', (fact, codes) => codes.some((code) => String(fact).startsWith(code) || code.startsWith(String(fact))))
  for (const { rule, from, until, decidedOn, scope, requires } of breaches) {
    const market = marketOf?.get(rule)
    const all = [
      ...(market === undefined ? [] : [{ fact: 'market', operator: 'equal', value: market }]),
      { fact: decidedOn, operator: 'greaterThanInclusive', value: from },
      ...(until === undefined ? [] : [{ fact: decidedOn, operator: 'lessThan', value: until }]),
      flat(dictionary, scope),
      { not: flat(dictionary, requires) },
    ]
    engine.addRule({ conditions: { all } as TopLevelCondition, event: { type: rule } })
  }
  return async (asked) => (await engine.run(asked)).events.map(({ type }) => type)
}

function flat(dictionary: FactDictionary, condition: Condition): unknown {
  if ('all' in condition) return { all: condition.all.map((member) => flat(dictionary, member)) }
  if ('any' in condition) return { any: condition.any.map((member) => flat(dictionary, member)) }
  if ('condition' in condition) throw new Error('made rules share no conditions')
  return { fact: flatName(condition), operator: condition.operator, value: flatLiteral(dictionary, condition) }
}
