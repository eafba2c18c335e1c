// Rules as SQL against `decide`, in PostgreSQL and in DuckDB: random rules and lines, and every rule on its own cases.
import { join } from 'node:path'
import { compile, decide, factsOf, type Matcher } from '@sextant/matcher'
import { complete, dictionary, forgetting, forgotten, matcherOf, rule as randomRule } from '@sextant/matcher/testing/random'
import { type Condition, type Day, daysOf, FactDictionary, type FactValue, type Market, type Operator, Rule, type Subject, subjectFrom } from '@sextant/model'
import { dialects, loadRules, ruleSql, sqlAsText } from '@sextant/rulebook'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { type Answer, duckdb, postgres, type Written } from '#support/sql-table'

const warehouses = await Promise.all([postgres(), duckdb()])
afterAll(() => Promise.all(warehouses.map((warehouse) => warehouse.close())))

/** What `decide` says, rule by rule, of the subjects that each is asked about. Where a rule does not concern one, its severity is of no use. */
function decided(matcher: Matcher, subjects: readonly Subject[]): Map<string, Answer[]> {
  const answers = new Map<string, Answer[]>(matcher.rules.map(({ rule }) => [rule.id, []]))
  for (const [place, subject] of subjects.entries()) {
    const market = String(subject['market']) as Market
    const told = new Map(decide(matcher, subject, market).decided.map(({ compiled, verdict, severity }) => [compiled.rule.id, { place, verdict, severity }]))
    for (const { rule } of askedOf(matcher, subject)) answers.get(rule.id)?.push(told.get(rule.id) ?? { place, verdict: 'out-of-scope', severity: null })
  }
  return answers
}

/** The rules that are asked about a subject, each once. */
function askedOf(matcher: Matcher, subject: Subject): Set<Matcher['rules'][number]> {
  const passed = [subject['transit'] ?? []].flat() as string[]
  return new Set([
    ...matcher.candidates(String(subject['origin'] ?? 'CN'), 'export'),
    ...passed.flatMap((country) => matcher.candidates(country, 'transit')),
    ...matcher.candidates(String(subject['market']), 'import'),
  ])
}

const { rulebook, cases } = await loadRules(join(import.meta.dirname, '../rules'), { cases: 'read' })

const subjects = [...cases.values()].flat().map(({ subject }) => subject)
const matcher = compile(rulebook)
const expected = decided(matcher, subjects)

