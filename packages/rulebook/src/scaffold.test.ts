import { cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compile } from '@sextant/matcher'
import { type Comparison, type Condition, Day, type FactDefinition, Market, SextantError } from '@sextant/model'
import { afterAll, describe, expect, it } from 'vitest'
import { loadRules, openRulebook } from './load.ts'
import { scaffold, writeRule } from './scaffold.ts'
import { tryCases } from './try-cases.ts'
import { comparisonFrom } from './written-condition.ts'

const rules = join(import.meta.dirname, '../../../rules')
const folder = await mkdtemp(join(tmpdir(), 'sextant-scaffold-'))
afterAll(() => rm(folder, { recursive: true }))
for (const name of ['facts.json', 'conditions.json']) await cp(join(rules, name), join(folder, name))
const { facts: dictionary, conditions } = await openRulebook(rules)

const cars: Condition = { fact: 'category', operator: 'in', value: ['M1', 'M1G'] }
const [from, today] = [Day.parse('2027-01-01'), Day.parse('2026-11-25')]
const begun = (path: string, requires: Comparison, scope: Condition = cars, decidedOn = 'declaredOn') =>
  scaffold(dictionary, conditions, { path, title: 'Some rule', markets: [Market.parse('KZ')], requires, scope, decidedOn, from, today })

/** A requirement that is typical for a fact of this type. */
function requirementOn(fact: string, definition: FactDefinition): string {
  switch (definition.type) {
    case 'boolean': return `${fact} = true`
    case 'number': return `${fact} >= ${Math.ceil((definition.min ?? 0) + 1)}`
    case 'day': return `${fact} >= 2026-06-01`
    case 'enum': return `${fact} = ${Object.keys(definition.values)[0]}`
    case 'list': return `${fact} has ${definition.values ? Object.keys(definition.values)[0] : definition.items === 'market' ? 'CN' : 'X'}`
    case 'text': return definition.format === 'vin' ? `${fact} != LSVAA4183M2123456` : `${fact} != ${definition.format === 'market' ? 'US' : definition.format === 'hs-code' ? '8703' : Object.keys(definition.names ?? { X: [] })[0]}`
  }
}

describe('a new rule', () => {
  it('can require something of any fact of the dictionary, and then loads with cases that hold', async () => {
    // The rule is asked in its own market, and its deciding day is the day of each case.
    const able = Object.entries(dictionary.facts).filter(([fact]) => !['market', 'declaredOn', 'category'].includes(fact))
    expect(able.length).toBeGreaterThan(100)
    const texts = able.map(([fact, definition], index) => ({ path: `kz/fact-${index}`, requires: comparisonFrom(requirementOn(fact, definition), dictionary, fact) }))
    const made = texts.map(({ path, requires }) => ({ path, ...begun(path, requires) }))
    const matcher = compile({ facts: dictionary, conditions, rules: made.map(({ rule }) => rule), digest: '', commit: null })
    for (const { rule, cases } of made) {
      const tried = await tryCases(matcher, rule, cases.map((one) => ({ case: one, subject: { market: 'KZ', ...one.facts } as never })))
      expect(tried.filter(({ holds }) => !holds).map(({ name, expected, found }) => `${rule.id} ${Object.values(rule.versions).map((version) => JSON.stringify(version?.requires)).join()} "${name}": ${expected}, found ${found?.verdict}`)).toEqual([])
    }
  })

  it.each([
    ['kz/age', 'years(producedOn, arrivesOn, begun) <= 5', cars, 'arrivesOn'],
    ['kz/young', 'days(firstRegisteredOn, licenceAppliedOn) > 180', { all: [cars, { fact: 'usage', operator: 'equal', value: 'used' }, { fact: 'engineCc', operator: 'greaterThan', value: 1500 }] }, 'licenceAppliedOn'],
    ['kz/year', 'year(producedOn) >= 2015', cars, 'declaredOn'],
    ['kz/class', 'euroClass >= 5', cars, 'declaredOn'],
    ['kz/papers', 'documents has export-licence', cars, 'declaredOn'],
    ['kz/places', 'builtIn not in US,CA', cars, 'declaredOn'],
  ] as const)('written into the folder as %s, requiring %s, says only that its texts are to be written', async (path, text, scope, decidedOn) => {
    await writeRule(folder, path, begun(path, comparisonFrom(text, dictionary, 'it'), scope as Condition, decidedOn))
    const { findings, cases } = await loadRules(folder, { cases: 'read', named: 'rules' })
    expect(findings.map(({ code, weight, file }) => ({ code, weight, file })).filter(({ file }) => file.includes(path))).toEqual([{ code: 'placeholder', weight: 'warning', file: `rules/${path}/rule.json` }])
    expect(findings.every(({ code }) => code === 'placeholder')).toBe(true)
    expect(cases.get(path.replace('/', '-'))?.length).toBeGreaterThanOrEqual(5)
  })

  it('is not written where it would not load, where a folder is there, or where it would lie elsewhere', async () => {
    const before = await readdir(join(folder, 'kz'))
    for (const [path, text] of [['kz/wrong', 'euroclas >= 5'], ['kz/wrong', 'category = M9'], ['kz/age', 'euroClass >= 5'], ['kz/../up', 'euroClass >= 5'], ['kz/x/y', 'euroClass >= 5'], ['KZ/x', 'euroClass >= 5']] as const) {
      const write = async () => writeRule(folder, path, begun(path, comparisonFrom(text, dictionary, 'it')))
      await expect(write()).rejects.toThrow(SextantError)
    }
    expect(await readdir(join(folder, 'kz'))).toEqual(before)
  })

  it.each(['euroClass', 'euroClass => 5', '>= 5', 'age(producedOn, arrivesOn) < 5', ''])('is refused where its requirement is %j', (text) => {
    expect(() => comparisonFrom(text, dictionary, '--requires')).toThrow(/--requires is/)
  })
})
