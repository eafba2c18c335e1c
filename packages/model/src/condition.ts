import { z } from 'zod'
import type { FactValue } from './fact.ts'

/** Each has its complement, so the dialect needs no `not`: truth only rises as comparisons turn true. */
export const operators = [
  'equal',
  'notEqual',
  'in',
  'notIn',
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
  'contains',
  'doesNotContain',
  'hsWithin',
] as const
export const Operator = z.enum(operators)
export type Operator = z.infer<typeof Operator>

const name = z.string().min(1).max(60)

/** The facts that are computed from others. The one closed list in code; every other fact is data. */
export const derivedFacts = {
  /** How long from one day to another. `from` and `to` are facts of type day, or numbers that are calendar years. */
  elapsed: z.strictObject({
    from: name,
    to: name,
    unit: z.enum(['days', 'months', 'years']),
    count: z.enum(['complete', 'begun', 'calendar']),
    /** `mid`: where the law itself completes a partial `from`: 15th of the month, 1 July. Absent: it stays an interval. */
    complete: z.literal('mid').optional(),
  }),
  /** The calendar year of a day. */
  yearOf: z.strictObject({ day: name }),
  /** The calendar month of a day, 1 to 12. */
  monthOf: z.strictObject({ day: name }),
  /** The first digits of an HS code. Unknown where the code is shorter. */
  hsPrefix: z.strictObject({ of: name.optional(), digits: z.union([z.literal(2), z.literal(4), z.literal(6), z.literal(8), z.literal(10)]) }),
  /** How many units of the goods one order line holds. */
  unitsInOrder: z.strictObject({}),
} as const
export type DerivedFact = keyof typeof derivedFacts
export const DerivedFact = {
  names: Object.keys(derivedFacts) as DerivedFact[],
  is: (fact: string): fact is DerivedFact => Object.hasOwn(derivedFacts, fact),
  params: derivedFacts,
}

export type FactReference = { fact: string; params?: Record<string, unknown> | undefined }
export type Comparison = FactReference & { operator: Operator; value: FactValue | FactReference }
export type Condition = Comparison | { all: Condition[] } | { any: Condition[] } | { condition: string }

/** Whether a comparison's value is that of another fact. */
export function isReference(value: Comparison['value']): value is FactReference {
  return typeof value === 'object' && !Array.isArray(value)
}

const params = z.record(name, z.unknown()).optional()
const literal = z.union([z.boolean(), z.number(), z.string().max(200), z.array(z.string().max(200)).min(1).max(500)], {
  error: 'a value is true or false, a number, a text, a list of texts with at least one item, or {"fact": …}',
})
const reference = z.strictObject({ fact: name, params })
const comparisonShape = z.strictObject({
  fact: name,
  params,
  operator: z.string().max(60),
  value: z.union([literal, reference], { error: 'a value is true or false, a number, a text, a list of texts with at least one item, or {"fact": …}' }),
})

export const Comparison = comparisonShape
const groups = { all: z.strictObject({ all: z.array(z.unknown()).max(200) }), any: z.strictObject({ any: z.array(z.unknown()).max(200) }) }
const named = z.strictObject({ condition: name })

/** Nesting deeper than this is refused: no law needs it, and a stranger's file might be made to exhaust us. */
const DEPTH_MAX = 8

const conditionKeys = ['all', 'any', 'condition', 'fact', 'operator', 'value', 'not', 'path']

/**
 * A condition picks its branch by its key, so that a mistake is reported at its own place and not as "invalid input"
 * of a union.
 */
export const Condition: z.ZodType<Condition> = z.unknown().transform((value, context): Condition => {
  const report = (path: PropertyKey[], message: string) => {
    context.issues.push({ code: 'custom', path, message, input: value })
  }
  const take = (schema: z.ZodType, part: unknown, path: PropertyKey[]): unknown => {
    const parsed = schema.safeParse(part)
    if (parsed.success) return parsed.data
    for (const issue of parsed.error.issues) {
      if (issue.code !== 'unrecognized_keys') report([...path, ...issue.path], issue.message)
      else for (const key of issue.keys) report([...path, ...issue.path, key], `the key "${key}" is not known in a condition; remove it`)
    }
    return undefined
  }
  const visit = (part: unknown, path: PropertyKey[]): Condition => {
    const nothing: Condition = { all: [] }
    if (path.length / 2 > DEPTH_MAX) return report(path, `conditions may be nested ${DEPTH_MAX} deep at most`), nothing
    const isObject = typeof part === 'object' && part !== null && !Array.isArray(part)
    if (!isObject || !conditionKeys.some((key) => key in part)) {
      return report(path, 'a condition is an object with "all", "any", "condition", or "fact", "operator" and "value"'), nothing
    }
    if ('not' in part) return report(path, 'there is no "not"; use the complement of each operator (notEqual, notIn, doesNotContain, …)'), nothing
    if ('path' in part) return report([...path, 'path'], 'facts are flat, so there is no "path"; name the fact itself'), nothing
    for (const key of ['all', 'any'] as const) {
      if (!(key in part)) continue
      const parsed = take(groups[key], part, path) as Record<string, unknown[]> | undefined
      if (!parsed) return nothing
      const members = parsed[key] ?? []
      if (members.length === 0) return report([...path, key], `an empty "${key}" would hold for everything; give it at least one condition`), nothing
      const conditions = members.map((member, index) => visit(member, [...path, key, index]))
      return key === 'all' ? { all: conditions } : { any: conditions }
    }
    if ('condition' in part) return (take(named, part, path) as { condition: string } | undefined) ?? nothing
    return (take(comparisonShape, part, path) as Comparison | undefined) ?? nothing
  }
  return visit(value, [])
})

/** The comparisons of a condition, each with its path in it. Shared conditions are not entered: expand them first. */
export function comparisonsOf(condition: Condition, path: PropertyKey[] = []): { comparison: Comparison; path: PropertyKey[] }[] {
  if ('all' in condition) return condition.all.flatMap((member, index) => comparisonsOf(member, [...path, 'all', index]))
  if ('any' in condition) return condition.any.flatMap((member, index) => comparisonsOf(member, [...path, 'any', index]))
  if ('condition' in condition) return []
  return [{ comparison: condition, path }]
}
