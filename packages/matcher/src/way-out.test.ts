import type { Day, Market, Subject } from '@sextant/model'
import { describe, expect, it } from 'vitest'
import type { Change } from './change.ts'
import { compile } from './compile.ts'
import { otherMarkets } from './other-markets.ts'
import { questionSets } from './question-sets.ts'
import { questionsRanked } from './questions-ranked.ts'
import { car, has, KZ, language, ruleOf, smallMatcher, young } from './testing/small.ts'
import { wayOut } from './way-out.ts'
import { wayOutSaid } from './way-out-said.ts'

const days = { from: '2026-11-26' as Day, to: '2029-11-25' as Day }
const shown = (change: Change) => ('item' in change ? `${change.kind} ${change.item}` : `${change.fact} ${String(change.to)}`)
const ways = (matcher: Parameters<typeof wayOut>[0], subject: Subject, asked = {}) => wayOut(matcher, subject, KZ, { days, ...asked }).ways.map(({ changes }) => changes.map(shown).sort())

const licence = { id: 'licence', requires: has('licence'), severity: 'act' }
const brakes = { id: 'brakes', requires: { any: [has('abs', 'equipment'), has('report')] } }

describe('the way out', () => {
  it('is the fewest changes, papers before equipment', () => {
    expect(ways(smallMatcher(brakes), { ...car, arrivesOn: '2026-12-20' })).toEqual([['add report'], ['add abs']])
    expect(ways(smallMatcher(brakes, licence), { ...car, arrivesOn: '2026-12-20' })).toEqual([['add licence', 'add report'], ['add abs', 'add licence']])
  })

  it('takes in the rules that a change wakes', () => {
    const wakes = { id: 'wakes', scope: has('report'), requires: has('licence') }
    expect(ways(smallMatcher(brakes, wakes), { ...car, arrivesOn: '2026-12-20' })).toEqual([['add abs'], ['add licence', 'add report']])
  })

  it('is an earlier or later day, and the days that must move with it', () => {
    const matcher = smallMatcher({ id: 'not-yet', requires: has('licence'), until: '2027-06-01' })
    const order = { ...car, shipsOn: '2026-12-01', arrivesOn: '2026-12-20', declaredOn: '2026-12-24' }
    expect(wayOut(matcher, order, KZ, { days }).ways).toEqual([
      { changes: [{ kind: 'add', fact: 'documents', item: 'licence' }], outcome: 'clear', along: [], asking: [], isSmallest: true },
      { changes: [{ kind: 'set', fact: 'arrivesOn', to: '2027-06-01' }], outcome: 'clear', along: [{ fact: 'declaredOn', to: '2027-06-01' }], asking: [], isSmallest: true },
      { changes: [{ kind: 'set', fact: 'shipsOn', to: '2027-06-01' }], outcome: 'clear', along: [{ fact: 'arrivesOn', to: '2027-06-01' }, { fact: 'declaredOn', to: '2027-06-01' }], asking: [], isSmallest: true },
    ])
  })

  it('leaves a day where it is that is given beyond those that may be chosen', () => {
    const year = { fact: 'yearOf', params: { day: 'declaredOn' }, operator: 'equal', value: 2027 }
    const matcher = smallMatcher({ id: 'brakes-or-year', scope: { any: [{ fact: 'equipment', operator: 'doesNotContain', value: 'abs' }, year] }, requires: { fact: 'steeringSide', operator: 'equal', value: 'right' } })
    const order = { ...car, shipsOn: '2026-01-01', arrivesOn: '2026-02-01', declaredOn: '2028-01-01' }
    expect(ways(matcher, order, { days: { from: '2027-01-01' as Day, to: '2027-10-01' as Day } })).toEqual([['add abs']])
  })

  it('sets a day of which nothing is given near to those that are', () => {
    const order = (day: string, operator: string, to: string) => ({ fact: day, operator, value: to })
    const matcher = smallMatcher({ id: 'gap', requires: { any: [order('declaredOn', 'lessThan', '2026-12-10'), order('declaredOn', 'greaterThan', '2027-02-10')] } })
    expect(ways(matcher, { ...car, shipsOn: '2026-12-20', arrivesOn: '2027-02-01', declaredOn: '2027-02-05' })).toContainEqual(['declaredOn 2027-02-11'])
    const { ways: found } = wayOut(smallMatcher({ id: 'gap', decidedOn: 'arrivesOn', requires: { any: [order('declaredOn', 'lessThan', '2026-12-10'), order('declaredOn', 'greaterThan', '2027-03-10')] } }), { ...car, arrivesOn: '2027-02-01' }, KZ, { days })
    expect(found.map(({ changes }) => changes.map(shown)).flat()).not.toContain('declaredOn 2026-11-26')
  })

  it('does again, on a day to come, what is past and can be repeated', () => {
    const fresh = { id: 'fresh', requires: { fact: 'elapsed', params: { from: 'inspectedOn', to: 'arrivesOn', unit: 'days', count: 'complete' }, operator: 'lessThanInclusive', value: 60 } }
    expect(ways(smallMatcher(fresh), { ...car, inspectedOn: '2026-09-01', shipsOn: '2026-11-01', arrivesOn: '2026-11-20' })).toEqual([])
    expect(ways(smallMatcher(fresh), { ...car, inspectedOn: '2026-09-01', shipsOn: '2027-01-01', arrivesOn: '2027-02-10' })).toContainEqual(['inspectedOn 2026-12-12'])
  })

  it('sets what depends on each other beside each other, no further than it must', () => {
    const few = { id: 'few', requires: { fact: 'quantity', operator: 'lessThanInclusive', value: 20 } }
    const equal = { id: 'equal', requires: { fact: 'quantity', operator: 'equal', value: { fact: 'licensed' } } }
    expect(ways(smallMatcher(few, equal), { ...car, arrivesOn: '2026-12-20', quantity: 30, licensed: 30 })).toEqual([['licensed 20', 'quantity 20']])
    const fresh = { id: 'fresh', requires: { fact: 'elapsed', params: { from: 'inspectedOn', to: 'arrivesOn', unit: 'days', count: 'complete' }, operator: 'lessThanInclusive', value: 90 } }
    const notYet = { id: 'not-yet', requires: { fact: 'arrivesOn', operator: 'greaterThanInclusive', value: '2027-06-01' } }
    const order = { ...car, inspectedOn: '2026-11-01', shipsOn: '2026-12-01', arrivesOn: '2026-12-20' }
    expect(ways(smallMatcher(fresh, notYet), order)).toContainEqual(['arrivesOn 2027-06-01', 'inspectedOn 2027-03-03'])
  })

  it('is a day on which a rule only advises', () => {
    const draft = { id: 'side', decidedOn: 'arrivesOn', requires: { fact: 'steeringSide', operator: 'equal', value: 'right' } }
    const [advice, bar] = [ruleOf({ ...draft, severity: 'watch' }), ruleOf({ ...draft, from: '2027-02-01' })]
    const matcher = compile({ ...smallMatcher().rulebook, rules: [{ ...bar, versions: { ...advice.versions, ...bar.versions } }] })
    expect(ways(matcher, { ...car, shipsOn: '2026-12-01' })).toContainEqual(['arrivesOn 2026-12-01'])
  })

  it('leaves two days as far apart as they are given, whatever is assumed of others', () => {
    const matcher = smallMatcher({ id: 'late', requires: { all: [has('licence'), { fact: 'declaredOn', operator: 'greaterThanInclusive', value: '2026-03-02' }] } })
    const order = { ...car, shipsOn: '2025-12-01', arrivesOn: '2026-01-30', declaredOn: '2026-03-02' }
    expect(ways(matcher, order, { days: { from: '2026-03-01' as Day, to: '2026-09-30' as Day } })).toEqual([['add licence']])
  })

  it('goes around a country on the way', () => {
    const through = { id: 'through', side: 'transit', markets: ['MN'], requires: has('licence') }
    expect(ways(smallMatcher(through, { ...licence, until: '2021-01-01' }), { ...car, arrivesOn: '2026-12-20', transit: ['MN', 'UZ'] })).toEqual([['add licence'], ['remove MN']])
  })

  it('is none where what stands against it cannot be changed, and says so', () => {
    const { ways: none, hopeless } = wayOut(smallMatcher({ id: 'left', requires: { fact: 'steeringSide', operator: 'equal', value: 'right' }, decidedOn: 'producedOn' }, licence), { ...car, arrivesOn: '2026-12-20' }, KZ, { days })
    expect(none).toEqual([])
    expect(hopeless.map(({ compiled }) => compiled.rule.id)).toEqual(['left'])
  })

  it('never changes a day that is past, nor any where nobody says which days are left', () => {
    const matcher = smallMatcher({ id: 'not-yet', requires: has('licence'), until: '2027-06-01' })
    expect(ways(matcher, { ...car, arrivesOn: '2026-11-01' })).toEqual([['add licence']])
    expect(ways(matcher, { ...car, arrivesOn: '2026-12-20' }, { days: undefined })).toEqual([['add licence']])
  })

  it('gives one way where it must give up, and says that it is not known to be the smallest', () => {
    const { ways: found, gaveUp } = wayOut(smallMatcher(brakes, licence), { ...car, arrivesOn: '2026-12-20' }, KZ, { asksMax: 1 })
    expect(gaveUp).toBe('asks')
    expect(found.map(({ changes, isSmallest }) => [changes.map(shown).sort(), isSmallest])).toEqual([[['add licence', 'add report'], false]])
  })

  it('may be one that asks something new, after those that do not', () => {
    const asks = { id: 'asks', scope: has('report'), requires: { fact: 'steeringSide', operator: 'equal', value: 'left' } }
    const { steeringSide: _, ...given } = car
    const order = { ...given, arrivesOn: '2026-12-20' }
    const matcher = smallMatcher(brakes, asks)
    expect(wayOut(matcher, order, KZ, { days }).ways.map(({ changes, outcome, asking }) => [changes.map(shown), outcome, asking.map(({ rule }) => rule.id)])).toEqual([
      [['add abs'], 'clear', []],
      [['add report'], 'cannot-tell', ['asks']],
    ])
    expect(wayOutSaid(matcher, order, KZ, { language, days })?.ways.map(({ asks: facts }) => facts?.map(({ fact }) => fact))).toEqual([undefined, ['steeringSide']])
  })

  it('is none on the side of export once the goods have left', () => {
    const { rulebook } = smallMatcher({ id: 'cn-licence', side: 'export', markets: ['CN'], decidedOn: 'shipsOn', requires: has('licence') }, { ...licence, id: 'kz-licence' })
    const sailing = { from: 'shipsOn', to: 'arrivesOn', withinDays: 90, isJourney: true, label: { en: 'x', zh: 'x', ru: 'x' } }
    const matcher = compile({ ...rulebook, facts: { ...rulebook.facts, assumptions: [sailing, ...rulebook.facts.assumptions] } })
    expect(ways(matcher, { ...car, shipsOn: '2026-12-01', arrivesOn: '2026-12-20' })).toEqual([['add licence']])
    // What has arrived has left, whenever that was.
    for (const order of [{ shipsOn: '2026-11-20', arrivesOn: '2026-12-20' }, { arrivesOn: '2026-11-20' }]) {
      const { ways: none, hopeless } = wayOut(matcher, { ...car, ...order }, KZ, { days })
      expect([none, hopeless.map(({ compiled }) => compiled.rule.id)]).toEqual([[], ['cn-licence']])
    }
  })

  it('changes nothing of a journey that is over', () => {
    const around = smallMatcher({ id: 'around', requires: { fact: 'transit', operator: 'doesNotContain', value: 'MN' } }, { id: 'mn-licence', side: 'transit', markets: ['MN'], requires: has('licence') })
    const { rulebook: { facts } } = around
    const matcher = compile({ ...around.rulebook, facts: { ...facts, facts: { ...facts.facts, transit: { ...facts.facts['transit'] as typeof facts.facts[string], changeableUntil: 'arrivesOn' } } } })
    const through = (order: Subject) => wayOut(matcher, { ...car, transit: ['MN'], ...order }, KZ, { days })
    expect(through({ arrivesOn: '2026-12-20' }).ways.map(({ changes }) => changes.map(shown))).toEqual([['remove MN']])
    for (const order of [{ arrivesOn: '2026-11-01' }, { declaredOn: '2026-11-10' }]) expect(through(order)).toMatchObject({ ways: [], hopeless: [{ compiled: { rule: { id: 'around' } } }] })
  })

  it('says of what nobody has given what it must be', () => {
    const no = (fact: string) => ({ fact, operator: 'equal', value: false })
    const matcher = smallMatcher(licence, { id: 'free', scope: has('licence'), requires: no('isStored') })
    const said = (order: Subject) => wayOutSaid(matcher, { ...car, arrivesOn: '2026-12-20', ...order }, KZ, { language, days })?.ways[0]?.sentences
    expect(said({})).toEqual(['Documents: add licence', 'Stored: must be no'])
    expect(said({ isStored: true })).toEqual(['Documents: add licence', 'Stored: change to no'])
  })

  it('misses no other way because of how many days would do', () => {
    const around = { id: 'around-or-later', requires: { any: [{ fact: 'transit', operator: 'doesNotContain', value: 'MN' }, { fact: 'arrivesOn', operator: 'greaterThan', value: '2027-01-01' }] } }
    const monthly = Array.from({ length: 30 }, (_, month) => ({ fact: 'arrivesOn', operator: 'notEqual', value: `${2027 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-15` }))
    const matcher = smallMatcher(around, { id: 'months', severity: 'watch', requires: { all: monthly } })
    const found = ways(matcher, { ...car, transit: ['MN'], arrivesOn: '2026-12-20' })
    expect(found).toContainEqual(['remove MN'])
    expect(found).toContainEqual(['arrivesOn 2027-01-02'])
  })

  it('may turn what stands against it into a question, and says which', () => {
    const { isArmoured: _, ...given } = car
    const matcher = smallMatcher({ id: 'report-and-unarmoured', requires: { all: [has('report'), { fact: 'isArmoured', operator: 'equal', value: false }] } })
    const said = wayOutSaid(matcher, { ...given, arrivesOn: '2026-12-20' }, KZ, { language, days })
    expect(said?.ways.map(({ sentences, outcome, asks }) => [sentences, outcome, asks?.map(({ fact }) => fact)])).toEqual([[['Documents: add report'], 'cannot-tell', ['isArmoured']]])
  })

  it('changes nothing that is only asked afterwards', () => {
    const { isArmoured: _, ...given } = car
    const no = (fact: string) => ({ fact, operator: 'equal', value: false })
    const matcher = smallMatcher({ id: 'free', requires: { all: [no('isSeized'), no('isStored')] } }, { id: 'braked', requires: { all: [has('abs', 'equipment'), no('isArmoured')] } })
    const said = wayOutSaid(matcher, { ...given, isSeized: true, arrivesOn: '2026-12-20' }, KZ, { language, days })
    expect(said?.ways.map(({ changes, asks, isSmallest }) => [changes.length, asks?.map(({ fact }) => fact).sort(), isSmallest])).toEqual([[2, ['isArmoured', 'isStored'], false]])
  })

  it('does not set a day of which nothing is given where a given one does', () => {
    const matcher = smallMatcher({ id: 'not-yet', requires: has('licence'), until: '2027-06-01' })
    expect(ways(matcher, { ...car, documents: ['licence'], arrivesOn: '2026-12-20' })).toEqual([])
    expect(ways(matcher, { ...car, arrivesOn: '2026-12-20' })).toEqual([['add licence'], ['arrivesOn 2027-06-01']])
  })

  it('is another market, the nearest to clear first', () => {
    const matcher = smallMatcher(brakes, licence, { ...licence, id: 'uz-licence', markets: ['UZ'] }, { id: 'tj', requires: { fact: 'category', operator: 'equal', value: 'M1' }, markets: ['TJ'] })
    expect(otherMarkets(matcher, { ...car, arrivesOn: '2026-12-20' }, KZ).map(({ market, outcome }) => [market, outcome])).toEqual([['TJ', 'clear'], ['UZ', 'act']])
  })

  it('is told once where many changes are the same, with what does as well in place of one', () => {
    const lit = { id: 'lit', requires: { any: [has('lamp', 'equipment'), has('mirror', 'equipment')] } }
    const said = wayOutSaid(smallMatcher(brakes, licence, lit, { id: 'bag', requires: has('airbag', 'equipment') }), { ...car, arrivesOn: '2026-12-20' }, KZ, { language, days })
    expect(said?.ways.map(({ sentences, instead }) => [sentences, instead?.map(({ of, take }) => [of.sentence, take.sentence])])).toEqual([
      [['Documents: add licence and report', 'Equipment: add airbag and mirror'], [['Equipment: add mirror', 'Equipment: add lamp'], ['Documents: add report', 'Equipment: add ABS']]],
    ])
    expect(said?.gaveUp).toBeUndefined()
  })

  it('is told in words', () => {
    const said = wayOutSaid(smallMatcher(licence, { ...licence, id: 'uz', requires: young(), markets: ['UZ'] }), { ...car, arrivesOn: '2026-12-20' }, KZ, { language })
    expect(said?.ways).toEqual([{ changes: [{ fact: 'documents', kind: 'add', item: 'licence', sentence: 'Documents: add licence' }], sentences: ['Documents: add licence'], outcome: 'clear', along: [], isSmallest: true }])
    expect(said?.markets).toEqual([{ market: 'UZ', outcome: 'clear', rulesAsked: 1 }])
  })
})

