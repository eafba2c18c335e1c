// What json-rules-engine promises of conditions, on our facts: itself, the compiled rule, the columns and the explained
// check give one answer, for the same reasons. Where we differ on purpose, both sides are shown.
import { type Condition, FactDictionary, type FactValue, type Market, Rule, type Subject } from '@sextant/model'
import { Engine, type TopLevelCondition } from 'json-rules-engine'
import { describe, expect, it } from 'vitest'
import { columnsOf } from './columns.ts'
import { compile, type Matcher } from './compile.ts'
import { decide } from './decide.ts'
import { judge } from './judge.ts'
import { judgeMany } from './judge-many.ts'
import { verdictAt } from './tell.ts'

const label = { en: 'x', zh: 'x', ru: 'x' }
const fact = (type: string, more: object = {}) => ({ type, of: 'goods', changeable: false, label, ...more })
const oneOf = (...words: string[]) => ({ values: Object.fromEntries(words.map((word) => [word, label])) })
const dictionary = FactDictionary.parse({
  orderDays: ['shipsOn', 'arrivesOn'],
  facts: {
    euroClass: fact('number'), grossMassKg: fact('number'), curbMassKg: fact('number'), valueUsd: fact('number'), modelYear: fact('number', { unit: 'year' }),
    powertrain: fact('enum', oneOf('petrol', 'diesel', 'hev', 'phev', 'bev')), usage: fact('enum', oneOf('new', 'used')), certificates: fact('list', oneOf('ccc', 'eaeu-otts', 'eaeu-epts')),
    make: fact('text'), hsCode: fact('text', { format: 'hs-code' }), isArmoured: fact('boolean'),
    producedOn: fact('day'), shipsOn: fact('day', { of: 'order' }), arrivesOn: fact('day', { of: 'order' }), market: fact('text', { format: 'market', of: 'order' }),
  },
})
const car = {
  euroClass: 5, grossMassKg: 2500, curbMassKg: 1700, valueUsd: 31_417, modelYear: 2024, powertrain: 'phev', usage: 'used', certificates: ['ccc', 'eaeu-epts'],
  make: 'GEELY', hsCode: '870360', isArmoured: false, producedOn: '2024-03-14', shipsOn: '2026-11-20', arrivesOn: '2026-12-20', market: 'KZ',
}
const without = (...names: string[]) => Object.fromEntries(Object.entries(car).filter(([name]) => !names.includes(name)))
const market = 'KZ' as Market

type Shared = Record<string, Condition>
const compared = (name: string, operator: string, value: unknown, params?: object) => ({ fact: name, operator, value, ...(params && { params }) }) as Condition

function ruleOf(id: string, scope: Condition, requires: Condition): Rule {
  const citation = { act: 'x', provision: 'x', url: 'https://law.example/', quote: 'x' }
  return Rule.parse({
    id, title: label, markets: ['KZ'], side: 'import', kind: 'conformity', mast: 'B7', status: 'active', encodes: 'fully', confidence: 'confirmed', decidedOn: 'arrivesOn',
    versions: { '2020-01-01': { scope, requires, otherwise: { severity: 'block', remedy: label }, citation, checkedOn: '2026-01-01' } },
  })
}
const [always, never] = [compared('market', 'equal', 'KZ'), compared('market', 'notEqual', 'KZ')]
const matcherOf = (rules: Rule[], conditions: Shared = {}): Matcher => compile({ facts: dictionary, conditions, rules, digest: 'sha256:x', commit: null })
const asked = async (matcher: Matcher, subject: Subject) => (await judge(matcher, subject, { markets: [market] })).markets[0]?.verdicts ?? []

type Truth = boolean | 'unknown'
type Decider = [name: unknown, is: unknown]

