// GoRules Zen: one decision for each market, in which an expression node holds one expression for each version.
import type { Condition, FactDictionary } from '@sextant/model'
import { ZenEngine } from '@gorules/zen-engine'
import { type BreachOf, type Flat, flatLiteral, flatName } from './asked-flat.ts'

export function zenOf(dictionary: FactDictionary, breaches: readonly BreachOf[]): (flat: Flat) => Promise<string[]> {
  const expressions = breaches.map(({ from, until, decidedOn, scope, requires }, index) => ({
    id: `e${index}`, key: `b${index}`,
    value: [`${decidedOn} >= ${from}`, ...(until === undefined ? [] : [`${decidedOn} < ${until}`]), zenIn(dictionary, scope), `not (${zenIn(dictionary, requires)})`].join(' and '),
  }))
  const decision = new ZenEngine().createDecision({
    nodes: [
      { id: 'in', type: 'inputNode', name: 'in', position: { x: 0, y: 0 } },
      { id: 'rules', type: 'expressionNode', name: 'rules', position: { x: 0, y: 0 }, content: { expressions } },
      { id: 'out', type: 'outputNode', name: 'out', position: { x: 0, y: 0 } },
    ],
    edges: [{ id: 'a', type: 'edge', sourceId: 'in', targetId: 'rules' }, { id: 'b', type: 'edge', sourceId: 'rules', targetId: 'out' }],
  })
  return async (flat) => {
    const { result } = (await decision.evaluate(flat)) as { result: Record<string, boolean> }
    return breaches.flatMap(({ rule }, index) => (result[`b${index}`] === true ? [rule] : []))
  }
}

function zenIn(dictionary: FactDictionary, condition: Condition): string {
  if ('all' in condition) return `(${condition.all.map((member) => zenIn(dictionary, member)).join(' and ')})`
  if ('any' in condition) return `(${condition.any.map((member) => zenIn(dictionary, member)).join(' or ')})`
  if ('condition' in condition) throw new Error('made rules share no conditions')
  const [fact, value] = [flatName(condition), flatLiteral(dictionary, condition)]
  switch (condition.operator) {
    case 'in':
      return `${fact} in ${JSON.stringify(value)}`
    case 'notIn':
      return `${fact} not in ${JSON.stringify(value)}`
    case 'contains':
      return `${JSON.stringify(value)} in ${fact}`
    case 'doesNotContain':
      return `${JSON.stringify(value)} not in ${fact}`
    case 'hsWithin':
      return `(${[value].flat().map((code) => `startsWith(${fact}, ${JSON.stringify(code)}) or startsWith(${JSON.stringify(code)}, ${fact})`).join(' or ')})`
    default:
      return `${fact} ${signs[condition.operator]} ${JSON.stringify(value)}`
  }
}

const signs = { equal: '==', notEqual: '!=', lessThan: '<', lessThanInclusive: '<=', greaterThan: '>', greaterThanInclusive: '>=' } as const
