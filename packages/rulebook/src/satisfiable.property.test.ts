// What the decider says of random conditions, against every subject that a small dictionary can have.
import { compare, factsOf } from '@sextant/matcher'
import { type Condition, FactDictionary, type FactValue, isReference, type Subject } from '@sextant/model'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { complementOf, spaceOf } from './formula.ts'
import { satisfying } from './satisfiable.ts'

const shared = { of: 'goods', changeable: false, label: { en: 'x' } }
const dictionary = FactDictionary.parse({
  facts: {
    flag: { type: 'boolean', ...shared },
    size: { type: 'number', integer: true, min: 0, max: 4, ...shared },
    width: { type: 'number', min: 0, max: 2, ...shared },
    kind: { type: 'enum', values: { a: shared.label, b: shared.label, c: shared.label }, ...shared },
    list: { type: 'list', values: { a: shared.label, b: shared.label }, ...shared },
    name: { type: 'text', ...shared },
    soldOn: { type: 'day', ...shared },
    code: { type: 'text', format: 'hs-code', ...shared },
  },
})

const possible: Record<string, readonly FactValue[]> = {
  flag: [false, true], size: [0, 1, 2, 3, 4], width: [0, 0.5, 1, 1.5, 2], kind: ['a', 'b', 'c'], list: [[], ['a'], ['b'], ['a', 'b']], name: ['n', 'm', 'o'],
  soldOn: ['2019-12-31', '2020-01-01', '2020-01-02', '2020-01-03'], code: ['87', '8703', '8704'],
}
const ordering = fc.constantFrom('equal', 'notEqual', 'lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive')
const equality = fc.constantFrom('equal', 'notEqual')
const membership = fc.constantFrom('in', 'notIn')
const comparison = fc.oneof(
  fc.record({ fact: fc.constant('flag'), operator: equality, value: fc.boolean() }),
  fc.record({ fact: fc.constant('size'), operator: ordering, value: fc.integer({ min: 0, max: 4 }) }),
  fc.record({ fact: fc.constant('width'), operator: ordering, value: fc.constantFrom(0, 1, 2) }),
  fc.record({ fact: fc.constantFrom('size', 'width'), operator: ordering, value: fc.constant({ fact: 'size' }) }),
  fc.record({ fact: fc.constantFrom('kind', 'name'), operator: equality, value: fc.constantFrom('a', 'n') }).map((one) => ({ ...one, value: one.fact === 'kind' ? 'a' : 'n' })),
  fc.record({ fact: fc.constant('kind'), operator: membership, value: fc.subarray(['a', 'b', 'c'], { minLength: 1 }) }),
  fc.record({ fact: fc.constant('list'), operator: fc.constantFrom('contains', 'doesNotContain'), value: fc.constantFrom('a', 'b') }),
  fc.record({ fact: fc.constant('soldOn'), operator: ordering, value: fc.constantFrom('2020-01-01', '2020-01-02') }),
  fc.record({ fact: fc.constant('yearOf'), params: fc.constant({ day: 'soldOn' }), operator: ordering, value: fc.constant(2020) }),
  fc.record({ fact: fc.constant('code'), operator: fc.constant('hsWithin'), value: fc.constantFrom('8703', '870380') }),
) as fc.Arbitrary<Condition>
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    comparison,
    fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
  ),
}))

function holds(condition: Condition, subject: Subject): boolean {
  if ('all' in condition) return condition.all.every((member) => holds(member, subject))
  if ('any' in condition) return condition.any.some((member) => holds(member, subject))
  if ('condition' in condition) return false
  const facts = factsOf(dictionary, subject, { assume: false })
  const { fact, params, operator, value } = condition
  return compare(operator, facts.know(fact, params), isReference(value) ? facts.know(value.fact) : { kind: 'exact', value }) === 'true'
}

/** Every subject that differs in a fact that the conditions name. */
function* subjects(facts: readonly string[]): Generator<Subject> {
  const [fact, ...others] = facts
  if (fact === undefined) return yield {}
  for (const rest of subjects(others)) for (const value of possible[fact] ?? []) yield { ...rest, [fact]: value }
}

function factsIn(conditions: readonly Condition[]): string[] {
  const text = JSON.stringify(conditions)
  return Object.keys(possible).filter((fact) => text.includes(`"${fact}"`))
}

it('never says that nothing satisfies what a subject does', () => {
  fc.assert(
    fc.property(condition, condition, (one, other) => {
      const facts = factsIn([one, other])
      fc.pre(facts.length <= 5)
      const space = spaceOf(dictionary, [one, other])
      const [is, isNot] = [space.formulaOf(one), complementOf(space.formulaOf(other))]
      const found = [...subjects(facts)].some((subject) => holds(one, subject) && !holds(other, subject))
      if (found) expect(satisfying([is, isNot]).kind).not.toBe('none')
    }),
    { numRuns: 400 },
  )
})

it('finds what satisfies conditions on independent facts exactly where there is such a subject', () => {
  const plain = condition.filter((one) => !/"value":\{|yearOf|"code"/.test(JSON.stringify(one)))
  fc.assert(
    fc.property(plain, plain, (one, other) => {
      const facts = factsIn([one, other])
      fc.pre(facts.length <= 5)
      const space = spaceOf(dictionary, [one, other])
      const found = [...subjects(facts)].some((subject) => holds(one, subject) && !holds(other, subject))
      const decided = satisfying([space.formulaOf(one), complementOf(space.formulaOf(other))])
      if (decided.kind !== 'undecided') expect(decided.kind).toBe(found ? 'some' : 'none')
    }),
    { numRuns: 400 },
  )
})

it('leaves open what would take too long, and says so', () => {
  const pick = (kind: string): Condition => ({ any: [{ fact: 'kind', operator: 'equal', value: kind }, { fact: 'size', operator: 'equal', value: 1 }] })
  const conditions = ['a', 'b', 'c'].map(pick)
  const space = spaceOf(dictionary, conditions)
  expect(satisfying(conditions.map(space.formulaOf)).kind).toBe('some')
  expect(satisfying(conditions.map(space.formulaOf), 0).kind).toBe('undecided')
})