/** What each way of asking says of a condition, as a requirement and as a scope, and which facts decided. */
async function ours(condition: Condition, subject: Subject, shared: Shared = {}): Promise<{ truths: Set<Truth>; deciders: Decider[] }> {
  const matcher = matcherOf([ruleOf('kz-requirement', always, condition), ruleOf('kz-scope', condition, never)], shared)
  const verdicts = await asked(matcher, subject)
  expect(verdicts.flatMap(({ error }) => error ?? [])).toEqual([])
  const found = verdicts.map(({ rule, verdict }): [string, string] => [rule, verdict])
  found.push(...decide(matcher, subject, market).decided.map(({ compiled, verdict }): [string, string] => [compiled.rule.id, verdict]))
  for await (const judged of judgeMany(matcher, await columnsOf(matcher, [{ subject, market }]))) found.push(...judged.told.map((one): [string, string] => [one.compiled.rule.id, verdictAt(judged, one, 0)]))
  const truthOf: Record<string, Truth> = { 'kz-requirement complies': true, 'kz-requirement breach': false, 'kz-scope breach': true, 'kz-scope out-of-scope': false }
  const truths = new Set(found.map(([rule, verdict]) => truthOf[`${rule} ${verdict}`] ?? 'unknown'))
  // What is surely out of scope is listed by the explained check alone.
  expect(found.length).toBe(truths.has(false) ? 4 : 6)
  return { truths, deciders: verdicts[0]?.because.map((reason) => [reason.fact, reason.is]) ?? [] }
}

interface ResultNode { fact?: string; factResult?: unknown; result?: boolean; all?: ResultNode[]; any?: ResultNode[] }

/** The same from json-rules-engine with nothing of ours but the facts that it is to compute and `hsWithin`. */
async function stock(condition: object, facts: object, shared: Shared = {}, options: object = {}): Promise<{ truth: boolean; deciders: Decider[] }> {
  const engine = new Engine([], options)
  const dayOf = async (almanac: { factValue(name: string): Promise<unknown> }, name: string) => new Date(String(await almanac.factValue(name)))
  engine.addFact('yearOf', async ({ day }, almanac) => (await dayOf(almanac, day)).getUTCFullYear())
  engine.addFact('elapsed', async ({ from, to }, almanac) => (Number(await dayOf(almanac, to)) - Number(await dayOf(almanac, from))) / 86_400_000)
  engine.addOperator<string, string[]>('hsWithin', (code, within) => within.some((one) => one.startsWith(code) || code.startsWith(one)))
  for (const [name, meant] of Object.entries(shared)) engine.setCondition(name, { all: [meant] } as TopLevelCondition)
  engine.addRule({ conditions: { all: [condition] } as TopLevelCondition, event: { type: 'holds' } })
  const { results, failureResults } = await engine.run({ ...facts })
  const [result] = [...results, ...failureResults]
  const deciding = (node: ResultNode): Decider[] => {
    const members = node.all ?? node.any
    return members ? members.filter((member) => member.result === node.result).flatMap(deciding) : [[node.fact, node.factResult]]
  }
  return { truth: results.length === 1, deciders: deciding({ ...(result?.conditions as ResultNode), result: result?.result === true }) }
}

async function expectAgreed(condition: Condition, subject: Subject, expected: boolean): Promise<void> {
  const [reference, found] = [await stock(condition, subject, shared), await ours(condition, subject, shared)]
  expect({ stock: reference.truth, ours: [...found.truths] }).toEqual({ stock: expected, ours: [expected] })
  expect(found.deciders).toEqual(reference.deciders)
}

