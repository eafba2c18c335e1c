// The laws of three-valued truth, held to by every rule of the rulebook on invented subjects.
import { join } from 'node:path'
import { compile, expanded, judge } from '@sextant/matcher'
import {
  addDays, type Comparison, comparisonsOf, type Condition, type Day, dayFromNumber, daysOf, dayNumber, DerivedFact, elapsed, type ElapsedCount, type ElapsedUnit,
  type FactValue, isReference, type Market, type Rule, type RuleVerdict, type Subject, versionsOf,
} from '@sextant/model'
import { loadRules } from '@sextant/rulebook'
import fc from 'fast-check'
import { Engine, type TopLevelCondition } from 'json-rules-engine'
import { describe, expect, it } from 'vitest'

const { rulebook, cases } = await loadRules(join(import.meta.dirname, '../rules'), { cases: 'read' })
const matcher = compile(rulebook)
const { facts: definitions, orderDays, goodsDays, assumptions } = rulebook.facts

/** Each part of each version of a rule, shared conditions in their place. */
const partsOf = (rule: Rule) => versionsOf(rule).flatMap(({ version }) => (version ? [version.scope, version.requires].map((part) => expanded(part, rulebook.conditions)) : []))
const comparisons = rulebook.rules.flatMap(partsOf).flatMap((part) => comparisonsOf(part)).map(({ comparison }) => comparison)

/** What the rules compare a fact with: the values at which an answer turns. */
function literalsOf(fact: string): (FactValue & (string | number))[] {
  const values = comparisons.filter((one) => one.fact === fact && !isReference(one.value)).flatMap(({ value }) => [value].flat() as unknown[])
  return [...new Set(values)].filter((value) => typeof value === 'string' || typeof value === 'number')
}

const turningDays = [...new Set([...rulebook.rules.flatMap((rule) => versionsOf(rule).map(({ from }) => from)), ...Object.keys(definitions).flatMap(literalsOf).filter((one) => typeof one === 'string' && daysOf(one))])] as Day[]
const turningAges = comparisons.flatMap(({ fact, params, value }) => (fact === 'elapsed' && typeof value === 'number' ? [{ unit: String(params?.['unit']), value }] : []))

const nearby = fc.integer({ min: -1, max: 1 })
const day: fc.Arbitrary<Day> = fc.oneof(
  fc.tuple(fc.constantFrom(...turningDays), nearby).map(([at, step]) => addDays(at, step)),
  fc.integer({ min: dayNumber('2018-01-01' as Day), max: dayNumber('2027-12-31' as Day) }).map(dayFromNumber),
)
const market = fc.constantFrom('CN', 'JP', 'DE', 'US', ...matcher.markets)

function valueOf(fact: string): fc.Arbitrary<FactValue> {
  const definition = definitions[fact]
  const literals = literalsOf(fact)
  switch (definition?.type) {
    case 'boolean':
      return fc.boolean()
    case 'enum':
      // The first is the usual one: a car, used, for trade. Few rules concern a fourth kind of trailer.
      return fc.oneof(fc.constant(Object.keys(definition.values)[0] ?? ''), fc.constantFrom(...Object.keys(definition.values)))
    case 'list':
      return fc.subarray(definition.values ? Object.keys(definition.values) : ['CN', 'JP', ...matcher.markets])
    case 'number': {
      const [min, max] = [definition.min ?? 0, definition.max ?? 1_000]
      const near = literals.flatMap((one) => (typeof one === 'number' ? [one - 1, one, one + 1] : []))
      return fc.constantFrom(min, max, ...near.map((one) => Math.min(max, Math.max(min, one))))
    }
    case 'text':
      if (definition.format === 'market') return market
      if (definition.format === 'hs-code') return fc.constantFrom('87', '8703', '870380', '8704', ...(literals as string[]))
      // What is none of all the names that there are is not known, however it is written.
      return fc.constantFrom(...(definition.names && !definition.beside ? Object.keys(definition.names) : ['NO RULE KNOWS IT']), ...(literals as string[]))
    default:
      return day
  }
}

/** The days of an order in their order, each step within what is assumed of it. */
const order = fc.tuple(day, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: orderDays.length, maxLength: orderDays.length })).map(([first, steps]) => {
  const days: Record<string, Day> = {}
  let at = first
  for (const [index, fact] of orderDays.entries()) {
    const within = assumptions.find(({ to }) => to === fact)?.withinDays ?? 300
    if (index > 0) at = addDays(at, Math.round((steps[index] ?? 0) ** 3 * within))
    days[fact] = at
  }
  return days
})

