import type { Lexicon } from './lexicon.ts'
import { anyOf, begins, ends, parted, type Words, wordsOf } from './words.ts'

/** The patterns of days of a language, the fullest first: what a fuller one found, a shorter one does not find again. */
export interface DayPatterns {
  whole: readonly RegExp[]
  partial: readonly RegExp[]
  /** The number of a month by its name. */
  month: (written: string) => number | undefined
  calendar: Lexicon['calendar']
}

const year4 = String.raw`(?<year>\d{4})(?!\d)`
/** A day with its quotes and the ending of its number: «21», 1er, 1-нче. */
const day = String.raw`"?(?<!\d)(?<day>\d{1,2})(?!\d)"?(?:\s?(?:st|nd|rd|th|er|ro|o\.|[º°ª]\.?)(?![\p{L}])|\.(?!\d)|\s?-\s?[\p{L}\p{M}]{1,8}(?![\p{L}]))?`
/** The ending of the number of a year that another word follows: 2010-njy, 2026-жылдын. */
const ending = String.raw`(?:-?[\p{L}\p{M}]{1,6}(?=[\s,]))?`
const quarterNumber = String.raw`(?<quarter>IV|I{1,3}|[1-4一二三四])`

export function dayPatterns(lexicon: Lexicon): DayPatterns {
  const months = monthsOf(lexicon.months ?? '')
  const monthNamed = (named: readonly Month[]) => `${begins}(?<month>${anyOf(named.map(({ word }) => word.replaceAll(' ', '_')).join(' '))})${ends}`
  const month = monthNamed(months)
  const [after, before, of] = [anyOf(lexicon.yearAfter ?? ''), anyOf(lexicon.yearBefore ?? ''), anyOf(lexicon.of ?? '')]
  const gap = (least: 0 | 1) => String.raw`[\s,.]{${least},3}(?:(?:${of})\s?){0,2}`
  const yearWord = String.raw`(?:[\s\-]{0,2}(?:${after})${ends})`
  const year = `${begins}${year4}`
  /** A year at the end, with its word and the ending of either. */
  const lastYear = String.raw`${year4}(?:${yearWord})?(?:-[\p{L}\p{M}]{1,6})?`
  const monthEnd = String.raw`(?:\s(?:${anyOf(lexicon.monthAfter ?? '')})${ends})?`
  const [end, quarter, model] = [anyOf(lexicon.endOfYear ?? ''), anyOf(lexicon.quarter ?? ''), anyOf(lexicon.modelYear ?? '')]
  // Where the year has a word after it, it stands before the month.
  const yearIsLast = lexicon.monthFirst === true && lexicon.yearAfter === undefined
  return {
    calendar: lexicon.calendar,
    month: (written) => monthNumber(written, months),
    whole: [
      ...(lexicon.days ?? []),
      // 2026-01-01, 1.1.2026
      String.raw`(?<![\d.\/\-])(?<year>\d{4})(?<mark>\s?[.\/\-]\s?)(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})(?![\d])(?:\s(?:${after})${ends})?`,
      String.raw`(?<![\d.\/\-])(?<day>\d{1,2})(?<mark>\s?[.\/\-]\s?)(?<month>\d{1,2})\k<mark>${year4}(?:\s?(?:${after})${ends})?`,
      // 1 January 2026, January 1, 2026
      `${day}${gap(0)}${month}(?:${gap(1)}|-)${lastYear}`,
      ...(yearIsLast ? [String.raw`${month}\s${day},?\s${lastYear}`] : []),
      // 2026 жылғы 1 қаңтар, 2026. január 1.
      String.raw`${year}${yearWord}?(?:${ending}\s?${yearWord}?)[\s,.]{1,3}(?:(?:${of})\s)?${day}[\s\-]?${month}${ending}`,
      String.raw`${year}(?:-[\p{L}\p{M}]{1,6}(?=\s))?${yearWord}?[\s,.]{1,3}${month}\s${day}`,
    ].map(patternOf),
    partial: [
      // the end of 2026, 2026年底
      String.raw`${begins}(?<end>${end})\s(?:${before}\s)?${lastYear}`,
      String.raw`${year}${yearWord}?\s?(?<end>${end})${ends}`,
      // IV квартал 2026, 2026年第四季度
      String.raw`(?<![\p{L}\d])${quarterNumber}(?:[º°]|er|-?[\p{L}]{1,3})?\s?(?:${quarter})${gap(0)}${lastYear}`,
      String.raw`${year}${yearWord}?[\s,]{0,2}(?:第)?${quarterNumber}(?:-?[\p{L}]{1,3})?\s?(?:${quarter})${ends}`,
      // model year 2026, 2026MY
      String.raw`${begins}(?<model>${model})\s?${lastYear}`,
      String.raw`${year}${yearWord}?\s?(?<model>${model})${ends}`,
      // March 2026, 2026-жылдын март айы
      `${month}(?:${gap(1)}|-)${lastYear}`,
      String.raw`${year}${yearWord}?${ending}\s?${yearWord}?[\s,]{0,2}${month}${monthEnd}`,
      // 1 January, January 1, the 15th day of each month
      `${day}${gap(0)}${month}`,
      ...(lexicon.monthFirst ? [String.raw`${month}\s${day}`] : []),
      String.raw`(?<!\d)(?<day>\d{1,2})(?:st|nd|rd|th|\.|-?\p{L}{1,3})?\s(?:${anyOf(lexicon.dayOfMonth ?? '')})${ends}`,
      // 2026 года, año 2026
      String.raw`(?<!${parted}|[.,\/\-])${year4}(?:-[\p{L}\p{M}]{1,6}\s?)?(?:${yearWord})(?:-[\p{L}\p{M}]{1,6})?`,
      String.raw`${begins}(?:${before})\s(?<![.,\/])${year4}(?:\s?(?:${after})${ends})?(?![.\/]\d)`,
      // A month alone. Of a short name other words are written alike: mart, may.
      `${monthNamed(months.filter(({ word }) => word.replace('*', '').length >= 5))}${monthEnd}`,
    ].map(patternOf),
  }
}

function patternOf(source: string): RegExp {
  return new RegExp(source, 'giv')
}

/** A year without any word, where nothing else was found. */
export const bareYear = new RegExp(String.raw`(?<!${parted}|[.,\/:№$€£]|(?<!\d{4})-|№\s?|(?<!\p{L})N[oº°]?\.?\s)(?<year>(?:19[5-9]|20)\d\d)(?!${parted}|[.,\/:]\d|-\d{1,3}(?!\d)|\s?[%$€£])`, 'giv')

type Month = { word: string; number: number }

function monthsOf(list: Words): Month[] {
  return list.split(/\s+/).flatMap((names, index) => names.split('/').flatMap((name) => wordsOf(name).map((word) => ({ word, number: index + 1 }))))
}

function monthNumber(written: string, months: readonly Month[]): number | undefined {
  const word = written.toLowerCase().replaceAll(/\s+/g, ' ')
  const fits = ({ word: known }: Month) => (known.endsWith('*') ? word.startsWith(known.slice(0, -1).toLowerCase()) : word === known.toLowerCase())
  return months.filter(fits).sort((a, b) => b.word.length - a.word.length)[0]?.number
}
