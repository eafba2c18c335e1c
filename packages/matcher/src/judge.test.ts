import { type Condition, type Day, FactDictionary, type Market, Rule, type Rulebook, type Subject } from '@sextant/model'
import { describe, expect, it } from 'vitest'
import { compile } from './compile.ts'
import type { Asking } from './asking.ts'
import { judge } from './judge.ts'

const shared = { changeable: false }
const dictionary = FactDictionary.parse({
  orderDays: ['licenceAppliedOn', 'shipsOn', 'arrivesOn', 'declaredOn', 'registersOn'],
  assumptions: [
    { from: 'shipsOn', to: 'arrivesOn', withinDays: 90, label: { en: 'arrived within 90 days of shipment' } },
    { from: 'arrivesOn', to: 'declaredOn', withinDays: 30, label: { en: 'declared within 30 days of arrival' } },
    { from: 'declaredOn', to: 'registersOn', withinDays: 90, label: { en: 'registered within 90 days of declaration' } },
  ],
  facts: {
    category: { type: 'enum', of: 'goods', values: { M1: { en: 'car' }, N3: { en: 'heavy truck' } }, label: { en: 'Category' }, ...shared },
    euroClass: { type: 'number', of: 'goods', integer: true, label: { en: 'Ecological class', zh: '环保等级', ru: 'Экологический класс' }, ...shared },
    steeringSide: { type: 'enum', of: 'goods', values: { left: { en: 'left', zh: '左' }, right: { en: 'right', zh: '右' } }, label: { en: 'Steering side', zh: '方向盘' }, ...shared },
    equipment: { type: 'list', of: 'goods', values: { abs: { en: 'ABS' }, esc: { en: 'ESC' } }, label: { en: 'Equipment' }, ...shared },
    make: { type: 'text', letters: 'upper', of: 'goods', names: { SKODA: ['斯柯达'], BYD: [] }, label: { en: 'Make' }, ...shared },
    producedOn: { type: 'day', of: 'goods', label: { en: 'Production' }, ...shared },
    ...Object.fromEntries(
      ['licenceAppliedOn', 'shipsOn', 'arrivesOn', 'declaredOn', 'registersOn'].map((id) => [id, { type: 'day', of: 'order', label: { en: id }, ...shared }]),
    ),
    market: { type: 'text', format: 'market', of: 'order', label: { en: 'Market' }, ...shared },
    origin: { type: 'text', format: 'market', of: 'order', label: { en: 'Origin' }, ...shared },
    transit: { type: 'list', items: 'market', of: 'order', label: { en: 'Transit' }, ...shared },
  },
})

const isCar: Condition = { fact: 'category', operator: 'equal', value: 'M1' }
const class5: Condition = { fact: 'euroClass', operator: 'greaterThanInclusive', value: 5 }
const version = (change: object = {}) => ({
  scope: isCar,
  requires: class5,
  otherwise: { severity: 'block', remedy: { en: 'Ship a newer car.', zh: '改运较新的车辆。' } },
  citation: { act: 'Act 1', provision: '13', url: 'https://law.example/', quote: 'not lower than five' },
  checkedOn: '2026-01-01',
  ...change,
})
const ruleOf = (change: object = {}, text: object = {}) =>
  Rule.parse({
    id: 'kz-class', title: { en: 'Class', zh: '等级', ru: 'Класс' }, markets: ['KZ'], side: 'import', kind: 'emission', mast: 'B7',
    status: 'active', encodes: 'fully', confidence: 'confirmed', decidedOn: 'declaredOn', versions: { '2020-01-01': version(text) }, ...change,
  })

async function asked(rules: Rule[], subject: Subject, asking: Partial<Asking> = {}) {
  const rulebook: Rulebook = { facts: dictionary, conditions: {}, rules, digest: 'sha256:x', commit: null }
  return judge(compile(rulebook), subject, { markets: ['KZ' as Market], ...asking })
}

async function check(rules: Rule[], subject: Subject, asking: Partial<Asking> = {}) {
  const [market] = (await asked(rules, subject, asking)).markets
  if (!market) throw new Error('no market was asked')
  return market
}
const verdict = async (rule: Rule, subject: Subject) => (await check([rule], subject)).verdicts[0]

const car = { category: 'M1', declaredOn: '2026-12-20' }