const comparisons: [name: string, operator: string, value: FactValue, holds: FactValue[], fails: FactValue[]][] = [
  ['euroClass', 'equal', 5, [5], [4, 50]],
  ['euroClass', 'notEqual', 5, [4, 6], [5]],
  ['euroClass', 'lessThan', 5, [4, 0], [5, 6]],
  ['euroClass', 'lessThanInclusive', 5, [4, 5], [6]],
  ['euroClass', 'greaterThan', 5, [6], [5, 4]],
  ['euroClass', 'greaterThanInclusive', 5, [5, 6], [4]],
  ['grossMassKg', 'lessThan', 3500.5, [3500, 3500.25], [3500.5, 3501]],
  ['producedOn', 'lessThan', '2024-03-14', ['2024-03-13', '2009-12-31'], ['2024-03-14', '2024-10-01']],
  ['producedOn', 'greaterThanInclusive', '2024-03-14', ['2024-03-14', '2024-04-01'], ['2024-03-13']],
  ['producedOn', 'equal', '2024-03-14', ['2024-03-14'], ['2024-03-15']],
  ['isArmoured', 'equal', false, [false], [true]],
  ['isArmoured', 'notEqual', false, [true], [false]],
  ['powertrain', 'equal', 'hev', ['hev'], ['phev', 'bev']],
  ['powertrain', 'in', ['hev', 'phev'], ['hev', 'phev'], ['bev', 'petrol']],
  ['powertrain', 'notIn', ['hev', 'phev'], ['bev', 'petrol'], ['hev', 'phev']],
  ['make', 'notEqual', 'BYD', ['GEELY', 'byd', 'BYD AUTO'], ['BYD']],
  ['make', 'in', ['BYD'], ['BYD'], ['BY', 'BYD AUTO']],
  ['certificates', 'contains', 'ccc', [['ccc'], ['eaeu-epts', 'ccc']], [[], ['eaeu-epts']]],
  ['certificates', 'doesNotContain', 'ccc', [[], ['eaeu-epts']], [['ccc'], ['eaeu-epts', 'ccc']]],
  ['hsCode', 'hsWithin', ['8703', '870421'], ['870360', '8704', '870421'], ['8711', '870422']],
]

const [class5, light, electric] = [compared('euroClass', 'greaterThanInclusive', 5), compared('grossMassKg', 'lessThanInclusive', 3500), compared('powertrain', 'equal', 'bev')]
const certified = compared('certificates', 'contains', 'eaeu-otts')
const [poor, heavy] = [{ euroClass: 4 }, { grossMassKg: 4000 }]
const shared: Shared = { clean: class5, wanted: { any: [{ condition: 'clean' }, electric] } }

const conditions: [what: string, Condition, [changed: Subject, holds: boolean][]][] = [
  ['a group of one', { any: [class5] }, [[{}, true], [poor, false]]],
  ['all of several', { all: [class5, light] }, [[{}, true], [poor, false], [heavy, false], [{ ...poor, ...heavy }, false]]],
  ['any of several', { any: [class5, light] }, [[poor, true], [heavy, true], [{ ...poor, ...heavy }, false]]],
  ['one fact, asked three times', { all: [compared('euroClass', 'lessThanInclusive', 6), compared('euroClass', 'greaterThanInclusive', 3), compared('euroClass', 'notEqual', 4)] }, [[{}, true], [poor, false], [{ euroClass: 7 }, false]]],
  ['any within all', { all: [class5, { any: [light, electric] }] }, [[{}, true], [{ ...heavy, powertrain: 'bev' }, true], [heavy, false], [{ ...poor, ...heavy }, false]]],
  ['all within any', { any: [electric, { all: [class5, light] }] }, [[{}, true], [poor, false], [{ ...poor, powertrain: 'bev' }, true]]],
  ['any within all within any', { any: [{ all: [{ any: [class5] }, light] }] }, [[{}, true], [heavy, false], [poor, false]]],
  ['groups side by side', { all: [{ any: [electric, class5] }, { any: [certified, { all: [light, { any: [electric, class5] }] }] }] }, [[{}, true], [heavy, false], [{ ...heavy, certificates: ['eaeu-otts'] }, true], [poor, false]]],
  ['a comparison with another fact', compared('curbMassKg', 'lessThan', { fact: 'grossMassKg' }), [[{}, true], [{ curbMassKg: 2500 }, false], [{ grossMassKg: 1500 }, false]]],
  ['a comparison with another day', compared('producedOn', 'lessThanInclusive', { fact: 'shipsOn' }), [[{}, true], [{ producedOn: '2026-11-20' }, true], [{ producedOn: '2026-11-21' }, false]]],
  ['a fact that is computed by its params', compared('elapsed', 'lessThanInclusive', 30, { from: 'shipsOn', to: 'arrivesOn', unit: 'days', count: 'complete' }), [[{}, true], [{ arrivesOn: '2026-12-21' }, false]]],
  ['a computed fact compared with a given one', compared('yearOf', 'equal', { fact: 'modelYear' }, { day: 'producedOn' }), [[{}, true], [{ modelYear: 2025 }, false]]],
  ['two computed facts, each with its own params', compared('yearOf', 'lessThan', { fact: 'yearOf', params: { day: 'arrivesOn' } }, { day: 'producedOn' }), [[{}, true], [{ producedOn: '2026-01-02' }, false]]],
  ['a shared condition alone', { condition: 'clean' }, [[{}, true], [poor, false]]],
  ['a shared condition in a group', { all: [{ condition: 'clean' }, light] }, [[{}, true], [poor, false], [heavy, false]]],
  ['a shared condition that names another', { all: [light, { condition: 'wanted' }] }, [[{}, true], [poor, false], [{ ...poor, powertrain: 'bev' }, true]]],
]

