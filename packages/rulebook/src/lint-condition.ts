import {
  canonical,
  closest,
  type Comparison,
  type Condition,
  comparisonsOf,
  Day,
  DerivedFact,
  type FactDefinition,
  type FactDictionary,
  type FactReference,
  isRecognised,
  isReference,
  keptText,
  Market,
  type Operator,
  operators,
} from '@sextant/model'
import type { Finding, FindingCode } from './finding.ts'
import { show } from './json-file.ts'
import { slipOf, slipOfTime, unequalUnits } from './lint-units.ts'

type Report = (path: PropertyKey[], code: FindingCode, message: string) => Finding

/** What a comparison may be made with: a definition of the dictionary, or the shape of a derived fact's result. */
type Comparable = Pick<FactDefinition, 'type'> & Partial<{ values: Record<string, unknown>; format: string; items: string; letters: 'upper' | 'as-written'; aliases: Record<string, string> | undefined; names: Record<string, string[]> | undefined; beside: 'anything' | undefined; script: 'latin' | undefined; unit: string; integer: boolean; min: number; max: number; orZero: true; digits: number }>

/** What may be asked of a fact of each type. */
export const operatorsOf: Record<FactDefinition['type'], readonly Operator[]> = {
  boolean: ['equal', 'notEqual'],
  number: ['equal', 'notEqual', 'lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'],
  day: ['equal', 'notEqual', 'lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'],
  text: ['equal', 'notEqual', 'in', 'notIn'],
  enum: ['equal', 'notEqual', 'in', 'notIn'],
  list: ['contains', 'doesNotContain'],
}

/** Everything that is wrong with the comparisons of a condition, given the facts and the names of shared conditions. */
export function lintCondition(
  condition: Condition,
  dictionary: FactDictionary,
  shared: Record<string, Condition>,
  report: Report,
  path: PropertyKey[],
): Finding[] {
  const found = comparisonsOf(condition, path).flatMap(({ comparison, path: at }) => lintComparison(comparison, dictionary, report, at))
  return [...found, ...namesIn(condition, path).flatMap(({ name, path: at }) => {
    if (Object.hasOwn(shared, name)) return []
    return [report(at, 'condition', `there is no shared condition ${show(name)}${orNear(name, Object.keys(shared))}`)]
  })]
}

/** The shared conditions that a condition names, with their places. */
export function namesIn(condition: Condition, path: PropertyKey[] = []): { name: string; path: PropertyKey[] }[] {
  if ('all' in condition) return condition.all.flatMap((member, index) => namesIn(member, [...path, 'all', index]))
  if ('any' in condition) return condition.any.flatMap((member, index) => namesIn(member, [...path, 'any', index]))
  return 'condition' in condition ? [{ name: condition.condition, path: [...path, 'condition'] }] : []
}

function lintComparison(comparison: Comparison, dictionary: FactDictionary, report: Report, path: PropertyKey[]): Finding[] {
  const left = lintReference(comparison, dictionary, report, path)
  const wrong = [...left.findings]
  const operator = comparison.operator
  if (!operators.includes(operator)) {
    wrong.push(report([...path, 'operator'], 'operator', `${show(operator)} is not an operator${orNear(operator, operators)}`))
    return wrong
  }
  if (!left.fact) return wrong
  const allowed = left.fact.format === 'hs-code' ? [...operatorsOf.text, 'hsWithin' as const] : operatorsOf[left.fact.type]
  if (!allowed.includes(operator)) {
    const message = `${operator} cannot be asked of ${comparison.fact}, which is of type ${left.fact.type}; use one of ${allowed.join(', ')}`
    wrong.push(report([...path, 'operator'], 'operator', message))
    return wrong
  }
  if (isReference(comparison.value)) {
    const right = lintReference(comparison.value, dictionary, report, [...path, 'value'])
    wrong.push(...right.findings)
    if (canonical(comparison.value) === canonical({ fact: comparison.fact, params: comparison.params })) {
      wrong.push(report([...path, 'value'], 'value', `${comparison.fact} is compared with itself; name another fact, or a value`))
    }
    if (right.fact && (right.fact.type !== left.fact.type || operator === 'in' || operator === 'notIn')) {
      const message = `${comparison.fact} (${left.fact.type}) cannot be compared by ${operator} with ${comparison.value.fact} (${right.fact.type})`
      wrong.push(report([...path, 'value'], 'value', message))
    } else if (right.fact) {
      const message = unequalUnits(left.fact, right.fact, comparison)
      if (message) wrong.push(report([...path, 'value'], 'units', message))
    }
    return wrong
  }
  const slip = left.fact.type === 'number' ? slipIn(comparison, left.fact) : undefined
  if (slip) return [...wrong, report([...path, 'value'], 'units', slip)]
  const message = wrongValue(left.fact, operator, comparison.value)
  if (message) wrong.push(report([...path, 'value'], 'value', `${message} for ${comparison.fact}`))
  return wrong
}

