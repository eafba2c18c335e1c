import { marketCodes, marketName } from '@sextant/model'
import { saysNone, saysNothing, type Words, wordsOf } from './word.ts'

/** What exporters write beside the official names. A word that names two countries, such as 刚果 or "Congo", is not here. */
const everyday: Readonly<Record<string, string>> = {
  阿联酋: 'AE', 迪拜: 'AE', 沙特: 'SA', 哈萨克: 'KZ', 乌兹别克: 'UZ', 塔吉克: 'TJ', 土库曼: 'TM', 吉尔吉斯: 'KG', 白俄: 'BY',
  UAE: 'AE', KSA: 'SA', UK: 'GB', USA: 'US', Turkey: 'TR', Czech: 'CZ', Kirghizia: 'KG', Korea: 'KR',
  РФ: 'RU', РК: 'KZ', Киргизия: 'KG', Белоруссия: 'BY', Туркмения: 'TM', США: 'US', Корея: 'KR', Англия: 'GB',
}

/** The market, where its code is also what people write to say that there is nothing: NA, NO. */
export function tornCode(text: string): string | undefined {
  const code = text.normalize('NFKC').trim().toUpperCase()
  return marketCodes.has(code) && (saysNothing(code) || saysNone(code)) ? code : undefined
}

let words: Words | undefined

/** Markets by code, or by what they are called in English, Chinese or Russian. */
export function marketsByName(): Words {
  const official = [...marketCodes].map((code) => [code, { en: marketName(code, 'en'), zh: marketName(code, 'zh'), ru: marketName(code, 'ru') }])
  return (words ??= wordsOf(Object.fromEntries(official), everyday))
}
