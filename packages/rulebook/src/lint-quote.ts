import { expanded } from '@sextant/matcher'
import { type Comparison, comparisonsOf, type FactDictionary, type Rule, type Rulebook, type RuleVersion, versionsOf } from '@sextant/model'
import type { Finding } from './finding.ts'
import type { JsonFile } from './json-file.ts'
import { numbersIn } from './numbers-in.ts'

const ordering = ['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive']

/** Numbers that a version requires and that neither its quote nor its note contains. The names of acts are full of others. */
export function lintQuote(file: JsonFile, rule: Rule, { facts, conditions }: Rulebook): Finding[] {
  return versionsOf(rule).flatMap(({ from, version }) => {
    if (!version?.citation.quote) return []
    const numbers = numbersSaid(version)
    const unsaid = comparisonsOf(expanded(version.requires, conditions)).flatMap(({ comparison }) => {
      const meant = meantBy(comparison, facts)
      const isIn = (said: ReadonlySet<number>) => (reading: number) => said.has(Number(reading.toPrecision(6)))
      if (!meant || meant.readings.some(isIn(numbers)) || meant.near.some(isIn(nearNumbersSaid(version, comparison)))) return []
      if (comparison.fact === 'monthOf' && isMonthSaid(version, meant.number)) return []
      if (comparison.fact === 'elapsed' && spansSaid(version).has(meant.number)) return []
      return [String(meant.number)]
    })
    if (unsaid.length === 0) return []
    const which = [...new Set(unsaid)].join(', ')
    const message = `the quote does not contain ${which}, which requires compares with`
    return [file.finding(['versions', from, 'citation', 'quote'], 'quote-number', message, 'warning', 'quote the sentence that contains it, or say in the note where it was read')]
  })
}

function numbersSaid({ citation, note }: RuleVersion): Set<number> {
  const { quote = '', language = 'en' } = citation
  return numbersIn(quote, language).union(numbersIn(note?.en ?? '', 'en'))
}

/**
 * The numbers whose neighbour a comparison may turn on. Where the law says "at most 12", the limit itself is allowed, and a
 * rule that allows the limit too means 12.
 */
function nearNumbersSaid(version: RuleVersion, { operator }: Comparison): Set<number> {
  const { quote = '', language = 'en' } = version.citation
  const bound = operator === 'lessThanInclusive' ? atMost : operator === 'greaterThanInclusive' ? atLeast : undefined
  if (bound === undefined) return numbersSaid(version)
  return numbersSaid({ ...version, citation: { ...version.citation, quote: quote.replaceAll(bound, ' '), language } })
}

const amount = String.raw`\s*(?:чем\s+)?\d+(?:[.,]\d+)?`
const atMost = new RegExp(String.raw`(?:(?<!\p{L})(?:не\s+(?:более|больше|старше|выше|свыше|(?:должн\p{L}+\s+)?превыша\p{L}+)|at\s+most|(?:not|no)\s+(?:more|older|later)\s+than|not\s+exceeding)|不超过|不高于|不大于|不得超过|至多)${amount}`, 'giu')
const atLeast = new RegExp(String.raw`(?:(?<!\p{L})(?:не\s+(?:менее|меньше|моложе|ниже)|at\s+least|(?:not|no)\s+(?:less|fewer|lower|younger)\s+than)|不低于|不少于|不小于|至少)${amount}`, 'giu')

/** How many years lie between two calendar years that a version names: of 2024, made in 2014 or later, is 10 years. */
function spansSaid({ citation, note }: RuleVersion): Set<number> {
  const years = [...numbersIn(`${citation.quote} ${note?.en ?? ''}`, 'en')].filter((number) => number >= 1900 && number <= 2199)
  return new Set(years.flatMap((later) => years.map((earlier) => later - earlier)))
}

function isMonthSaid({ citation, note }: RuleVersion, month: number): boolean {
  const text = `${citation.quote} ${note?.en ?? ''}`.toLowerCase()
  const nameIn = (language: string) => new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2000, month - 1, 15)).toLowerCase()
  // The beginning of a name is enough: the case may change its end.
  return [citation.language ?? 'en', 'en'].some((language) => text.includes(nameIn(language).slice(0, 5)))
}

/**
 * The number that a comparison turns on, and every way in which a law may write it; `near` where it may write the next
 * number: what is 181 in a rule may be "more than 180" in its law, and the other way round.
 */
function meantBy({ fact, params, operator, value }: Comparison, { facts }: FactDictionary): { number: number; readings: number[]; near: number[] } | undefined {
  if (typeof value === 'string' && facts[fact]?.type === 'day') return { number: Number(value.slice(0, 4)), readings: [Number(value.slice(0, 4)), ...neighbours(Number(value.slice(0, 4)))], near: [] }
  // That there is none, or that it is the same year, no law says in numbers.
  if (typeof value !== 'number' || value <= 0 || (!ordering.includes(operator) && operator !== 'equal')) return undefined
  const definition = facts[fact]
  const unit = fact === 'elapsed' ? String(params?.['unit']) : definition?.type === 'number' ? definition.unit ?? timeIn(fact) : undefined
  const waysOf = (number: number) => [number, ...inOtherUnits(number, unit)]
  return { number: value, readings: waysOf(value), near: Number.isInteger(value) ? neighbours(value).flatMap(waysOf) : [] }
}

/** The unit of time that a fact has in its name. */
function timeIn(fact: string): string | undefined {
  return /days|months|years/i.exec(fact)?.[0].toLowerCase()
}

function neighbours(value: number): number[] {
  return [value - 1, value + 1]
}

function inOtherUnits(value: number, unit: string | undefined): number[] {
  const whole = (number: number) => [Math.floor(number), Math.ceil(number), Math.round(number)]
  switch (unit) {
    case 'kg':
      return [value / 1_000]
    case 'cm³':
      return [value / 1_000, Math.round(value / 100) / 10]
    case 'mm':
      return [value / 10, value / 1_000]
    case 'km':
      return [value / 1_000]
    case 'kW':
      return whole(value * 1.35962)
    case 'months':
      return [value / 12]
    case 'years':
      return [value * 12]
    case 'days':
      return [value / 7, ...whole(value / 30.5), ...whole(value / 365.25)]
    case '%':
      return [value / 100, 100 - value]
    default:
      return []
  }
}
