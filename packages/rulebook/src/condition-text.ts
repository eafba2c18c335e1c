import { clauseOf } from '@sextant/matcher'
import type { Condition, FactDictionary, Language } from '@sextant/model'

const groupWords: Record<'all' | 'any', Record<Language, string>> = {
  all: { en: 'all of:', zh: '同时满足：', ru: 'одновременно:' },
  any: { en: 'at least one of:', zh: '至少满足其一：', ru: 'хотя бы одно из:' },
}

/** A condition as indented lines for a reader of law. Shared conditions must stand expanded. */
export function conditionLines(dictionary: FactDictionary, condition: Condition, language: Language, depth = 0): string[] {
  const indent = '  '.repeat(depth)
  if ('condition' in condition) throw new Error(`the shared condition "${condition.condition}" was not expanded`)
  if ('fact' in condition) return [`${indent}- ${clauseOf(dictionary, condition, language)}`]
  const [group, members] = 'all' in condition ? (['all', condition.all] as const) : (['any', condition.any] as const)
  const flat = members.flatMap((member) => (group in member ? (member as Record<string, Condition[]>)[group] ?? [] : [member]))
  const [only] = flat
  if (flat.length === 1 && only) return conditionLines(dictionary, only, language, depth)
  // At the top, lines below each other are read as "all of them".
  if (group === 'all' && depth === 0) return flat.flatMap((member) => conditionLines(dictionary, member, language, depth))
  return [`${indent}- ${groupWords[group][language]}`, ...flat.flatMap((member) => conditionLines(dictionary, member, language, depth + 1))]
}

/** Whether several lines stand at the top, all of which must hold. */
export function isSeveral(lines: readonly string[]): boolean {
  return lines.filter((line) => line.startsWith('-')).length > 1
}
