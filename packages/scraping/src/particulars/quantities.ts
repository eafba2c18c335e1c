import type { Lexicon } from './lexicon.ts'
import { endAfter, type Numeral, numeralReader } from './numerals.ts'
import { signsBefore, unitSigns } from './units.ts'
import { anyOf, begins, ends, type Words, wordsOf } from './words.ts'

/** A number with its unit, or a range of them. */
export interface Quantity {
  from?: number
  value: number
  unit: string
  isWorkingDays: boolean
  start: number
  end: number
}

export type QuantityReader = (plain: string) => Quantity[]

/** Reads numbers with the units of a language; a number that has none is no quantity. */
export function quantityReader(lexicon: Lexicon, language: string): QuantityReader {
  const numeralsIn = numeralReader(lexicon, language)
  const units = unitTable(lexicon)
  const words = anyOf(...units.keys().map((word) => word.replaceAll(' ', '_')))
  // 10-аас дээш жил, 30 и более лет, 5-летний, десяти календарных дней.
  const ending = String.raw`(?:-[\p{L}\p{M}]{1,5}(?=\s))?`
  const between = String.raw`(?:\s{1,2}(?:${anyOf(lexicon.comparing ?? '')})){0,2}`
  const days = String.raw`(?:(?:(?<working>${anyOf(lexicon.workingDay ?? '')})|${anyOf(lexicon.calendarDay ?? '')})\s?){0,2}`
  // A unit is no longer word, nor the first half of another: г/км is not г. Of a page's Russian also "6-ти лет".
  const after = new RegExp(String.raw`${ending}${between}\s{0,2}-?\s?${days}(?<unit>${words})(?!\p{sc=Latin}|\p{sc=Cyrillic}|\p{sc=Arabic}|[\/·]\s?\p{L}|-\d)${ends}(?:-[\p{L}\p{M}]{1,8})?`, 'ivy')
  const before = new RegExp(String.raw`(?<unit>${anyOf(...Object.values(signsBefore))})\s?$`, 'iv')
  const percentBefore = new RegExp(String.raw`(?:${anyOf(lexicon.percentBefore ?? '')})\s?$`, 'iv')
  // One word may stand between: коэффициент расчёта 3,5.
  const coefficient = new RegExp(String.raw`${begins}(?:${anyOf(lexicon.coefficient ?? '')})(?:\s[\p{L}\p{M}]{1,14}){0,2}\s?[\-=:]?\s?(?:\d{1,3}(?:[.,]\d{1,3})?(?:,|\s(?:${anyOf(lexicon.joining ?? '')}))\s){0,2}$`, 'iv')
  const tolerance = /\s?±\s?\d{1,4}(?:[.,]\d{1,3})?/y
  const toNext = new RegExp(String.raw`^\s{0,2}(?:[\-~÷]|…|(?:${anyOf(lexicon.range ?? '')})${ends})\s{0,2}$`, 'iv')
  const opening = new RegExp(String.raw`${begins}(?:${anyOf(lexicon.between ?? '')})\s[\p{L}\s]{0,6}$`, 'iv')
  const joining = new RegExp(String.raw`^\s(?:${anyOf(lexicon.joining ?? '')})\s$`, 'iv')
  const precedingSigns = unitsBy(signsBefore)
  const twos = Object.entries(lexicon.twos ?? {}).map(([unit, list]) => ({ unit, pattern: new RegExp(`${begins}${anyOf(list)}${ends}`, 'giv') }))

  return (plain) => {
    const numerals = numeralsIn(plain)
    const found = numerals.flatMap((numeral) => withUnit(numeral, plain) ?? [])
    const starting = new Map(found.map((one) => [one.start, one]))
    const ranges = numerals.flatMap((numeral, index) => rangeOf(numeral, numerals[index + 1], plain, starting) ?? [])
    const wholes = twos.flatMap(({ unit, pattern }) => [...plain.matchAll(pattern)].map((match) => ({ value: 2, unit, isWorkingDays: false, start: match.index, end: match.index + match[0].length })))
    return [...ranges, ...found, ...wholes]
  }

  function withUnit({ value, start, end }: Numeral, plain: string): Quantity | undefined {
    const head = plain.slice(Math.max(0, start - 40), start)
    const sign = before.exec(head)
    if (sign) return { value, unit: unitOf(sign.groups?.['unit'] ?? '', precedingSigns), isWorkingDays: false, start: start - sign[0].length, end }
    const percent = percentBefore.exec(head)
    if (percent) return { value, unit: '%', isWorkingDays: false, start: start - percent[0].length, end }
    after.lastIndex = endAfter(tolerance, plain, end) ?? end
    const match = after.exec(plain)
    if (!match) return coefficient.test(head) ? { value, unit: 'coef', isWorkingDays: false, start, end } : undefined
    const unit = unitOf(match.groups?.['unit'] ?? '', units)
    // Only a figure has an ending of its own: second-hand cars are not two.
    if (!/\d/.test(plain.slice(start, end)) && /^-\p{L}+\s/v.test(match[0])) return undefined
    // An article is no number.
    if (value === 1 && lexicon.oneIsArticle && !/\d/.test(plain.slice(start, end))) return undefined
    return { value, unit, isWorkingDays: match.groups?.['working'] !== undefined, start, end: after.lastIndex }
  }

  /** 1 001–2 000 см3: the first number takes the unit of the second. */
  function rangeOf(first: Numeral, second: Numeral | undefined, plain: string, starting: ReadonlyMap<number, Quantity>): Quantity | undefined {
    const ended = second && starting.get(second.start)
    const gap = second && plain.slice(first.end, second.start)
    if (!ended || gap === undefined || !(toNext.test(gap) || (joining.test(gap) && opening.test(plain.slice(Math.max(0, first.start - 20), first.start)))) || first.value >= ended.value) return undefined
    return { ...ended, from: first.value, start: first.start }
  }
}

function unitTable(lexicon: Lexicon): Map<string, string> {
  const named = Object.entries(lexicon.units ?? {}).flatMap(([unit, list]) => wordsOf(list).map((word) => [word, unit] as const))
  return new Map([...Object.entries(unitSigns).flatMap(([unit, list]) => wordsOf(list).map((word) => [word, unit] as const)), ...named])
}

function unitsBy(table: Record<string, Words>): Map<string, string> {
  return new Map(Object.entries(table).flatMap(([unit, list]) => wordsOf(list).map((word) => [word, unit] as const)))
}

/** That of the word as it stands, else of the longest that it fits. */
function unitOf(written: string, units: ReadonlyMap<string, string>): string {
  const text = written.replaceAll(/\s+/g, ' ')
  const exact = units.get(text)
  if (exact) return exact
  const fitting = [...units].filter(([word]) => new RegExp(`^${anyOf(word.replaceAll(' ', '_'))}$`, 'iv').test(text))
  return fitting.sort(([a], [b]) => b.length - a.length)[0]?.[1] ?? text
}