describe('the questions', () => {
  const { isArmoured: _, steeringSide: __, ...unknown } = car
  const armour = { id: 'armour', scope: { fact: 'isArmoured', operator: 'equal', value: true }, requires: has('licence') }
  const side = { id: 'side', requires: { fact: 'steeringSide', operator: 'equal', value: 'left' } }

  it('that decide are all that are open, or one that decides either way', () => {
    const order = { ...unknown, arrivesOn: '2026-12-20' }
    expect(questionSets(smallMatcher(armour, side), order, KZ).sets).toEqual([{ facts: ['isArmoured', 'steeringSide'], settles: ['armour', 'side'] }])
    const either = { id: 'either', requires: { any: [{ fact: 'steeringSide', operator: 'equal', value: 'left' }, { fact: 'isArmoured', operator: 'equal', value: true }] } }
    const left = { id: 'left', scope: { fact: 'steeringSide', operator: 'equal', value: 'right' }, requires: has('licence') }
    expect(questionSets(smallMatcher(either, left), order, KZ).sets.map(({ facts }) => facts)).toEqual([['steeringSide']])
  })

  it('are where it comes from, where that decides and takes the rules of the exporting country away', () => {
    const { documents: _, ...undocumented } = car
    const licenceThere = { id: 'cn-licence', side: 'export', markets: ['CN'], requires: has('licence') }
    const from = { id: 'from', requires: { fact: 'origin', operator: 'equal', value: 'UZ' } }
    const sets = (...drafts: Parameters<typeof smallMatcher>) => questionSets(smallMatcher(...drafts), { ...undocumented, arrivesOn: '2026-12-20' }, KZ).sets.map(({ facts }) => facts)
    expect(sets(licenceThere, from)).toEqual([['origin']])
    expect(sets(licenceThere, { ...from, requires: { fact: 'origin', operator: 'equal', value: 'CN' } })).toEqual([['documents', 'origin']])
    expect(sets(licenceThere)).toEqual([])
  })

  it('ask for the country of dispatch as for anything else where no rules of another country are asked', () => {
    const items = ['licence', 'report'].flatMap((item) => ['KZ', 'UZ', 'JP'].map((from) => ({ all: [has(item), { fact: 'origin', operator: 'equal', value: from }] })))
    const { documents: _, ...undocumented } = car
    const abroad = ['US', 'DE', 'FR', 'IT', 'ES', 'GB', 'BR', 'IN', 'ID', 'TH', 'VN', 'AU'].map((code) => ({ id: `${code.toLowerCase()}-export`, side: 'export', markets: [code], requires: has('licence') }))
    const asked = (side: 'import' | 'export') => questionSets(smallMatcher({ id: 'papers', requires: { any: items } }, ...abroad), { ...undocumented, arrivesOn: '2026-12-20' }, KZ, { sides: side === 'import' ? ['import'] : ['export', 'import'], asksMax: 40 })
    expect(asked('import')).toMatchObject({ sets: [{ facts: ['documents', 'origin'] }] })
    expect(asked('export').gaveUp).toBe('asks')
  })

  it('do not take a day for one to come that may be past as well', () => {
    const { documents: _, ...undocumented } = car
    const lapsed = smallMatcher({ id: 'lapsed', decidedOn: 'shipsOn', requires: has('licence'), until: '2025-01-01' })
    expect(questionSets(lapsed, { ...undocumented, declaredOn: '2026-12-20' }, KZ, { days }).sets.map(({ facts }) => facts)).toEqual([['documents', 'shipsOn']])
  })

  it('do not count as answered by a day that no day of the goods leaves room for', () => {
    const age = { id: 'age', requires: { fact: 'elapsed', params: { from: 'registeredOn', to: 'arrivesOn', unit: 'years', count: 'calendar' }, operator: 'lessThanInclusive', value: 7 } }
    const { documents: _, ...undocumented } = car
    const sets = questionSets(smallMatcher(age, { id: 'papers', requires: has('licence') }), { ...undocumented, arrivesOn: '2026-12-20', producedOn: '2021-05' }, KZ).sets
    expect(sets.map(({ facts }) => facts)).toEqual([['documents', 'registeredOn']])
  })

  it('try the days of old-timers too', () => {
    const veteran = smallMatcher({ id: 'veteran', scope: { fact: 'producedOn', operator: 'lessThan', value: '1946-01-01' }, requires: has('licence') })
    const { documents: _, producedOn: __, ...undated } = car
    expect(questionSets(veteran, { ...undated, arrivesOn: '2026-12-20' }, KZ).sets.map(({ facts }) => facts)).toEqual([['documents', 'producedOn']])
  })

  it('try a model year with each year that it may be, from which time is counted', () => {
    const age = { id: 'age', requires: { fact: 'elapsed', params: { from: 'modelYear', to: 'arrivesOn', unit: 'years', count: 'calendar' }, operator: 'lessThanInclusive', value: 1 } }
    const alone = smallMatcher(age, { id: 'papers', scope: { fact: 'elapsed', params: { from: 'modelYear', to: 'arrivesOn', unit: 'years', count: 'calendar' }, operator: 'lessThan', value: 1 }, requires: { fact: 'isArmoured', operator: 'equal', value: false } })
    const { isArmoured: _, ...given } = car
    expect(questionSets(alone, { ...given, arrivesOn: '2026-12-20' }, KZ).sets.map(({ facts }) => facts)).toEqual([['isArmoured', 'modelYear']])
    expect(questionSets(smallMatcher(age), { ...car, arrivesOn: '2026-12-20' }, KZ).sets.map(({ facts }) => facts)).toEqual([['modelYear']])
  })

  it('are ranked by how many lines each settles alone', async () => {
    const matcher = smallMatcher(armour, { ...side, markets: ['KZ', 'UZ'] })
    const lines = ['KZ', 'UZ', 'UZ'].map((market, index) => ({ id: `A-${index + 1}`, subject: { ...unknown, arrivesOn: '2026-12-20' }, market: market as Market }))
    expect((await questionsRanked(matcher, lines)).map(({ fact, settles, partOf }) => [fact, settles, partOf])).toEqual([
      ['steeringSide', ['A-2', 'A-3'], ['A-1', 'A-2', 'A-3']],
      ['isArmoured', [], ['A-1']],
    ])
  })
})
