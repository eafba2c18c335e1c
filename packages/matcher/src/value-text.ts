import { DerivedFact, type FactDictionary, type FactReference, type FactValue, type Language, valueLabelOf } from '@sextant/model'

type Said = Record<Language, string>

/** How the text stands in its sentence. Russian declines `3 года` after `не более` into `3 лет`. */
export type Position = 'alone' | 'after-relation'

/** How several values hang together. */
export type Listing = 'or' | 'and' | 'and-not' | 'plain'

/** More values than this are not all told: only so many of them, and a count. */
const LONG = 7
const TOLD_OF_LONG = 5

/** One value as people write it: a country by its name, a number with its unit, an enumeration's word by its label. */
export function valueText(dictionary: FactDictionary, { fact, params }: FactReference, value: FactValue, language: Language, position: Position = 'alone'): string {
  if (fact === 'elapsed') return `${numberText(Number(value), language)} ${timeUnit(String(params?.['unit']), Number(value), language, position)}`
  if (fact === 'monthOf') return monthText(Number(value), language, position)
  if (isYear(dictionary, fact)) return String(value) + yearWord(language, position)
  const definition = DerivedFact.is(fact) ? undefined : dictionary.facts[fact]
  if (typeof value === 'number') {
    const unit = definition?.type === 'number' ? definition.unit : undefined
    const number = numberText(value, language)
    if (unit === undefined) return number
    return unit === '%' && language !== 'ru' ? `${number}%` : `${number} ${units[unit]?.[language] ?? unit}`
  }
  return valueLabelOf(dictionary, DerivedFact.is(fact) ? '' : fact, value, language)
}

/** Several values; of many only the first, among them those in `shown`, and how many there are, unless `whole` asks for all. */
export function listText(
  dictionary: FactDictionary,
  reference: FactReference,
  values: readonly string[],
  language: Language,
  { listing, shown, quoted, whole = false }: { listing: Listing; shown: readonly string[]; quoted: boolean; whole?: boolean },
): string {
  if (values.length === 0) return valueLabelOf(dictionary, '', [], language)
  const isTold = (value: string) => shown.includes(value)
  const first = values.length > LONG && !whole ? [...values.filter(isTold), ...values.filter((value) => !isTold(value))].slice(0, TOLD_OF_LONG) : values
  const told = first.map((value) => {
    const text = valueText(dictionary, reference, value, language)
    return quoted ? `“${text}”` : text
  })
  if (first.length < values.length) return told.join(separator(language)) + more(values.length, first.length, listing)[language]
  const [last = '', ...before] = told.toReversed()
  if (listing === 'plain' || before.length === 0) return told.join(separator(language))
  const not = listing === 'and-not' ? negations[language] : ''
  return `${before.toReversed().join(separator(language) + not)}${conjunctions[listing === 'or' ? 'or' : 'and'][language]}${not}${last}`
}

export function isMarket(dictionary: FactDictionary, fact: string): boolean {
  const definition = dictionary.facts[fact]
  return (definition?.type === 'text' && definition.format === 'market') || (definition?.type === 'list' && definition.items === 'market')
}

/** Whether the fact is a year, or a month of one: earlier or later, not less or more. */
export function isYear(dictionary: FactDictionary, fact: string): boolean {
  const definition = dictionary.facts[fact]
  return fact === 'yearOf' || fact === 'monthOf' || (definition?.type === 'number' && definition.unit === 'year')
}

function more(all: number, told: number, listing: Listing): Said {
  return {
    en: listing === 'or' ? ` or one of ${all - told} others` : ` and ${all - told} others`,
    zh: `等 ${all} 项${listing === 'or' ? '之一' : ''}`,
    ru: ` и другие (всего ${all})`,
  }
}

const conjunctions: Record<'or' | 'and', Said> = {
  or: { en: ' or ', zh: '或', ru: ' или ' },
  and: { en: ' and ', zh: '和', ru: ' и ' },
}

const negations: Said = { en: 'not ', zh: '非', ru: 'не ' }

function separator(language: Language): string {
  return language === 'zh' ? '、' : ', '
}

function numberText(value: number, language: Language): string {
  return language === 'ru' ? String(value).replace('.', ',') : String(value)
}

/** Russian declines `июнь` beside a day of it, and after `не позднее`, into `июня`. */
function monthText(month: number, language: Language, position: Position): string {
  const isDeclined = language === 'ru' && position === 'after-relation'
  const format = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC', ...(isDeclined ? { day: 'numeric' } : {}) })
  const day = Date.UTC(2000, month - 1)
  return isDeclined ? (format.formatToParts(day).find(({ type }) => type === 'month')?.value ?? '') : format.format(day)
}

function yearWord(language: Language, position: Position): string {
  if (language === 'zh') return ' 年'
  return language === 'ru' && position === 'after-relation' ? ' года' : ''
}

/** Units that a language writes in its own letters. */
const units: Record<string, Said> = {
  km: { en: 'km', zh: 'km', ru: 'км' },
  mm: { en: 'mm', zh: 'mm', ru: 'мм' },
  kg: { en: 'kg', zh: 'kg', ru: 'кг' },
  kW: { en: 'kW', zh: 'kW', ru: 'кВт' },
  kWh: { en: 'kWh', zh: 'kWh', ru: 'кВт·ч' },
  'cm³': { en: 'cm³', zh: 'cm³', ru: 'см³' },
  'km/h': { en: 'km/h', zh: 'km/h', ru: 'км/ч' },
  'g/km': { en: 'g/km', zh: 'g/km', ru: 'г/км' },
  'mg/km': { en: 'mg/km', zh: 'mg/km', ru: 'мг/км' },
  'km/L': { en: 'km/L', zh: 'km/L', ru: 'км/л' },
  '1/m': { en: 'm⁻¹', zh: 'm⁻¹', ru: 'м⁻¹' },
  USD: { en: 'USD', zh: '美元', ru: 'долл. США' },
}

interface TimeUnit {
  en: [one: string, many: string]
  zh: string
  /** One, two, five; then what stands after `не более`: one, many. */
  ru: [one: string, few: string, many: string, genitiveOne: string, genitiveMany: string]
}

const timeUnits: Record<string, TimeUnit> = {
  days: { en: ['day', 'days'], zh: '天', ru: ['день', 'дня', 'дней', 'дня', 'дней'] },
  months: { en: ['month', 'months'], zh: '个月', ru: ['месяц', 'месяца', 'месяцев', 'месяца', 'месяцев'] },
  years: { en: ['year', 'years'], zh: '年', ru: ['год', 'года', 'лет', 'года', 'лет'] },
}

/** Making one takes longer than the sentence that it is for. */
const plurals = { en: new Intl.PluralRules('en'), ru: new Intl.PluralRules('ru') }

function timeUnit(unit: string, value: number, language: Language, position: Position): string {
  const names = timeUnits[unit]
  if (!names) return unit
  if (language === 'zh') return names.zh
  const plural = plurals[language].select(Math.abs(value))
  if (language === 'en') return names.en[plural === 'one' ? 0 : 1]
  if (position === 'after-relation') return names.ru[plural === 'one' ? 3 : 4]
  return names.ru[plural === 'one' ? 0 : plural === 'few' ? 1 : 2]
}
