import { Day, FactDictionary, parse, Rule } from '@sextant/model'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { proposalFor } from './proposal.ts'

const facts = parse(FactDictionary, JSON.parse(await readFile(join(import.meta.dirname, '../../../rules/facts.json'), 'utf8')), 'the dictionary')
const today = parse(Day, '2030-06-01', 'today')
const cars = { fact: 'category', operator: 'in', value: ['M1', 'N1'] }
const age = (years: number) => ({ fact: 'elapsed', params: { from: 'producedOn', to: 'declaredOn', unit: 'years', count: 'complete' }, operator: 'lessThanInclusive', value: years })

function ruleWith(requires: unknown, scope: unknown = cars): Rule {
  const citation = { act: 'Act 1', provision: 'clause 7', url: 'https://law.example/1', language: 'en', quote: 'The old sentence.', document: 'law/1', clause: '7' }
  const version = { scope, requires, otherwise: { severity: 'block', remedy: { en: 'Do not ship.', zh: '勿发运。' } }, citation, checkedOn: '2029-01-01' }
  return parse(Rule, { id: 'kz-sample', title: { en: 'Sample', zh: '样例', ru: 'Пример' }, markets: ['KZ'], side: 'import', kind: 'emission', mast: 'B7', status: 'active', encodes: 'fully', confidence: 'confirmed', decidedOn: 'declaredOn', versions: { '2020-01-01': version } }, 'a rule')
}

const proposed = (rule: Rule, before: string | null, after: string | null, { language, from, renumbered, ...more }: { language?: string; from?: string; set?: string[]; move?: boolean; end?: boolean; renumbered?: { clause: string; text: string }; act?: string; provision?: string } = {}) =>
  proposalFor(rule, { document: 'law/1', clause: '7', language: language ?? 'en', url: 'https://law.example/2', title: 'Law 2', fields: {}, before, after, renumbered: renumbered ?? null }, facts, { today, ...more, ...(from !== undefined && { from: parse(Day, from, 'a day') }) })

