import { type FactValue, DEFAULT_ORIGIN, labelOf, type Language, Market, marketName, type Subject, type SubjectCheck, valueLabelOf } from '@sextant/model'
import { plain } from './plain.ts'
import type { ReportOptions } from './report-options.ts'
import { reportWordsIn } from './report-words.ts'
import { wordsIn } from './words.ts'

const NAME_MAX = 80
const VALUE_MAX = 300
const NOTE_MAX = 600
const CHINA_AHEAD_MS = 8 * 60 * 60 * 1_000

/** What tells these goods from others: make, model and year, VIN, order; else the first facts that are known. */
export function nameOf(subject: Subject, number: number, options: ReportOptions): string {
  const { language } = options
  const text = (fact: string) => (subject[fact] === undefined ? '' : isolated(plain(String(subject[fact]), NAME_MAX)))
  const { list, colon } = wordsIn[language].punctuation
  const parts = [
    [text('make'), text('model'), text('modelYear')].filter((part) => part !== '').join(' '),
    text('vin') === '' ? '' : `VIN ${text('vin')}`,
    text('orderId') === '' ? '' : `${labelOf(options.dictionary, 'orderId', language)}${colon}${text('orderId')}`,
  ].filter((part) => part !== '')
  if (parts.length > 0) return parts.join(reportWordsIn[language].comma)
  const first = factsGiven(subject, options).slice(0, 3).map(({ label, value }) => `${label}${colon}${plain(value, NAME_MAX)}`)
  const unnamed = reportWordsIn[language].subject(number)
  return first.length > 0 ? `${unnamed} (${first.join(list)})` : unnamed
}

/** Letters that are written from the right turn only themselves around, not the line that they stand in. */
function isolated(text: string): string {
  return /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(text) ? `\u2068${text}\u2069` : text
}

/** Every fact that is known of the subject, as people write it, in the order of the dictionary. */
export function factsGiven(subject: Subject, { dictionary, language }: ReportOptions): { fact: string; label: string; value: string }[] {
  return Object.keys(dictionary.facts).flatMap((fact) => {
    const value: FactValue | undefined = Object.hasOwn(subject, fact) ? subject[fact] : undefined
    if (value === undefined) return []
    return [{ fact, label: labelOf(dictionary, fact, language), value: plain(valueLabelOf(dictionary, fact, value, language), VALUE_MAX) }]
  })
}

/** What the facts say against a standard or each other. */
export function notesOf({ notes }: SubjectCheck): string[] {
  return notes.map(({ message }) => plain(message, NOTE_MAX))
}

/** An instant to the minute, in the time of China, which is eight hours ahead all year, and in UTC; what is no instant stands as it came. */
export function instantText(instant: string, language: Language): string {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:[\d.]+Z$/.test(instant)) return plain(instant, 40)
  const local = new Date(Date.parse(instant) + CHINA_AHEAD_MS).toISOString()
  return reportWordsIn[language].instant(local.slice(0, 16).replace('T', ' '), local.slice(0, 10) === instant.slice(0, 10) ? instant.slice(11, 16) : instant.slice(0, 16).replace('T', ' '))
}

/** The country whose export side was asked; where no origin is given, that is China. */
export function originOf(subject: Subject, { language }: ReportOptions): string {
  const origin = Market.safeParse(subject['origin'] ?? DEFAULT_ORIGIN)
  return origin.success ? marketName(origin.data, language) : plain(String(subject['origin']), NAME_MAX)
}
