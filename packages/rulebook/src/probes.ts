import { basisOf, domainOf, factLabel, factsOf, lowered, tellingValues } from '@sextant/matcher'
import { addDays, addMonths, type Comparison, type Day, DerivedFact, type FactDictionary, type FactValue, isReference, labelOf, type Subject, valueLabelOf } from '@sextant/model'
import { truthOfComparison } from './truth.ts'

/** A change of a case by which a comparison shows where it turns. */
export interface Probe {
  /** As it follows "the case, but": `Euro class is 4`. */
  what: string
  /** The facts that change; null is no longer known. */
  change: Record<string, FactValue | null>
  /** Whether a case shows already what the change would. */
  isShown(subject: Subject): boolean
}

/** What a comparison needs to be shown for: its threshold and the steps around it, or its other side. */
export function probesOf(dictionary: FactDictionary, comparison: Comparison, base: Subject): Probe[] {
  const { fact, params, operator, value } = comparison
  if (isReference(value)) return []
  if (typeof value === 'number' || dictionary.facts[fact]?.type === 'day') {
    return fact === 'elapsed' ? ageProbes(dictionary, comparison, base) : thresholdProbes(dictionary, comparison)
  }
  if (operator === 'contains' || operator === 'doesNotContain') {
    const { list, item } = { list: base[fact], item: String(value) }
    const others = Array.isArray(list) ? (list as string[]).filter((one) => one !== item) : []
    return [[...others, item], others].map((items) => ({
      what: `${sentenceStart(dictionary, fact)} ${items.includes(item) ? 'with' : 'without'} ${valueLabelOf(dictionary, fact, item, 'en')}`,
      change: { [fact]: items },
      isShown: (subject) => Array.isArray(subject[fact]) && (subject[fact] as readonly string[]).includes(item) === items.includes(item),
    }))
  }
  const domain = domainOf(dictionary, comparison)
  if (params || domain.kind === 'scale' || operator === 'hsWithin') return []
  const values = tellingValues(domain, [value].flat() as FactValue[])
  const sides = [true, false].flatMap((wanted) => values.find((one) => (truthOfComparison(comparison, knowing(fact, one, dictionary)) === 'true') === wanted) ?? [])
  return sides.map((side) => ({
    what: `${sentenceStart(dictionary, fact)} is ${valueLabelOf(dictionary, fact, side, 'en')}`,
    change: { [fact]: side },
    isShown: (subject) => subject[fact] !== undefined && truthOfComparison(comparison, knowing(fact, subject[fact], dictionary)) === truthOfComparison(comparison, knowing(fact, side, dictionary)),
  }))
}

/** That a fact that a rule asks for is not known. */
export function unknownProbe(dictionary: FactDictionary, fact: string): Probe {
  return { what: `${sentenceStart(dictionary, fact)} is not known`, change: { [fact]: null }, isShown: (subject) => subject[fact] === undefined }
}

/** The deciding day, moved. */
export function dayProbe(dictionary: FactDictionary, fact: string, day: Day): Probe {
  return { what: `${sentenceStart(dictionary, fact)} is ${day}`, change: { [fact]: day }, isShown: (subject) => subject[fact] === day }
}

function thresholdProbes(dictionary: FactDictionary, comparison: Comparison): Probe[] {
  const { fact, params, value } = comparison
  const domain = domainOf(dictionary, comparison)
  const near = [-1, 0, 1].map((by) => stepped(value as number | string, by)).filter((one) => domain.kind !== 'scale' || typeof one !== 'number' || (one >= domain.min && one <= domain.max))
  return near.map((one) => ({
    what: `${lowered(factLabel(dictionary, { fact, params }, 'en'), 'en')} is ${valueLabelOf(dictionary, fact, one, 'en')}`,
    change: changeTo(comparison, one),
    isShown: (subject) => {
      const known = factsOf(dictionary, subject, { assume: false }).know(fact, params)
      return known.kind === 'exact' && known.value === one
    },
  }))
}

/** The day from which exactly so many units have passed, and those on which one more and one less begin. */
function ageProbes(dictionary: FactDictionary, { params = {}, value }: Comparison, base: Subject): Probe[] {
  const [from, to, unit] = [String(params['from']), String(params['to']), String(params['unit'])]
  const end = wholeDay(base[to])
  if (dictionary.facts[from]?.type !== 'day' || dictionary.facts[to]?.type !== 'day' || !end) return []
  const before = (until: Day, units: number) => (unit === 'days' ? addDays(until, -units) : addMonths(until, -units * (unit === 'years' ? 12 : 1)))
  const [count, ending] = [Number(value), lowered(labelOf(dictionary, to, 'en'), 'en')]
  const timeOf = (units: number) => `${units} ${units === 1 ? unit.slice(0, -1) : unit}`
  const time = timeOf(count)
  const firstOf = (day: Day) => (unit === 'years' ? `${day.slice(0, 4)}-01-01` : `${day.slice(0, 7)}-01`) as Day
  const span = unit.slice(0, -1)
  const places: { text: string; start: (until: Day) => Day }[] = params['count'] === 'calendar' && unit !== 'days'
    ? [
        { text: `the first day of the calendar ${span} ${time} before that of the ${ending}`, start: (until) => firstOf(before(until, count)) },
        { text: `the last day of the calendar ${span} ${timeOf(count + 1)} before that of the ${ending}`, start: (until) => addDays(firstOf(before(until, count)), -1) },
        { text: `the first day of the calendar ${span} ${timeOf(count - 1)} before that of the ${ending}`, start: (until) => firstOf(before(until, count - 1)) },
      ]
    : [
        { text: `exactly ${time} before the ${ending}`, start: (until) => before(until, count) },
        { text: `${time} and a day before the ${ending}`, start: (until) => addDays(before(until, count), -1) },
        { text: `a day less than ${time} before the ${ending}`, start: (until) => addDays(before(until, count), 1) },
      ]
  return places.map(({ text, start }) => ({
    what: `${sentenceStart(dictionary, from)} is ${text}`,
    change: { [from]: start(end) },
    isShown(subject) {
      const until = wholeDay(subject[to])
      return until !== undefined && subject[from] === start(until)
    },
  }))
}

function stepped(value: number | string, by: number): number | string {
  if (typeof value === 'string') return addDays(value as Day, by)
  const decimals = String(value).split('.')[1]?.length ?? 0
  return Number((value + by / 10 ** decimals).toFixed(decimals))
}

function changeTo({ fact, params = {} }: Comparison, value: FactValue): Record<string, FactValue> {
  if (!DerivedFact.is(fact)) return { [fact]: value }
  const [basis = fact] = basisOf(fact, params)
  if (fact === 'yearOf') return { [basis]: `${String(value)}-06-15` }
  if (fact === 'monthOf') return { [basis]: `2026-${String(value).padStart(2, '0')}-15` }
  return { [basis]: value }
}

function wholeDay(value: FactValue | undefined): Day | undefined {
  return typeof value === 'string' && value.length === 10 ? (value as Day) : undefined
}

function knowing(fact: string, value: FactValue, dictionary: FactDictionary): ReturnType<typeof factsOf> {
  return factsOf(dictionary, { [fact]: value }, { assume: false })
}

function sentenceStart(dictionary: FactDictionary, fact: string): string {
  return lowered(labelOf(dictionary, fact, 'en'), 'en')
}
