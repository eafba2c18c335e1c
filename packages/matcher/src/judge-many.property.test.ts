// All lines at once against each by itself, on random rulebooks and fleets: several markets, sides and categories, and every kind of unknown.
import { type Day, dayFromNumber, dayNumber, FactDictionary, type FactValue, type Market, Rule, type Subject } from '@sextant/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columnsOf, type Line } from './columns.ts'
import { compile, type Matcher } from './compile.ts'
import { decide } from './decide.ts'
import { judgeMany } from './judge-many.ts'
import { outcomeAt, verdictAt } from './tell.ts'
import type { Today } from './order-days.ts'
import { complete, condition, day, dictionary, forgetting, forgotten, rule } from './testing/random.ts'

const label = { en: 'x' }
const facts = FactDictionary.parse({
  ...dictionary,
  facts: {
    ...dictionary.facts,
    category: { type: 'enum', values: { M1: label, N1: label }, of: 'goods', changeable: false, label },
    origin: { type: 'text', format: 'market', of: 'goods', changeable: false, label },
    transit: { type: 'list', items: 'market', of: 'order', changeable: false, label },
    quantity: { type: 'number', of: 'order', changeable: false, label },
  },
  assumptions: [{ from: 'shipsOn', to: 'arrivesOn', withinDays: 90, label }],
})

const place = fc.constantFrom('KZ', 'RU', 'CN')
const concern = fc.oneof(
  condition,
  fc.record({ fact: fc.constant('category'), operator: fc.constantFrom('equal', 'notEqual'), value: fc.constantFrom('M1', 'N1') }),
  fc.record({ fact: fc.constant('market'), operator: fc.constantFrom('equal', 'notEqual'), value: place }),
  fc.record({ fact: fc.constant('transit'), operator: fc.constantFrom('contains', 'doesNotContain'), value: place }),
  fc.record({ fact: fc.constant('unitsInOrder'), operator: fc.constantFrom('lessThan', 'equal'), value: fc.nat(3) }),
  fc.record({ fact: fc.constant('hsPrefix'), params: fc.record({ of: fc.constant('code'), digits: fc.constant(4) }), operator: fc.constant('equal'), value: fc.constantFrom('8703', '8704') }),
  fc.record({
    fact: fc.constant('elapsed'),
    params: fc.record({ from: fc.constant('builtOn'), to: fc.constantFrom('arrivesOn', 'declaredOn'), unit: fc.constantFrom('days', 'months', 'years'), count: fc.constantFrom('complete', 'begun', 'calendar'), complete: fc.constant('mid') }),
    operator: fc.constantFrom('lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive', 'equal', 'notEqual'),
    value: fc.oneof(fc.integer({ min: -2, max: 14 }), fc.constant({ fact: 'size' })),
  }),
)

/** A random rule put anywhere, narrowed by one more condition. */
const placed = fc
  .record({ rule, markets: fc.uniqueArray(place, { minLength: 1 }), side: fc.constantFrom('import', 'import', 'export', 'transit'), confidence: fc.constantFrom('confirmed', 'single-source', 'recalled'), concern, joint: fc.constantFrom('all', 'any') })
  .map(({ rule: { versions, ...one }, concern, joint, ...put }) => ({
    ...one,
    ...put,
    versions: Object.fromEntries(Object.entries(versions).map(([from, text]) => [from, text && { ...text, scope: { [joint]: [concern, text.scope] } }])),
  }))

const rulebook = fc.array(placed, { minLength: 1, maxLength: 6 }).map((rules) => rules.map((one, index) => Rule.parse({ ...one, id: `kz-${index}` })))

const subject: fc.Arbitrary<Subject> = fc
  .record(
    { whole: complete, how: forgetting, category: fc.constantFrom('M1', 'N1'), origin: place, transit: fc.uniqueArray(place), quantity: fc.nat(3) },
    { requiredKeys: ['whole', 'how'] },
  )
  .map(({ whole, how, ...own }) => ({ ...forgotten(whole, how), ...(own as Subject) }))

const today: fc.Arbitrary<Today> = fc.record({ of: fc.constantFrom('order', 'goods'), day })
const line: fc.Arbitrary<Line> = fc.record({ subject, market: place as fc.Arbitrary<Market>, today: fc.option(today, { nil: undefined }) })

const matcherFor = (rules: Rule[]): Matcher => compile({ facts, conditions: {}, rules, digest: 'sha256:x', commit: null })

interface Answer {
  outcome: string
  told: string[]
}

