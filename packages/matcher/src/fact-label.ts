import { DerivedFact, type FactDictionary, type FactReference, labelOf, type Language } from '@sextant/model'

type Said = Record<Language, string>

/** What people call a fact; a derived one by what it is computed from and how it is counted. */
export function factLabel(dictionary: FactDictionary, { fact, params = {} }: FactReference, language: Language): string {
  if (!DerivedFact.is(fact)) return labelOf(dictionary, fact, language)
  const label = (key: string) => labelOf(dictionary, String(params[key]), language)
  const named = (key: string) => lowered(label(key), language)
  switch (fact) {
    case 'elapsed':
      return {
        en: `Time from the ${named('from')} to the ${named('to')}`,
        zh: `自${named('from')}至${named('to')}的时间`,
        ru: `Срок «${named('from')} – ${named('to')}»`,
      }[language] + (counting[`${String(params['count'])} ${String(params['unit'])}`]?.[language] ?? '')
    case 'yearOf':
      return { en: `Year of the ${named('day')}`, zh: `${named('day')}的年份`, ru: `${label('day')}, год` }[language]
    case 'monthOf':
      return { en: `Month of the ${named('day')}`, zh: `${named('day')}的月份`, ru: `${label('day')}, месяц` }[language]
    case 'hsPrefix': {
      const digits = String(params['digits'])
      return { en: `HS code, first ${digits} digits`, zh: `HS 编码前 ${digits} 位`, ru: `Код ТН ВЭД, первые ${digits} знаков` }[language]
    }
    case 'unitsInOrder':
      return labelOf(dictionary, 'quantity', language)
  }
}

/** A label in the middle of a sentence: `date of production`. An abbreviation keeps its capitals. */
export function lowered(label: string, language: Language): string {
  return /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLocaleLowerCase(language) + label.slice(1) : label
}

/** What becomes of a part of a unit. Days have no parts. */
const counting: Record<string, Said> = {
  'complete years': { en: ' (full years only)', zh: '（不足一年不计）', ru: ' (только полные годы)' },
  'complete months': { en: ' (full months only)', zh: '（不足一个月不计）', ru: ' (только полные месяцы)' },
  'begun years': { en: ' (a begun year counts as a full one)', zh: '（不足一年按一年计）', ru: ' (неполный год считается за полный)' },
  'begun months': { en: ' (a begun month counts as a full one)', zh: '（不足一个月按一个月计）', ru: ' (неполный месяц считается за полный)' },
  'calendar years': { en: ' (one calendar year minus the other)', zh: '（按年份相减计）', ru: ' (разность календарных лет)' },
  'calendar months': { en: ' (by calendar months, whatever the day)', zh: '（按月份相减计）', ru: ' (разность календарных месяцев)' },
}