describe('a verdict', () => {
  it('says in the language of the reader that its provision was not read', async () => {
    const rule = ruleOf({}, { citation: { act: 'Act 1', provision: 'art. 3; clause not read', url: 'https://law.example/', quote: 'not lower than five' } })
    const provisionIn = async (language: 'en' | 'zh' | 'ru') => (await check([rule], { ...car, euroClass: 4 }, { language })).verdicts[0]?.citation?.provision
    expect([await provisionIn('en'), await provisionIn('zh'), await provisionIn('ru')]).toEqual(['art. 3; clause not read', 'art. 3；条款未查阅', 'art. 3; пункт не прочитан'])
  })

  it('is breach where the rule concerns it and cannot be met', async () => {
    expect(await verdict(ruleOf(), { ...car, euroClass: 4 })).toMatchObject({
      verdict: 'breach', version: '2020-01-01', severity: 'block', missing: [],
      because: [{ fact: 'euroClass', is: 4, operator: 'greaterThanInclusive', value: 5, sentence: 'Ecological class is 4; at least 5 is required' }],
      decidedOn: { fact: 'declaredOn', day: '2026-12-20' },
    })
  })

  it('is complies where the rule is met, even if it may not concern it', async () => {
    expect(await verdict(ruleOf(), { ...car, euroClass: 5 })).toMatchObject({ verdict: 'complies' })
    expect(await verdict(ruleOf(), { declaredOn: '2026-12-20', euroClass: 5 })).toMatchObject({ verdict: 'complies' })
  })

  it('is out-of-scope where it surely does not concern it, whatever else is unknown', async () => {
    expect(await verdict(ruleOf(), { ...car, category: 'N3' })).toMatchObject({ verdict: 'out-of-scope', because: [{ sentence: 'Category is heavy truck; the rule concerns car' }] })
  })

  it('is cannot-tell otherwise, with the facts that would settle it', async () => {
    expect(await verdict(ruleOf(), car)).toMatchObject({ verdict: 'cannot-tell', missing: ['euroClass'], because: [{ is: null, sentence: 'Ecological class is not known; at least 5 is required' }] })
    expect(await verdict(ruleOf(), { declaredOn: '2026-12-20', euroClass: 4 })).toMatchObject({ verdict: 'cannot-tell', missing: ['category'] })
  })

  it('takes an absent list for unknown and an empty one for a statement', async () => {
    const rule = ruleOf({}, { requires: { fact: 'equipment', operator: 'contains', value: 'abs' } })
    expect(await verdict(rule, car)).toMatchObject({ verdict: 'cannot-tell', missing: ['equipment'] })
    expect(await verdict(rule, { ...car, equipment: [] })).toMatchObject({ verdict: 'breach' })
  })

  it('does not take an unknown for "not equal"', async () => {
    const rule = ruleOf({}, { requires: { fact: 'steeringSide', operator: 'notEqual', value: 'right' } })
    expect(await verdict(rule, car)).toMatchObject({ verdict: 'cannot-tell', missing: ['steeringSide'] })
  })

  it('offers each way out of a group as an alternative', async () => {
    const rule = ruleOf({}, { requires: { any: [class5, { fact: 'equipment', operator: 'contains', value: 'esc' }] } })
    const found = await verdict(rule, { ...car, euroClass: 4, equipment: ['abs'] })
    expect(found?.because.map(({ sentence }) => sentence)).toEqual(['Ecological class is 4; at least 5 is required', 'or: Equipment: ABS; missing: ESC'])
  })

  it('tells beside an open way out those that have failed, for it is one of several', async () => {
    const rule = ruleOf({}, { requires: { any: [class5, { fact: 'equipment', operator: 'contains', value: 'esc' }] } })
    const found = await verdict(rule, { ...car, euroClass: 4 })
    expect(found?.because.map(({ sentence }) => sentence)).toEqual(['Ecological class is 4; at least 5 is required', 'or: Equipment: not known; required: ESC'])
    expect(found?.missing).toEqual(['equipment'])
  })

  it('tells the parts of one way out together', async () => {
    const esc: Condition = { fact: 'equipment', operator: 'contains', value: 'esc' }
    const rule = ruleOf({}, { requires: { any: [class5, { all: [esc, { fact: 'steeringSide', operator: 'equal', value: 'left' }] }] } })
    const found = await verdict(rule, { ...car, euroClass: 4, equipment: [], steeringSide: 'right' })
    expect(found?.because.map(({ sentence }) => sentence)).toEqual([
      'Ecological class is 4; at least 5 is required', 'or: Equipment: none; missing: ESC', 'and: Steering side is right; left is required',
    ])
  })

  it('speaks Chinese and Russian', async () => {
    const zh = await check([ruleOf()], { ...car, euroClass: 4 }, { language: 'zh' })
    expect(zh.verdicts[0]).toMatchObject({ title: '等级', remedy: '改运较新的车辆。', because: [{ sentence: '环保等级为 4；要求不低于 5' }] })
    const ru = await check([ruleOf()], { ...car, euroClass: 4 }, { language: 'ru' })
    expect(ru.verdicts[0]).toMatchObject({ title: 'Класс', because: [{ sentence: 'Экологический класс: 4; требуется: не менее 5' }] })
  })
})

