// json-logic-engine, compiled: one function for each version.
import type { Condition, FactDictionary } from '@sextant/model'
import { LogicEngine } from 'json-logic-engine'
import { type BreachOf, type Flat, flatLiteral, flatName } from './asked-flat.ts'

export function logicOf(dictionary: FactDictionary, breaches: readonly BreachOf[]): (flat: Flat) => string[] {
  const engine = new LogicEngine()
  engine.addMethod('hsWithin', ([fact, codes]: [string, string[]]) => codes.some((code) => fact.startsWith(code) || code.startsWith(fact)), { deterministic: true })
  const compiled = breaches.map(({ rule, from, until, decidedOn, scope, requires }) => {
    const day = { var: decidedOn }
    const logic = { and: [{ '>=': [day, from] }, ...(until === undefined ? [] : [{ '<': [day, until] }]), logicIn(dictionary, scope), { '!': [logicIn(dictionary, requires)] }] }
    return { rule, isBreached: engine.build(logic) as (flat: Flat) => unknown }
  })
  return (flat) => compiled.flatMap(({ rule, isBreached }) => (isBreached(flat) === true ? [rule] : []))
}

function logicIn(dictionary: FactDictionary, condition: Condition): unknown {
  if ('all' in condition) return { and: condition.all.map((member) => logicIn(dictionary, member)) }
  if ('any' in condition) return { or: condition.any.map((member) => logicIn(dictionary, member)) }
  if ('condition' in condition) throw new Error('made rules share no conditions')
  const [fact, value] = [{ var: flatName(condition) }, flatLiteral(dictionary, condition)]
  switch (condition.operator) {
    case 'in':
      return { in: [fact, value] }
    case 'notIn':
      return { '!': [{ in: [fact, value] }] }
    case 'contains':
      return { in: [value, fact] }
    case 'doesNotContain':
      return { '!': [{ in: [value, fact] }] }
    case 'hsWithin':
      return { hsWithin: [fact, value] }
    default:
      return { [signs[condition.operator]]: [fact, value] }
  }
}

const signs = { equal: '===', notEqual: '!==', lessThan: '<', lessThanInclusive: '<=', greaterThan: '>', greaterThanInclusive: '>=' } as const
