import { marketCodes, marketName, marketOfAlpha3 } from '@sextant/model'
import { saysNone, saysNothing, type Words, wordsOf } from './word.ts'

/** What exporters write beside the official names. */
const everyday: Readonly<Record<string, readonly string[]>> = {
  AE: ['阿联酋', '迪拜', 'Dubai', 'Дубай', 'UAE', 'Эмираты'], SA: ['沙特', 'KSA'], KZ: ['哈萨克', '哈国', '哈', 'РК', 'Республика Казахстан', 'Republic of Kazakhstan'], UZ: ['乌兹别克', 'РУз', 'Республика Узбекистан'],
  TJ: ['塔吉克', '塔国'], TM: ['土库曼', 'Туркмения'], KG: ['吉尔吉斯', 'Kirghizia', 'Kyrgyz Republic', 'Киргизия', 'Кыргызская Республика'], BY: ['白俄', 'РБ', 'Белоруссия', 'Byelorussia'],
  GB: ['英', 'UK', 'Great Britain', 'England', 'Англия'], US: ['美', 'USA', 'США'], TR: ['Turkey'], CZ: ['Czech', 'Czech Republic'], KR: ['韩', '南韩', 'South Korea', 'Южная Корея', 'Korea', 'Republic of Korea', 'Корея'],
  RU: ['俄', '俄国', '俄联邦', '俄罗斯联邦', 'RF', 'РФ', 'Российская Федерация', 'Russian Federation'], ID: ['印尼'], MY: ['马来'], MK: ['Macedonia', '马其顿', 'Македония'], MD: ['Moldavia', 'Молдавия'], BA: ['波黑'], BD: ['孟加拉'],
  CD: ['DRC', 'DR Congo', 'Democratic Republic of the Congo', 'ДРК'], CG: ['Republic of the Congo'], CI: ['Ivory Coast'], MM: ['Burma'], NL: ['Holland', 'Голландия'], VN: ['越', 'Viet Nam'],
  HK: ['Hong Kong', 'Hong Kong SAR', '香港', '中国香港', 'Гонконг'], MO: ['Macau', 'Macao', '澳门', '中国澳门', 'Макао'], TW: ['中国台湾', '台湾', 'Taiwan', 'Тайвань'], LA: ['Lao'], CV: ['Cape Verde'], SZ: ['Swaziland'],
  CN: ['中', '中国大陆', '中华人民共和国', 'PRC', 'P.R. China', "People's Republic of China", 'Mainland China', 'КНР', 'Китайская Народная Республика'],
  DE: ['德'], FR: ['法'], IT: ['意'], JP: ['日'], TH: ['泰'],
  'KG KR': ['КР'], 'CG CD': ['Congo', 'Конго', '刚果'], 'VG VI': ['Virgin Islands'], 'DM DO': ['多米尼加'],
}

/** What is no one country. */
const regions = `EU|ЕС|Евросоюз|欧盟|Europe|Европа|欧洲|东欧|西欧|中亚|Central Asia|Средняя Азия|Центральная Азия|CIS|СНГ|独联体|EAEU|EEU|ЕАЭС|欧亚经济联盟|Таможенный союз|GCC|海湾国家|中东|Middle East
|Ближний Восток|Africa|Африка|非洲|西非|东非|北非|West Africa|East Africa|North Africa|Asia|Азия|亚洲|东南亚|Southeast Asia|ASEAN|АСЕАН|东盟|南美|拉美|South America|Latin America|Латинская Америка
|高加索|Caucasus|Кавказ|巴尔干|Balkans|Балканы|全球|海外|国外|worldwide|global|overseas`.split(/[|\n]+/)

/** The market, where its code is also what people write to say that there is nothing: NA, NO. */
export function tornCode(text: string): string | undefined {
  const code = text.normalize('NFKC').trim().toUpperCase()
  return marketCodes.has(code) && (saysNothing(code) || saysNone(code)) ? code : undefined
}

let words: Words | undefined

/** Markets by code, or by what they are called in English, Chinese or Russian. */
export function marketsByName(): Words {
  return (words ??= allWords())
}

function allWords(): Words {
  const official = Object.fromEntries([...marketCodes].map((code) => [code, { en: marketName(code, 'en'), zh: marketName(code, 'zh'), ru: marketName(code, 'ru') }]))
  const meant = Object.entries(everyday).flatMap(([codes, texts]) => texts.map((text) => [text, codes.includes(' ') ? codes.split(' ') : codes] as const))
  const known = wordsOf(official, { ...Object.fromEntries(meant), ...Object.fromEntries(regions.map((region) => [region, []])) })
  return {
    ...known,
    of: (text) => known.of(text) ?? marketOfAlpha3(text.normalize('NFKC').trim().toUpperCase()),
    several: (text) => known.several(text) ?? (known.of(text) ? undefined : shortened(text)),
    examples: 'the name or the code of a country, such as Kazakhstan or KZ',
  }
}

/** 哈国 is the country that begins with 哈; there may be several. */
function shortened(text: string): string[] | undefined {
  const sign = /^(\p{Script=Han})国$/u.exec(text.trim())?.[1]
  const those = sign === undefined ? [] : [...marketCodes].filter((code) => marketName(code, 'zh').startsWith(sign))
  return those.length > 0 ? those : undefined
}