/** The small dictionary with what it lacks: a number that is counted, a calendar year, a second word and a second code. */
const label = { en: 'x' }
const more = FactDictionary.parse({
  ...dictionary,
  facts: {
    ...dictionary.facts,
    quantity: { type: 'number', of: 'order', changeable: true, label },
    modelYear: { type: 'number', unit: 'year', of: 'goods', changeable: false, label },
    other: { type: 'enum', values: { a: label, b: label }, of: 'goods', changeable: false, label },
    hsCode: { type: 'text', format: 'hs-code', of: 'goods', changeable: false, label },
  },
})
const ordering = fc.constantFrom<Operator>('equal', 'notEqual', 'lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive')
const edgeDays = ['2020-02-29', '2023-02-28', '2024-01-31', '2024-02-28', '2024-02-29', '2024-03-01', '2024-03-31', '2024-04-30', '2024-12-31', '2025-01-01', '2025-02-28', '2025-03-31']
const edgeDay = fc.constantFrom(...edgeDays)
const code = fc.constantFrom('87', '8703', '870380', '8704')
const derived: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    fact: fc.constant('elapsed'),
    params: fc.record({ from: fc.constantFrom('builtOn', 'modelYear'), to: fc.constantFrom('shipsOn', 'arrivesOn', 'modelYear'), unit: fc.constantFrom('days', 'months', 'years'), count: fc.constantFrom('complete', 'begun', 'calendar'), complete: fc.constant('mid') }, { requiredKeys: ['from', 'to', 'unit', 'count'] }),
    operator: ordering, value: fc.constantFrom(-12, -1, 0, 1, 2, 3, 4, 5, 2.5, 11, 12, 13, 14, 23, 24, 25, 48, 49),
  }),
  fc.record({ fact: fc.constant('hsPrefix'), params: fc.record({ digits: fc.constantFrom(2, 4, 6) }), operator: fc.constantFrom<Operator>('in', 'notIn'), value: fc.uniqueArray(code, { minLength: 1 }) }),
  fc.record({ fact: fc.constant('unitsInOrder'), params: fc.constant({}), operator: ordering, value: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ fact: fc.constant('size'), operator: ordering, value: fc.constant({ fact: 'quantity' }) }),
  fc.record({ fact: fc.constant('modelYear'), operator: ordering, value: fc.constant({ fact: 'yearOf', params: { day: 'builtOn' } }) }),
  fc.record({ fact: fc.constant('kind'), operator: fc.constantFrom<Operator>('equal', 'notEqual'), value: fc.constant({ fact: 'other' }) }),
  fc.record({ fact: fc.constant('code'), operator: fc.constant<Operator>('hsWithin'), value: fc.constant({ fact: 'hsCode' }) }),
  fc.record({ fact: fc.constantFrom('code', 'hsCode'), operator: fc.constantFrom<Operator>('in', 'notIn'), value: fc.uniqueArray(code, { minLength: 1 }) }),
)
const known = { size: fc.integer({ min: 0, max: 3 }), quantity: fc.integer({ min: 0, max: 3 }), modelYear: fc.integer({ min: 2019, max: 2025 }), kind: fc.constantFrom('a', 'b'), other: fc.constantFrom('a', 'b'), code, hsCode: code, shipsOn: edgeDay, arrivesOn: edgeDay }
const partial = fc.tuple(edgeDay, fc.constantFrom(4, 7, 10)).map(([day, length]) => day.slice(0, length))
const given = Object.fromEntries(Object.entries({ ...known, builtOn: partial }).map(([fact, value]): [string, fc.Arbitrary<FactValue | undefined>] => [fact, fc.option<FactValue, undefined>(value, { nil: undefined, freq: 9 })]))
const line: fc.Arbitrary<Subject> = fc.record(given).map((facts) => Object.fromEntries(Object.entries({ ...facts, market: 'KZ' }).filter(([, value]) => value !== undefined)) as Subject)

const anyDay = fc.option(fc.tuple(edgeDay, fc.constantFrom(4, 7, 10)).map(([day, length]) => day.slice(0, length)), { nil: undefined, freq: 4 })

/** A rule that requires one thing of every line that arrives, whenever it does. */
function ruleOf(requires: Condition, facts = more): { one: Matcher; rule: Rule } {
  const scope: Condition = { fact: 'market', operator: 'equal', value: 'KZ' }
  const rule = Rule.parse({
    id: 'kz-x', title: { en: 'x', zh: 'x', ru: 'x' }, markets: ['KZ'], side: 'import', kind: 'age-limit', mast: 'B7', status: 'active', encodes: 'fully', confidence: 'confirmed', decidedOn: 'arrivesOn',
    versions: { '1990-01-01': { scope, requires, otherwise: { severity: 'block', remedy: { en: 'x', zh: 'x' } }, citation: { act: 'x', provision: 'x', url: 'https://law.example/', quote: 'x' }, checkedOn: '2026-01-01' } },
  })
  return { one: compile({ facts, conditions: {}, rules: [rule], digest: 'sha256:x', commit: null }), rule }
}

/** What no rule knows, in the columns of the small dictionary; what it knows written otherwise, with what `check` reads in it. */
const unheard: fc.Arbitrary<Written> = fc.record({
  size: fc.constant(1.5), kind: fc.constantFrom('A', '', 'd', 'a b', 'a '), code: fc.constantFrom('870', 'x', '', '87038000000012'), brand: fc.constantFrom('D', '', 'A B', '--'),
  list: fc.constantFrom(['d'], [null], ['A', 'a b']),
}, { requiredKeys: [] })
const respelt: fc.Arbitrary<Written> = fc.record({ code: fc.constantFrom('8703.80', ' 8703 80'), brand: fc.constantFrom('a', ' B', 'b.') }, { requiredKeys: [] })

