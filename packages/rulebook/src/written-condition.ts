import { type Comparison, type FactDictionary, type FactValue, type Operator, quoted, SextantError } from '@sextant/model'

const signs: Record<string, Operator> = {
  '=': 'equal', '!=': 'notEqual', '<': 'lessThan', '<=': 'lessThanInclusive', '>': 'greaterThan', '>=': 'greaterThanInclusive', has: 'contains', lacks: 'doesNotContain', in: 'in', 'not in': 'notIn',
}

const shape = /^\s*(?<fact>[A-Za-z]\w*)\s*(?:\((?<of>[^()]*)\))?\s*(?<sign>!=|<=|>=|=|<|>|\bhas\b|\blacks\b|\bnot in\b|\bin\b)\s*(?<value>[^=<>!\s].*?)\s*$/

/**
 * A comparison as people write it on one line: `euroClass >= 5`, `documents has export-licence`,
 * `category in M1,N1`, `years(producedOn, arrivesOn, complete) < 5`, `year(producedOn) >= 2015`.
 */
export function comparisonFrom(text: string, dictionary: FactDictionary, where: string): Comparison {
  const { fact = '', of, sign = '', value = '' } = shape.exec(text)?.groups ?? {}
  const operator = signs[sign]
  if (!operator) {
    throw new SextantError('SEXTANT_USAGE', `${where} is ${quoted(text)}; write a fact, a sign and a value, such as "euroClass >= 5"; the signs are ${Object.keys(signs).join(' ')}`)
  }
  const left = of === undefined ? { fact } : derived(fact, of.split(',').map((part) => part.trim()), text, where)
  return { ...left, operator, value: valueFrom(left.fact, operator, value, dictionary) }
}

function derived(name: string, [first = '', second = '', count = 'complete']: string[], text: string, where: string): Pick<Comparison, 'fact' | 'params'> {
  if (name === 'year' || name === 'month') return { fact: `${name}Of`, params: { day: first } }
  if (name === 'days' || name === 'months' || name === 'years') return { fact: 'elapsed', params: { from: first, to: second, unit: name, count } }
  throw new SextantError('SEXTANT_USAGE', `${where} is ${quoted(text)}; what can be computed is years(FROM, TO, complete|begun|calendar), months(…), days(…), year(DAY) and month(DAY)`)
}

/** The value in the form that the fact has. What does not fit is left for lint to refuse, with its place and cure. */
function valueFrom(fact: string, operator: Operator, text: string, { facts }: FactDictionary): FactValue {
  const plain = text.replaceAll(/^["']|["']$/g, '')
  if (operator === 'in' || operator === 'notIn') return plain.split(',').map((item) => item.trim())
  const type = facts[fact]?.type
  if (type === 'boolean' && /^(true|yes)$/.test(plain)) return true
  if (type === 'boolean' && /^(false|no)$/.test(plain)) return false
  const isNumber = (type === undefined || type === 'number') && /^-?\d+(\.\d+)?$/.test(plain)
  return isNumber ? Number(plain) : plain
}