describe('json-rules-engine and the matcher say the same of', () => {
  const single = comparisons.flatMap(([name, operator, value, holds, fails]) => [...holds.map((is) => ({ name, operator, value, is, expected: true })), ...fails.map((is) => ({ name, operator, value, is, expected: false }))])
  it.each(single)('$name $operator $value, of $is: $expected', ({ name, operator, value, is, expected }) => expectAgreed(compared(name, operator, value), { ...car, [name]: is }, expected))

  it.each(conditions)('%s', async (_, condition, cases) => {
    for (const [changed, expected] of cases) await expectAgreed(condition, { ...car, ...changed }, expected)
  })
})

describe('on purpose, a fact that is not known', () => {
  it.each([
    ['equal', 'usage', 'new', false], ['notEqual', 'usage', 'new', true], ['in', 'powertrain', ['bev'], false], ['notIn', 'powertrain', ['bev'], true], ['lessThan', 'euroClass', 5, false],
    ['greaterThanInclusive', 'euroClass', 5, false], ['contains', 'certificates', 'ccc', false], ['doesNotContain', 'certificates', 'ccc', false], ['notEqual', 'curbMassKg', { fact: 'grossMassKg' }, true],
  ])('is neither yes nor no under %s of %s, where json-rules-engine rejects the run or, told to allow it, takes a side', async (operator, name, value, allowed) => {
    const condition = compared(name, operator, value)
    await expect(stock(condition, without(name))).rejects.toThrow(`Undefined fact: ${name}`)
    expect(await stock(condition, without(name), {}, { allowUndefinedFacts: true })).toMatchObject({ truth: allowed })
    expect([...(await ours(condition, without(name))).truths]).toEqual(['unknown'])
  })

  it.each([
    ['another way is open', { any: [certified, light] }, true],
    ['another comparison has failed', { all: [certified, compared('grossMassKg', 'greaterThan', 3500)] }, false],
  ] as [string, Condition, boolean][])('does not matter where %s, and json-rules-engine rejects the run', async (_, condition, expected) => {
    await expect(stock(condition, without('certificates'))).rejects.toThrow('Undefined fact')
    expect([...(await ours(condition, without('certificates'))).truths]).toEqual([expected])
  })
})