describe('the version that answers', () => {
  const twice = ruleOf({ versions: { '2020-01-01': version(), '2027-01-01': version({ requires: { fact: 'euroClass', operator: 'greaterThanInclusive', value: 6 } }), '2030-01-01': null } })

  it.each([
    ['2019-12-31', 'out-of-scope', null],
    ['2020-01-01', 'complies', '2020-01-01'],
    ['2026-12-31', 'complies', '2020-01-01'],
    ['2027-01-01', 'breach', '2027-01-01'],
    ['2029-12-31', 'breach', '2027-01-01'],
    ['2030-01-01', 'out-of-scope', null],
  ])('on %s says %s', async (declaredOn, expected, from) => {
    expect(await verdict(twice, { ...car, declaredOn, euroClass: 5 })).toMatchObject({ verdict: expected, version: from })
  })

  it('is certain of a partial day on which all versions agree', async () => {
    expect(await verdict(twice, { ...car, declaredOn: '2026', euroClass: 5 })).toMatchObject({ verdict: 'complies' })
    expect(await verdict(twice, { ...car, declaredOn: '2028', euroClass: 4 })).toMatchObject({ verdict: 'breach' })
  })

  it('is open where they do not, and asks for the day', async () => {
    const stretched = { ...car, declaredOn: undefined as never, arrivesOn: '2026-12-20', euroClass: 5 }
    delete (stretched as Record<string, unknown>)['declaredOn']
    expect(await verdict(twice, stretched)).toMatchObject({ verdict: 'cannot-tell', missing: ['declaredOn'], decidedOn: { day: null, from: '2026-12-20', to: '2027-01-19' } })
  })

  it('is open where no day is known at all', async () => {
    expect(await verdict(twice, { category: 'M1', euroClass: 4 })).toMatchObject({ verdict: 'cannot-tell', missing: ['declaredOn'], version: '2020-01-01' })
  })
})

describe('versions that disagree', () => {
  const watch = version({ requires: { fact: 'equipment', operator: 'contains', value: 'abs' }, otherwise: { ...version().otherwise, severity: 'watch' } })
  const stretched = { category: 'M1', arrivesOn: '2026-12-20' }

  it('weigh as much as the heaviest of them that is not met', async () => {
    const laterBlock = ruleOf({ versions: { '2020-01-01': watch, '2027-01-01': version() } })
    expect(await check([laterBlock], { ...stretched, euroClass: 4 })).toMatchObject({ outcome: 'cannot-tell', verdicts: [{ verdict: 'cannot-tell', severity: 'block', version: '2027-01-01' }] })
    expect(await check([laterBlock], stretched)).toMatchObject({ outcome: 'cannot-tell', verdicts: [{ verdict: 'cannot-tell', severity: 'block' }] })
    const onlyWatchOpen = { ...stretched, euroClass: 5 }
    expect(await check([laterBlock], onlyWatchOpen)).toMatchObject({ outcome: 'clear', verdicts: [{ verdict: 'cannot-tell', severity: 'watch' }] })
  })

  it('keep the error of the one that cannot be run', async () => {
    const bad = version({ requires: { fact: 'nothing', operator: 'equal', value: 1 }, otherwise: { ...version().otherwise, severity: 'watch' } })
    const rule = ruleOf({ versions: { '2020-01-01': bad, '2027-01-01': version() } })
    expect(await check([rule], { ...stretched, euroClass: 5 })).toMatchObject({ outcome: 'cannot-tell', verdicts: [{ verdict: 'cannot-tell', error: expect.stringContaining('nothing') }] })
  })
})

