// What may stand in a column, for whoever fills it.
import { DAYS_TAKEN, type FactDefinition, type FactDictionary, marketCodes } from '@sextant/model'

/** More words than fit here are looked up. */
const LENGTH_MAX = 140

/** What may stand in a column of a fact, in one line. */
export function holdsOf({ facts }: Pick<FactDictionary, 'facts'>, column: string): string {
  const fact = column.replace(/_(from|to)$/, '')
  const definition = facts[column] ?? facts[fact]
  switch (definition?.type) {
    case 'boolean':
      return 'true or false'
    case 'number':
      return numberSaid(definition)
    case 'day':
      return column.endsWith('_from') ? `the first day that it may be, ${taken}` : `the last day that it may be, ${taken}`
    case 'enum':
      return wordsSaid(column, Object.keys(definition.values))
    case 'list':
      return definition.values ? `a list of ${wordsSaid(column, Object.keys(definition.values))}` : definition.items === 'market' ? countries : 'a list of texts'
    case 'text':
      return textSaid(column, definition)
    // The columns by which a line is chosen are there whether the dictionary has such facts or not.
    default:
      return column === 'transit' ? countries : country
  }
}

const taken = `from ${DAYS_TAKEN[0]} to ${DAYS_TAKEN[1]}`
const country = `one of the ${marketCodes.size} codes of ISO 3166-1, two capital letters, such as KZ`
const countries = `a list, each item ${country}`

function numberSaid({ unit, min, max, orZero, integer }: FactDefinition & { type: 'number' }): string {
  const bounds = min !== undefined && max !== undefined ? `${min} to ${max}` : min !== undefined ? `${min} or more` : max !== undefined ? `${max} or less` : ''
  return [unit, integer ? 'a whole number' : 'a number', `${bounds}${orZero ? ', or 0' : ''}`].filter((said) => said !== undefined && said !== '').join(', ')
}

function textSaid(fact: string, { format, names, beside, script, letters }: FactDefinition & { type: 'text' }): string {
  if (format === 'market') return country
  if (format === 'hs-code') return '2, 4, 6, 8 or 10 digits; dots and spaces are passed over'
  const known = names && `${Object.keys(names).length} names in rules/facts.json at facts.${fact}.names, with every other spelling of those that this rule names`
  const said = !known ? 'a text' : beside ? `a text, alone where it is one of the ${known}` : `one of the ${known}`
  return [said, ...(script || (letters === 'upper' && !names) ? ['in Latin letters'] : []), ...(letters === 'upper' ? ['small and capital letters are one'] : [])].join('; ')
}

function wordsSaid(fact: string, words: readonly string[]): string {
  const all = words.join(', ')
  return all.length <= LENGTH_MAX ? all : `${words.slice(0, 5).join(', ')}, … (${words.length} words, in rules/facts.json at facts.${fact}.values)`
}
