import { chineseNumber } from './chinese-numerals.ts'
import type { Lexicon } from './lexicon.ts'
import { numberOfPair, numberOfWord, numberWordsOf } from './number-word.ts'
import { plainForm } from './plain-form.ts'
import { anyOf, begins, ends, parted } from './words.ts'

/** A number in a text, in figures or words, with the place where it stands. */
export interface Numeral {
  value: number
  start: number
  end: number
}

export type NumeralReader = (plain: string) => Numeral[]

// Thousands in groups of three, then a fraction. What follows letters or a code is no number; after a dash it may be the
// second of two: 15-20.
const figures = new RegExp(String.raw`(?<!${parted}|\d[.,]|\p{L}-|(?<!\d)-)(?:\d{1,3}(?<mark>[ .,'])\d{3}(?:\k<mark>\d{3}){0,4}(?!\d)(?:[.,]\d{1,2}(?!\d))?|\d{1,15}(?:[.,]\d{1,6})?)(?!\d)`, 'gv')

/** Reads numbers as one language writes them, with its thousands: 11 млн 250 минг, huit (08), 五. */
export function numeralReader(lexicon: Lexicon, language: string): NumeralReader {
  const scales = Object.entries(lexicon.scales ?? {}).map(([factor, words]) => ({ factor: Number(factor), pattern: new RegExp(String.raw`\s?-?(?:${anyOf(words)})${ends}`, 'ivy') }))
  const words = numberWordsOf(language).map(({ stem, value }) => ({ stem: plainForm(stem).toLowerCase(), value }))
  const joining = new RegExp(`^${anyOf(lexicon.joining ?? '')}$`, 'iv')
  const isHan = language === 'zh' || language === 'ja'
  return (plain) => {
    const found = [...plain.matchAll(figures)].map((match) => ({ value: figureValue(match[0], lexicon.decimal), start: match.index, end: match.index + match[0].length }))
    const scaled = withScales(found, plain, scales)
    const spelt = isHan ? inHan(plain) : inWords(plain, words, joining)
    return withBrackets([...scaled, ...withScales(spelt, plain, scales)].sort((a, b) => a.start - b.start), plain)
  }
}

/** Of a single point or comma before three digits the language says what it divides; two of a kind divide thousands. */
function figureValue(text: string, decimal: Lexicon['decimal']): number {
  const marks = [...text.matchAll(/[ .,']/g)].map(([mark]) => mark)
  const last = marks.at(-1)
  if (last === undefined) return Number(text)
  const fraction = text.slice(text.lastIndexOf(last) + 1)
  const isThousands = last === ' ' || last === "'" || (fraction.length === 3 && !text.startsWith('0') && (marks.length > 1 ? marks.every((mark) => mark === last) : decimal !== last))
  return Number(isThousands ? text.replaceAll(/[ .,']/g, '') : `${text.slice(0, text.lastIndexOf(last)).replaceAll(/[ .,']/g, '')}.${fraction}`)
}

type Scale = { factor: number; pattern: RegExp }

/** 11 млн 250 минг is one number: each part is smaller than the one before. */
function withScales(numerals: readonly Numeral[], plain: string, scales: readonly Scale[]): Numeral[] {
  const all: Numeral[] = []
  let lastFactor = 1
  for (const numeral of numerals) {
    const scale = scales.map(({ factor, pattern }) => ({ factor, end: endAfter(pattern, plain, numeral.end) })).filter(({ end }) => end !== undefined).sort((a, b) => (b.end ?? 0) - (a.end ?? 0))[0]
    const factor = scale?.factor ?? 1
    const [value, end] = [Math.round(numeral.value * factor * 1e6) / 1e6, scale?.end ?? numeral.end]
    const before = all.at(-1)
    if (before && lastFactor > 1 && value < lastFactor && /^\s{1,2}$/.test(plain.slice(before.end, numeral.start))) {
      before.value += value
      before.end = end
    } else all.push({ value, start: numeral.start, end })
    lastFactor = factor
  }
  return all
}

export function endAfter(pattern: RegExp, text: string, start: number): number | undefined {
  pattern.lastIndex = start
  return pattern.exec(text) ? pattern.lastIndex : undefined
}

const word = new RegExp(String.raw`${begins}[\p{L}\p{M}']{1,40}`, 'gv')

/** Words side by side or joined: он екі, dix-huit, cuarenta y ocho. */
function inWords(plain: string, words: ReturnType<typeof numberWordsOf>, joining: RegExp): Numeral[] {
  if (words.length === 0) return []
  const tokens = [...plain.matchAll(word)].map((match) => ({ text: match[0].toLowerCase(), start: match.index, end: match.index + match[0].length }))
  const isBeside = (first: number, second: number) => /^(?:\s{1,2}|-)$/.test(plain.slice(tokens[first]?.end, tokens[second]?.start))
  const numerals: Numeral[] = []
  for (let index = 0; index < tokens.length; index++) {
    const [token, next, third] = [tokens[index], tokens[index + 1], tokens[index + 2]]
    if (!token) continue
    const pair = next && isBeside(index, index + 1) ? numberOfPair(token.text, next.text, words) : undefined
    const isJoined = next && third && isBeside(index, index + 1) && isBeside(index + 1, index + 2) && joining.test(next.text)
    const joined = pair === undefined && isJoined ? numberOfPair(token.text, third.text, words) : undefined
    const value = joined ?? pair ?? numberOfWord(token.text, words)
    if (value === undefined) continue
    const last = joined !== undefined ? index + 2 : pair !== undefined ? index + 1 : index
    numerals.push({ value, start: token.start, end: tokens[last]?.end ?? token.end })
    index = last
  }
  return numerals
}

function inHan(plain: string): Numeral[] {
  return [...plain.matchAll(/[零〇一二两三四五六七八九十百千]{1,9}/g)].flatMap((match) => {
    const value = chineseNumber(match[0])
    return value === undefined ? [] : [{ value, start: match.index, end: match.index + match[0].length }]
  })
}

/** The same number twice, once in brackets, is one: huit (08), 5 (пяти). */
function withBrackets(numerals: readonly Numeral[], plain: string): Numeral[] {
  const all: Numeral[] = []
  for (const numeral of numerals) {
    const before = all.at(-1)
    const isRepeated = before?.value === numeral.value && /^\s?\($/.test(plain.slice(before.end, numeral.start)) && plain[numeral.end] === ')'
    if (before && isRepeated) before.end = numeral.end + 1
    else all.push({ ...numeral })
  }
  return all
}
