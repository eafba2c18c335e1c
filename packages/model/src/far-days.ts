import { addMonths, type Day, daysOf } from './day.ts'
import { type FactDictionary, labelOf } from './fact.ts'
import { type LocalText, languages } from './language.ts'
import type { Subject } from './subject.ts'
import type { SubjectNote } from './subject-notes.ts'

/** An order is on its way within so many months of today. */
const PAST_MONTHS = 12
const AHEAD_MONTHS = 60
/** Goods that are to be judged now are made by then. */
const MADE_MONTHS = 24

/** Days that are likely a slip in the year. They are answered for all the same, by the rules of those days. */
export function farDays(dictionary: FactDictionary, subject: Subject, today: Day): SubjectNote[] {
  const note = (fact: string, isFar: (days: { first: Day; last: Day }) => boolean): SubjectNote[] => {
    const days = typeof subject[fact] === 'string' ? daysOf(subject[fact]) : undefined
    return days && isFar(days) ? [{ fact, severity: 'hint', code: 'far-day', message: messageOf(dictionary, fact, String(subject[fact]), today) }] : []
  }
  return [
    ...dictionary.orderDays.flatMap((fact) => note(fact, ({ first, last }) => last < addMonths(today, -PAST_MONTHS) || first > addMonths(today, AHEAD_MONTHS))),
    ...dictionary.goodsDays.flatMap((fact) => note(fact, ({ first }) => first > addMonths(today, MADE_MONTHS))),
  ]
}

function messageOf(dictionary: FactDictionary, fact: string, day: string, today: Day): LocalText {
  const [en, zh, ru] = languages.map((language) => labelOf(dictionary, fact, language))
  return {
    en: `${en} ${day} lies far from today, ${today}: if that is a slip in the year, the answer is that of another law`,
    zh: `${zh} ${day} 距今天（${today}）很远：如属年份笔误，则结论依据的是另一时期的法规`,
    ru: `${ru} ${day}: далеко от сегодняшнего дня, ${today}; если это описка в годе, ответ дан по праву другого времени`,
  }
}
