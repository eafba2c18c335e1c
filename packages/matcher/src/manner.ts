import type { Comparison, FactDictionary } from '@sextant/model'
import type { Manner } from './phrases.ts'
import { isYear } from './value-text.ts'

export function mannerOf(dictionary: FactDictionary, { fact, operator, value }: Comparison): Manner {
  const type = dictionary.facts[fact]?.type
  if (type === 'boolean' && typeof value === 'boolean') return 'statement'
  if (type === 'list' && (operator === 'contains' || operator === 'doesNotContain')) return 'list'
  if (type === 'day') return 'day'
  if (fact === 'elapsed') return 'duration'
  return isYear(dictionary, fact) ? 'year' : 'plain'
}