describe('a day of the order that is absent', () => {
  it('is bounded by its neighbours, and the assumption that mattered is named', async () => {
    expect(await verdict(ruleOf({ versions: { '2020-01-01': version(), '2027-06-01': null } }), { category: 'M1', euroClass: 4, arrivesOn: '2026-12-20' })).toMatchObject({
      verdict: 'breach', assumptions: ['declared within 30 days of arrival'],
    })
  })

  it('names no assumption where the order of the days is enough', async () => {
    expect(await verdict(ruleOf(), { category: 'M1', euroClass: 4, arrivesOn: '2026-12-20' })).toMatchObject({ verdict: 'breach', assumptions: [] })
  })

  it('adds assumptions up along the chain', async () => {
    const found = await verdict(ruleOf({ versions: { '2020-01-01': version(), '2027-03-22': null } }), { category: 'M1', euroClass: 4, shipsOn: '2026-11-20' })
    expect(found).toMatchObject({ verdict: 'breach', decidedOn: { from: '2026-11-20', to: '2027-03-20' }, assumptions: ['arrived within 90 days of shipment', 'declared within 30 days of arrival'] })
  })
})

describe('an age', () => {
  const young = (params: object, value: number) => ruleOf({}, { requires: { fact: 'elapsed', params: { from: 'producedOn', to: 'declaredOn', unit: 'years', ...params }, operator: 'lessThanInclusive', value } })

  it.each([
    ['begun', '2023-12-20', 'complies'],
    ['begun', '2023-12-19', 'breach'],
    ['complete', '2022-12-21', 'complies'],
    ['complete', '2022-12-20', 'breach'],
    ['calendar', '2023-01-01', 'complies'],
    ['calendar', '2022-12-31', 'breach'],
  ])('counted in %s years of a car produced on %s', async (count, producedOn, expected) => {
    expect(await verdict(young({ count }, 3), { ...car, producedOn })).toMatchObject({ verdict: expected })
  })

  it('is certain of a partial day only where every day in it agrees', async () => {
    expect(await verdict(young({ count: 'begun' }, 3), { ...car, producedOn: '2023-11' })).toMatchObject({ verdict: 'breach' })
    expect(await verdict(young({ count: 'begun' }, 3), { ...car, producedOn: '2023-12' })).toMatchObject({ verdict: 'cannot-tell', missing: ['producedOn'] })
    expect(await verdict(young({ count: 'begun' }, 3), { ...car, producedOn: '2024' })).toMatchObject({ verdict: 'complies' })
  })

  it('takes the middle of a partial day where the law itself does', async () => {
    expect(await verdict(young({ count: 'begun', complete: 'mid' }, 3), { ...car, producedOn: '2023-12' })).toMatchObject({ verdict: 'breach' })
    expect(await verdict(young({ count: 'begun', complete: 'mid' }, 4), { ...car, producedOn: '2022' })).toMatchObject({ verdict: 'breach' })
  })
})

describe('the outcome', () => {
  it('is blocked, act, cannot-tell or clear, the worst certain thing first', async () => {
    const act = ruleOf({ id: 'kz-act' }, { otherwise: { ...version().otherwise, severity: 'act' } })
    const watch = ruleOf({ id: 'kz-watch' }, { otherwise: { ...version().otherwise, severity: 'watch' } })
    expect(await check([ruleOf(), act], { ...car, euroClass: 4 })).toMatchObject({ outcome: 'blocked' })
    expect(await check([act], { ...car, euroClass: 4 })).toMatchObject({ outcome: 'act' })
    expect(await check([act], car)).toMatchObject({ outcome: 'cannot-tell', questions: [{ fact: 'euroClass', label: 'Ecological class', settles: ['kz-act'] }] })
    expect(await check([watch], { ...car, euroClass: 4 })).toMatchObject({ outcome: 'clear' })
    expect(await check([watch], car)).toMatchObject({ outcome: 'clear' })
    expect(await check([act], { ...car, euroClass: 5 })).toMatchObject({ outcome: 'clear' })
  })

  it('is never clear in a market that has no rules', async () => {
    expect(await check([ruleOf()], { ...car, euroClass: 5 }, { markets: ['FR' as Market] })).toMatchObject({ outcome: 'cannot-tell', rulesAsked: 0 })
  })

  it('is not blocked by a rule that is recalled, a draft, or stands on a single page', async () => {
    for (const [change, severity] of [[{ confidence: 'recalled' }, 'watch'], [{ status: 'draft' }, 'watch'], [{ confidence: 'single-source' }, 'act']] as const) {
      expect(await verdict(ruleOf(change), { ...car, euroClass: 4 })).toMatchObject({ verdict: 'breach', severity })
    }
  })

  it('says that a rule needs review', async () => {
    expect(await check([ruleOf()], { ...car, euroClass: 4 }, { underReview: new Set(['kz-class']) })).toMatchObject({ verdicts: [{ status: 'needs review' }] })
  })
})

