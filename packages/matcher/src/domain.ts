import { DAYS_TAKEN, dayFromNumber, dayNumber, type Day, DerivedFact, type FactDictionary, type FactReference, type FactValue, Market } from '@sextant/model'

/** What a fact may be, as far as conditions can tell: a scale with its bounds, a closed list of values, or a text, which is one of some names or any. */
export type Domain =
  | { kind: 'scale'; of: 'number' | 'day'; isWhole: boolean; min: number; max: number }
  | { kind: 'choice'; values: readonly FactValue[] }
  | { kind: 'text'; format: 'market' | 'hs-code' | 'plain'; names?: readonly string[] | undefined }

const days = { kind: 'scale', of: 'day', isWhole: true, min: dayNumber(DAYS_TAKEN[0]), max: dayNumber(DAYS_TAKEN[1]) } as const

/** The domain of a plain or derived fact. A derived one stands for itself: nothing is concluded from its base. */
export function domainOf(dictionary: FactDictionary, { fact }: FactReference): Domain {
  const whole = (min: number, max: number): Domain => ({ kind: 'scale', of: 'number', isWhole: true, min, max })
  if (DerivedFact.is(fact)) {
    switch (fact) {
      case 'elapsed':
        return whole(-Infinity, Infinity)
      case 'yearOf':
        return whole(1800, 2199)
      case 'monthOf':
        return whole(1, 12)
      case 'unitsInOrder':
        return domainOf(dictionary, { fact: 'quantity' })
      case 'hsPrefix':
        return { kind: 'text', format: 'hs-code' }
    }
  }
  const definition = dictionary.facts[fact]
  switch (definition?.type) {
    case 'boolean':
      return { kind: 'choice', values: [false, true] }
    case 'enum':
      return { kind: 'choice', values: Object.keys(definition.values) }
    case 'number':
      return { kind: 'scale', of: 'number', isWhole: definition.integer, min: definition.orZero ? 0 : definition.min ?? -Infinity, max: definition.max ?? Infinity }
    case 'day':
      return days
    default: {
      const { format, names, beside } = definition?.type === 'text' ? definition : {}
      return { kind: 'text', format: format === 'market' || format === 'hs-code' ? format : 'plain', names: beside ? undefined : names && Object.keys(names) }
    }
  }
}

/** One value for each way in which comparisons with these literals can tell values apart; they are all there are. */
export function tellingValues(domain: Domain, literals: readonly FactValue[]): FactValue[] {
  if (domain.kind === 'choice') return [...domain.values]
  if (domain.kind === 'text') {
    const named = [...new Set(literals.map(String))]
    const other = domain.names ? domain.names.find((name) => !named.includes(name)) : otherText(domain.format, named)
    return other === undefined ? named : [...named, other]
  }
  const { of, isWhole, min, max } = domain
  const marks = of === 'day' ? literals.map((day) => dayNumber(day as Day)) : (literals as number[])
  const points = [...new Set([min, ...marks, max].filter(Number.isFinite))].sort((a, b) => a - b)
  const between = points.flatMap((point, index) => {
    const next = points[index + 1]
    if (next === undefined) return [Math.floor(point) + 1]
    return isWhole ? [Math.floor(point) + 1] : [(point + next) / 2]
  })
  const [first = 0] = points
  const found = new Set([Math.ceil(first) - 1, ...points, ...between].filter((value) => value >= min && value <= max && (!isWhole || Number.isInteger(value))))
  const sorted = [...found].sort((a, b) => a - b)
  return of === 'day' ? sorted.map(dayFromNumber) : sorted
}

/** A text of the format that none of the named ones is. */
function otherText(format: 'market' | 'hs-code' | 'plain', named: readonly string[]): string {
  if (format === 'plain') return numbered((index) => `ANOTHER ${index}`, named)
  if (format === 'hs-code') return numbered((index) => String(10 + index), named)
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const codes = letters.flatMap((a) => letters.map((b) => `${a}${b}`))
  return codes.find((code) => Market.safeParse(code).success && !named.includes(code)) ?? 'ANOTHER'
}

function numbered(text: (index: number) => string, named: readonly string[]): string {
  for (let index = 1; ; index++) if (!named.includes(text(index))) return text(index)
}