/** Names as a warehouse may hold them, beside those that rules compare. */
const names = FactDictionary.parse({
  ...dictionary,
  facts: {
    ...dictionary.facts,
    make: { type: 'text', letters: 'upper', names: { VOLKSWAGEN: ['大众', '大众(进口)', 'Фольксваген', 'VW'], SKODA: ['斯柯达', 'Шкода'], 'MERCEDES-BENZ': ['奔驰'] }, of: 'goods', changeable: false, label },
    model: { type: 'text', letters: 'upper', script: 'latin', names: { TOUAREG: ['途锐', 'TOUAREG V6'], 'LEXUS ES': ['ES', 'ES300'] }, beside: 'anything', of: 'goods', changeable: false, label },
    typeCode: { type: 'text', letters: 'upper', script: 'latin', of: 'goods', changeable: false, label },
    port: { type: 'text', letters: 'upper', of: 'order', changeable: false, label },
  },
})

describe.each(warehouses)('in $dialect', ({ dialect, fill, answers }) => {
  it('what is none of the words of a column is as good as NULL, and a code or name is read as a check reads it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(randomRule, { minLength: 6, maxLength: 6 }), fc.array(fc.tuple(complete, unheard, respelt), { minLength: 40, maxLength: 40 }), async (rules, lines) => {
        const some = lines.map(([whole, wrong, other]): Subject => {
          const read = subjectFrom(dictionary, { ...whole, ...other, market: 'KZ' }, 'x')
          return Object.fromEntries(Object.entries(read).filter(([fact]) => !(fact in wrong)))
        })
        await fill(dictionary, some, lines.map(([, wrong, other]) => ({ ...other, ...wrong })))
        for (const rule of rules) {
          const one = matcherOf(rule)
          expect(await answers(ruleSql(one.rulebook, rule, dialect).query)).toEqual(decided(one, some).get(rule.id))
        }
      }),
      { numRuns: 12, endOnFailure: true },
    )
  })

  it('an item that is none of the words of a list may be any of them', async () => {
    const lists: [list: (string | null)[], contains: string, lacks: string][] = [
      [['a'], 'complies', 'breach'], [['a', 'A'], 'complies', 'breach'], [['a', null], 'complies', 'breach'],
      [['b', 'A'], 'cannot-tell', 'cannot-tell'], [['b', null], 'cannot-tell', 'cannot-tell'], [['b', 'c'], 'breach', 'complies'], [[], 'breach', 'complies'],
    ]
    await fill(dictionary, lists.map(() => ({ market: 'KZ', arrivesOn: '2025-01-01' })), lists.map(([list]) => ({ list })))
    const told = async (operator: Operator) => {
      const { one, rule } = ruleOf({ fact: 'list', operator, value: 'a' }, dictionary)
      return (await answers(ruleSql(one.rulebook, rule, dialect).query)).map(({ verdict }) => verdict)
    }
    expect(await told('contains')).toEqual(lists.map(([, contains]) => contains))
    expect(await told('doesNotContain')).toEqual(lists.map(([, , lacks]) => lacks))
  })

  it('every spelling of a name that the rule names is that name; of the others it knows their own, and takes none for a third', async () => {
    const spelt = {
      make: ['VOLKSWAGEN', 'Volkswagen', ' volks-wagen', '大众', '大众（进口）', '大众(进口)', 'Фольксваген', 'vw', 'V.W.', 'SKODA', 'skoda', '斯柯达', 'Шкода', 'Škoda', 'mercedes benz', '奔驰', 'TATRA', '上汽大众', 'VW\nSKODA', '', '-'],
      model: ['TOUAREG', 'Touareg', 'TOUAREG V6', '途锐', 'VW TOUAREG', 'Touareg\u00a0V6', 'ES', 'es 300', 'ES\u00a0300', 'ES-300', 'es·300', 'ES\u00ad\u00b0300', 'LEXUS ES', 'LEXUS ES 350', 'POLO', 'Поло', 'polo  gti', 'Touarég', 'pólo', '', ' ', '\u00a0'],
      typeCode: ['AB 1', 'ab  1', ' Ab\u00a01 ', 'AB1', 'АБ 1', 'AC 1', '', ' ', '\u00a0'],
      port: ['HAI PHONG', ' hai  phong', 'Hai\u00a0Phong', 'ＨＡＩ ＰＨＯＮＧ', 'Hai\u3000Phong', 'Hai\u2009Phong', 'Хайфон', 'Haï Phong', 'QUY NHON', ''],
    }
    const asked: [fact: keyof typeof spelt, value: string, surely: readonly string[], cannotTell: readonly string[]][] = [
      ['make', 'VOLKSWAGEN', ['SKODA', 'skoda', 'mercedes benz'], ['大众（进口）', '斯柯达', 'Шкода', 'Škoda', '奔驰', 'TATRA', '上汽大众', 'VW\nSKODA', '', '-']],
      ['model', 'TOUAREG', ['POLO', 'polo  gti'], ['Touarég', 'pólo']],
      ['model', 'LEXUS ES', ['TOUAREG', 'POLO'], ['TOUAREG V6', '途锐', 'Touareg\u00a0V6', 'Touarég', 'pólo']],
      ['typeCode', 'AB 1', ['AB1'], []],
      // A check reads wide letters and spaces, which SQL cannot.
      ['port', 'HAI PHONG', ['QUY NHON'], ['ＨＡＩ ＰＨＯＮＧ', 'Hai\u3000Phong', 'Hai\u2009Phong', 'Хайфон', 'Haï Phong']],
    ]
    for (const [fact, value, known, cannotTell] of asked) {
      for (const operator of ['equal', 'notEqual', 'in', 'notIn'] as const) {
        const { one, rule } = ruleOf({ fact, operator, value: operator.endsWith('n') ? [value] : value }, names)
        const read = spelt[fact].map((text): Subject => {
          const isOpen = text.trim() === '' || cannotTell.includes(text)
          // No check takes an invisible sign.
          return { ...(isOpen ? {} : subjectFrom(names, { [fact]: text.replace('\u00ad', '') }, 'x')), market: 'KZ', arrivesOn: '2025-01-01' }
        })
        await fill(names, read, spelt[fact].map((text) => ({ [fact]: text })))
        const told = await answers(ruleSql(one.rulebook, rule, dialect).query)
        expect({ fact, operator, told }).toEqual({ fact, operator, told: decided(one, read).get(rule.id) })
        for (const text of known) expect(told[spelt[fact].indexOf(text)]?.verdict).not.toBe('cannot-tell')
      }
    }
  })

  it('a line whose market nobody can tell is asked too, and is never a breach', async () => {
    const markets = ['KZ', 'UZ', 'kz', 'Kazakhstan', '', 'KAZ', null]
    const lines = markets.flatMap((market) => [0, 1].map((size) => ({ written: { market, size }, market, size })))
    await fill(dictionary, lines.map(() => ({ arrivesOn: '2025-01-01' })), lines.map(({ written }) => written))
    const { one, rule } = ruleOf({ fact: 'size', operator: 'equal', value: 1 })
    const told = (await answers(ruleSql(one.rulebook, rule, dialect).query)).map(({ place, verdict }) => [lines[place]?.market, lines[place]?.size, verdict])
    expect(told).toEqual(lines.flatMap(({ market, size }) => (market === 'UZ' ? [] : [[market, size, size === 1 ? 'complies' : market === 'KZ' ? 'breach' : 'cannot-tell']])))
  })

  it('a day that no check takes, and no end of days, is as good as NULL', async () => {
    const days: [from: string | null, to: string | null, meant: [from: string | null, to: string | null]][] = [
      ['0001-01-01', '0001-01-01', [null, null]], ['1753-01-01', '1799-12-31', [null, null]], ['9999-12-31', '9999-12-31', [null, null]], ['-infinity', 'infinity', [null, null]],
      ['0001-01-01', '2024-05-01', [null, '2024-05-01']], ['2024-05-01', 'infinity', ['2024-05-01', null]], ['1800-01-01', '2199-12-31', ['1800-01-01', '2199-12-31']],
    ]
    const arrives = { market: 'KZ', arrivesOn: '2025-01-01' }
    const elapsed = (unit: string, complete?: 'mid') => ({ fact: 'elapsed', params: { from: 'builtOn', to: 'arrivesOn', unit, count: 'complete', ...(complete && { complete }) } })
    const conditions = [{ fact: 'builtOn' }, elapsed('days'), elapsed('years'), elapsed('months', 'mid'), { fact: 'yearOf', params: { day: 'builtOn' } }].flatMap((left) =>
      (['lessThan', 'greaterThan'] as const).map((operator): Condition => ({ ...left, operator, value: left.fact === 'builtOn' ? '2024-01-01' : left.fact === 'yearOf' ? 2023 : 1 })))
    const told = async (written: readonly (readonly [from: string | null, to: string | null, ...rest: unknown[]])[]) => {
      await fill(more, written.map(() => arrives), written.map(([from, to]) => ({ builtOn_from: from, builtOn_to: to })))
      return Promise.all(conditions.map((condition) => answers(ruleSql(ruleOf(condition).one.rulebook, ruleOf(condition).rule, dialect).query)))
    }
    expect(await told(days)).toEqual(await told(days.map(([, , meant]) => meant)))
  })

  it('of the other sides, too: no origin is CN, and no list of transit is none', async () => {
    const written = [{ origin: 'CN' }, { origin: null }, { origin: 'JP' }, { origin: 'China' }, { transit: ['GE'] }, { transit: ['ge'] }, { transit: ['AZ'] }, { transit: [] }, { transit: null }, { transit: ['ge', 'GE'] }]
    const facts = FactDictionary.parse({ ...dictionary, facts: { ...dictionary.facts, origin: dictionary.facts['market'], transit: { type: 'list', items: 'market', of: 'order', changeable: false, label } } })
    await fill(facts, written.map(() => ({ size: 0, arrivesOn: '2025-01-01' })), written)
    const { one, rule } = ruleOf({ fact: 'size', operator: 'equal', value: 1 }, facts)
    const told = async (side: 'export' | 'transit', market: string) => {
      const other = Rule.parse({ ...rule, side, markets: [market], versions: { '1990-01-01': { ...rule.versions['1990-01-01' as Day], scope: { fact: 'size', operator: 'equal', value: 0 } } } })
      return (await answers(ruleSql(one.rulebook, other, dialect).query)).map(({ place, verdict }) => [place, verdict])
    }
    expect(await told('export', 'CN')).toEqual([[0, 'breach'], [1, 'breach'], [3, 'cannot-tell'], ...[4, 5, 6, 7, 8, 9].map((place) => [place, 'breach'])])
    expect(await told('transit', 'GE')).toEqual([[4, 'breach'], [5, 'cannot-tell'], [9, 'breach']])
  })

  it('the days of an order bound each other by the expressions of the head, and keep their own where they would cross', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ shipsOn: anyDay, arrivesOn: anyDay, declaredOn: anyDay }), { minLength: 60, maxLength: 60 }), async (lines) => {
        const given = lines.map((line): Subject => Object.fromEntries(Object.entries(line).flatMap(([fact, day]) => (day === undefined ? [] : [[fact, day]]))))
        await fill(dictionary, given, given.map((subject) => Object.fromEntries(dictionary.orderDays.flatMap((fact) => {
          const days = subject[fact] === undefined ? undefined : daysOf(String(subject[fact]))
          return [[`${fact}_from`, days?.first ?? null], [`${fact}_to`, days?.last ?? null]]
        }))))
        for (const decidedOn of dictionary.orderDays) {
          const { one, rule } = ruleOf({ fact: 'size', operator: 'equal', value: 1 })
          const { orderDays } = ruleSql(one.rulebook, { ...rule, decidedOn: decidedOn as Rule['decidedOn'] }, dialect)
          const [from, to] = orderDays.map(({ name, sql }) => `CAST(${sql} AS ${dialects[dialect].types.text}) AS "${name}"`)
          const bounds = given.map((subject, place) => {
            const known = factsOf(dictionary, subject, { assume: false }).know(decidedOn)
            return { place, verdict: known.kind === 'between' ? known.from : known.kind === 'exact' ? known.value : null, severity: known.kind === 'between' ? known.to : known.kind === 'exact' ? known.value : null }
          })
          const columns = `SELECT place, ${from}, ${to} FROM order_lines`
          expect(await answers({ sql: `SELECT place, "${decidedOn}_from" AS verdict, "${decidedOn}_to" AS severity FROM (${columns}) AS bounded`, parameters: [] })).toEqual(bounds)
        }
      }),
      { numRuns: 5, endOnFailure: true },
    )
  })

  it('a rule says of every line what it says in a check, whatever is unknown', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(randomRule, { minLength: 6, maxLength: 6 }), fc.array(fc.tuple(complete, forgetting), { minLength: 40, maxLength: 40 }), async (rules, lines) => {
        const some = lines.map(([whole, how]): Subject => ({ ...forgotten(whole, how), market: 'KZ' }))
        await fill(dictionary, some)
        for (const rule of rules) {
          const one = matcherOf(rule)
          expect(await answers(ruleSql(one.rulebook, rule, dialect).query)).toEqual(decided(one, some).get(rule.id))
        }
      }),
      { numRuns: 25, endOnFailure: true },
    )
  })

  it('every way of counting counts as a check does at the ends of months and on 29 February', async () => {
    const pairs = edgeDays.flatMap((builtOn) => edgeDays.map((arrivesOn): Subject => ({ builtOn, arrivesOn, market: 'KZ' })))
    await fill(more, pairs)
    for (const unit of ['days', 'months', 'years'] as const) {
      for (const count of ['complete', 'begun', 'calendar'] as const) {
        for (const operator of ['equal', 'lessThan', 'greaterThan'] as const) {
          for (const value of unit === 'years' ? [-1, 0, 1, 4] : unit === 'months' ? [-1, 0, 1, 12] : [29]) {
            const { one, rule } = ruleOf({ fact: 'elapsed', params: { from: 'builtOn', to: 'arrivesOn', unit, count }, operator, value })
            expect({ rule, answers: await answers(ruleSql(one.rulebook, rule, dialect).query) }).toEqual({ rule, answers: decided(one, pairs).get(rule.id) })
          }
        }
      }
    }
  })

  it('every derived fact, and fact against fact, says what it says in a check, whatever is unknown', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(derived, { minLength: 30, maxLength: 30 }), fc.array(line, { minLength: 150, maxLength: 150 }), async (conditions, some) => {
        await fill(more, some)
        for (const requires of conditions) {
          const { one, rule } = ruleOf(requires)
          expect({ requires, answers: await answers(ruleSql(one.rulebook, rule, dialect).query) }).toEqual({ requires, answers: decided(one, some).get(rule.id) })
        }
      }),
      { numRuns: 10, endOnFailure: true },
    )
  })

  it('each rule of the rulebook says of all cases of its markets what it says in a check', async () => {
    await fill(rulebook.facts, subjects)
    for (const { rule } of matcher.rules) {
      expect({ rule: rule.id, answers: await answers(ruleSql(rulebook, rule, dialect).query) }).toEqual({ rule: rule.id, answers: expected.get(rule.id) })
    }
  })
})