/** The facts of the analysts' cases, but for their days: chance alone would hardly ever meet the rarer rules. */
const caseFacts = [...cases.values()].flat().map(({ subject }) => Object.fromEntries(Object.entries(subject).filter(([fact]) => definitions[fact]?.type !== 'day')))

/** A subject of which everything is known, its goods as old as the ages at which rules turn, give or take a day. */
const whole: fc.Arbitrary<Record<string, FactValue>> = fc
  .record({
    told: fc.option(fc.constantFrom(...caseFacts), { nil: {} }),
    values: fc.record(Object.fromEntries(Object.keys(definitions).map((fact) => [fact, valueOf(fact)]))),
    days: order,
    decider: fc.constantFrom(...orderDays),
    age: fc.constantFrom(...turningAges),
    step: nearby,
    later: fc.array(fc.nat(900), { minLength: goodsDays.length, maxLength: goodsDays.length }),
  })
  .map(({ told, values, days, decider, age, step, later }) => {
    const unitDays = age.unit === 'years' ? 365.25 : age.unit === 'months' ? 30.44 : 1
    let at = addDays(days[decider] as Day, step - Math.round(age.value * unitDays))
    const goods = goodsDays.map((fact, index) => [fact, (at = index > 0 ? addDays(at, later[index] ?? 0) : at)])
    return { ...values, ...told, ...Object.fromEntries(goods), ...days, origin: 'CN' }
  })

type Forgetting = 'keep' | 'forget' | 'month' | 'year'
const forgetting = fc.array(fc.constantFrom<Forgetting>('keep', 'keep', 'keep', 'forget', 'month', 'year'), { minLength: 20, maxLength: 20 })

/** What is left when some facts are forgotten, and of some days all but the month or the year. */
function forgotten(subject: Record<string, FactValue>, how: Forgetting[]): Record<string, FactValue> {
  return Object.fromEntries(
    Object.entries(subject).flatMap(([fact, value], index) => {
      const way = how[(index * 7) % how.length]
      if (fact === 'origin' || way === 'keep') return [[fact, value]]
      if (way === 'forget') return []
      return [[fact, definitions[fact]?.type === 'day' ? String(value).slice(0, way === 'month' ? 7 : 4) : value]]
    }),
  )
}

async function verdictsOn(subject: Subject, one: Market): Promise<Map<string, RuleVerdict>> {
  const { markets } = await judge(matcher, subject, { markets: [one] })
  const verdicts = markets[0]?.verdicts ?? []
  expect(verdicts.filter(({ error }) => error !== undefined)).toEqual([])
  const asked = new Set(verdicts.flatMap(({ verdict, missing }) => (verdict === 'cannot-tell' ? missing : [])))
  expect(new Set(markets[0]?.questions.map(({ fact }) => fact))).toEqual(asked)
  return new Map(verdicts.map((verdict) => [verdict.rule, verdict]))
}

/** The law completes a partial day for these rules, so that what it turns out to be does not matter to them. */
function isCompletedByLaw(rule: Rule, subject: Subject): boolean {
  return partsOf(rule).flatMap((part) => comparisonsOf(part)).some(({ comparison: { params } }) => params?.['complete'] === 'mid' && String(subject[String(params['from'])] ?? '').length < 10)
}

const ruleOf = (id: string) => rulebook.rules.find((rule) => rule.id === id) as Rule
const runs = { numRuns: Number(process.env['SEXTANT_PROPERTY_RUNS'] ?? 40) }

