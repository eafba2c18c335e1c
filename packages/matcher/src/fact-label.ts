import { DerivedFact, type FactDictionary, type FactReference, labelOf, type Language } from '@sextant/model'

type Said = Record<Language, string>

/** What people call a fact; a derived one by what it is computed from and how it is counted. */
export function factLabel(dictionary: FactDictionary, { fact, params = {} }: FactReference, language: Language): string {
  if (!DerivedFact.is(fact)) return labelOf(dictionary, fact, language)
  const label = (key: string) => labelOf(dictionary, String(params[key]), language)
  const named = (key: string) => lowered(label(key), language)
  switch (fact) {
    case 'elapsed': {
      const notes = [counting[`${String(params['count'])} ${String(params['unit'])}`], params['complete'] === 'mid' ? completed : undefined].flatMap((note) => note?.[language] ?? [])
      return {
        en: `Time from the ${named('from')} to the ${named('to')}`,
        zh: `自${named('from')}至${named('to')}的时间`,
        ru: `Срок «${named('from')} – ${named('to')}»`,
      }[language] + bracketed(notes, language)
    }
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
  'complete years': { en: 'full years only, reached on the anniversary', zh: '不足一年不计，周年当日计满', ru: 'только полные годы, год полон в день годовщины' },
  'complete months': { en: 'full months only, reached on the same day of the month', zh: '不足一个月不计，对应日当日计满', ru: 'только полные месяцы, месяц полон в то же число' },
  'begun years': { en: 'a begun year counts as a full one, from the day after the anniversary', zh: '不足一年按一年计，自周年次日起算下一年', ru: 'начатый год считается за полный, со дня после годовщины' },
  'begun months': { en: 'a begun month counts as a full one, from the day after the same day of the month', zh: '不足一个月按一个月计，自对应日次日起算下一个月', ru: 'начатый месяц считается за полный, со дня после того же числа' },
  'calendar years': { en: 'one calendar year minus the other', zh: '按年份相减计', ru: 'разность календарных лет' },
  'calendar months': { en: 'by calendar months, whatever the day', zh: '按月份相减计', ru: 'разность календарных месяцев' },
}

/** How the law itself completes a day that is known in part. */
const completed: Said = {
  en: 'if only its month is known, from the 15th; if only its year, from 1 July',
  zh: '起算日仅知年月的按当月 15 日计，仅知年份的按当年 7 月 1 日计',
  ru: 'если известен только месяц, то с 15-го числа, если только год – с 1 июля',
}

function bracketed(notes: readonly string[], language: Language): string {
  if (notes.length === 0) return ''
  return language === 'zh' ? `（${notes.join('；')}）` : ` (${notes.join('; ')})`
}
