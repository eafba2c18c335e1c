import {
  type Day,
  DerivedFact,
  elapsed,
  type ElapsedCount,
  type ElapsedUnit,
  type FactDictionary,
  type FactValue,
  isRecognised,
  midOf,
  type PartialDay,
  type Subject,
} from '@sextant/model'
import { between, boundsOf, exact, type Known, knownDay, unknown } from './known.ts'
import { inferredDays, type Inferring } from './order-days.ts'

/** Everything that can be known of one subject: its own facts, the days bounded by their neighbours, the derived facts. */
export interface Facts {
  know(fact: string, params?: Record<string, unknown>): Known
  /** The assumptions on which a fact rests, by their index in `statedIn`. */
  assumptionsOf(fact: string): number[]
}

export function factsOf(dictionary: FactDictionary, subject: Subject, inferring: Inferring): Facts {
  const inferred = inferredDays(dictionary, subject, inferring)
  // A day of the order, even where it is given in part, is bounded by those before and after it.
  const plain = (fact: string): Known => inferred.get(fact)?.known ?? plainFact(dictionary, subject, inferring, fact)
  return {
    know: (fact, params = {}) => (DerivedFact.is(fact) ? derivedFact[fact](params, plain, subject) : plain(fact)),
    assumptionsOf: (fact) => inferred.get(fact)?.assumptions ?? [],
  }
}

function plainFact(dictionary: FactDictionary, subject: Subject, { within }: Inferring, fact: string): Known {
  const value = subject[fact]
  if (value !== undefined) return plainOf(dictionary, fact, value)
  return within?.fact === fact ? between(within.from, within.to) : unknown
}

/** What a fact is that was given as such. A text that nobody recognises says nothing: it may be what a rule names, in other letters. */
export function plainOf(dictionary: FactDictionary, fact: string, value: FactValue): Known {
  const definition = dictionary.facts[fact]
  if (definition?.type === 'day') return knownDay(String(value))
  return definition?.type === 'text' && !isRecognised(definition, String(value)) ? unknown : exact(value)
}

/** The facts of the subject that a fact is computed from: what a person can tell us. */
export function basisOf(fact: string, params: Record<string, unknown> = {}): string[] {
  if (!DerivedFact.is(fact)) return [fact]
  switch (fact) {
    case 'elapsed':
      return [String(params['from']), String(params['to'])]
    case 'yearOf':
    case 'monthOf':
      return [String(params['day'])]
    case 'hsPrefix':
      return [String(params['of'] ?? 'hsCode')]
    case 'unitsInOrder':
      return ['quantity']
  }
}

type Derive = (params: Record<string, unknown>, plain: (fact: string) => Known, subject: Subject) => Known

const derivedFact: Record<DerivedFact, Derive> = {
  elapsed(params, plain, subject) {
    const from = String(params['from'])
    const start = params['complete'] === 'mid' ? completed(subject[from]) : undefined
    return elapsedBetween(params, start ?? plain(from), plain(String(params['to'])))
  },
  yearOf: (params, plain) => partOfDay(plain(String(params['day'])), (day) => Number(day.slice(0, 4))),
  monthOf(params, plain) {
    const { from, to } = boundsOf(plain(String(params['day'])))
    if (from === null || to === null || String(from).slice(0, 7) !== String(to).slice(0, 7)) return unknown
    return exact(Number(String(from).slice(5, 7)))
  },
  hsPrefix(params, plain) {
    const code = plain(String(params['of'] ?? 'hsCode'))
    const digits = Number(params['digits'])
    if (code.kind !== 'exact' || String(code.value).length < digits) return unknown
    return exact(String(code.value).slice(0, digits))
  },
  unitsInOrder: (_, plain) => plain('quantity'),
}

/** What a fact is worth where all that is known is its basis, in the order of `basisOf`. */
export function knownFrom(fact: string, params: Record<string, unknown> = {}, [first = unknown, second = unknown]: readonly Known[]): Known {
  if (fact === 'elapsed') return elapsedBetween(params, first, second)
  return DerivedFact.is(fact) ? derivedFact[fact](params, () => first, {}) : first
}

/** A partial day as the law itself completes it; undefined where none is given. */
export function completed(given: FactValue | undefined): Known | undefined {
  return given === undefined ? undefined : exact(midOf(String(given) as PartialDay))
}

function elapsedBetween(params: Record<string, unknown>, first: Known, second: Known): Known {
  const [start, end] = [boundsOf(dayOrYear(first)), boundsOf(dayOrYear(second))]
  const count = (a: Day, b: Day) => elapsed(a, b, params['unit'] as ElapsedUnit, params['count'] as ElapsedCount)
  return between(
    start.to === null || end.from === null ? null : count(start.to as Day, end.from as Day),
    start.from === null || end.to === null ? null : count(start.from as Day, end.to as Day),
  )
}

function partOfDay(known: Known, part: (day: Day) => number): Known {
  const { from, to } = boundsOf(known)
  return between(from === null ? null : part(from as Day), to === null ? null : part(to as Day))
}

/** A calendar year, such as a model year, is every day in it. */
export function dayOrYear(known: Known): Known {
  return known.kind === 'exact' && typeof known.value === 'number' ? knownDay(String(known.value)) : known
}
