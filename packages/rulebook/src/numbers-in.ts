import { numberWords, worded } from './number-words.ts'

/** Every number that a text may be read to contain: in digits of any script, as Roman numerals, in words of its language. */
export function numbersIn(text: string, language: string): Set<number> {
  const plain = text.normalize('NFKC').replaceAll(/\p{Nd}/gu, digitOf)
  return new Set([...inDigits(plain), ...inRoman(plain), ...inChinese(plain), ...inWords(plain.toLowerCase(), language)])
}

/** The digits of every script stand in Unicode in rows of ten that begin with their zero. */
function digitOf(sign: string): string {
  const code = sign.codePointAt(0) ?? 0
  for (let zero = code; ; zero--) if (code - zero === 9 || !/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) return String((code - zero) % 10)
}

/** A point or comma may divide thousands or fractions, and a space thousands or nothing; each reading counts. */
function inDigits(text: string): number[] {
  return [...text.matchAll(/\d+(?:[.,٫٬'’\s]\d+)*/gu)].flatMap(([found]) => {
    const parts = found.split(/[.,٫٬'’\s]/u)
    const readings = [...parts, parts.join('')]
    for (const [index, part] of parts.entries()) if (index > 0) readings.push(`${parts.slice(0, index).join('')}.${part}`, `${parts[index - 1]}.${part}`, `${parts[index - 1]}${part}`)
    return readings.map(Number)
  })
}

const roman = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII']

function inRoman(text: string): number[] {
  return [...text.matchAll(/(?<![\p{L}\d])[IVX]+(?![\p{L}])/gu)].flatMap(([found]) => (roman.includes(found) ? [roman.indexOf(found) + 1] : []))
}

const chinese = [...'零一二三四五六七八九十']

/** Up to 99, as 十五 or 二十; 两 and 百 as far as laws write them. */
function inChinese(text: string): number[] {
  return [...text.replaceAll('两', '二').matchAll(/[一二三四五六七八九十]+/gu)].flatMap(([found]) => {
    const [tens = '', units = ''] = found.includes('十') ? found.split('十') : ['', found]
    if (tens.length > 1 || units.length > 1) return []
    const value = (found.includes('十') ? (tens ? chinese.indexOf(tens) : 1) * 10 : 0) + (units ? chinese.indexOf(units) : 0)
    return [value]
  })
}

function inWords(text: string, language: string): number[] {
  const known = wordsOf(language)
  const words = text.match(/[\p{L}\p{M}’‘ʼ']+/gu) ?? []
  const double = known.filter(({ stem }) => stem.includes('-'))
  const single = words.map((word) => valueOf(word, known))
  // Twenty five, and numbers that are two words: on beş, dua puluh.
  const pairs = words.map((word, index) => {
    const next = words[index + 1]
    if (next === undefined) return undefined
    const [tens, units] = [single[index], single[index + 1]]
    const isSum = tens !== undefined && units !== undefined && tens >= 20 && tens < 100 && units < 10
    return double.find(({ stem }) => stem === `${word}-${next}`)?.value ?? (isSum ? tens + units : undefined)
  })
  return [...single, ...pairs].filter((value) => value !== undefined)
}

type Words = { stem: string; value: number }[]

/** Those of the language; of an unknown one none. */
function wordsOf(language: string): Words {
  const words = numberWords[language]?.split(' ') ?? []
  return words.flatMap((stems, index) => stems.split('/').map((stem) => ({ stem, value: worded[index] ?? 0 })))
}

function valueOf(word: string, words: Words): number | undefined {
  let best: Words[number] | undefined
  for (const one of words) {
    const fits = one.stem === word || (one.stem.length >= 4 && word.startsWith(one.stem))
    if (fits && one.stem.length > (best?.stem.length ?? 0)) best = one
  }
  return best?.value
}