function slipIn({ fact, params, value }: Comparison, definition: Comparable): string | undefined {
  if (typeof value !== 'number') return undefined
  return fact === 'elapsed' ? slipOfTime(params, value) : slipOf(fact, definition, value)
}

function lintReference(reference: FactReference, dictionary: FactDictionary, report: Report, path: PropertyKey[]): { fact?: Comparable; findings: Finding[] } {
  const { fact, params } = reference
  if (!DerivedFact.is(fact)) {
    const definition = Object.hasOwn(dictionary.facts, fact) ? dictionary.facts[fact] : undefined
    if (!definition) {
      const known = [...Object.keys(dictionary.facts), ...DerivedFact.names]
      return { findings: [report([...path, 'fact'], 'fact', `${show(fact)} is not a fact${orNear(fact, known) || '; add it to rules/facts.json, or name one that is there'}`)] }
    }
    if (!params) return { fact: definition as Comparable, findings: [] }
    return { fact: definition as Comparable, findings: [report([...path, 'params'], 'params', `${fact} is not computed and takes no params; remove them`)] }
  }
  const parsed = DerivedFact.params[fact].safeParse(params ?? {})
  if (!parsed.success && params === undefined) {
    return { findings: [report(path, 'params', `${fact} is computed from others; give it params: ${Object.keys(DerivedFact.params[fact].shape).join(', ')}`)] }
  }
  if (!parsed.success) {
    const findings = parsed.error.issues.map((issue) => report([...path, 'params', ...issue.path], 'params', `${fact}: ${issue.message}`))
    return { findings }
  }
  const findings: Finding[] = []
  const takes: Record<string, (definition: FactDefinition) => boolean> = {
    from: isDayOrYear, to: isDayOrYear, day: (one) => one.type === 'day', of: (one) => one.type === 'text' && one.format === 'hs-code',
  }
  for (const [key, fits] of Object.entries(takes)) {
    const name = (parsed.data as Record<string, unknown>)[key]
    if (typeof name !== 'string') continue
    const definition = Object.hasOwn(dictionary.facts, name) ? dictionary.facts[name] : undefined
    const at = [...path, 'params', key]
    if (!definition) findings.push(report(at, 'fact', `${show(name)} is not a fact${orNear(name, Object.keys(dictionary.facts))}`))
    else if (!fits(definition)) findings.push(report(at, 'params', `${fact} cannot be computed from ${name}, which is of type ${definition.type}`))
  }
  const { from, to } = parsed.data as { from?: string; to?: string }
  if (from !== undefined && from === to) findings.push(report([...path, 'params', 'to'], 'params', `from and to are both ${show(from)}, so no time lies between them; name two facts`))
  const life = [...dictionary.goodsDays, ...dictionary.orderDays]
  if (from !== undefined && to !== undefined && life.includes(to) && life.indexOf(from) > life.indexOf(to)) {
    findings.push(report([...path, 'params', 'from'], 'params', `${from} is never before ${to}, so the time from the one to the other is none; count from ${to} to ${from}`))
  }
  if (fact === 'monthOf') return { fact: { type: 'number', unit: 'month', integer: true, min: 1, max: 12 }, findings }
  if (fact === 'yearOf') return { fact: { type: 'number', unit: 'year', integer: true, min: 1800, max: 2199 }, findings }
  if (fact === 'hsPrefix') return { fact: { type: 'text', digits: Number((parsed.data as { digits: number }).digits) }, findings }
  if (fact === 'elapsed') return { fact: { type: 'number', unit: String((parsed.data as { unit: string }).unit), integer: true }, findings }
  return { fact: { type: 'number', integer: true }, findings }
}

