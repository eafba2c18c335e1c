import { civilYear, persianDay } from './calendars.ts'
import { chineseNumber } from './chinese-numerals.ts'
import { at } from './found.ts'
import type { Lexicon } from './lexicon.ts'
import type { Particular } from './particular.ts'
import { romanNumber } from './roman-numerals.ts'
import { anyOf, begins, ends, parted, type Words, wordsOf } from './words.ts'

const year4 = String.raw`(?<year>\d{4})(?!\d)`
// The sign of a year, or an ending: 2010-njy, 2026-жылдын, 1-ნი.
const ending = String.raw`(?:-?[\p{L}\p{M}]{1,6}(?=[\s,]))?`
const dayOrdinal = String.raw`"?(?<!\d)(?<day>\d{1,2})(?!\d)"?(?:\s?(?:st|nd|rd|th|er|ro|o\.|[º°ª]\.?)(?![\p{L}])|\.(?!\d)|\s?-\s?[\p{L}\p{M}]{1,8}(?![\p{L}]))?`

/** The patterns of days of a language, the fullest first: what a fuller one found, a shorter one does not find again. */
export interface DayPatterns {
  whole: readonly RegExp[]
  partial: readonly RegExp[]
  month: (written: string) => number | undefined
  calendar: Lexicon['calendar']
}

export function dayPatterns(lexicon: Lexicon): DayPatterns {
  const months = monthsOf(lexicon.months ?? '')
  const month = `${begins}(?<month>${anyOf(months.map(({ word }) => word.replaceAll(' ', '_')).join(' '))})${ends}`
  const [after, before] = [anyOf(lexicon.yearAfter ?? ''), anyOf(lexicon.yearBefore ?? '')]
  const yearWord = String.raw`(?:[\s\-]{0,2}(?:${after})${ends})`
  const gap = String.raw`[\s,.]{1,3}(?:(?:${anyOf(lexicon.of ?? '')})\s?){0,2}`
  const closing = String.raw`(?:${yearWord})?(?:-[\p{L}\p{M}]{1,6})?`
  const monthEnd = String.raw`(?:\s(?:${anyOf(lexicon.monthAfter ?? '')})${ends})?`
  const endOfYear = anyOf(lexicon.endOfYear ?? '')
  const pattern = (source: string) => new RegExp(source, 'giv')
  const year = `${begins}${year4}`
  return {
    calendar: lexicon.calendar,
    month: (written) => monthNumber(written, months),
    whole: [
      ...(lexicon.days ?? []).map(pattern),
      pattern(String.raw`(?<![\d.\/\-])(?<year>\d{4})(?<mark>\s?[.\/\-]\s?)(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})(?![\d])(?:\s(?:${after})${ends})?`),
      pattern(String.raw`(?<![\d.\/\-])(?<day>\d{1,2})(?<mark>\s?[.\/\-]\s?)(?<month>\d{1,2})\k<mark>${year4}(?:\s?(?:${after})${ends})?`),
      pattern(`${dayOrdinal}${gap.replace('{1,3}', '{0,3}')}${month}(?:${gap}|-)${year4}${closing}`),
      // Where the year has a word after it, it comes first.
      ...(lexicon.monthFirst && !lexicon.yearAfter ? [pattern(String.raw`${month}\s${dayOrdinal},?\s${year4}${closing}`)] : []),
      pattern(String.raw`${year}${yearWord}?(?:${ending}\s?${yearWord}?)[\s,.]{1,3}(?:(?:${anyOf(lexicon.of ?? '')})\s)?${dayOrdinal}[\s\-]?${month}${ending}`),
      pattern(String.raw`${year}(?:-[\p{L}\p{M}]{1,6}(?=\s))?${yearWord}?[\s,.]{1,3}${month}\s${dayOrdinal}`),
    ],
    partial: [
      ...(lexicon.endOfYear ? [pattern(String.raw`${begins}(?<end>${endOfYear})\s(?:${before}\s)?${year4}${closing}`), pattern(String.raw`${year}${yearWord}?\s?(?<end>${endOfYear})${ends}`)] : []),
      ...(lexicon.quarter ? [pattern(String.raw`(?<![\p{L}\d])(?<quarter>IV|I{1,3}|[1-4一二三四])(?:[º°]|er|-?[\p{L}]{1,3})?\s?(?:${anyOf(lexicon.quarter)})${gap.replace('{1,3}', '{0,3}')}${year4}${closing}`), pattern(String.raw`${year}${yearWord}?[\s,]{0,2}(?:第)?(?<quarter>IV|I{1,3}|[1-4一二三四])(?:-?[\p{L}]{1,3})?\s?(?:${anyOf(lexicon.quarter)})${ends}`)] : []),
      ...(lexicon.modelYear ? [pattern(String.raw`${begins}(?<model>${anyOf(lexicon.modelYear)})\s?${year4}${closing}`), pattern(String.raw`${year}${yearWord}?\s?(?<model>${anyOf(lexicon.modelYear)})${ends}`)] : []),
      pattern(String.raw`${month}(?:${gap}|-)${year4}${closing}`),
      pattern(String.raw`${year}${yearWord}?${ending}\s?${yearWord}?[\s,]{0,2}${month}${monthEnd}`),
      pattern(`${dayOrdinal}${gap.replace('{1,3}', '{0,3}')}${month}`),
      ...(lexicon.monthFirst ? [pattern(String.raw`${month}\s${dayOrdinal}`)] : []),
      ...(lexicon.dayOfMonth ? [pattern(String.raw`(?<!\d)(?<day>\d{1,2})(?:st|nd|rd|th|\.|-?\p{L}{1,3})?\s(?:${anyOf(lexicon.dayOfMonth)})${ends}`)] : []),
      pattern(String.raw`(?<!${parted}|[.,\/\-])${year4}(?:-[\p{L}\p{M}]{1,6}\s?)?(?:${yearWord})(?:-[\p{L}\p{M}]{1,6})?`),
      pattern(String.raw`${begins}(?:${before})\s(?<![.,\/])${year4}(?:\s?(?:${after})${ends})?(?![.\/]\d)`),
      // A month alone, where no other word is written so: six letters or more.
      pattern(String.raw`${begins}(?<month>${anyOf(months.filter(({ word }) => word.replace('*', '').length >= 5).map(({ word }) => word.replaceAll(' ', '_')).join(' '))})${ends}${monthEnd}`),
    ],
  }
}

