import { daysOf } from '@sextant/model'
import { fail, show } from './fail.ts'

/** Reads the fields of a document one by one, and remembers which of them nobody read. */
export interface Take {
  /** The field, which must be there. */
  (label: string): string
  /** The field, or `undefined` where the document does not have it. */
  maybe(label: string): string | undefined
  /** Fields that we know and do not need. */
  ignore(...labels: string[]): void
}

/** `unread` lists the fields that nobody took: the source has begun to say something new. */
export function takeFrom(fields: Readonly<Record<string, string>>): { take: Take; unread: () => string[] } {
  const left = new Set(Object.keys(fields))
  const maybe = (label: string) => {
    left.delete(label)
    return Object.hasOwn(fields, label) ? fields[label] : undefined
  }
  const required = (label: string) => maybe(label) ?? fail(`has no ${show(label)}; it has ${listed(Object.keys(fields))}`)
  const ignore = (...labels: string[]) => labels.forEach((label) => left.delete(label))
  return { take: Object.assign(required, { maybe, ignore }), unread: () => [...left] }
}

/** The meaning of a word of the source. An unknown word is work for a person, so there is no default. */
export function meaningOf<Meaning>(word: string, words: Readonly<Record<string, Meaning>>): Meaning {
  const meaning = Object.hasOwn(words, word) ? words[word] : undefined
  return meaning ?? fail(`${show(word)} has no known meaning; known are ${listed(Object.keys(words))}`)
}

/** Reads the first date in a text by the order of its parts, as in `dayFrom('03.02.2026', 'dmy')`, to `YYYY-MM-DD`. */
export function dayFrom(text: string, order: 'dmy' | 'mdy' | 'ymd'): string {
  const numbers = text.match(/\d+/g) ?? []
  const part = (letter: 'd' | 'm' | 'y') => {
    const number = numbers[order.indexOf(letter)]
    if (number === undefined || number.length > 4 || (letter === 'y') !== (number.length === 4)) {
      return fail(`${show(text)} is not a date in ${order} order`)
    }
    return number.padStart(2, '0')
  }
  const day = `${part('y')}-${part('m')}-${part('d')}`
  return daysOf(day) ? day : fail(`${show(text)} is not a day that exists`)
}

export function listed(words: readonly string[]): string {
  const shown = words.slice(0, 40).map(show).join(', ')
  return words.length > 40 ? `${shown} and ${words.length - 40} more` : shown || 'nothing'
}