describe('a proposal', () => {
  it('fills in the one value that the old clause names, and the day from which the new one is law', () => {
    const rule = ruleWith({ fact: 'euroClass', operator: 'greaterThanInclusive', value: 4 })
    const found = proposed(rule, 'С 1 января 2020 года ввозятся автомобили не ниже 4 экологического класса.', 'С 1 июля 2031 года ввозятся автомобили не ниже 5 экологического класса.', { language: 'ru' })
    expect(found).toMatchObject({ base: '2020-01-01', from: '2031-07-01', questions: [], written: null, changes: [{ path: ['requires'], to: 5, because: { gone: '4 экологического класса', new: '5 экологического класса' } }] })
    expect(found.version).toMatchObject({ requires: { value: 5 }, checkedOn: today, citation: { act: 'Act 1; Law 2', provision: 'clause 7; Law 2, clause 7', url: 'https://law.example/2', language: 'ru', document: 'law/1', clause: '7', quote: 'С 1 июля 2031 года ввозятся автомобили не ниже 5 экологического класса.' } })
  })

  it('says of act and provision what the analyst says', () => {
    const rule = ruleWith(age(3))
    expect(proposed(rule, 'no more than 3 years old', 'no more than 5 years old', { act: 'Law 2', provision: 'art. 7' }).version?.citation).toMatchObject({ act: 'Law 2', provision: 'art. 7', url: 'https://law.example/2' })
    expect(() => proposed(rule, 'no more than 3 years old', 'no more than 5 years old', { act: 'x'.repeat(401) })).toThrow(/act/)
  })

  it.each([
    ['ru', 'Не допускаются к ввозу автомобили старше 3 лет.', 'Допускаются к ввозу автомобили старше 3 лет.', ['не']],
    ['en', 'Cars may be imported.', 'Cars may not be imported.', ['not']],
    ['zh', '禁止进口右舵车。', '允许进口右舵车。', ['禁止']],
    ['kk', 'Әкелуге тыйым салынады.', 'Әкелуге рұқсат етіледі.', ['тыйым']],
  ])('warns, in %s, of a negation that came or went', (language, before, after, words) => {
    expect(proposed(ruleWith(age(3)), before, after, { language }).questions[0]).toEqual({ ask: 'negation', words })
    expect(proposed(ruleWith(age(3)), before, before.replace(/3|车/, '4'), { language }).questions.some(({ ask }) => ask === 'negation')).toBe(false)
  })

  it('reads years as months, tonnes as kilograms and words as numbers', () => {
    const inMonths = { fact: 'elapsed', params: { from: 'producedOn', to: 'declaredOn', unit: 'months', count: 'complete' }, operator: 'lessThanInclusive', value: 36 }
    expect(proposed(ruleWith(inMonths), 'Cars older than three years are banned.', 'Cars older than five (5) years are banned.').changes).toMatchObject([{ to: 60 }])
    expect(proposed(ruleWith({ fact: 'grossMassKg', operator: 'lessThanInclusive', value: 3_500 }), 'up to 3.5 tonnes', 'up to 4.25 tonnes').changes).toMatchObject([{ to: 4_250 }])
  })

  it('takes a list of categories over as a whole', () => {
    const found = proposed(ruleWith(age(3)), 'Vehicles of categories M1 and N1 are registered.', 'Vehicles of categories M1, N1 and N2 are registered.')
    expect(found.changes).toMatchObject([{ path: ['scope'], to: ['M1', 'N1', 'N2'] }])
    expect(found.version?.scope).toEqual({ ...cars, value: ['M1', 'N1', 'N2'] })
  })

  it('asks about a list that is not the one of the rule', () => {
    const found = proposed(ruleWith(age(3)), 'Categories M1, M2 and N1.', 'Categories M1, M2, N1 and N2.')
    expect(found.changes).toEqual([])
    expect(found.questions).toContainEqual({ ask: 'value', gone: null, new: 'N2', facts: ['category'] })
  })

  it('does not choose between two values that the old clause may mean', () => {
    const twice = { all: [age(3), { fact: 'elapsed', params: { from: 'firstRegisteredOn', to: 'declaredOn', unit: 'years', count: 'complete' }, operator: 'lessThanInclusive', value: 3 }] }
    const found = proposed(ruleWith(twice), 'no more than 3 years old', 'no more than 5 years old')
    expect(found.changes).toEqual([])
    expect(found.questions).toContainEqual({ ask: 'value', gone: '3 years', new: '5 years', facts: ['elapsed'] })
  })

  it('does not take a term for an age, nor what changed for what stayed', () => {
    const rule = ruleWith(age(3))
    const term = proposed(rule, 'No car older than 3 years. The certificate is valid for 3 years.', 'No car older than 3 years. The certificate is valid for 5 years.')
    expect(term.changes).toEqual([])
    expect(term.questions).toContainEqual({ ask: 'value', gone: '3 years', new: '5 years', facts: [] })
    expect(proposed(rule, 'Cars older than 3 years pay; vans older than 3 years pay.', 'Cars older than 3 years pay; vans older than 4 years pay.').changes).toEqual([])
  })

  it('asks where a value is named twice and the two became different things', () => {
    const rule = ruleWith({ fact: 'euroClass', operator: 'greaterThanInclusive', value: 4 })
    const before = 'Не ниже 4 экологического класса (Евро-4).'
    expect(proposed(rule, before, 'Не ниже 5 экологического класса (Евро-5).', { language: 'ru' }).changes).toMatchObject([{ to: 5 }])
    expect(proposed(rule, before, 'Не ниже 5 экологического класса (Евро-6).', { language: 'ru' })).toMatchObject({ changes: [], questions: [{ ask: 'from' }, { gone: '4 экологического класса' }, { gone: 'Евро-4' }] })
  })

  it('does not choose where two things of a kind changed together', () => {
    const found = proposed(ruleWith(age(3)), 'Older than 3 years.', 'Older than 5 years, or 7 years if electric.')
    expect(found.changes).toEqual([])
    expect(found.questions.filter(({ ask }) => ask === 'value')).toHaveLength(3)
  })

  it('asks for the day where the clause names none, several, or one that has passed', () => {
    const rule = ruleWith(age(3))
    expect(proposed(rule, 'Older than 3 years.', 'Older than 5 years.')).toMatchObject({ from: null, questions: [{ ask: 'from', days: [] }] })
    expect(proposed(rule, 'Older than 3 years.', 'Older than 5 years, from 2031-01-01 until 2032-01-01.').from).toBeNull()
    expect(proposed(rule, 'Older than 3 years.', 'From 1 May 2019: older than 5 years.').from).toBeNull()
    expect(proposed(rule, 'Older than 3 years.', 'Older than 5 years.', { from: '2031-01-01' })).toMatchObject({ from: '2031-01-01', questions: [] })
  })

  it('asks nothing about the day of the version before where the new day is known', () => {
    const [before, after] = ['From 1 January 2020 no more than 3 years.', 'No more than 5 years.']
    expect(proposed(ruleWith(age(3)), before, after, { from: '2031-01-01' })).toMatchObject({ changes: [{ to: 5 }], questions: [] })
  })

  it('takes a day for the first one only where it is not a value of the rule', () => {
    const made = { fact: 'producedOn', operator: 'greaterThanInclusive', value: '2022-01-01' }
    const found = proposed(ruleWith(made), 'Made on or after 1 January 2022.', 'Made on or after 1 January 2024.')
    expect(found).toMatchObject({ from: null, changes: [{ to: '2024-01-01' }] })
  })

  it('would end the rule where the clause is gone or says that it is repealed, and asks whether it does', () => {
    const rule = ruleWith(age(3))
    expect(proposed(rule, 'Older than 3 years.', null)).toMatchObject({ version: null, changes: [], questions: [{ ask: 'end' }, { ask: 'from' }] })
    expect(proposed(rule, 'Older than 3 years.', null, { from: '2031-01-01' }).questions).toEqual([{ ask: 'end' }])
    expect(proposed(rule, 'Older than 3 years.', null, { end: true })).toMatchObject({ version: null, questions: [{ ask: 'from' }] })
    expect(proposed(rule, 'Не старше 3 лет.', 'Утратил силу с 1 июля 2031 года.', { language: 'ru', end: true })).toMatchObject({ version: null, from: '2031-07-01', questions: [] })
    expect(proposed(rule, '不超过3年。', '（废止）', { language: 'zh', from: '2031-01-01', end: true })).toMatchObject({ version: null, questions: [] })
    expect(proposed(rule, 'Не старше 3 лет.', 'Не старше 5 лет, за исключением ретромобилей.', { language: 'ru' }).version).not.toBeNull()
  })

  it('ends it where the analyst reads a lifted ban so', () => {
    const lifted = ['Не допускаются к ввозу автомобили с тонировкой.', 'Допускаются к ввозу автомобили с тонировкой.'] as const
    expect(proposed(ruleWith(age(3)), ...lifted, { language: 'ru', from: '2031-01-01', end: true })).toMatchObject({ version: null, questions: [] })
  })

  it('is the same version with another number where the same words stand elsewhere', () => {
    const rule = ruleWith(age(3))
    const renumbered = { clause: '9/1', text: '9. The old sentence. Cars older than 3 years are barred' }
    const found = proposed(rule, '7. The old sentence. Cars older than 3 years are barred.', null, { renumbered, from: '2031-01-01' })
    expect(found).toMatchObject({ renumbered: '9/1', questions: [], changes: [], written: null, version: { requires: age(3), citation: { clause: '9/1', quote: 'The old sentence.' } } })
    expect(found.version?.citation.provision).toBe('clause 7; Law 2, clause 9/1')
    expect(proposed(rule, 'The old sentence.', null, { renumbered, end: true, from: '2031-01-01' })).toMatchObject({ version: null, renumbered: null, questions: [] })
    const written = { ...rule, versions: { ...rule.versions, '2031-01-01': found.version } }
    expect(proposed(written, '7. The old sentence.', null, { renumbered })).toMatchObject({ base: '2020-01-01', written: '2031-01-01', version: { citation: { clause: '9/1' } } })
  })

  it('says that there is nothing to write where the clause says again what the rule quotes', () => {
    const same = '1. The old sentence. Cars older than 3 years are barred.'
    expect(proposed(ruleWith(age(3)), same, same)).toMatchObject({ questions: [{ ask: 'again' }], written: null, version: { citation: { quote: 'The old sentence.' } } })
    expect(proposed(ruleWith(age(3)), '1. Older than 3 years.', '1. Older than 5 years.').version?.citation.quote).toBe('Older than 5 years.')
  })

  it('takes a value that turned for the answer to a negation, and no other value', () => {
    const tinted = ruleWith({ all: [{ fact: 'hasTintedWindows', operator: 'equal', value: false }, age(3)] })
    const texts = ['Cars with tinted windows may not be imported.', 'Cars with tinted windows may be imported.'] as const
    expect(proposed(tinted, ...texts, { from: '2031-01-01', set: ['hasTintedWindows=true'] })).toMatchObject({ questions: [], changes: [{ to: true }] })
    expect(proposed(tinted, ...texts, { from: '2031-01-01', set: ['elapsed=5'] }).questions).toEqual([{ ask: 'negation', words: ['not'] }])
  })

  it('takes no impossible time, and tells of a value that the clause does not name', () => {
    const texts = ['No more than 3 years.', 'No more than 4 years.'] as const
    expect(() => proposed(ruleWith(age(3)), ...texts, { set: ['elapsed=-3'] })).toThrow(/no such time can pass; expected 0 or more years/)
    expect(proposed(ruleWith(age(3)), ...texts, { set: ['elapsed=0'] }).unnamed).toMatchObject([{ to: 0 }])
    expect(proposed(ruleWith(age(3)), ...texts, { set: ['elapsed=4'] }).unnamed).toEqual([])
  })

  it('tells a version that is written already as it is written, and what is asked for otherwise', () => {
    const rule = ruleWith(age(3))
    const texts = ['Older than 3 years.', 'Older than 5 years.'] as const
    const { version } = proposed(rule, ...texts, { from: '2031-01-01', set: ['elapsed=7'] })
    const written = { ...rule, versions: { ...rule.versions, '2031-01-01': version } }
    expect(proposed(written, ...texts)).toMatchObject({ written: '2031-01-01', changes: [{ to: 7, because: null }], version: { requires: { value: 7 } }, isQuoted: true, isRewritten: false, unlike: [] })
    expect(proposed(written, ...texts, { set: ['elapsed=5'] }).unlike).toMatchObject([{ to: 5 }])
    const byHand = { ...rule, versions: { ...rule.versions, '2031-01-01': { ...rule.versions['2020-01-01'], requires: { all: [age(4), { fact: 'euroClass', operator: 'greaterThanInclusive', value: 5 }] } } } } as Rule
    expect(proposed(byHand, ...texts, { from: '2031-01-01' })).toMatchObject({ written: '2031-01-01', isQuoted: false, isRewritten: true, quote: 'Older than 5 years.' })
  })

  it('takes what the analyst sets, and asks no more about it', () => {
    const found = proposed(ruleWith(age(3)), 'Categories M1, M2.', 'Categories M1, M2, O1.', { set: ['category=M1,N1,O1'], from: '2031-01-01' })
    expect(found).toMatchObject({ questions: [], changes: [{ path: ['scope'], to: ['M1', 'N1', 'O1'], because: null }] })
    expect(() => proposed(ruleWith(age(3)), 'a', 'b', { set: ['colour=red'] })).toThrow(/compares no such fact/)
    expect(() => proposed(ruleWith(age(3)), 'a', 'b', { set: ['elapsed=five'] })).toThrow(/expected a number/)
    expect(() => proposed(ruleWith({ all: [age(3), age(4)] }), 'a', 'b', { set: ['elapsed=5'] })).toThrow(/compares it 2 times/)
  })

  it('asks nothing about acts, marks of print or clause numbers', () => {
    const found = proposed(ruleWith(age(3)), '7) «До 3 лет» — приказ от 5 мая 2029 г. № 12.', '7) "До 3 лет" – приказ от 6 мая 2030 г. № 14.', { language: 'ru', from: '2031-01-01' })
    expect(found).toMatchObject({ changes: [], questions: [{ ask: 'same' }] })
    expect(found.words.filter(({ kind }) => kind !== 'kept').map(({ text }) => text)).toEqual(['5', '6', '2029', '2030', '12', '14'])
  })

  it('asks where words changed but no value that was found, for they may turn the meaning round', () => {
    const found = proposed(ruleWith({ fact: 'steeringSide', operator: 'equal', value: 'left' }), 'The wheel is on the left.', 'The wheel is on the right.', { from: '2031-01-01' })
    expect(found.questions).toEqual([{ ask: 'same' }])
    expect(proposed(ruleWith({ fact: 'steeringSide', operator: 'equal', value: 'left' }), 'The wheel is on the left.', 'The wheel is on the right.', { from: '2031-01-01', set: ['steeringSide=right'] })).toMatchObject({ questions: [], version: { requires: { value: 'right' } } })
  })

  it('moves a version that is not law yet, where the clause puts its day off', () => {
    const rule = ruleWith(age(3))
    const ahead = { ...rule, versions: { ...rule.versions, '2031-01-01': { ...rule.versions['2020-01-01'], requires: age(2) } } } as Rule
    const [before, after] = ['From 1 January 2031 no more than 2 years.', 'From 1 July 2033 no more than 2 years.']
    const found = proposed(ahead, before, after)
    expect(found).toMatchObject({ base: '2031-01-01', from: '2033-07-01', moved: true, changes: [], questions: [] })
    const { '2031-01-01': _moved, ...others } = ahead.versions
    expect(proposed({ ...ahead, versions: { ...others, '2033-07-01': found.version } }, before, after)).toMatchObject({ written: '2033-07-01', from: '2033-07-01', moved: false })
    const [more, less] = ['From 1 January 2031 no more than 2 years.', 'From 1 July 2033 no more than 1 year.']
    const asked = proposed(ahead, more, less)
    expect(asked).toMatchObject({ moved: false, from: '2033-07-01', changes: [{ to: 1 }], questions: [{ ask: 'move' }] })
    expect(proposed(ahead, more, less, { move: true })).toMatchObject({ moved: true, from: '2033-07-01', questions: [] })
    // What is law already has been law: it stays, and another follows.
    expect(proposed(rule, 'From 1 January 2020.', 'From 1 July 2033.')).toMatchObject({ base: '2020-01-01', from: '2033-07-01', moved: false })
  })

  it('names the texts that still say the former value', () => {
    const rule = ruleWith({ fact: 'grossMassKg', operator: 'lessThanInclusive', value: 3_500 })
    const told = { ...rule, title: { en: 'Up to 3.5 t', zh: '样例', ru: 'До 3500 кг' } }
    expect(proposed(told, 'up to 3.5 tonnes', 'up to 4 tonnes').stale).toEqual(['title.en', 'title.ru'])
    expect(proposed(rule, 'up to 3.5 tonnes', 'up to 4 tonnes').stale).toEqual([])
  })

  it('quotes the sentence that changed, within 400 characters and without hidden signs', () => {
    const long = 'Это предложение не изменилось, и его довольно много. '.repeat(9)
    const found = proposed(ruleWith(age(3)), `${long}Возраст до 3 лет.`, `${long}Воз\u00adраст до 5 лет. Ещё одно.`, { language: 'ru' })
    expect(found.version?.citation.quote).toBe('Возраст до 5 лет. Ещё одно.')
    const endless = `Возраст ${'очень '.repeat(200)}до 5 лет.`
    expect(proposed(ruleWith(age(3)), 'Возраст до 3 лет.', endless, { language: 'ru' }).version?.citation.quote?.length).toBeLessThanOrEqual(400)
  })

  it('knows the version that was written for the very change, and refuses a rule that cites the clause no more', () => {
    const rule = ruleWith(age(3))
    const [before, after] = ['Older than 3 years.', 'Older than 5 years.']
    const { version } = proposed(rule, before, after, { from: '2031-01-01' })
    const written = { ...rule, versions: { ...rule.versions, '2031-01-01': version } }
    expect(proposed(written, before, after)).toMatchObject({ base: '2020-01-01', written: '2031-01-01', from: '2031-01-01' })
    const elsewhere = structuredClone(rule)
    for (const one of Object.values(elsewhere.versions)) if (one) one.citation.clause = '8'
    expect(() => proposed(elsewhere, before, after)).toThrow(/cites clause 7 of law\/1/)
  })
})