it('a day of the order that the law completes is refused, for its columns no longer say how it was given', () => {
  const [like] = matcher.rules.flatMap(({ rule }) => Object.entries(rule.versions).flatMap(([from, version]) => (version ? [{ rule, from, version }] : [])))
  if (!like) throw new Error('the rulebook has a rule')
  const requires: Condition = { fact: 'elapsed', params: { from: 'shipsOn', to: 'arrivesOn', unit: 'years', count: 'begun', complete: 'mid' }, operator: 'lessThan', value: 3 }
  const rule: Rule = { ...like.rule, versions: { [like.from as Day]: { ...like.version, requires } } }
  expect(() => ruleSql(rulebook, rule, 'postgres')).toThrow('this rule cannot be said in SQL: the law completes shipsOn from what is given of it')
})

it('small letters are capitals whatever the language that a column is sorted in: the capital of i is İ in Turkish', () => {
  const { one, rule } = ruleOf({ all: [{ fact: 'typeCode', operator: 'notEqual', value: 'HIACE' }, { fact: 'make', operator: 'equal', value: 'SKODA' }] }, names)
  const { sql } = ruleSql(one.rulebook, rule, 'postgres').query
  expect(sql.match(/UPPER\(/g)?.length).toBeGreaterThan(2)
  expect(sql).not.toMatch(/UPPER\((?!REPLACE\([^,]+, 'i', 'I'\)\))/)
})

it('no value of a rule stands in its SQL', () => {
  for (const { rule } of matcher.rules) {
    const { query, versions } = ruleSql(rulebook, rule, 'postgres')
    for (const { sql } of [query, ...versions.flatMap(({ scope, requires }) => [scope.certain, scope.possible, requires.certain, requires.possible])]) {
      const texts = [...sql.matchAll(/'([^']*)'/g)].map(([, text]) => text)
      expect(['breach', 'complies', 'out-of-scope', 'cannot-tell', 'block', 'act', 'watch', '', ' ', 'g', 'i', 'I']).toEqual(expect.arrayContaining(texts))
    }
  }
})

it('as text it says what the columns hold, and a title cannot leave its comment', () => {
  const [one] = matcher.rules
  if (!one) throw new Error('the rulebook has a rule')
  const rule: Rule = { ...one.rule, title: { ...one.rule.title, en: 'Left\nDROP TABLE order_lines' } }
  const text = sqlAsText(ruleSql(rulebook, rule, 'duckdb'), rule, rulebook)
  expect(text).toContain(`-- ${rule.id}: Left DROP TABLE order_lines\n-- For DuckDB; rulebook ${rulebook.digest}\n`)
  expect(text).toContain('-- NULL is unknown, and so is what is none of these')
  for (const [column, holds] of [['kind', 'a, b, c'], ['list', 'a list of a, b, c'], ['size', 'a whole number'], ['code', '2, 4, 6, 8 or 10 digits; dots and spaces are passed over']]) {
    const { one, rule } = ruleOf({ all: [{ fact: 'kind', operator: 'equal', value: 'a' }, { fact: 'list', operator: 'contains', value: 'a' }, { fact: 'size', operator: 'equal', value: 1 }, { fact: 'code', operator: 'hsWithin', value: ['87'] }] }, dictionary)
    expect(ruleSql(one.rulebook, rule, 'duckdb').columns.find(({ name }) => name === column)).toMatchObject({ holds })
  }
})

it('a column of many words points at the dictionary, and the head says which lines are asked', () => {
  const many = FactDictionary.parse({ ...names, facts: { ...names.facts, kind: { type: 'enum', values: Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`word-${at}`, label])), of: 'goods', changeable: false, label } } })
  const { one, rule } = ruleOf({ any: [{ fact: 'kind', operator: 'equal', value: 'word-7' }, { fact: 'make', operator: 'equal', value: 'SKODA' }] }, many)
  const text = sqlAsText(ruleSql(one.rulebook, rule, 'postgres'), rule, one.rulebook)
  expect(text).toContain('\n--   "kind" text: word-0, word-1, word-2, word-3, word-4, … (40 words, in rules/facts.json at facts.kind.values)\n')
  expect(text).toContain('\n--   "make" text: one of the 3 names in rules/facts.json at facts.make.names, with every other spelling of those that this rule names; small and capital letters are one\n')
  expect(text).toContain('\n--   "market" text: one of the 250 codes of ISO 3166-1, two capital letters, such as KZ\n')
  expect(text).toContain('\n-- Asked are the lines whose "market" is KZ; where it is unknown, the line is asked too, and is never a breach.\n')
  expect(text).toContain('\n--   CASE WHEN GREATEST("shipsOn_from", "arrivesOn_from") > LEAST("arrivesOn_to", "declaredOn_to") THEN "arrivesOn_from" ELSE GREATEST("shipsOn_from", "arrivesOn_from") END AS "arrivesOn_from"\n')
})
