import { daysOf } from './day.ts'
import { documentNumberFrom } from './document-number.ts'
import { closest, hiddenIn, quoted, SextantError } from './error.ts'
import type { FactDefinition, FactDictionary, FactValue } from './fact.ts'
import { Market } from './market.ts'
import { keptText, type TextForm } from './kept-text.ts'
import { subjectNotes } from './subject-notes.ts'
import { vinFrom } from './vin.ts'

/** The known facts of one vehicle or order. A fact that is absent is unknown; an empty list says that there is none. */
export type Subject = Readonly<Record<string, FactValue>>

const TEXT_MAX = 500
const LIST_MAX = 200

/** One subject, or a list of at most `max`, from parsed JSON. Throws one message that names every place that is wrong. */
export function subjectsFrom(dictionary: FactDictionary, input: unknown, where: string, max = 10_000): Subject[] {
  const list = Array.isArray(input) ? input : [input]
  if (list.length === 0) throw new SextantError('SEXTANT_INVALID', `${where} is an empty list; give at least one vehicle or order`)
  if (list.length > max) throw new SextantError('SEXTANT_INVALID', `${where} holds ${list.length} subjects; at most ${max} are taken at once`)
  return list.map((one, index) => subjectFrom(dictionary, one, Array.isArray(input) ? `${where} at [${index}]` : where))
}

/** The facts of one subject, from outside. Nothing is guessed: what is not a fact, or not of its type, is refused. */
export function subjectFrom(dictionary: FactDictionary, input: unknown, where: string): Subject {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw new SextantError('SEXTANT_INVALID', `${where}: found ${nameOf(input)}; expected an object of facts, such as { "category": "M1" }`)
  }
  const wrong: string[] = []
  const subject: Record<string, FactValue> = {}
  for (const [fact, value] of Object.entries(input)) {
    const definition = Object.hasOwn(dictionary.facts, fact) ? dictionary.facts[fact] : undefined
    if (!definition) {
      const near = closest(fact, Object.keys(dictionary.facts))
      wrong.push(`${where}: ${quoted(fact)} is not a fact${near ? `; did you mean "${near}"?` : '; rules/facts.json lists those that are'}`)
      continue
    }
    if (value === null) continue
    const read = valueFrom(definition, value)
    if ('wrong' in read) wrong.push(`${where}: ${fact} ${read.wrong}`)
    else subject[fact] = read.value
  }
  if (wrong.length === 0) wrong.push(...[...new Set(contradictions(dictionary, subject)), ...errorsIn(subject)].map((text) => `${where}: ${text}`))
  if (wrong.length > 0) throw new SextantError('SEXTANT_INVALID', wrong.slice(0, 20).join('\n'))
  return subject
}

type Read = { value: FactValue } | { wrong: string }

function valueFrom(definition: FactDefinition, value: unknown): Read {
  switch (definition.type) {
    case 'boolean':
      return typeof value === 'boolean' ? { value } : { wrong: `is ${nameOf(value)}; expected true or false` }
    case 'number': {
      if (typeof value !== 'number' || !Number.isFinite(value)) return { wrong: `is ${nameOf(value)}; expected a number, without quotes or unit` }
      if (definition.integer && !Number.isInteger(value)) return { wrong: `is ${value}; expected a whole number` }
      if (value === 0 && definition.orZero) return { value }
      const withUnit = (number: number) => (definition.unit === undefined || definition.unit === 'year' ? String(number) : `${number} ${definition.unit}`)
      if (definition.min !== undefined && value < definition.min) return { wrong: `is ${value}; expected ${withUnit(definition.min)} or more` }
      if (definition.max !== undefined && value > definition.max) return { wrong: `is ${value}; expected ${withUnit(definition.max)} or less` }
      return { value }
    }
    case 'day':
      if (typeof value === 'string' && daysOf(value)) return { value }
      return { wrong: `is ${nameOf(value)}; expected a day that exists, as YYYY-MM-DD, or YYYY-MM or YYYY where no more is known` }
    case 'text':
      return textFrom(definition, value)
    case 'enum':
      return wordFrom(Object.keys(definition.values), value)
    case 'list': {
      if (!Array.isArray(value)) return { wrong: `is ${nameOf(value)}; expected a list, such as []` }
      if (value.length > LIST_MAX) return { wrong: `has ${value.length} items; at most ${LIST_MAX} are taken` }
      const items: string[] = []
      for (const [index, item] of value.entries()) {
        const read = itemFrom(definition, item)
        if ('wrong' in read) return { wrong: `[${index}] ${read.wrong}` }
        items.push(String(read.value))
      }
      return { value: items }
    }
  }
}

