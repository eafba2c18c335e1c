import { factsOf } from '@sextant/matcher'
import { addDays, addMonths, type Condition, type Day, type FactDictionary, type FactReference, type FactValue } from '@sextant/model'
import type { Variable } from './formula.ts'
import type { Model } from './satisfiable.ts'
import { truthOf } from './truth.ts'

/** Where a derived fact needs a day and none is given. */
const ANY_DAY = '2026-06-15' as Day

/**
 * The facts of goods for which the conditions hold, made from what the decider found; undefined where that is none,
 * as it takes facts for independent that are not.
 */
export function exampleOf(dictionary: FactDictionary, model: Model, conditions: readonly Condition[]): Record<string, FactValue> | undefined {
  const made = factsFrom(dictionary, model)
  const known = factsOf(dictionary, made, { assume: false })
  return conditions.every((condition) => truthOf(condition, known) === 'true') ? made : undefined
}

function factsFrom(dictionary: FactDictionary, model: Model): Record<string, FactValue> {
  const made: Record<string, FactValue> = {}
  const chosen = [...model].map(([variable, left]) => ({ variable, value: firstOf(variable, left) }))
  const isPlain = ({ variable }: { variable: Variable }) => variable.kind === 'value' && Object.hasOwn(dictionary.facts, variable.reference.fact)
  // Derived facts are made from the plain ones that stand already.
  for (const { variable, value } of [...chosen.filter(isPlain), ...chosen.filter((one) => !isPlain(one))]) {
    switch (variable.kind) {
      case 'value':
        if (Object.hasOwn(dictionary.facts, variable.reference.fact)) made[variable.reference.fact] = value
        else derive(dictionary, made, variable.reference, value)
        break
      case 'item':
        made[variable.fact] = [...((made[variable.fact] as readonly string[] | undefined) ?? []), ...(value === true ? [variable.item] : [])]
        break
      case 'order':
        place(dictionary, made, variable.left.fact, variable.right.fact, Number(value))
        break
      case 'opaque':
        if (value === true && variable.comparison.operator === 'hsWithin') made[variable.comparison.fact] ??= [variable.comparison.value].flat()[0] as string
    }
  }
  return made
}

function firstOf({ values }: Variable, left: bigint): FactValue {
  return values.find((_, index) => (left >> BigInt(index)) & 1n) ?? false
}

/** Gives the facts that a derived one is computed from values by which it comes to this one. */
function derive({ facts }: FactDictionary, made: Record<string, FactValue>, { fact, params = {} }: FactReference, value: FactValue): void {
  const text = (key: string) => String(params[key])
  switch (fact) {
    case 'elapsed': {
      const [from, to, isYear] = [text('from'), text('to'), facts[text('from')]?.type === 'number']
      const later = (day: Day, units: number) => (params['unit'] === 'days' ? addDays(day, units) : addMonths(day, units * (params['unit'] === 'years' ? 12 : 1)))
      const start = made[from]
      if (start !== undefined && made[to] === undefined) {
        made[to] = later((typeof start === 'number' ? `${start}-01-01` : start) as Day, Number(value))
        return
      }
      const end = (made[to] ??= ANY_DAY) as Day
      const day = later(end, -Number(value))
      made[from] ??= isYear ? Number(day.slice(0, 4)) : day
      return
    }
    case 'yearOf':
      made[text('day')] ??= `${String(value)}-06-15`
      return
    case 'monthOf':
      made[text('day')] ??= `2026-${String(value).padStart(2, '0')}-15`
      return
    case 'hsPrefix':
      made[String(params['of'] ?? 'hsCode')] ??= value
      return
    case 'unitsInOrder':
      made['quantity'] ??= value
  }
}

/** Lets one fact lie below, at or above the other. */
function place({ facts }: FactDictionary, made: Record<string, FactValue>, left: string, right: string, order: number): void {
  const type = facts[left]?.type
  const shifted = (value: FactValue, by: number): FactValue => {
    if (typeof value === 'number') return value + by
    return type === 'day' ? addDays(value as Day, by) : by === 0 ? value : `${String(value)}X`
  }
  const start = type === 'day' ? ANY_DAY : type === 'number' ? 5 : 'X'
  if (made[left] === undefined) made[left] = shifted((made[right] ??= start), order)
  else made[right] ??= shifted(made[left], -order)
}
