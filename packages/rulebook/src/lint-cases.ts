import { type Domain, domainOf, expanded, factsOf } from '@sextant/matcher'
import {
  addDays,
  canonical,
  type Case,
  type Condition,
  comparisonsOf,
  type Day,
  type FactDictionary,
  isReference,
  type Rule,
  SextantError,
  type Subject,
  subjectFrom,
  versionsOf,
} from '@sextant/model'
import type { Finding } from './finding.ts'
import type { JsonFile } from './json-file.ts'

const verdicts = ['breach', 'complies', 'out-of-scope', 'cannot-tell'] as const
const orderings = ['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive']

/** A case with its facts believed. */
export interface ReadyCase {
  case: Case
  subject: Subject
}

/** Whether the cases show enough: every verdict, both sides of every threshold, and the days around every version. */
export function lintCases(file: JsonFile, rule: Rule, cases: Case[], dictionary: FactDictionary, shared: Record<string, Condition>): { ready: ReadyCase[]; findings: Finding[] } {
  if (cases.length === 0) return { ready: [], findings: [file.finding([], 'cases', 'holds no case; add one that expects each verdict')] }
  const findings: Finding[] = []
  const ready: ReadyCase[] = []
  for (const [index, one] of cases.entries()) {
    try {
      const subject = subjectFrom(dictionary, { ...placeOf(rule), ...one.facts }, `"${one.name}"`)
      if (rule.side === 'import' && !(rule.markets as string[]).includes(String(subject['market']))) {
        findings.push(file.finding([index, 'facts', 'market'], 'case-facts', `found "${String(subject['market'])}"; the rule is asked only in ${rule.markets.join(', ')}`))
      }
      ready.push({ case: one, subject })
    } catch (error) {
      if (!(error instanceof SextantError)) throw error
      findings.push(...error.message.split('\n').map((line) => file.finding([index, 'facts'], 'case-facts', line)))
    }
    if (cases.findIndex(({ name }) => name === one.name) < index) findings.push(file.finding([index, 'name'], 'duplicate', `the name ${JSON.stringify(one.name)} stands twice; each case says its own thing`))
    const twin = cases.findIndex((other) => canonical(knownOf(other)) === canonical(knownOf(one)))
    if (twin < index) findings.push(file.finding([index, 'facts'], 'duplicate', `"${cases[twin]?.name}" has the same facts; change one of them, or remove the case`))
  }
  const missing = verdicts.filter((verdict) => !cases.some(({ expect }) => expect === verdict))
  if (missing.length > 0) findings.push(file.finding([], 'cases', `no case expects ${missing.join(' or ')}; add one of each`))
  // A case that is not believed would be missed here a second time.
  if (ready.length === cases.length) findings.push(...daysNotShown(file, rule, ready), ...thresholdsNotShown(file, rule, ready, dictionary, shared))
  return { ready, findings }
}

/** What a case says is known. */
function knownOf({ facts }: Case): Record<string, unknown> {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null && value !== undefined))
}

/** Where a case takes place unless it says so itself: in the rule's first market, or on the way from it. */
export function placeOf({ side, markets }: Rule): Record<string, unknown> {
  return side === 'export' ? { origin: markets[0], market: 'KZ' } : { market: markets[0] }
}

/** The day before, the day itself and a later day of each version. */
function daysNotShown(file: JsonFile, rule: Rule, ready: ReadyCase[]): Finding[] {
  const days = new Set(ready.map(({ subject }) => String(subject[rule.decidedOn])))
  return versionsOf(rule).flatMap(({ from }) => {
    const wanted = [addDays(from, -1), from]
    const absent: string[] = wanted.filter((day) => !days.has(day))
    if (![...days].some((day) => day > from && day.length === 10)) absent.push(`a day after ${from}`)
    if (absent.length === 0) return []
    return [file.finding([], 'cases', `the version of ${from} takes effect on ${rule.decidedOn}, but no case has ${absent.join(', or ')}; add one of each`)]
  })
}

/** Each number or day that a version compares by order needs a case right on it and one a single step beyond. */
function thresholdsNotShown(file: JsonFile, rule: Rule, ready: ReadyCase[], dictionary: FactDictionary, shared: Record<string, Condition>): Finding[] {
  const found = new Map<string, Finding>()
  for (const { version } of versionsOf(rule)) {
    if (!version) continue
    const comparisons = (['scope', 'requires'] as const).flatMap((part) => comparisonsOf(expanded(version[part], shared)).map(({ comparison }) => ({ part, comparison })))
    for (const { part, comparison } of comparisons) {
      const { fact, params, operator, value } = comparison
      // What is required shows nothing in a case that the rule does not concern.
      const telling = part === 'scope' ? ready : ready.filter(({ case: one }) => one.expect !== 'out-of-scope')
      if (!orderings.includes(operator) || isReference(value)) continue
      if (fact === rule.decidedOn && typeof value === 'string') continue
      const isAbove = operator === 'lessThanInclusive' || operator === 'greaterThan'
      const wanted = [value as number | string, stepFrom(value as number | string, isAbove ? 1 : -1)]
      if (!wanted.every((one) => isWithin(domainOf(dictionary, comparison), one))) continue
      const seen = telling.flatMap(({ subject }) => {
        const known = factsOf(dictionary, subject, { assume: false }).know(fact, params)
        return known.kind === 'exact' ? [known.value] : []
      })
      const absent = wanted.filter((one) => !seen.includes(one as never))
      if (absent.length === 0) continue
      const name = params ? `${fact} ${JSON.stringify(params)}` : fact
      const text = `${name} is compared with ${String(value)}, but no case has ${absent.join(' or ')}; add the boundary and the step beyond it`
      found.set(text, file.finding([], 'case-threshold', text))
    }
  }
  return [...found.values()]
}

/** What the bounds of a fact refuse no case can have; whether a comparison with them decides anything is asked elsewhere. */
function isWithin(domain: Domain, value: number | string): boolean {
  return domain.kind !== 'scale' || typeof value === 'string' || (value >= domain.min && value <= domain.max)
}

function stepFrom(value: number | string, step: number): number | string {
  if (typeof value === 'string') return addDays(value as Day, step)
  const decimals = String(value).split('.')[1]?.length ?? 0
  return Number((value + step / 10 ** decimals).toFixed(decimals))
}