async function answers(matcher: Matcher, lines: Line[]): Promise<Answer[]> {
  const found: Answer[] = []
  for await (const block of judgeMany(matcher, await columnsOf(matcher, lines))) {
    block.lines.forEach((line, at) => {
      const told = block.told.flatMap((one) => (verdictAt(block, one, at) === 'out-of-scope' ? [] : [[one.compiled.rule.id, verdictAt(block, one, at), one.severity, one.version?.from ?? null].join(' ')]))
      found[line] = { outcome: outcomeAt(block, at), told: told.sort() }
    })
  }
  return found
}

function answer(matcher: Matcher, { subject, market, today }: Line): Answer {
  const { outcome, decided } = decide(matcher, subject, market, { today })
  return { outcome, told: decided.map(({ compiled, verdict, severity, version }) => [compiled.rule.id, verdict, severity, version?.from ?? null].join(' ')).sort() }
}

describe('judgeMany, on random rulebooks and fleets', () => {
  it('says of every line what is said of it alone, rule by rule', async () => {
    await fc.assert(
      fc.asyncProperty(rulebook, fc.array(line, { minLength: 1, maxLength: 60 }), async (rules, lines) => {
        const matcher = matcherFor(rules)
        expect(await answers(matcher, lines)).toEqual(lines.map((one) => answer(matcher, one)))
      }),
      { numRuns: 200 },
    )
  })

  it('says the same where there are many different values, and more lines than one block holds', async () => {
    const days = [...Array(1_500).keys()].map((number) => dayFromNumber(dayNumber('2022-01-01' as Day) + number))
    await fc.assert(
      fc.asyncProperty(rulebook, fc.array(line, { minLength: 20, maxLength: 40 }), fc.integer({ min: 1, max: 1_000 }), async (rules, some, stride) => {
        const matcher = matcherFor(rules)
        const lines = days.flatMap((builtOn, index): Line[] => {
          const one = some[index % some.length] as Line
          const arrivesOn = days[(index * stride) % days.length] as Day
          const varied: [string, FactValue][] = [['builtOn', index % 7 === 0 ? builtOn.slice(0, 7) : builtOn], ['arrivesOn', arrivesOn], ['size', index % 400]]
          return [one, { ...one, market: 'KZ' as Market, subject: { ...one.subject, ...Object.fromEntries(varied.filter((_, at) => (index + at) % 5 > 0)) } }, { ...one, market: 'KZ' as Market, subject: { builtOn } }]
        })
        expect(await answers(matcher, lines)).toEqual(lines.map((one) => answer(matcher, one)))
      }),
      { numRuns: 12 },
    )
  })

  it('is certain only of what holds of every completion of the unknown', async () => {
    const domains: Record<string, readonly FactValue[]> = {
      flag: [true, false], size: [0, 1, 2, 3, 4], kind: ['a', 'b', 'c'], code: ['87', '8703', '870380', '8704', '8711'],
      list: [[], ['a'], ['b'], ['c'], ['a', 'b'], ['a', 'c'], ['b', 'c'], ['a', 'b', 'c']],
    }
    await fc.assert(
      fc.asyncProperty(rulebook, complete, fc.subarray(Object.keys(domains), { minLength: 1, maxLength: 4 }), async (rules, whole, open) => {
        const matcher = matcherFor(rules)
        const completions = open.reduce<Subject[]>((some, fact) => some.flatMap((one) => (domains[fact] ?? []).map((value) => ({ ...one, [fact]: value }))), [whole])
        const partial = Object.fromEntries(Object.entries(whole).filter(([fact]) => !open.includes(fact)))
        const [partly, ...wholly] = await answers(matcher, [partial, ...completions].map((subject) => ({ subject, market: 'KZ' as Market })))
        const allowed: Record<string, string[]> = { breach: ['breach'], complies: ['complies', 'out-of-scope'], 'out-of-scope': ['out-of-scope'] }
        for (const { rule } of matcher.candidates('KZ', 'import')) {
          const verdictIn = (one: Answer | undefined) => one?.told.find((text) => text.startsWith(`${rule.id} `))?.split(' ')[1] ?? 'out-of-scope'
          const expected = allowed[verdictIn(partly)]
          if (expected) for (const one of wholly) expect(expected).toContain(verdictIn(one))
        }
        if (partly?.outcome === 'clear') for (const { outcome } of wholly) expect(outcome).toBe('clear')
        if (partly?.outcome === 'blocked') for (const { outcome } of wholly) expect(outcome).toBe('blocked')
      }),
      { numRuns: 40 },
    )
  })
})