/** A year without any word, where nothing else was found. */
export const bareYear = new RegExp(String.raw`(?<!${parted}|[.,\/:№$€£]|(?<!\d{4})-|№\s?|(?<!\p{L})N[oº°]?\.?\s)(?<year>(?:19[5-9]|20)\d\d)(?!${parted}|[.,\/:]\d|-\d{1,3}(?!\d)|\s?[%$€£])`, 'giv')

export function datesIn(plain: string, patterns: readonly RegExp[], { month, calendar }: DayPatterns): Particular[] {
  return patterns.flatMap((pattern) =>
    [...plain.matchAll(pattern)].flatMap((match) => {
      const written = valueOf(match.groups ?? {}, month, calendar)
      return written ? [at(trimmed(match), { kind: 'date', ...written })] : []
    }),
  )
}

function trimmed(match: RegExpExecArray): { index: number; 0: string } {
  return { index: match.index, 0: match[0].trimEnd() }
}

type Written = Partial<Record<'year' | 'month' | 'day' | 'end' | 'quarter' | 'model', string>>

function valueOf(written: Written, monthOf: DayPatterns['month'], calendar: Lexicon['calendar']): Pick<Particular, 'value' | 'unit' | 'from' | 'to'> | undefined {
  const named = written.month === undefined ? undefined : (monthOf(written.month) ?? numberOf(written.month))
  const day = written.day === undefined ? undefined : numberOf(written.day)
  const year = written.year === undefined ? undefined : Number(written.year)
  if (calendar === 'persian' && year !== undefined && year >= 1_300 && year <= 1_500) {
    if (named !== undefined && day !== undefined && inRange(day, 31) && inRange(named, 12)) return { value: persianDay(year, named, day) }
    const [from, next] = named === undefined ? [persianDay(year, 1, 1), persianDay(year + 1, 1, 1)] : [persianDay(year, named, 1), named === 12 ? persianDay(year + 1, 1, 1) : persianDay(year, named + 1, 1)]
    const to = new Date(Date.parse(next) - 86_400_000).toISOString().slice(0, 10)
    return { value: `${from}/${to}`, from, to }
  }
  // Of two numbers either may be the month; the greater than twelve is the day.
  const [month, ofMonth] = named !== undefined && day !== undefined && named > 12 && day <= 12 && /^\d+$/.test(written.month ?? '') ? [day, named] : [named, day]
  if ((month !== undefined && !inRange(month, 12)) || (ofMonth !== undefined && !inRange(ofMonth, 31))) return undefined
  const civil = year === undefined ? undefined : civilYear(year, calendar)
  if (year !== undefined && civil === undefined) return undefined
  if (written.end !== undefined) return { value: `${civil}-12-31` }
  if (written.model !== undefined) return { value: String(civil), unit: 'model-year' }
  if (written.quarter !== undefined) {
    const last = 3 * (romanNumber(written.quarter) ?? numberOf(written.quarter) ?? 1)
    const [from, to] = [`${civil}-${two(last - 2)}`, `${civil}-${two(last)}`]
    return { value: `${from}/${to}`, from, to }
  }
  if (civil !== undefined) return { value: [String(civil), ...[month, ofMonth].flatMap((part) => (part === undefined ? [] : [two(part)]))].join('-') }
  if (month !== undefined) return { value: ofMonth === undefined ? `--${two(month)}` : `--${two(month)}-${two(ofMonth)}` }
  return ofMonth === undefined ? undefined : { value: `---${two(ofMonth)}` }
}

const inRange = (number: number, last: number): boolean => number >= 1 && number <= last
const two = (number: number): string => String(number).padStart(2, '0')

function numberOf(written: string): number | undefined {
  return /^\d+$/.test(written) ? Number(written) : chineseNumber(written)
}

type Month = { word: string; number: number }

function monthsOf(list: Words): Month[] {
  return list.split(/\s+/).flatMap((names, index) => names.split('/').flatMap((name) => wordsOf(name).map((word) => ({ word, number: index + 1 }))))
}

function monthNumber(written: string, months: readonly Month[]): number | undefined {
  const word = written.toLowerCase().replaceAll(/\s+/g, ' ')
  const fits = ({ word: known }: Month) => (known.endsWith('*') ? word.startsWith(known.slice(0, -1).toLowerCase()) : word === known.toLowerCase())
  return months.filter(fits).sort((a, b) => b.word.length - a.word.length)[0]?.number
}