describe('every rule', () => {
  it('says of a complete subject what json-rules-engine says', async () => {
    await fc.assert(
      fc.asyncProperty(whole, fc.constantFrom(...matcher.markets), async (subject, one) => {
        const found = await verdictsOn(subject, one)
        for (const [id, { verdict }] of found) {
          const rule = ruleOf(id)
          if (partsOf(rule).some(countsFromYear)) continue
          expect(`${id} ${verdict}`).toBe(`${id} ${await stock(rule, { ...subject, market: one })}`)
        }
      }),
      runs,
    )
  })

  it('never contradicts what turns out when the unknown becomes known', async () => {
    const allowed = { breach: ['breach'], complies: ['complies', 'out-of-scope'], 'out-of-scope': ['out-of-scope'], 'cannot-tell': ['breach', 'complies', 'out-of-scope', 'cannot-tell'] }
    await fc.assert(
      fc.asyncProperty(whole, forgetting, fc.constantFrom(...matcher.markets), async (subject, how, one) => {
        const part = forgotten(subject, how)
        const [partly, wholly] = [await verdictsOn(part, one), await verdictsOn(subject, one)]
        for (const [id, { verdict }] of partly) {
          if (isCompletedByLaw(ruleOf(id), part)) continue
          const then = wholly.get(id)?.verdict
          if (then && !allowed[verdict].includes(then)) expect.fail(`${id}: ${verdict} became ${then}`)
        }
      }),
      runs,
    )
  })

  it('still can tell what it could when more is told of a day', async () => {
    await fc.assert(
      fc.asyncProperty(whole, forgetting, fc.constantFrom(...orderDays), fc.constantFrom(4, 7, 10), fc.constantFrom(...matcher.markets), async (subject, how, fact, length, one) => {
        const part = forgotten(subject, how)
        const more = { ...part, [fact]: String(subject[fact]).slice(0, Math.max(length, String(part[fact] ?? '').length)) }
        const [before, after] = [await verdictsOn(part, one), await verdictsOn(more, one)]
        for (const [id, { verdict }] of before) {
          if (verdict !== 'cannot-tell' && after.get(id)?.verdict === 'cannot-tell') expect.fail(`${id}: ${verdict} is lost when ${fact} is ${more[fact]}`)
        }
      }),
      runs,
    )
  })

  it('can tell once every fact that it names as missing is given', async () => {
    await fc.assert(
      fc.asyncProperty(whole, forgetting, fc.constantFrom(...matcher.markets), async (subject, how, one) => {
        const known = forgotten(subject, how)
        for (;;) {
          const open = [...(await verdictsOn(known, one)).values()].filter(({ rule, verdict }) => verdict === 'cannot-tell' && !partsOf(ruleOf(rule)).some(countsFromYear))
          if (open.length === 0) break
          const missing = open.flatMap((verdict) => verdict.missing)
          for (const verdict of open) {
            if (!verdict.missing.some((fact) => known[fact] !== subject[fact])) expect.fail(`${verdict.rule} cannot tell, but all that it names is known: ${verdict.missing.join(', ')}`)
          }
          for (const fact of missing) known[fact] = subject[fact] as FactValue
        }
      }),
      runs,
    )
  })
})

/** A year is every day in it, so that an age counted from it may stay open however much is known. */
function countsFromYear(part: Condition): boolean {
  const isYear = (fact: unknown) => definitions[String(fact)]?.type === 'number'
  const references = comparisonsOf(part).flatMap(({ comparison }) => [comparison, ...(isReference(comparison.value) ? [comparison.value] : [])])
  return references.some(({ fact, params }) => fact === 'elapsed' && (isYear(params?.['from']) || isYear(params?.['to'])))
}

/** What json-rules-engine itself says with its own operators, derived facts computed here. */
async function stock(rule: Rule, subject: Subject): Promise<RuleVerdict['verdict']> {
  const text = versionsOf(rule).findLast(({ from }) => from <= String(subject[rule.decidedOn]))?.version
  if (!text) return 'out-of-scope'
  const dayOf = (fact: unknown) => String(subject[String(fact)]) as Day
  const derived: Record<DerivedFact, (params: Record<string, unknown>) => FactValue | undefined> = {
    elapsed: ({ from, to, unit, count }) => elapsed(dayOf(from), dayOf(to), unit as ElapsedUnit, count as ElapsedCount),
    yearOf: (params) => Number(dayOf(params['day']).slice(0, 4)),
    monthOf: (params) => Number(dayOf(params['day']).slice(5, 7)),
    hsPrefix: ({ of, digits }) => String(subject[String(of ?? 'hsCode')]).slice(0, Number(digits)),
    unitsInOrder: () => subject['quantity'],
  }
  const engine = new Engine()
  engine.addOperator<string, string | string[]>('hsWithin', (fact, codes) => [codes].flat().some((code) => code.startsWith(fact) || fact.startsWith(code)))
  for (const name of DerivedFact.names) engine.addFact(name, (params) => derived[name](params))
  for (const part of ['scope', 'requires'] as const) {
    const condition = expanded(text[part], rulebook.conditions)
    engine.addRule({ conditions: ('fact' in condition ? { all: [condition satisfies Comparison] } : condition) as TopLevelCondition, event: { type: part } })
  }
  const { events } = await engine.run({ ...subject })
  const holds = new Set(events.map(({ type }) => type))
  if (!holds.has('scope')) return 'out-of-scope'
  return holds.has('requires') ? 'complies' : 'breach'
}
