import type { Comparison, FactReference } from '@sextant/model'

/** Factors by which people slip between units: tonnes for kilograms, litres for cubic centimetres, metres for millimetres. */
const slips = [1_000, 100]

interface Scale {
  unit?: string | undefined
  integer?: boolean | undefined
  orZero?: true | undefined
  min?: number | undefined
  max?: number | undefined
}

/** Why a number is probably meant in another unit than the fact's; undefined where it is not. */
export function slipOf(fact: string, definition: Scale, value: number): string | undefined {
  const { unit, integer, min = -Infinity, max = Infinity } = definition
  const fits = (number: number) => number >= min && number <= max && (!integer || Number.isInteger(number))
  if (unit === undefined || (value >= min && value <= max) || (value === 0 && definition.orZero)) return undefined
  const meant = slips.flatMap((factor) => [value * factor, value / factor]).map((number) => Number(number.toPrecision(12))).find(fits)
  if (meant === undefined) return undefined
  return `found ${value} for ${fact}, which is counted in ${unit} and is ${boundsText(definition)}; did you mean ${meant}?`
}

function boundsText({ min, max }: Scale): string {
  if (min === undefined) return `at most ${max}`
  return max === undefined ? `at least ${min}` : `${min} to ${max}`
}

/** So much time is never asked for in a law; a number beyond it is meant otherwise. */
const longest: Record<string, number> = { years: 100, months: 1_200, days: 36_525 }

/** Why a time cannot be meant in its unit: a calendar year among the years, days among the months. */
export function slipOfTime(params: FactReference['params'], value: number): string | undefined {
  const unit = String(params?.['unit'])
  // As many days as a calendar year has in its name are five or six years, which every law would call so.
  const isCalendarYear = Number.isInteger(value) && value >= (unit === 'days' ? 1990 : 1900) && value <= (unit === 'days' ? 2050 : 2199)
  if (!isCalendarYear && Math.abs(value) <= (longest[unit] ?? Infinity)) return undefined
  const cure = isCalendarYear ? 'did you mean the calendar year (yearOf)' : unit === 'days' ? 'see how the law counts' : 'did you mean "unit": "days"'
  return `found ${value} ${unit} of elapsed time; ${cure}?`
}

/** Why two numbers cannot be compared; undefined where they can. */
export function unequalUnits(left: Scale, right: Scale, { fact, value }: Comparison): string | undefined {
  if (left.unit === undefined || right.unit === undefined || left.unit === right.unit) return undefined
  return `${fact} (${left.unit}) is compared with ${(value as FactReference).fact} (${right.unit}); compare facts of one unit`
}
