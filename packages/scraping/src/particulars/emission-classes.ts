import { chineseNumber } from './chinese-numerals.ts'
import { at } from './found.ts'
import type { Lexicon } from './lexicon.ts'
import { numberOfWord, numberWordsOf } from './number-word.ts'
import type { Particular } from './particular.ts'
import { romanNumber } from './roman-numerals.ts'
import { anyOf, begins, ends } from './words.ts'

const everywhere = 'euro еuro eвро евро євро evro yevro еуро եվրո ევრო يورو یورو'
const step = String.raw`(?<step>[0-9]|V?I{1,3}|IV|V|[ⅠⅡⅢⅣⅤⅥⅦ]|[一二三四五六七])(?<part>(?:d-TEMP|-?[a-e](?!\p{L}))?)(?![\p{L}\d])`
const hanStep = String.raw`(?<step>[1-7]|V?I{1,3}|IV|V|[ⅠⅡⅢⅣⅤⅥⅦ]|[一二三四五六七])(?<part>[ab]?)(?![A-Za-z\d])`
const gap = String.raw`\s?["]?[\s\-]{0,3}["]?`

export type ClassReader = (plain: string) => Particular[]

/** Emission classes by their families: Euro, the ecological classes of the EAEU, China, Bharat, the United States, Brazil. */
export function classReader(lexicon: Lexicon, language: string): ClassReader {
  const euro = new RegExp(String.raw`${begins}(?:${anyOf(lexicon.euro ?? '', everywhere)})${gap}(?:${language === 'zh' ? hanStep : step})`, 'giv')
  const eco = anyOf(lexicon.ecologicalClass ?? '')
  const numbers = numberWordsOf(language)
  const before = new RegExp(String.raw`(?<![\p{L}\d.,])(?:(?<step>[0-9])(?:-?\s?[\p{L}]{1,5}(?!\p{L}))?|(?<word>\p{L}{3,20}))[\s\-]{1,2}(?:${eco})${ends}`, 'giv')
  const after = new RegExp(String.raw`${begins}(?:${eco})(?:\s(?:${anyOf(lexicon.comparing ?? '')})){0,2}${gap}(?:№\s?)?(?:(?<step>[0-9]|VI|IV|V)|(?<word>\p{L}{4,20}))(?![\p{L}\d]|[.,]\d)`, 'giv')
  return (plain) => [
    ...read(plain, euro, ({ step: written = '', part = '' }) => stepName('Euro', written, part)),
    ...read(plain, before, ({ step: written, word = '' }) => {
      const value = written ?? numberOfWord(word.toLowerCase(), numbers)
      return value === undefined ? undefined : `class ${value}`
    }),
    ...read(plain, after, ({ step: written, word = '' }) => {
      const value = written === undefined ? numberOfWord(word.toLowerCase(), numbers) : (romanNumber(written) ?? written)
      return value === undefined ? undefined : `class ${value}`
    }),
    ...national.flatMap(({ pattern, name }) => read(plain, pattern, ({ step: written = '', part = '', bin }) => stepName(name, written, part) + (bin === undefined ? '' : ` bin ${bin}`))),
  ]
}

const national = [
  { name: 'China', pattern: new RegExp(String.raw`国(?:家第)?\s?${hanStep}`, 'giv') },
  { name: 'China', pattern: new RegExp(String.raw`(?<!\p{L})China[\s\-]{1,2}(?:Stage\s)?${step}`, 'giv') },
  { name: 'Bharat Stage', pattern: new RegExp(String.raw`(?<!\p{L})(?:Bharat[\s\-]Stage|BS)[\s\-]{0,3}${step}`, 'giv') },
  { name: 'EPA Tier', pattern: /(?<!\p{L})(?:(?:US\s)?EPA\s)?Tier[\s\-](?<step>[1-4])(?![\d])(?:[\s,]{1,2}\(?bin[\s\-](?<bin>\d{1,3}))?/giv },
  { name: 'PROCONVE', pattern: /(?<!\p{L})PROCONVE\s(?:fase\s)?(?<step>[LP]-?\d)(?!\d)/giv },
  { name: 'LEV', pattern: /(?<!\p{L})LEV[\s\-](?<step>III|II|IV)(?!\p{L})/giv },
]

function stepName(family: string, written: string, part: string): string {
  const number = /^[一二三四五六七]$/.test(written) ? chineseNumber(written) : undefined
  const letter = part.replace(/^-/, '').toLowerCase()
  const sign = romanNumber(written) !== undefined && written.length === 1 && written > 'Z' ? written.normalize('NFKC') : written.toUpperCase()
  return `${family} ${number ?? sign}${letter === 'd-temp' ? 'd-TEMP' : letter}`
}

function read(plain: string, pattern: RegExp, name: (groups: Record<string, string | undefined>) => string | undefined): Particular[] {
  return [...plain.matchAll(pattern)].flatMap((match) => {
    const value = name(match.groups ?? {})
    return value === undefined ? [] : [at(match, { kind: 'emission-class', value })]
  })
}