describe('on purpose, other than in json-rules-engine,', () => {
  it('a word is never found within another: “in” asks a list', async () => {
    const condition = compared('powertrain', 'in', 'phev')
    expect(await stock(condition, { ...car, powertrain: 'hev' })).toMatchObject({ truth: true })
    expect([...(await ours(condition, { ...car, powertrain: 'hev' })).truths]).toEqual([false])
  })

  it('checks that run at the same time drop no rule', async () => {
    const engine = new Engine()
    for (const [priority, type] of [[2, 'urgent'], [1, 'usual']] as const) engine.addRule({ conditions: { all: [light] } as TopLevelCondition, event: { type }, priority })
    engine.addFact('grossMassKg', async (_, almanac) => new Promise((settle) => void almanac.factValue<number>('afterMs').then((ms) => setTimeout(() => settle(2500), ms))))
    const runs = await Promise.all([1, 40].map((afterMs) => engine.run({ afterMs })))
    expect(runs.map(({ events }) => events.map(({ type }) => type))).toEqual([['urgent', 'usual'], ['urgent']])

    const matcher = matcherOf([ruleOf('kz-urgent', always, light), ruleOf('kz-usual', always, light)])
    const checks = await Promise.all(Array.from({ length: 20 }, () => asked(matcher, car)))
    expect(new Set(checks.map((verdicts) => verdicts.map(({ rule, verdict }) => `${rule} ${verdict}`).join()))).toEqual(new Set(['kz-urgent complies,kz-usual complies']))
  })

  it('a rule that cannot be run costs its own answer alone', async () => {
    const rules = [compared('nothing', 'equal', 1), light]
    const engine = new Engine(rules.map((one) => ({ conditions: { all: [one] } as TopLevelCondition, event: { type: 'holds' } })))
    await expect(engine.run(car)).rejects.toThrow('Undefined fact: nothing')
    expect(await asked(matcherOf(rules.map((one, index) => ruleOf(`kz-${index}`, always, one))), car)).toMatchObject([{ verdict: 'cannot-tell', error: 'Undefined fact: nothing' }, { verdict: 'complies' }])
  })

  it('rules know nothing of each other, in whatever order they stand', async () => {
    const engine = new Engine()
    engine.addRule({ conditions: { all: [light] } as TopLevelCondition, event: { type: 'light' }, priority: 2, onSuccess: (_, almanac) => almanac.addRuntimeFact('usage', 'new') })
    engine.addRule({ conditions: { all: [compared('usage', 'equal', 'new')] } as TopLevelCondition, event: { type: 'new' }, priority: 1 })
    expect((await engine.run(car)).events.map(({ type }) => type)).toEqual(['light', 'new'])

    const rules = [ruleOf('kz-light', always, light), ruleOf('kz-new', always, compared('usage', 'equal', 'new'))]
    for (const order of [rules, rules.toReversed()]) expect(new Set((await asked(matcherOf(order), car)).map(({ rule, verdict }) => `${rule} ${verdict}`))).toEqual(new Set(['kz-light complies', 'kz-new breach']))
  })

  it('a result carries the facts that were asked for and no other', async () => {
    const { almanac } = await new Engine([{ conditions: { all: [light] } as TopLevelCondition, event: { type: 'holds' } }]).run(car)
    expect(await almanac.factValue('valueUsd')).toBe(31_417)
    expect(JSON.stringify(await asked(matcherOf([ruleOf('kz-light', always, light)]), car))).not.toMatch(/31417|GEELY/)
  })

  it('a shared condition keeps its name', async () => {
    const engine = new Engine([{ conditions: { condition: 'clean' }, event: { type: 'holds' } }])
    engine.setCondition('clean', { all: [class5] } as TopLevelCondition)
    expect(JSON.stringify((await engine.run(car)).results)).not.toContain('clean')

    const matcher = matcherOf([ruleOf('kz-clean', always, { condition: 'clean' })], shared)
    await asked(matcher, car)
    expect(matcher.rules[0]?.rule.versions).toMatchObject({ '2020-01-01': { requires: { condition: 'clean' } } })
  })

  it('a shared condition that is missing or leads back to itself is refused before anything is asked', async () => {
    const circle: Shared = { a: { condition: 'b' }, b: { condition: 'a' } }
    await expect(stock({ condition: 'a' }, car)).rejects.toThrow('No condition a exists')
    expect(await stock({ condition: 'a' }, car, {}, { allowUndefinedConditions: true })).toMatchObject({ truth: false })
    await expect(stock({ condition: 'a' }, car, circle)).rejects.toThrow(RangeError)
    expect(() => matcherOf([ruleOf('kz-a', always, { condition: 'a' })])).toThrow('there is no shared condition "a"; rules/conditions.json lists those that are')
    expect(() => matcherOf([ruleOf('kz-a', always, { condition: 'a' })], circle)).toThrow('the shared condition "a" contains itself: a → b → a')
  })
})
