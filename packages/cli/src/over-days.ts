import { AHEAD_MONTHS, type Span } from '@sextant/matcher'
import { addMonths, closest, Day, type FactDictionary, labelOf, parse, quoted, SextantError } from '@sextant/model'
import { type Arguments, oneValue } from './arguments.ts'

/** Longer than any law looks ahead; each day more costs. */
const YEARS_MAX = 30

/** A day of the order that moves, and from where to where. */
export interface OverDays extends Span {
  fact: string
}

/** `--from DAY --to DAY --over shipsOn`; undefined where neither end is given. */
export function overDaysOf(given: Arguments, dictionary: FactDictionary, today: Day): OverDays | undefined {
  const [from, to, over] = [dayOf(given, 'from'), dayOf(given, 'to'), oneValue(given, 'over')]
  if (from === undefined && to === undefined) {
    if (over === undefined) return undefined
    throw new SextantError('SEXTANT_USAGE', '--over names the day that moves; add --from DAY or --to DAY')
  }
  return spanned(movingDay(over, dictionary), from ?? today, to)
}

/** The same where a span is always meant: from today on, three years ahead. */
export function daysAhead(given: Arguments, dictionary: FactDictionary, today: Day): OverDays {
  return spanned(movingDay(oneValue(given, 'over'), dictionary), dayOf(given, 'from') ?? today, dayOf(given, 'to'))
}

function spanned(fact: string, from: Day, end: Day | undefined): OverDays {
  const to = end ?? addMonths(from, AHEAD_MONTHS)
  if (to < from) throw new SextantError('SEXTANT_USAGE', `--to ${to} lies before --from ${from}; give the earlier day as --from`)
  if (to > addMonths(from, YEARS_MAX * 12)) throw new SextantError('SEXTANT_USAGE', `from ${from} to ${to} are more than ${YEARS_MAX} years; ask for fewer`)
  return { fact, from, to }
}

function dayOf(given: Arguments, name: 'from' | 'to'): Day | undefined {
  const text = oneValue(given, name)
  return text === undefined ? undefined : parse(Day, text, `--${name}`)
}

/** A day of the order by its name, with or without the `On` at its end. */
function movingDay(name: string | undefined, dictionary: FactDictionary): string {
  const { orderDays } = dictionary
  const fact = orderDays.find((one) => one === (name ?? 'arrivesOn') || (name !== undefined && one.slice(0, -2) === name))
  if (fact !== undefined) return fact
  const near = closest(name ?? '', orderDays)
  const days = orderDays.map((one) => `${one} (${labelOf(dictionary, one, 'en')})`).join(', ')
  throw new SextantError('SEXTANT_USAGE', `--over is ${quoted(name ?? 'arrivesOn')}; expected a day of the order: ${days}${near ? `; did you mean ${near}?` : ''}`)
}
