import type { Condition, FactDictionary } from '@sextant/model'
import type { Finding } from './finding.ts'
import type { JsonFile } from './json-file.ts'
import { lintCondition, namesIn } from './lint-condition.ts'

/** What is wrong with the shared conditions of `conditions.json`. */
export function lintShared(file: JsonFile, conditions: Record<string, Condition>, dictionary: FactDictionary): Finding[] {
  return Object.entries(conditions).flatMap(([name, condition]) => {
    const found = lintCondition(condition, dictionary, conditions, file.finding, [name])
    const circle = circleFrom(name, conditions)
    // Each condition of a circle leads round it; it is told of once.
    if (circle && circle.every((other) => name <= other)) {
      found.push(file.finding([name], 'circular', `the shared condition contains itself: ${circle.join(' → ')}; break the circle`))
    }
    return found
  })
}

/** The way from a shared condition back to itself, or undefined where there is none. */
function circleFrom(start: string, conditions: Record<string, Condition>): string[] | undefined {
  const seen = new Set<string>()
  const wayFrom = (name: string): string[] | undefined => {
    for (const next of nextOf(name, conditions)) {
      if (next === start) return [name, start]
      if (seen.has(next)) continue
      seen.add(next)
      const way = wayFrom(next)
      if (way) return [name, ...way]
    }
    return undefined
  }
  return wayFrom(start)
}

function nextOf(name: string, conditions: Record<string, Condition>): string[] {
  const condition = Object.hasOwn(conditions, name) ? conditions[name] : undefined
  return condition ? namesIn(condition).map(({ name: next }) => next) : []
}

/**
 * How many comparisons a condition comes to once every shared one stands in its place. Counted, not expanded: thirty
 * conditions that each name the next one twice would come to a thousand million.
 */
export function sizeIn(conditions: Record<string, Condition>): (condition: Condition) => number {
  const sizes = new Map<string, number>()
  const sizeOf = (condition: Condition): number => {
    if ('all' in condition) return condition.all.reduce((sum, member) => sum + sizeOf(member), 0)
    if ('any' in condition) return condition.any.reduce((sum, member) => sum + sizeOf(member), 0)
    if (!('condition' in condition)) return 1
    const known = sizes.get(condition.condition)
    if (known !== undefined) return known
    // What does not exist, or contains itself, is told of elsewhere.
    sizes.set(condition.condition, 0)
    const meant = Object.hasOwn(conditions, condition.condition) ? conditions[condition.condition] : undefined
    const size = meant ? sizeOf(meant) : 0
    sizes.set(condition.condition, size)
    return size
  }
  return sizeOf
}
