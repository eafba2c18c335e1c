import { type FactDictionary, SextantError } from '@sextant/model'
import { optionsOfFact } from '@sextant/rulebook'
import { type Arguments, listOf } from './arguments.ts'
import type { Option } from './usage.ts'

/** Every fact is a flag, by its name or two. */
export function factFlags(dictionary: FactDictionary): Map<string, string> {
  const flags = new Map<string, string>()
  for (const [fact, definition] of Object.entries(dictionary.facts)) for (const option of optionsOfFact(fact, definition)) flags.set(option, fact)
  return flags
}

export function factOptions(flags: Map<string, string>): Record<string, Option> {
  return Object.fromEntries([...flags].map(([flag, fact]) => [flag, { takes: 'VALUE', says: fact }]))
}

/** The facts that were given as flags, still to be believed: only their form follows from the dictionary. */
export function factsFromFlags(given: Arguments, flags: Map<string, string>, dictionary: FactDictionary): Record<string, unknown> {
  const facts: Record<string, unknown> = {}
  for (const [flag, fact] of flags) {
    const found = given.values.get(flag)
    if (!found) continue
    const type = dictionary.facts[fact]?.type
    if (fact in facts || (found.length > 1 && type !== 'list')) {
      throw new SextantError('SEXTANT_USAGE', `--${flag} gives ${fact} a second time; give it once`)
    }
    facts[fact] = type === 'list' ? listFrom(flag, listOf(given, flag) ?? []) : valueFrom(type, found[0] ?? '')
  }
  return facts
}

/** `none` stands alone: it says that the list is empty, which is not the same as unknown. */
function listFrom(flag: string, words: string[]): string[] {
  if (!words.includes('none')) return words
  if (words.length > 1) throw new SextantError('SEXTANT_USAGE', `--${flag} names "none" beside others; give either none or the others`)
  return []
}

function valueFrom(type: string | undefined, text: string): unknown {
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true'
  if (type === 'number' && /^-?\d+(\.\d+)?$/.test(text)) return Number(text)
  return text
}
