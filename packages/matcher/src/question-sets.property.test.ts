// The sets of questions against all sets and all answers there are, on random rules and subjects.
import { type Day, FactDictionary, type FactValue, type Market, Rule, type Subject } from '@sextant/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile, type Matcher } from './compile.ts'
import { decide, rowFor } from './decide.ts'
import { factsOf } from './facts.ts'
import { openFacts } from './open-facts.ts'
import { questionSets } from './question-sets.ts'
import { complete, dictionary as goodsAlone, forgetting, forgotten, rule } from './testing/random.ts'

const market = 'KZ' as Market
const domains: Record<string, FactValue[]> = {
  flag: [false, true],
  size: [-1, 0, 1, 2, 3, 4, 5],
  kind: ['a', 'b', 'c'],
  list: [[], ['a'], ['b'], ['c'], ['a', 'b'], ['a', 'c'], ['b', 'c'], ['a', 'b', 'c']],
  code: ['87', '8703', '870310', '870380', '8704', '8711', '99'],
  brand: ['A', 'B', 'C'],
  origin: ['CN', 'UZ', 'DE'],
}
const dictionary = FactDictionary.parse({ ...goodsAlone, facts: { ...goodsAlone.facts, origin: { type: 'text', format: 'market', of: 'order', changeable: true, label: { en: 'x' } } } })

/** Rules of the market, some of them about where goods come from, and of countries from which they may come. */
const ruleOfSomebody = fc.tuple(rule, fc.constantFrom('KZ', 'KZ', 'KZ', 'CN', 'UZ'), fc.option(fc.constantFrom('CN', 'UZ'), { freq: 2 })).map(([base, country, from]) => {
  const place = { fact: 'origin', operator: 'equal', value: from }
  const versions = Object.entries(base.versions).map(([day, version]) => [day, version && from ? { ...version, requires: { any: [version.requires, place] } } : version])
  return Rule.parse({ ...base, markets: [country], side: country === 'KZ' ? 'import' : 'export', versions: Object.fromEntries(versions) })
})

function answersTo(facts: readonly string[]): Record<string, FactValue>[] {
  return facts.reduce<Record<string, FactValue>[]>((all, fact) => all.flatMap((one) => (domains[fact] ?? []).map((value) => ({ ...one, [fact]: value }))), [{}])
}

const isOpen = (matcher: Matcher, subject: Subject) => decide(matcher, subject, market).outcome === 'cannot-tell'

/** Every smallest set of unknown facts of which all answers decide. */
function allSets(matcher: Matcher, subject: Subject): string[][] {
  const unknown = Object.keys(domains).filter((fact) => subject[fact] === undefined || subject[fact] === 'NOBODY KNOWS')
  const sets = Array.from({ length: 2 ** unknown.length }, (_, mask) => unknown.filter((_, index) => mask & (1 << index)))
  const found: string[][] = []
  for (const set of sets.sort((a, b) => a.length - b.length)) {
    if (found.some((one) => one.every((fact) => set.includes(fact)))) continue
    if (answersTo(set).every((answers) => !isOpen(matcher, { ...subject, ...answers }))) found.push(set)
  }
  return found
}

const matcherOf = (rules: Parameters<typeof compile>[0]['rules']) => compile({ facts: dictionary, conditions: {}, rules, digest: 'sha256:x', commit: null })
const sorted = (sets: readonly string[][]) => sets.map((set) => [...set].sort().join()).sort()
const lifetime = { from: '2024-06-01' as Day, to: '2026-08-31' as Day }
const generous = { sizeMax: 6, asksMax: 20_000, lifetime }

describe('questionSets, on random rules and subjects', () => {
  it('finds every smallest set of which all answers decide, and none that is not', () => {
    let compared = 0
    const onlyGoods = fc.array(fc.constantFrom('keep', 'forget', 'forget'), { minLength: 6, maxLength: 6 }).map((how) => [...how, 'keep', 'keep', 'keep', 'keep']) as typeof forgetting
    fc.assert(
      fc.property(fc.array(ruleOfSomebody, { minLength: 1, maxLength: 4 }), complete, onlyGoods, (rules, whole, how) => {
        const matcher = matcherOf(rules)
        const subject = { ...forgotten(whole, how), ...(how[0] === 'keep' && { origin: 'UZ' }) }
        if (!isOpen(matcher, subject)) return
        const { sets, gaveUp } = questionSets(matcher, subject, market, generous)
        if (gaveUp) return
        compared += 1
        expect(sorted(sets.map(({ facts }) => facts))).toEqual(sorted(allSets(matcher, subject)))
      }),
      { numRuns: 120 },
    )
    expect(compared).toBeGreaterThan(20)
  })

  it('leaves nothing open once its questions are answered, days among them', () => {
    fc.assert(
      fc.property(fc.array(rule, { minLength: 1, maxLength: 4 }), complete, forgetting, (rules, whole, how) => {
        const matcher = matcherOf(rules)
        const subject = forgotten(whole, how)
        for (const { facts } of questionSets(matcher, subject, market, generous).sets) {
          const answers = Object.fromEntries(facts.map((fact) => [fact, whole[fact] as FactValue]))
          expect(isOpen(matcher, { ...subject, ...answers })).toBe(false)
        }
      }),
      { numRuns: 120 },
    )
  })

  it('does not take a code for decided that lies under a heading beside the one that is asked', () => {
    const within = (code: string) => ({ fact: 'code', operator: 'hsWithin', value: [code] })
    const motorcycles = Rule.parse({
      id: 'kz-x', title: { en: 'x', zh: 'x', ru: 'x' }, markets: ['KZ'], side: 'import', kind: 'steering', mast: 'B7', status: 'active', encodes: 'fully', confidence: 'confirmed', decidedOn: 'builtOn',
      versions: { '2024-12-01': {
        scope: within('87'), requires: { any: [within('8711'), { fact: 'brand', operator: 'equal', value: 'A' }] }, otherwise: { severity: 'block', remedy: { en: 'x', zh: 'x' } },
        citation: { act: 'x', provision: 'x', url: 'https://law.example/', quote: 'x' }, checkedOn: '2026-01-01',
      } },
    })
    const matcher = matcherOf([motorcycles])
    const subject = { builtOn: '2025-01-01' }
    expect(isOpen(matcher, { ...subject, code: '8703' })).toBe(true)
    expect(questionSets(matcher, subject, market, generous).sets.map(({ facts }) => facts)).toEqual([['brand', 'code']])
  })

  it('asks, where it gives up, what is enough all the same', () => {
    fc.assert(
      fc.property(fc.array(rule, { minLength: 2, maxLength: 5 }), complete, (rules, whole) => {
        const matcher = matcherOf(rules)
        const { sets, gaveUp } = questionSets(matcher, {}, market, { sizeMax: 1, asksMax: 300, lifetime })
        if (gaveUp === undefined || !sets[0]) return
        const facts = factsOf(dictionary, { market }, { assume: true })
        const row = rowFor(matcher, facts)
        expect(matcher.rules.some((compiled) => openFacts(matcher, compiled, row, facts).size > 0)).toBe(true)
        expect(isOpen(matcher, Object.fromEntries(sets[0].facts.map((fact) => [fact, whole[fact] as FactValue])))).toBe(false)
      }),
      { numRuns: 40 },
    )
  })
})
