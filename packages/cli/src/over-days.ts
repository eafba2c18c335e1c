import { AHEAD_MONTHS, basisOf, type Matcher, type Span } from '@sextant/matcher'
import { addMonths, closest, Day, DAYS_TAKEN, type FactDictionary, labelOf, parse, quoted, SextantError } from '@sextant/model'
import { type Arguments, oneValue } from './arguments.ts'

/** Longer than any law looks ahead; each day more costs. */
const YEARS_MAX = 30

/** A day that moves, and from where to where. */
export interface OverDays extends Span {
  fact: string
}

/** `--from DAY --to DAY --over shipsOn`; undefined where neither end is given. */
export function overDaysOf(given: Arguments, matcher: Matcher, today: Day): OverDays | undefined {
  const [from, to, over] = [dayOf(given, 'from'), dayOf(given, 'to'), oneValue(given, 'over')]
  if (from === undefined && to === undefined) {
    if (over === undefined) return undefined
    throw new SextantError('SEXTANT_USAGE', '--over names the day that moves; add --from DAY or --to DAY')
  }
  return spanned(movingDay(over, matcher.rulebook.facts, otherDays(matcher)), from ?? today, to)
}

/** The same where a span is always meant: from today on, three years ahead. */
export function daysAhead(given: Arguments, dictionary: FactDictionary, today: Day): OverDays {
  return spanned(movingDay(oneValue(given, 'over'), dictionary), dayOf(given, 'from') ?? today, dayOf(given, 'to'))
}

function spanned(fact: string, from: Day, end: Day | undefined): OverDays {
  const ahead = addMonths(from, AHEAD_MONTHS)
  const to = end ?? (ahead < DAYS_TAKEN[1] ? ahead : DAYS_TAKEN[1])
  if (to < from) throw new SextantError('SEXTANT_USAGE', `--to ${to} lies before --from ${from}; give the earlier day as --from`)
  if (to > addMonths(from, YEARS_MAX * 12)) throw new SextantError('SEXTANT_USAGE', `from ${from} to ${to} are more than ${YEARS_MAX} years; ask for fewer`)
  return { fact, from, to }
}

function dayOf(given: Arguments, name: 'from' | 'to'): Day | undefined {
  const text = oneValue(given, name)
  return text === undefined ? undefined : parse(Day, text, `--${name}`)
}

/** The days beside those of the order that rules ask. */
function otherDays({ program, rulebook: { facts: { facts, orderDays } } }: Matcher): string[] {
  const asked = new Set(program.slots.flatMap(({ fact, params }) => basisOf(fact, params)))
  return [...asked].filter((fact) => facts[fact]?.type === 'day' && !orderDays.includes(fact)).sort()
}

/** A day of the order, or one of others, by its name, with or without the `On` at its end. */
function movingDay(name: string | undefined, dictionary: FactDictionary, others: readonly string[] = []): string {
  const { orderDays } = dictionary
  const fact = [...orderDays, ...others].find((one) => one === (name ?? 'arrivesOn') || (name !== undefined && one.slice(0, -2) === name))
  if (fact !== undefined) return fact
  const near = closest(name ?? '', [...orderDays, ...others])
  const days = orderDays.map((one) => `${one} (${labelOf(dictionary, one, 'en')})`).join(', ')
  const beside = others.length > 0 ? `, or another day that rules ask: ${others.join(', ')}` : ''
  throw new SextantError('SEXTANT_USAGE', `--over is ${quoted(name ?? 'arrivesOn')}; expected a day of the order, ${days}${beside}${near ? `; did you mean ${near}?` : ''}`)
}
