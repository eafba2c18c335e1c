import {
  DerivedFact,
  type FactDictionary,
  type FactReference,
  type FactValue,
  isReference,
  labelOf,
  type Language,
  type Operator,
  valueLabelOf,
} from '@sextant/model'
import { boundsOf, type Known } from './known.ts'
import type { Reason } from './reason.ts'

/** What the comparison is there for: to say whom the rule concerns, or what it demands. */
export type Role = 'scope' | 'requires'

/** One reason as a sentence, from the labels of the dictionary: "Steering side is right; left is required". */
export function sentenceOf(dictionary: FactDictionary, reason: Reason, role: Role, language: Language): string {
  const { comparison, is } = reason
  const label = factLabel(dictionary, comparison, language)
  const meant = phraseOf(dictionary, reason, role, language)
  const found = foundOf(dictionary, comparison, is, language)
  const subject = { en: `${label} ${found}`, zh: `${label}${found}`, ru: `${label}: ${found}` }[language]
  const or = reason.isAlternative ? { en: 'or: ', zh: '或：', ru: 'или: ' }[language] : ''
  return `${or}${subject}${{ en: '; ', zh: '；', ru: '; ' }[language]}${meant}`
}

function foundOf(dictionary: FactDictionary, { fact, params }: FactReference, is: Known, language: Language): string {
  if (is.kind === 'exact') {
    const value = valueOf(dictionary, fact, params, is.value, language)
    return { en: `is ${value}`, zh: `为${spaced(value)}`, ru: value }[language]
  }
  const { from, to } = boundsOf(is)
  if (from === null && to === null) return { en: 'is not known', zh: '未知', ru: 'неизвестно' }[language]
  const [low, high] = [from, to].map((bound) => (bound === null ? '' : valueOf(dictionary, fact, params, bound, language)))
  if (from === null) return { en: `is ${high} or less`, zh: `不超过 ${high}`, ru: `не более ${high}` }[language]
  if (to === null) return { en: `is ${low} or more`, zh: `不低于 ${low}`, ru: `не менее ${low}` }[language]
  return { en: `lies between ${low} and ${high}`, zh: `在 ${low} 与 ${high} 之间`, ru: `от ${low} до ${high}` }[language]
}

function phraseOf(dictionary: FactDictionary, { comparison, value: known }: Reason, role: Role, language: Language): string {
  const { fact, params, operator, value } = comparison
  const text = isReference(value)
    ? referencedValue(dictionary, value, known, language)
    : valueOf(dictionary, fact, params, value, language)
  const type = dictionary.facts[fact]?.type
  const relation = type === 'day' ? dayPhrases[operator] ?? phrases[operator] : phrases[operator]
  const isMany = Array.isArray(value) && value.length > 1
  const phrase = (isMany ? manyPhrases[operator] : undefined) ?? relation
  const words = phrase[language].replace('{}', () => spacedFor(language, text))
  if (role === 'scope') return `${{ en: 'the rule concerns ', zh: '规则适用于：', ru: 'правило касается: ' }[language]}${words}`
  return language === 'en' ? `${words} is required` : language === 'zh' ? `要求${words}` : `требуется: ${words}`
}

type Phrase = { en: string; zh: string; ru: string }

const phrases: Record<Operator, Phrase> = {
  equal: { en: '{}', zh: '{}', ru: '{}' },
  notEqual: { en: 'anything but {}', zh: '非{}', ru: 'не {}' },
  in: { en: '{}', zh: '{}', ru: '{}' },
  notIn: { en: 'anything but {}', zh: '非{}', ru: 'не {}' },
  lessThan: { en: 'less than {}', zh: '小于{}', ru: 'менее {}' },
  lessThanInclusive: { en: 'at most {}', zh: '不超过{}', ru: 'не более {}' },
  greaterThan: { en: 'more than {}', zh: '大于{}', ru: 'более {}' },
  greaterThanInclusive: { en: 'at least {}', zh: '不低于{}', ru: 'не менее {}' },
  contains: { en: '{}', zh: '包含{}', ru: '{}' },
  doesNotContain: { en: 'the absence of {}', zh: '不含{}', ru: 'отсутствие: {}' },
  hsWithin: { en: 'a code within {}', zh: '属于{}', ru: 'код из {}' },
}

const manyPhrases: Partial<Record<Operator, Phrase>> = {
  in: { en: 'one of {}', zh: '下列之一：{}', ru: 'одно из: {}' },
  notIn: { en: 'none of {}', zh: '非下列任何一项：{}', ru: 'ничего из: {}' },
}