describe('the questions', () => {
  const asking = (id: string, fact: string, severity: string) =>
    ruleOf({ id }, { requires: { fact, operator: 'equal', value: 1 }, otherwise: { ...version().otherwise, severity } })
  const asked = async (rules: Rule[]) => (await check(rules, car)).questions.map(({ fact, settles }) => [fact, settles.length])

  it('that can decide the outcome come before those of advice, however many rules advise', async () => {
    const rules = [asking('kz-a', 'steeringSide', 'watch'), asking('kz-b', 'steeringSide', 'watch'), asking('kz-c', 'euroClass', 'act')]
    expect(await asked(rules)).toEqual([['euroClass', 1], ['steeringSide', 2]])
  })

  it('stand in the order of how many rules they settle, then of their names', async () => {
    const rules = [asking('kz-a', 'steeringSide', 'block'), asking('kz-b', 'euroClass', 'act'), asking('kz-c', 'producedOn', 'block'), asking('kz-d', 'producedOn', 'watch')]
    expect(await asked(rules)).toEqual([['producedOn', 2], ['euroClass', 1], ['steeringSide', 1]])
  })

  it('of a rule that only advises because it is a draft do not decide the outcome', async () => {
    const draft = Rule.parse({ ...asking('kz-a', 'euroClass', 'block'), status: 'draft' })
    expect(await asked([draft, asking('kz-b', 'steeringSide', 'act')])).toEqual([['steeringSide', 1], ['euroClass', 1]])
  })
})

describe('the sides', () => {
  const rules = [ruleOf(), ruleOf({ id: 'cn-export', markets: ['CN'], side: 'export' }), ruleOf({ id: 'ru-transit', markets: ['RU'], side: 'transit' })]
  const asked = async (subject: Subject, sides?: Asking['sides']) => (await check(rules, { ...car, ...subject }, sides ? { sides } : {})).verdicts.map(({ rule }) => rule)

  it('include what the exporting country asks, and the countries that are crossed', async () => {
    expect(await asked({})).toEqual(['cn-export', 'kz-class'])
    expect(await asked({ origin: 'JP' })).toEqual(['kz-class'])
    expect(await asked({ transit: ['RU'] })).toEqual(['cn-export', 'ru-transit', 'kz-class'])
    expect(await asked({}, ['import'])).toEqual(['kz-class'])
  })
})

describe('a rule that cannot be run', () => {
  it('cannot tell and says why, and the others go on', async () => {
    const bad = ruleOf({ id: 'kz-bad' }, { requires: { fact: 'nothing', operator: 'equal', value: 1 } })
    const { verdicts, outcome } = await check([bad, ruleOf()], { ...car, euroClass: 5 })
    expect(verdicts).toMatchObject([{ rule: 'kz-bad', verdict: 'cannot-tell', error: expect.stringContaining('nothing') }, { rule: 'kz-class', verdict: 'complies' }])
    expect(outcome).toBe('cannot-tell')
  })
})