function itemFrom(definition: FactDefinition & { type: 'list' }, item: unknown): Read {
  if (definition.values) return wordFrom(Object.keys(definition.values), item)
  if (definition.items === 'market') return marketFrom(item)
  return textFrom({ letters: 'as-written' }, item)
}

function textFrom(definition: TextForm, value: unknown): Read {
  if (typeof value !== 'string' || value.trim() === '') return { wrong: `is ${nameOf(value)}; expected a text` }
  if (value.length > TEXT_MAX) return { wrong: `has ${value.length} characters; at most ${TEXT_MAX} are taken` }
  // A name is recognised without regard to such signs.
  const sign = hiddenIn(keptText({ letters: definition.letters }, value))
  if (sign) return { wrong: `is ${nameOf(value)}, which holds the invisible character ${sign}; remove it` }
  const text = keptText(definition, value)
  if (definition.format === 'market') return marketFrom(text)
  if (definition.format === 'vin') {
    const read = vinFrom(text)
    return 'vin' in read ? { value: read.vin } : read
  }
  if (definition.format === 'document-number') {
    const read = documentNumberFrom(text)
    return { value: read.kind === 'unknown' ? text : read.number }
  }
  if (definition.format === 'hs-code') {
    const digits = text.replaceAll(/[\s.]/g, '')
    if (/^(\d\d){1,5}$/.test(digits)) return { value: digits }
    return { wrong: `is ${quoted(text)}; expected an HS code of 2, 4, 6, 8 or 10 digits` }
  }
  return { value: text }
}

function marketFrom(value: unknown): Read {
  const parsed = Market.safeParse(value)
  if (parsed.success) return { value: parsed.data }
  return { wrong: `is ${nameOf(value)}; expected an ISO 3166-1 code of two capital letters, such as KZ` }
}

function wordFrom(words: string[], value: unknown): Read {
  if (typeof value === 'string' && words.includes(value)) return { value }
  const near = typeof value === 'string' ? closest(value, words) : undefined
  return { wrong: `is ${nameOf(value)}; expected ${near ? `perhaps "${near}", or any` : 'one'} of ${words.join(', ')}` }
}

/** A day that lies wholly before one that must precede it: somebody mistyped, and no answer would be worth having. */
function contradictions(dictionary: FactDictionary, subject: Subject): string[] {
  const found: string[] = []
  for (const chain of [dictionary.orderDays, dictionary.goodsDays, ...(dictionary.daysAcross ?? [])]) {
    const known = chain.flatMap((fact) => {
      const days = typeof subject[fact] === 'string' ? daysOf(subject[fact]) : undefined
      return days ? [{ fact, ...days }] : []
    })
    for (const [index, later] of known.entries()) {
      const earlier = known.slice(0, index).find((day) => day.first > later.last)
      if (!earlier) continue
      found.push(`${later.fact} ${later.first} lies before ${earlier.fact} ${earlier.first}; correct one of the two`)
      // One mistyped day is often contradicted by every day after it.
      break
    }
  }
  return found
}

function errorsIn(subject: Subject): string[] {
  return subjectNotes(subject).flatMap(({ severity, message }) => (severity === 'error' ? [message.en] : []))
}

function nameOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'an object'
  return typeof value === 'string' ? quoted(value) : String(value)
}