const dayPhrases: Partial<Record<Operator, Phrase>> = {
  lessThan: { en: 'a day before {}', zh: '早于{}', ru: 'день до {}' },
  lessThanInclusive: { en: 'no later day than {}', zh: '不晚于{}', ru: 'не позднее {}' },
  greaterThan: { en: 'a day after {}', zh: '晚于{}', ru: 'день после {}' },
  greaterThanInclusive: { en: 'no earlier day than {}', zh: '不早于{}', ru: 'не ранее {}' },
}

function referencedValue(dictionary: FactDictionary, reference: FactReference, known: Known, language: Language): string {
  const label = factLabel(dictionary, reference, language)
  if (known.kind !== 'exact') return label
  return `${label} (${valueOf(dictionary, reference.fact, reference.params, known.value, language)})`
}

function valueOf(
  dictionary: FactDictionary,
  fact: string,
  params: Record<string, unknown> | undefined,
  value: FactValue,
  language: Language,
): string {
  if (fact === 'elapsed') return `${String(value)} ${unitName(String(params?.['unit']), Number(value), language)}`
  if (fact === 'unitsInOrder') return String(value)
  return valueLabelOf(dictionary, DerivedFact.is(fact) ? '' : fact, value, language)
}

function unitName(unit: string, value: number, language: Language): string {
  const names: Record<string, Record<string, Phrase>> = {
    days: { one: { en: 'day', zh: '天', ru: 'день' }, few: { en: 'days', zh: '天', ru: 'дня' }, many: { en: 'days', zh: '天', ru: 'дней' } },
    months: { one: { en: 'month', zh: '个月', ru: 'месяц' }, few: { en: 'months', zh: '个月', ru: 'месяца' }, many: { en: 'months', zh: '个月', ru: 'месяцев' } },
    years: { one: { en: 'year', zh: '年', ru: 'год' }, few: { en: 'years', zh: '年', ru: 'года' }, many: { en: 'years', zh: '年', ru: 'лет' } },
  }
  const plural = new Intl.PluralRules(language).select(Math.abs(value))
  return (names[unit]?.[plural] ?? names[unit]?.['many'] ?? { en: unit, zh: unit, ru: unit })[language]
}

/** What people call a fact; a derived one by what it is computed from and how it is counted. */
export function factLabel(dictionary: FactDictionary, { fact, params = {} }: FactReference, language: Language): string {
  if (!DerivedFact.is(fact)) return labelOf(dictionary, fact, language)
  const label = (key: string) => labelOf(dictionary, String(params[key]), language)
  switch (fact) {
    case 'elapsed': {
      const count = {
        complete: { en: 'complete', zh: '满', ru: 'полных' },
        begun: { en: 'begun', zh: '已开始的', ru: 'начавшихся' },
        calendar: { en: 'calendar', zh: '历', ru: 'календарных' },
      }[String(params['count'])] ?? { en: '', zh: '', ru: '' }
      const counted = params['unit'] === 'days' ? '' : { en: ` (${count.en} ${String(params['unit'])})`, zh: `（按${count.zh}${unitName(String(params['unit']), 5, 'zh')}计）`, ru: ` (${count.ru} ${unitName(String(params['unit']), 5, 'ru')})` }[language]
      return {
        en: `Time from "${label('from')}" to "${label('to')}"${counted}`,
        zh: `从“${label('from')}”到“${label('to')}”的时间${counted}`,
        ru: `Срок от «${label('from')}» до «${label('to')}»${counted}`,
      }[language]
    }
    case 'yearOf':
      return { en: `Year of "${label('day')}"`, zh: `“${label('day')}”的年份`, ru: `Год: «${label('day')}»` }[language]
    case 'monthOf':
      return { en: `Month of "${label('day')}"`, zh: `“${label('day')}”的月份`, ru: `Месяц: «${label('day')}»` }[language]
    case 'hsPrefix':
      return { en: `HS code, first ${String(params['digits'])} digits`, zh: `HS 编码前 ${String(params['digits'])} 位`, ru: `Код ТН ВЭД, первые ${String(params['digits'])} знаков` }[language]
    case 'unitsInOrder':
      return labelOf(dictionary, 'quantity', language)
  }
}

/** Chinese sets a space between its characters and Latin letters or digits. */
function spaced(text: string): string {
  return /^[A-Za-z0-9]/.test(text) ? ` ${text}` : text
}

function spacedFor(language: Language, text: string): string {
  return language === 'zh' ? spaced(text) : text
}