function isDayOrYear(definition: FactDefinition): boolean {
  return definition.type === 'day' || (definition.type === 'number' && definition.unit === 'year')
}

/** Why a literal does not fit, or undefined where it does. */
function wrongValue(fact: Comparable, operator: Operator, value: Comparison['value']): string | undefined {
  const takesList = operator === 'in' || operator === 'notIn' || (operator === 'hsWithin' && Array.isArray(value))
  if (takesList !== Array.isArray(value)) {
    return takesList ? `found ${show(value)}; ${operator} takes a list, such as [${show(value)}]` : `found the list ${show(value)}; ${operator} takes one value`
  }
  const items: unknown[] = Array.isArray(value) ? [...(value as readonly string[])] : [value]
  if (new Set(items).size !== items.length) return `found ${show(value)}, in which a value stands twice; keep one`
  for (const item of items) {
    const wrong = wrongItem(fact, item)
    if (wrong) return `found ${show(item)}; ${wrong}`
  }
  return undefined
}

function wrongItem(fact: Comparable, item: unknown): string | undefined {
  switch (fact.type) {
    case 'boolean':
      return typeof item === 'boolean' ? undefined : 'expected true or false, without quotes'
    case 'number':
      if (typeof item !== 'number') return 'expected a number, without quotes'
      if (item === 0 && fact.orZero) return undefined
      if (item < (fact.min ?? -Infinity)) return `expected ${fact.min} or more`
      if (item > (fact.max ?? Infinity)) return `expected ${fact.max} or less`
      return fact.integer && !Number.isInteger(item) ? 'expected a whole number' : undefined
    case 'day':
      return Day.safeParse(item).success ? undefined : 'expected a whole day, as YYYY-MM-DD'
    case 'enum':
    case 'list':
      if (fact.values) {
        const known = Object.keys(fact.values)
        if (typeof item === 'string' && known.includes(item)) return undefined
        return `expected one of ${known.join(', ')}${typeof item === 'string' ? orNear(item, known) : ''}`
      }
      return wrongText(fact.items === 'market' ? { ...fact, format: 'market' } : fact, item)
    case 'text':
      return wrongText(fact, item)
  }
}

function wrongText(fact: Comparable, item: unknown): string | undefined {
  if (typeof item !== 'string' || item.trim() === '') return 'expected a text'
  if (fact.format === 'market' && !Market.safeParse(item).success) return 'expected an ISO 3166-1 code, such as KZ'
  if (fact.format === 'hs-code' && !/^(\d\d){1,5}$/.test(item)) return 'expected an HS code of 2, 4, 6, 8 or 10 digits, without dots'
  if (fact.digits !== undefined && !new RegExp(`^\\d{${fact.digits}}$`).test(item)) return `expected ${fact.digits} digits`
  const form = { letters: fact.letters ?? 'as-written', aliases: fact.aliases, names: fact.names, script: fact.script }
  const kept = keptText(form, item)
  if (item !== kept) return `expected it in the form in which it is kept: ${show(kept)}`
  const isNamed = !fact.names || Object.hasOwn(fact.names, item)
  if (isNamed && isRecognised(form, item)) return undefined
  return fact.names ? `expected one of the names in facts.json, or add it there${orNear(item, Object.keys(fact.names))}` : 'expected it in Latin letters'
}

function orNear(found: string, known: readonly string[]): string {
  const near = closest(found, known)
  return near ? `; did you mean "${near}"?` : ''
}
