// Conditions as formulas over variables that each have finitely many values, so that a machine can decide them. A
// formula may allow more than the condition does, never less: what it excludes is excluded.
import { compare, domainOf, tellingValues } from '@sextant/matcher'
import { canonical, type Comparison, type Condition, comparisonsOf, type FactDictionary, type FactReference, type FactValue, isReference } from '@sextant/model'

/** Something that conditions ask about. Its values are told apart by all comparisons that ask about it. */
export type Variable = { key: string; values: readonly FactValue[]; all: bigint } & Asked

type Asked =
  | { kind: 'value'; reference: FactReference }
  /** Whether a list has the item. */
  | { kind: 'item'; fact: string; item: string }
  /** Whether one fact lies below another (-1), is equal to it (0) or lies above it (1). */
  | { kind: 'order'; left: FactReference; right: FactReference }
  /** A comparison of which nothing is known but whether it holds. */
  | { kind: 'opaque'; comparison: Comparison }

/** `allowed` has a bit for each value of the variable. An empty `all` always holds, an empty `any` never does. */
export type Formula = { kind: 'literal'; variable: Variable; allowed: bigint } | { kind: 'all'; members: Formula[] } | { kind: 'any'; members: Formula[] }

export interface Space {
  /** The formula of a condition whose comparisons were among those that the space was made for. */
  formulaOf(condition: Condition): Formula
}

/** Conditions come with their shared ones expanded. */
export function spaceOf(dictionary: FactDictionary, conditions: readonly Condition[]): Space {
  const literals = new Map<string, { asked: Asked; found: FactValue[] }>()
  for (const { comparison } of conditions.flatMap((condition) => comparisonsOf(condition))) {
    const asked = askedBy(comparison)
    const entry = literals.get(keyOf(asked)) ?? { asked, found: [] }
    if (asked.kind === 'value') entry.found.push(...([comparison.value].flat() as FactValue[]))
    literals.set(keyOf(asked), entry)
  }
  const variables = new Map([...literals].map(([key, { asked, found }]) => [key, variableOf(dictionary, key, asked, found)]))
  const kept = new Map<string, Formula>()
  const literalOf = (comparison: Comparison): Formula => {
    const text = canonical(comparison)
    const known = kept.get(text)
    if (known) return known
    const variable = variables.get(keyOf(askedBy(comparison)))
    if (!variable) throw new Error(`the space was not made for ${text}`)
    const formula: Formula = { kind: 'literal', variable, allowed: allowedBy(comparison, variable) }
    kept.set(text, formula)
    return formula
  }
  const formulaOf = (condition: Condition): Formula => {
    if ('all' in condition) return { kind: 'all', members: condition.all.map(formulaOf) }
    if ('any' in condition) return { kind: 'any', members: condition.any.map(formulaOf) }
    if ('condition' in condition) throw new Error(`the shared condition "${condition.condition}" was not expanded`)
    return literalOf(condition)
  }
  return { formulaOf }
}

export function complementOf(formula: Formula): Formula {
  if (formula.kind === 'literal') return { ...formula, allowed: formula.variable.all ^ formula.allowed }
  return { kind: formula.kind === 'all' ? 'any' : 'all', members: formula.members.map(complementOf) }
}

function askedBy(comparison: Comparison): Asked {
  const { fact, params, operator, value } = comparison
  const left: FactReference = { fact, params }
  if (operator === 'hsWithin') return { kind: 'opaque', comparison }
  if (isReference(value)) {
    if (operator === 'contains' || operator === 'doesNotContain' || operator === 'in' || operator === 'notIn') return { kind: 'opaque', comparison }
    const right: FactReference = { fact: value.fact, params: value.params }
    return canonical(left) <= canonical(right) ? { kind: 'order', left, right } : { kind: 'order', left: right, right: left }
  }
  if (operator === 'contains' || operator === 'doesNotContain') return { kind: 'item', fact, item: String(value) }
  return { kind: 'value', reference: left }
}

function keyOf(asked: Asked): string {
  return canonical(asked)
}

function variableOf(dictionary: FactDictionary, key: string, asked: Asked, literals: FactValue[]): Variable {
  const values = asked.kind === 'value' ? tellingValues(domainOf(dictionary, asked.reference), literals) : asked.kind === 'order' ? [-1, 0, 1] : [false, true]
  return { ...asked, key, values, all: (1n << BigInt(values.length)) - 1n }
}

function allowedBy(comparison: Comparison, variable: Variable): bigint {
  let allowed = 0n
  for (const [index, value] of variable.values.entries()) if (holdsFor(comparison, variable, value)) allowed |= 1n << BigInt(index)
  return allowed
}

function holdsFor({ fact, params, operator, value }: Comparison, variable: Variable, is: FactValue): boolean {
  const compared = (left: FactValue, right: FactValue) => compare(operator, { kind: 'exact', value: left }, { kind: 'exact', value: right }) === 'true'
  switch (variable.kind) {
    case 'opaque':
      return is === true
    case 'item':
      return is === (operator === 'contains')
    case 'order': {
      const isTurned = canonical({ fact, params }) !== canonical(variable.left)
      return compared(isTurned ? -Number(is) : Number(is), 0)
    }
    case 'value':
      return compared(is, value as FactValue)
  }
}
