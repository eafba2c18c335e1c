import { chineseNumber, digitOf, numberOfPair, numberOfWord, numberWordsOf, romanNumber } from '@sextant/scraping/particulars'

/** Every number that a text may be read to contain: in digits of any script, as Roman numerals, in words of its language. */
export function numbersIn(text: string, language: string): Set<number> {
  const plain = text.normalize('NFKC').replaceAll(/\p{Nd}/gu, digitOf)
  return new Set([...inDigits(plain), ...inRoman(plain), ...inChinese(plain), ...inWords(plain.toLowerCase(), language)])
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

function inRoman(text: string): number[] {
  return [...text.matchAll(/(?<![\p{L}\d])[IVX]+(?![\p{L}])/gu)].flatMap(([found]) => romanNumber(found) ?? [])
}

/** Up to 99, as 十五 or 二十, and no date in words. */
function inChinese(text: string): number[] {
  return [...text.replaceAll('两', '二').matchAll(/[一二三四五六七八九十]+/gu)].flatMap(([found]) => chineseNumber(found) ?? [])
}

function inWords(text: string, language: string): number[] {
  const known = numberWordsOf(language)
  const words = text.match(/[\p{L}\p{M}’‘ʼ']+/gu) ?? []
  const pairs = words.map((word, index) => {
    const next = words[index + 1]
    return next === undefined ? undefined : numberOfPair(word, next, known)
  })
  return [...words.map((word) => numberOfWord(word, known)), ...pairs].filter((value) => value !== undefined)
}
