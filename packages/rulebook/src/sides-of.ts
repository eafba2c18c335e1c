import { addDays, addMonths, type Comparison, type Day, daysOf, type FactDictionary, type FactValue, isReference, type Operator } from '@sextant/model'

/** Facts under which a comparison holds, and others, one step away, under which it does not. */
export interface Sides {
  holds: Record<string, FactValue>
  fails: Record<string, FactValue>
}

/**
 * Facts on both sides of a comparison, right at its boundary. `on` is the day of each day that is not computed. Undefined
 * where no facts can be made up, as for a comparison of two facts.
 */
export function sidesOf(dictionary: FactDictionary, comparison: Comparison, on: Day): Sides | undefined {
  const { fact, params = {}, operator, value } = comparison
  if (isReference(value)) return undefined
  const pair = valuesOf(dictionary, fact, operator, value)
  if (!pair) return undefined
  const [holds, fails] = pair
  const factsWith = (one: FactValue): Record<string, FactValue> => {
    if (fact === 'elapsed') {
      const { from, to, unit } = params
      const start = unit === 'days' ? addDays(on, -Number(one)) : addMonths(on, -Number(one) * (unit === 'years' ? 12 : 1))
      return { [String(from)]: dictionary.facts[String(from)]?.type === 'number' ? Number(start.slice(0, 4)) : start, [String(to)]: on }
    }
    if (fact === 'yearOf') return { [String(params['day'])]: `${String(one).padStart(4, '0')}-07-01` }
    if (fact === 'monthOf') return { [String(params['day'])]: `${on.slice(0, 4)}-${String(one).padStart(2, '0')}-15` }
    if (fact === 'hsPrefix') return { hsCode: one }
    return { [fact === 'unitsInOrder' ? 'quantity' : fact]: one }
  }
  return { holds: factsWith(holds), fails: factsWith(fails) }
}

function valuesOf(dictionary: FactDictionary, fact: string, operator: Operator, value: FactValue): [holds: FactValue, fails: FactValue] | undefined {
  const isOrdering = operator.startsWith('less') || operator.startsWith('greater')
  if (isOrdering && typeof value === 'string' && !daysOf(value)) return undefined
  if (typeof value === 'boolean') return operator === 'equal' ? [value, !value] : [!value, value]
  const step = (by: number): FactValue => {
    if (typeof value === 'string') return addDays(value as Day, by)
    const decimals = String(value).split('.')[1]?.length ?? 0
    return Number((Number(value) + by / 10 ** decimals).toFixed(decimals))
  }
  switch (operator) {
    case 'lessThan':
      return [step(-1), value]
    case 'lessThanInclusive':
      return [value, step(1)]
    case 'greaterThan':
      return [step(1), value]
    case 'greaterThanInclusive':
      return [value, step(-1)]
    case 'contains':
      return [[String(value)], []]
    case 'doesNotContain':
      return [[], [String(value)]]
    case 'equal':
    case 'in':
    case 'hsWithin':
    case 'notEqual':
    case 'notIn': {
      const named = [value].flat()
      const other = otherThan(dictionary, fact, named)
      const [first] = named
      if (first === undefined || other === undefined) return undefined
      return operator === 'notEqual' || operator === 'notIn' ? [other, first] : [first, other]
    }
  }
}

/** A value of the fact that is none of these. */
function otherThan(dictionary: FactDictionary, fact: string, named: readonly (string | number)[]): FactValue | undefined {
  const definition = dictionary.facts[fact]
  const isNone = (one: string) => !named.includes(one)
  if (definition && 'values' in definition && definition.values) return Object.keys(definition.values).find(isNone)
  if (definition?.type === 'text' && definition.format === 'market') return ['KR', 'JP', 'US'].find(isNone)
  if (definition?.type === 'text' && definition.format === 'hs-code') return ['010121', '020110', '030111'].find((code) => named.every((one) => !code.startsWith(String(one)) && !String(one).startsWith(code)))
  if (definition?.type === 'text') return (definition.names ? Object.keys(definition.names) : ['OTHER', 'ANOTHER']).find(isNone)
  if (definition?.type === 'day') return addDays(String(named[0]) as Day, 1)
  return typeof named[0] === 'number' ? named[0] + 1 : undefined
}
