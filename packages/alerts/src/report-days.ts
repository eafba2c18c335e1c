import { labelOf, type Subject } from '@sextant/model'
import { plain } from './plain.ts'
import { annexWordsIn } from './report-annex-words.ts'
import type { ReportOptions } from './report-options.ts'
import { wordsIn } from './words.ts'

/** So many days of one order that fall together are named; more are counted. */
const NAMED_MAX = 3

/** The days of the order on which the answer rests, and that which moves, those that fall together as one: `Date of arrival: 2026-12-20`; of a day that moves, from where to where. */
export function daysGiven(subject: Subject, { dictionary, language, over }: ReportOptions): string {
  const { allDays, noDays } = annexWordsIn[language]
  const { colon, list, clause } = wordsIn[language].punctuation
  const dayOf = (fact: string) => (subject[fact] !== undefined ? plain(String(subject[fact]), 20) : over?.fact === fact ? `${over.from} – ${over.to}` : undefined)
  const given = [...new Set([...dictionary.orderDays, ...(over ? [over.fact] : [])])].flatMap((fact) => {
    const day = dayOf(fact)
    return day === undefined ? [] : [{ label: labelOf(dictionary, fact, language), day }]
  })
  if (given.length === 0) return noDays
  return [...Map.groupBy(given, ({ day }) => day)]
    .map(([day, some]) => (some.length > NAMED_MAX ? allDays(some.length, day) : `${some.map(({ label }) => label).join(list)}${colon}${day}`))
    .join(clause)
}
