import type { Language, LocalText } from './language.ts'

type InEach = Record<Language, string>

type CheckDigitWords = (vin: string, is: string, due: string) => LocalText

const checkDigit = (vin: string, is: string, due: string): InEach => ({
  en: `VIN ${vin} has ${is} in position 9, where its other characters give ${due} as check digit`,
  zh: `VIN ${vin} 第 9 位为 ${is}，而按其余字符计算校验位应为 ${due}`,
  ru: `в VIN ${vin} на 9-м месте стоит ${is}, а по остальным знакам контрольный знак — ${due}`,
})

/** `{ en, zh, ru }` put one after the other, each language with its own. */
function followedBy(first: InEach, then: InEach): LocalText {
  return { en: first.en + then.en, zh: first.zh + then.zh, ru: first.ru + then.ru }
}

const or = (years: readonly number[]): InEach => ({ en: years.join(' or '), zh: years.join(' 或 '), ru: years.join(' или ') })

/** What is said of a VIN, for people. */
export const vinWords = {
  checkDigit: {
    china: (vin, is, due) =>
      followedBy(checkDigit(vin, is, due), {
        en: '; a vehicle made or sold in China must have the right one (GB 16735), so some character is wrong: compare it with the plate, or, if it was built for other markets only, name them in homologatedFor',
        zh: '；在中国制造或销售的车辆校验位必须正确（GB 16735），因此有字符有误：请核对铭牌；如该车仅为其他市场制造，请在 homologatedFor（认证适用的市场）中注明',
        ru: '; у машин, изготовленных или продаваемых в Китае, он должен быть верным (GB 16735), значит, какой-то знак ошибочен: сверьте с табличкой, а если машина построена только для других рынков, укажите их в homologatedFor',
      }),
    'united-states': (vin, is, due) =>
      followedBy(checkDigit(vin, is, due), {
        en: '; a vehicle for the United States must have the right one (49 CFR 565.13), so some character is wrong: compare it with the plate, or correct homologatedFor',
        zh: '；面向美国市场的车辆校验位必须正确（49 CFR 565.13），因此有字符有误：请核对铭牌，或更正 homologatedFor（认证适用的市场）',
        ru: '; у машин для США он должен быть верным (49 CFR 565.13), значит, какой-то знак ошибочен: сверьте с табличкой или исправьте homologatedFor',
      }),
    'china-usual': (vin, is, due) =>
      followedBy(checkDigit(vin, is, due), {
        en: '; it was not built for China, which would ask for it, but Chinese makers usually write it: compare it with the plate',
        zh: '；该车并非为中国市场制造，不受此要求，但中国企业通常都会填写：请核对铭牌',
        ru: '; машина построена не для Китая, где он обязателен, но китайские изготовители обычно его ставят: сверьте с табличкой',
      }),
    'north-america-usual': (vin, is, due) =>
      followedBy(checkDigit(vin, is, due), {
        en: '; a vehicle for the United States must have the right one (49 CFR 565.13), one for other markets need not: compare it with the plate',
        zh: '；面向美国市场的车辆校验位必须正确（49 CFR 565.13），面向其他市场的则不一定：请核对铭牌',
        ru: '; у машин для США он обязателен (49 CFR 565.13), у машин для других рынков — нет: сверьте с табличкой',
      }),
    unknown: (vin, is, due) =>
      followedBy(checkDigit(vin, is, due), {
        en: '; outside China and the United States many makers write none, and then this means nothing: compare it with the plate',
        zh: '；中国和美国以外的许多企业不使用校验位，此时这一差异没有意义：请核对铭牌',
        ru: '; за пределами Китая и США многие изготовители его не ставят, и тогда это ничего не значит: сверьте с табличкой',
      }),
  } satisfies Record<string, CheckDigitWords>,

  yearCode: (vin: string, code: string): LocalText => ({
    en: `VIN ${vin} has ${code} in position 10, which stands for no year: compare it with the plate`,
    zh: `VIN ${vin} 第 10 位为 ${code}，不是年份代码：请核对铭牌`,
    ru: `в VIN ${vin} на 10-м месте стоит ${code}, который не обозначает никакого года: сверьте с табличкой`,
  }),
  production: (day: string, code: string, years: readonly number[]): LocalText => ({
    en: `date of production ${day} does not fit the VIN: ${code} in position 10 stands for ${or(years).en}, and a vehicle is made from one year before to two years after that; one of the two is wrong`,
    zh: `生产日期 ${day} 与 VIN 不符：第 10 位 ${code} 代表 ${or(years).zh} 年，车辆的生产时间应在该年份前一年至后两年之间；两者必有一误`,
    ru: `дата изготовления ${day} не сходится с VIN: ${code} на 10-м месте означает ${or(years).ru} год, а изготавливают машину от одного года до него до двух лет после; одно из двух ошибочно`,
  }),
  registration: (day: string, code: string, years: readonly number[]): LocalText => ({
    en: `date of first registration ${day} does not fit the VIN: ${code} in position 10 stands for ${or(years).en}, and no vehicle is registered more than one year before that; one of the two is wrong`,
    zh: `首次注册登记日期 ${day} 与 VIN 不符：第 10 位 ${code} 代表 ${or(years).zh} 年，登记最多早于该年份一年；两者必有一误`,
    ru: `дата первой регистрации ${day} не сходится с VIN: ${code} на 10-м месте означает ${or(years).ru} год, а регистрируют машину не раньше чем за год до него; одно из двух ошибочно`,
  }),
  modelYear: (modelYear: number, code: string, years: readonly number[]): LocalText => ({
    en: `model year ${modelYear} does not fit the VIN, where ${code} in position 10 stands for ${or(years).en}; one of the two is wrong`,
    zh: `年款 ${modelYear} 与 VIN 不符：第 10 位 ${code} 代表 ${or(years).zh} 年；两者必有一误`,
    ru: `модельный год ${modelYear} не сходится с VIN, где ${code} на 10-м месте означает ${or(years).ru} год; одно из двух ошибочно`,
  }),
}