describe('a rule that is not compiled', () => {
  const asking = (fact: string, operator: string, value: unknown) => ruleOf({ id: 'kz-decorated' }, { requires: { fact, operator, value } })

  it.each([
    ['equipment', 'everyFact:in', ['abs', 'esc'], ['esc', 'abs'], 'complies'],
    ['equipment', 'everyFact:in', ['abs'], ['esc', 'abs'], 'breach'],
    ['equipment', 'someFact:equal', 'abs', ['esc', 'abs'], 'complies'],
    ['equipment', 'someFact:equal', 'abs', [], 'breach'],
    ['steeringSide', 'swap:contains', ['left'], 'left', 'complies'],
    ['steeringSide', 'not:equal', 'right', 'left', 'complies'],
    ['steeringSide', 'not:equal', 'right', 'right', 'breach'],
    ['steeringSide', 'not:equal', 'right', undefined, 'cannot-tell'],
    ['steeringSide', 'not:in', ['right'], undefined, 'cannot-tell'],
    ['producedOn', 'not:lessThan', '2025-06-01', '2025', 'cannot-tell'],
  ])('is judged by json-rules-engine: %s %s %j, of %j, %s', async (fact, operator, value, is, expected) => {
    const rule = asking(fact, operator, value)
    expect(compile({ facts: dictionary, conditions: {}, rules: [rule], digest: 'sha256:x', commit: null }).rules).toMatchObject([{ isCompiled: false }])
    const found = await verdict(rule, { ...car, ...(is !== undefined && { [fact]: is }) })
    expect(found).toMatchObject({ verdict: expected, missing: expected === 'cannot-tell' ? [fact] : [] })
    expect(found).not.toHaveProperty('error')
  })

  it('is told as it is written', async () => {
    const found = await verdict(asking('steeringSide', 'not:equal', 'right'), { ...car, steeringSide: 'right' })
    expect(found?.because.map(({ sentence }) => sentence)).toEqual(['Steering side is right; not:equal right is required'])
  })

  it('cannot tell where json-rules-engine does not know its operator either, and the others go on', async () => {
    const { verdicts } = await check([asking('steeringSide', 'startsWith', 'l'), ruleOf()], { ...car, steeringSide: 'left', euroClass: 5 })
    expect(verdicts).toMatchObject([{ verdict: 'cannot-tell', error: 'Unknown operator: startsWith' }, { rule: 'kz-class', verdict: 'complies' }])
  })
})

describe('a make that no rule recognises', () => {
  const ban = ruleOf({ id: 'kz-ban' }, { requires: { fact: 'make', operator: 'notIn', value: ['SKODA'] } })

  it('is unknown to a rule that bans some, which says so, and is no matter to any other', async () => {
    const { notes, markets } = await asked([ban], { ...car, make: 'SAIC VOLKSWAGEN' })
    expect(markets).toMatchObject([{ outcome: 'cannot-tell', verdicts: [{ verdict: 'cannot-tell', missing: ['make'] }] }])
    expect(notes).toMatchObject([{ fact: 'make', code: 'not-recognised', message: 'Make “SAIC VOLKSWAGEN” is no name that the rules know, so those that ask for it cannot tell; write one that they know, without anything else' }])
    expect(await asked([ruleOf()], { ...car, euroClass: 5, make: 'SAIC VOLKSWAGEN' })).toMatchObject({ notes: [], markets: [{ outcome: 'clear' }] })
  })

  it('is no matter where the rule is in force on none of the days that are asked', async () => {
    const ended = { ...ban, versions: { ...ban.versions, '2027-01-01': null } } as Rule
    const within = { fact: 'arrivesOn', from: '2028-01-01' as Day, to: '2028-12-31' as Day }
    expect((await asked([{ ...ended, decidedOn: 'arrivesOn' }], { category: car.category, make: 'SAIC VOLKSWAGEN' }, { within })).notes).toEqual([])
  })

  it('is told apart from one that is recognised', async () => {
    expect((await check([ban], { ...car, make: 'SKODA' })).outcome).toBe('blocked')
    expect((await check([ban], { ...car, make: 'BYD' })).outcome).toBe('clear')
  })
})

describe('a day that lies in a span', () => {
  it('gives a verdict where all of its days do, be it of the order or of the goods', async () => {
    const young = ruleOf({}, { requires: { fact: 'elapsed', params: { from: 'producedOn', to: 'declaredOn', unit: 'years', count: 'complete' }, operator: 'lessThan', value: 5 } })
    const within = (from: string, to: string) => asked([young], car, { within: { fact: 'producedOn', from: from as Day, to: to as Day } })
    expect((await within('2015-01-01', '2021-12-20')).markets).toMatchObject([{ outcome: 'blocked', verdicts: [{ verdict: 'breach' }] }])
    expect((await within('2015-01-01', '2021-12-21')).markets).toMatchObject([{ outcome: 'cannot-tell', verdicts: [{ verdict: 'cannot-tell' }] }])
  })
})
