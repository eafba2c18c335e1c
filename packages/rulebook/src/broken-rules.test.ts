// One good rule, broken in as many ways as people do. Each gives one finding, with its code and at its line.
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Cases, type Day, FactDictionary, Rule } from '@sextant/model'
import { afterAll, expect, it } from 'vitest'
import type { z } from 'zod'
import { type Finding, type FindingCode, findingText } from './finding.ts'
import { jsonFileOf, shaped } from './json-file.ts'
import { Conditions, loadRules } from './load.ts'

const root = await mkdtemp(join(tmpdir(), 'sextant-broken-'))
afterAll(() => rm(root, { recursive: true }))

const text = (en: string) => ({ en, zh: en, ru: en })
const fact = (type: string, more: object = {}) => ({ type, of: 'goods', label: text('x'), changeable: false, ...more })
/** Each under its own name, so that no heading means two of them. */
const labelled = (facts: Record<string, object>): Record<string, object> => Object.fromEntries(Object.entries(facts).map(([id, one]) => [id, { ...one, label: text(id) }]))
const values = (...words: string[]) => Object.fromEntries(words.map((word) => [word, text(word)]))

/** What a test may break. Members are JSON; a text is a file as it stands. */
function goodRules() {
  const version = {
    scope: { all: [{ condition: 'cars' }, { condition: 'used' }, { fact: 'grossMassKg', operator: 'lessThanInclusive', value: 3500 }] } as unknown,
    requires: { all: [
      { fact: 'euroClass', operator: 'greaterThanInclusive', value: 5 },
      { any: [{ fact: 'elapsed', params: { from: 'producedOn', to: 'declaredOn', unit: 'years', count: 'begun' }, operator: 'lessThanInclusive', value: 10 }, { fact: 'equipment', operator: 'contains', value: 'abs' }] },
    ] } as unknown,
    otherwise: { severity: 'block', remedy: text('Ship a newer car.') },
    citation: { act: 'Act', provision: 'clause not read', url: 'https://law.example/act', language: 'ru', quote: 'не ниже класса 5 и не старше десяти лет' } as Record<string, unknown>,
    checkedOn: '2026-06-01',
  }
  const rule = {
    id: 'kz-euro-class', title: text('Class'), markets: ['KZ'], side: 'import', kind: 'emission', mast: 'B7', status: 'active', encodes: 'fully', confidence: 'confirmed',
    decidedOn: 'declaredOn', dossier: ['KZ-01'], versions: { '2020-01-01': version } as Record<string, typeof version | null>,
  }
  const facts = { category: 'M1', usage: 'used', steeringSide: 'left', grossMassKg: 1500, euroClass: 5, producedOn: '2018-06-15', equipment: [], declaredOn: '2026-06-15' }
  const one = (name: string, changed: object, expect: string) => ({ name, facts: { ...facts, ...changed } as Record<string, unknown>, expect })
  const cases = [
    one('a car of class 5', {}, 'complies'),
    one('class 4', { euroClass: 4 }, 'breach'),
    one('of 3500 kg', { grossMassKg: 3500, euroClass: 3 }, 'breach'),
    one('of 3501 kg', { grossMassKg: 3501, euroClass: 3 }, 'out-of-scope'),
    one('ten years to the day', { producedOn: '2016-06-15' }, 'complies'),
    one('a day older', { producedOn: '2016-06-14' }, 'breach'),
    one('old, with ABS', { producedOn: '2010-01-01', equipment: ['abs'] }, 'complies'),
    one('the day before', { declaredOn: '2019-12-31', euroClass: 1 }, 'out-of-scope'),
    one('the first day', { declaredOn: '2020-01-01', euroClass: 1 }, 'breach'),
    one('class not known', { euroClass: undefined }, 'cannot-tell'),
  ]
  return {
    rule, cases,
    version,
    facts: {
      orderDays: ['declaredOn'], goodsDays: ['producedOn'], assumptions: [], identifying: ['steeringSide', 'equipment', 'grossMassKg', 'curbMassKg', 'lengthMm'],
      facts: labelled({
        market: fact('text', { format: 'market', of: 'order' }), origin: fact('text', { format: 'market', of: 'order' }), transit: fact('list', { items: 'market', of: 'order' }),
        declaredOn: fact('day', { of: 'order' }), producedOn: fact('day'),
        category: fact('enum', { values: values('M1', 'N1') }), usage: fact('enum', { values: values('new', 'used') }), steeringSide: fact('enum', { values: values('left', 'right') }),
        euroClass: fact('number', { integer: true, min: 0, max: 7 }), grossMassKg: fact('number', { unit: 'kg', min: 50, max: 100_000 }), curbMassKg: fact('number', { unit: 'kg', min: 20 }), lengthMm: fact('number', { unit: 'mm', min: 500 }),
        equipment: fact('list', { values: values('abs', 'esc') }),
      }),
    },
    conditions: { cars: { fact: 'category', operator: 'equal', value: 'M1' }, used: { fact: 'usage', operator: 'equal', value: 'used' } } as Record<string, unknown>,
    dossiers: { rows: { 'KZ-01': { markets: ['KZ'], title: 'Class', confidence: 'confirmed' } } as Record<string, object> },
    /** Further files by their path, and files that replace one of the above as they stand. */
    files: {} as Record<string, string>,
  }
}
type Rules = ReturnType<typeof goodRules>

const rulePath = 'kz/euro-class/rule.json'
const casesPath = 'kz/euro-class/cases.json'
const written = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`

function filesOf({ rule, cases, facts, conditions, dossiers, files }: Rules): Record<string, string> {
  return { [rulePath]: written(rule), [casesPath]: written(cases), 'facts.json': written(facts), 'conditions.json': written(conditions), 'dossiers.json': written(dossiers), ...files }
}

async function found(files: Record<string, string>) {
  const rules = await mkdtemp(join(root, 'rules-'))
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(rules, path)), { recursive: true })
    await writeFile(join(rules, path), content)
  }
  const before = await contentsOf(rules)
  const { findings } = await loadRules(rules, { cases: 'try', on: '2026-11-25' as Day, sources: ['kz-adilet'], named: 'rules' })
  expect(await contentsOf(rules)).toEqual(before)
  return findings
}

async function contentsOf(folder: string): Promise<[string, string][]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name)).sort()
  return Promise.all(files.map(async (path): Promise<[string, string]> => [path, await readFile(path, 'utf8')]))
}

/** A second rule, with the cases that it needs, beside the good one. */
function beside(rules: Rules, id: string, change: (version: Rules['version'], rule: Rules['rule']) => void, cases: Rules['cases']): void {
  const other = goodRules()
  other.rule.id = `kz-${id}`
  change(other.version, other.rule)
  rules.files[`kz/${id}/rule.json`] = written(other.rule)
  rules.files[`kz/${id}/cases.json`] = written(cases)
}

const left = { fact: 'steeringSide', operator: 'equal', value: 'left' }
const steering: Rules['cases'] = [
  { name: 'left', facts: { category: 'M1', steeringSide: 'left', declaredOn: '2026-06-15' }, expect: 'complies' },
  { name: 'right', facts: { category: 'M1', steeringSide: 'right', declaredOn: '2020-01-01' }, expect: 'breach' },
  { name: 'the day before', facts: { category: 'M1', steeringSide: 'right', declaredOn: '2019-12-31' }, expect: 'out-of-scope' },
  { name: 'not known', facts: { category: 'M1', declaredOn: '2026-06-15' }, expect: 'cannot-tell' },
]
const mirrored = steering.map((one) => ({ ...one, facts: { ...one.facts, ...('steeringSide' in one.facts && { steeringSide: one.facts['steeringSide'] === 'left' ? 'right' : 'left' }) } }))
const bySteering = (requires: unknown) => (version: Rules['version']) => Object.assign(version, { scope: { condition: 'cars' }, requires, citation: { ...version.citation, quote: 'руль слева' } })

const euroClass = { fact: 'euroClass', operator: 'greaterThanInclusive', value: 5 }
/** The version requires this alone, beside what it required. */
const alsoRequires = (condition: unknown) => ({ version }: Rules) => void (version.requires as { all: unknown[] }).all.push(condition)
const alsoInScope = (condition: unknown) => ({ version }: Rules) => void (version.scope as { all: unknown[] }).all.push(condition)
const age = (change: object) => ({ fact: 'elapsed', params: { from: 'producedOn', to: 'declaredOn', unit: 'years', count: 'begun', ...change }, operator: 'lessThanInclusive', value: 30 })

/** What is done to the good rule, the code that it gives, the file, and its line: a text that stands on it, or one that stands on or above it and the text itself; null where a whole file is told of. */
const mutations: [what: string, FindingCode, file: string, line: string | [above: string, it: string] | number | null, (rules: Rules) => void][] = [
  ['a comma too many', 'json', rulePath, '}', (rules) => void (rules.files[rulePath] = written(rules.rule).replace(/\n}\n$/, ',\n}\n'))],
  ['a key that stands twice', 'json', rulePath, '"side": "export"', (rules) => void (rules.files[rulePath] = written(rules.rule).replace('"side": "import",', '"side": "import",\n  "side": "export",'))],
  ['no cases', 'missing-file', casesPath, null, (rules) => void delete (rules as Partial<Rules>).cases],
  ['a misspelt key', 'shape', rulePath, '"severty"', ({ version }) => void Object.assign(version.otherwise, { severty: 'block' })],
  ['no Chinese title', 'shape', rulePath, '"title"', ({ rule }) => void delete (rule.title as Partial<typeof rule.title>).zh],
  ['a severity that is none', 'shape', rulePath, '"severity"', ({ version }) => void (version.otherwise.severity = 'blocked')],
  ['a measure code that is none', 'shape', rulePath, '"mast"', ({ rule }) => void (rule.mast = '7B')],
  ['a version keyed by no day', 'shape', rulePath, '"2020-13-01"', ({ rule, version }) => void (rule.versions = { '2020-13-01': version })],
  ['an id that is not the path', 'id', rulePath, '"id"', ({ rule }) => void (rule.id = 'kz-euro-clas')],
  ['a market of another folder', 'folder', rulePath, '"markets"', ({ rule }) => void (rule.markets = ['UZ'])],
  ['a file that nothing reads', 'folder', 'kz/euro-class/case.json', null, ({ files }) => void (files['kz/euro-class/case.json'] = '[]')],
  ['a misspelt fact', 'fact', rulePath, '"euroClas"', alsoRequires({ ...euroClass, fact: 'euroClas' })],
  ['a misspelt fact in params', 'fact', rulePath, '"makeOn"', alsoRequires(age({ from: 'makeOn' }))],
  ['a misspelt operator', 'operator', rulePath, '"greaterThen"', alsoRequires({ ...euroClass, operator: 'greaterThen' })],
  ['an operator of another type', 'operator', rulePath, '"lessThan"', alsoRequires({ ...left, operator: 'lessThan' })],
  ['a word that is not of the enumeration', 'value', rulePath, '"lefthand"', alsoRequires({ ...left, value: 'lefthand' })],
  ['a number in quotes', 'value', rulePath, '"value": "5"', alsoRequires({ ...euroClass, value: '5' })],
  ['a number beyond its fact', 'value', rulePath, '"value": 99', alsoRequires({ ...euroClass, value: 99 })],
  ['tonnes for kilograms', 'units', rulePath, '"value": 3.5', alsoInScope({ fact: 'curbMassKg', operator: 'lessThanInclusive', value: 3.5 })],
  ['metres for millimetres', 'units', rulePath, '"value": 12', alsoInScope({ fact: 'lengthMm', operator: 'lessThanInclusive', value: 12 })],
  ['kilograms compared with millimetres', 'units', rulePath, '"value": {', alsoRequires({ fact: 'grossMassKg', operator: 'lessThan', value: { fact: 'lengthMm' } })],
  ['a calendar year for an age', 'units', rulePath, '"value": 2015', alsoRequires({ ...age({}), value: 2015 })],
  ['a calendar year for an age in days', 'units', rulePath, '"value": 2015', alsoRequires({ ...age({ unit: 'days' }), value: 2015 })],
  ['days for months', 'units', rulePath, '"value": 1825', alsoRequires({ ...age({ unit: 'months' }), value: 1825 })],
  ['a derived fact without its count', 'params', rulePath, '"params"', alsoRequires({ ...age({}), params: { from: 'producedOn', to: 'declaredOn', unit: 'years' } })],
  ['an age from a day to itself', 'params', rulePath, '"to": "producedOn"', alsoRequires(age({ to: 'producedOn' }))],
  ['an empty group', 'group', rulePath, '"any": []', alsoRequires({ any: [] })],
  ['a shared condition that does not exist', 'condition', rulePath, '"usedd"', alsoInScope({ condition: 'usedd' })],
  ['a shared condition that contains itself', 'circular', 'conditions.json', '"used": {', ({ conditions }) => void (conditions['used'] = { any: [{ condition: 'used' }, left] })],
  ['a deciding day that is no day', 'decided-on', rulePath, '"decidedOn"', ({ rule }) => void (rule.decidedOn = 'euroClass')],
  ['a version that says what the one before it said', 'version-text', rulePath, '"2026-01-01"', ({ rule, version }) => void (rule.versions['2026-01-01'] = version)],
  ['a rule that ends before it begins', 'version-order', rulePath, '"2019-01-01"', ({ rule, version }) => void (rule.versions = { '2019-01-01': null, '2020-01-01': version })],
  ['a number whose step beyond no engine has', 'always-holds', rulePath, '"requires"', ({ version }) => void (version.requires = { fact: 'euroClass', operator: 'greaterThanInclusive', value: 0 })],
  ['a document of a source that is not watched', 'citation', rulePath, '"document"', ({ version }) => void Object.assign(version.citation, { document: 'kz-adilett/V1', clause: '13' })],
  ['an act that is called what the store calls it', 'citation', rulePath, '"act"', ({ version }) => void Object.assign(version.citation, { act: 'An act (kz-adilet/V1)', document: 'kz-adilet/V1', clause: '13' })],
  ['an address with a password', 'citation-url', rulePath, '"url"', ({ version }) => void (version.citation['url'] = 'https://me:secret@law.example/act')],
  ['an age counted backwards', 'params', rulePath, '"from": "declaredOn"', alsoRequires(age({ from: 'declaredOn', to: 'producedOn' }))],
  ['a quote whose number stands in the name of the act alone', 'quote-number', rulePath, '"quote"', ({ version }) => void Object.assign(version.citation, { act: 'Decree of 10.5.2020', quote: 'не старше установленного возраста и не ниже установленного класса' })],
  ['no rows, though the rule names one', 'missing-file', 'dossiers.json', null, (rules) => void delete (rules as Partial<Rules>).dossiers],
  ['a fact that would be given as an option', 'fact', 'facts.json', '"lang": {', ({ facts }) => void (facts.facts['lang'] = labelled({ lang: fact('text') })['lang'] as object)],
  ['a fact that every object has', 'fact', 'facts.json', '"constructor"', ({ facts }) => void (facts.facts['constructor'] = fact('text'))],
  ['a fact that can be changed until a day of the goods', 'shape', 'facts.json', '"changeableUntil"', ({ facts }) => void Object.assign(facts.facts['equipment'] as object, { changeable: true, changeableUntil: 'producedOn' })],
  ['a heading of two facts', 'duplicate', 'facts.json', '"Lenght"', ({ facts }) => void Object.assign(facts.facts, { lengthMm: { ...facts.facts['lengthMm'], headings: ['LENGHT'] }, equipment: { ...facts.facts['equipment'], headings: ['Lenght'] } })],
  ['two cases with the same facts', 'duplicate', casesPath, ['again', '"facts"'], ({ cases }) => void cases.push({ name: 'again', facts: { ...cases[0]?.facts }, expect: 'complies' })],
  ['one rule at odds with two', 'contradiction', 'kz/left-hand/rule.json', '"requires"', (rules) => {
    beside(rules, 'left-hand', bySteering(left), steering)
    for (const usage of ['new', 'used']) {
      const right = (version: Rules['version']) => Object.assign(bySteering({ ...left, value: 'right' })(version), { scope: { all: [{ condition: 'cars' }, { fact: 'usage', operator: 'equal', value: usage }] } })
      beside(rules, `right-hand-${usage}`, right, mirrored.map((one) => ({ ...one, facts: { ...one.facts, usage } })))
    }
  }],
  ['no quote', 'citation', rulePath, '"citation"', ({ version }) => void delete version.citation['quote']],
  ['an address without its scheme', 'citation-url', rulePath, '"url"', ({ version }) => void (version.citation['url'] = 'law.example/act')],
  ['a quote that is a whole article', 'quote', rulePath, '"quote"', ({ version }) => void (version.citation['quote'] = '5 лет. '.repeat(80))],
  ['a quote without the number', 'quote-number', rulePath, '"quote"', ({ version }) => void (version.citation['quote'] = 'не старше десяти лет и не ниже установленного класса')],
  ['a quote whose limit is the next number', 'quote-number', rulePath, '"quote"', ({ version }) => void (version.citation['quote'] = 'не ниже класса 5 и не старше 11 лет')],
  ['a source that nobody looked at for long', 'checked-on', rulePath, '"checkedOn"', ({ version }) => void (version.checkedOn = '2025-11-24')],
  ['a source looked at tomorrow', 'checked-on', rulePath, '"checkedOn"', ({ version }) => void (version.checkedOn = '2026-11-26')],
  ['a recalled rule that blocks', 'severity', rulePath, '"severity"', ({ rule }) => void (rule.confidence = 'recalled')],
  ['what is left out not said', 'leaves-out', rulePath, 1, ({ rule }) => void (rule.encodes = 'partly-may-miss')],
  ['an act that is not named yet', 'placeholder', rulePath, '"act"', ({ version }) => void (version.citation['act'] = '[to be named]')],
  ['a row that is none', 'dossier', rulePath, '"KZ-99"', ({ rule }) => void (rule.dossier = ['KZ-99'])],
  ['a row that is no rule', 'dossier', rulePath, '"KZ-01"', ({ dossiers }) => void Object.assign(dossiers.rows['KZ-01'] ?? {}, { noRule: { en: 'A definition.' } })],
  ['a row that is no rule in part, without the reason', 'shape', 'dossiers.json', '"KZ-01"', ({ dossiers }) => void Object.assign(dossiers.rows['KZ-01'] ?? {}, { part: 'the definition' })],
  ['a market twice', 'duplicate', rulePath, '"markets"', ({ rule }) => void (rule.markets = ['KZ', 'KZ'])],
  ['a scope that excludes itself', 'never-applies', rulePath, '"scope"', alsoInScope({ fact: 'usage', operator: 'equal', value: 'new' })],
  ['a scope before the version', 'never-applies', rulePath, '"scope"', alsoInScope({ fact: 'declaredOn', operator: 'lessThan', value: '2019-01-01' })],
  ['a scope in another market', 'never-applies', rulePath, '"scope"', alsoInScope({ fact: 'market', operator: 'equal', value: 'UZ' })],
  ['a requirement that the scope excludes', 'never-complies', rulePath, '"requires"', alsoRequires({ fact: 'usage', operator: 'equal', value: 'new' })],
  ['a requirement that excludes itself', 'never-complies', rulePath, '"requires"', alsoRequires({ fact: 'euroClass', operator: 'lessThan', value: 5 })],
  ['a requirement that the scope says already', 'always-holds', rulePath, '"requires"', ({ version }) => void (version.requires = { any: [version.requires, { condition: 'used' }] })],
  ['a requirement that one or the other always meets', 'always-holds', rulePath, '"requires"', ({ version }) => void (version.requires = { any: [euroClass, { ...euroClass, operator: 'lessThan' }] })],
  ['two rules that ask for opposites', 'contradiction', 'kz/right-hand/rule.json', '"requires"', (rules) => {
    beside(rules, 'left-hand', bySteering(left), steering)
    beside(rules, 'right-hand', bySteering({ ...left, value: 'right' }), mirrored)
  }],
  ['a rule that a stricter one makes needless', 'shadowed', 'kz/left-hand-of-used/rule.json', '"2020-01-01"', (rules) => {
    beside(rules, 'left-hand', bySteering(left), steering)
    beside(rules, 'left-hand-of-used', (version) => void Object.assign(bySteering(left)(version), { scope: { all: [{ condition: 'cars' }, { condition: 'used' }] } }), steering.map((one) => ({ ...one, facts: { ...one.facts, usage: 'used' } })))
  }],
  ['a fact that nobody asks for', 'unused-fact', 'facts.json', '"doors"', ({ facts }) => void (facts.facts['doors'] = fact('number', { integer: true }))],
  ['a shared condition that nobody names', 'unused-condition', 'conditions.json', '"left": {', ({ conditions }) => void (conditions['left'] = left)],
  ['no case of the first day', 'cases', casesPath, 1, ({ cases }) => void Object.assign(cases[8]?.facts ?? {}, { declaredOn: '2020-01-02' })],
  ['no case that cannot tell', 'cases', casesPath, 1, ({ cases }) => void cases.pop()],
  ['a case with a misspelt fact', 'case-facts', casesPath, ['a car of class 5', '"facts"'], ({ cases }) => void Object.assign(cases[0]?.facts ?? {}, { euroclass: 5 })],
  ['a threshold moved away from its cases', 'case-threshold', casesPath, 1, ({ version }) => void ((version.requires as { all: object[] }).all[0] = { ...euroClass, value: 6 })],
  ['an age moved away from its cases', 'case-threshold', casesPath, 1, ({ version }) => void ((version.requires as { all: { any?: object[] }[] }).all[1]?.any?.splice(0, 1, { ...age({}), value: 9 }))],
  ['a fact that the cases do not know', 'case-answer', casesPath, ['class 4', '"expect"'], ({ version, cases }) => {
    void ((version.scope as { all: unknown[] }).all.push(left))
    delete cases[1]?.facts['steeringSide']
  }],
  ['an alternative forgotten', 'over-broad', casesPath, ['old, with ABS', '"expect"'], ({ version }) => void ((version.requires as { all: { any?: object[] }[] }).all[1]?.any?.pop())],
  ['a limit of the scope forgotten', 'over-broad', casesPath, ['of 3501 kg', '"expect"'], (rules) => void Object.assign(rules.version, { scope: { all: [{ condition: 'cars' }, { condition: 'used' }] } })],
  ['an alternative too many', 'over-narrow', casesPath, ['a day older', '"expect"'], ({ version }) => void ((version.requires as { all: { any?: object[] }[] }).all[1]?.any?.push({ fact: 'steeringSide', operator: 'equal', value: 'left' }))],
  ['a scope too small', 'over-narrow', casesPath, ['a car of class 5', '"expect"'], alsoInScope({ fact: 'equipment', operator: 'contains', value: 'esc' })],
]

it('finds nothing in the good rule', async () => expect(await found(filesOf(goodRules()))).toEqual([]))

it('breaks the rule in every way that has a code', () => {
  expect(new Set(mutations.map(([, code]) => code)).size).toBeGreaterThanOrEqual(38)
})

it.each(mutations)('tells of %s in one finding', async (_, code, file, line, mutate) => {
  const rules = goodRules()
  mutate(rules)
  const files = filesOf(rules)
  if (code === 'missing-file') delete files[file]
  const findings = await found(files)
  expect(findings.map(findingText)).toHaveLength(1)
  expect(findings[0]).toMatchObject({ code, file: `rules/${file}`, line: lineOf(files[file] ?? '', line) })
})

/** Everything inside a file, by its path. */
function pathsIn(value: unknown, path: PropertyKey[] = []): PropertyKey[][] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([key, member]) => pathsIn(member, [...path, Array.isArray(value) ? Number(key) : key]))]
}

it('has words of its own for whatever stands where, and never those of the schema library', () => {
  const { rule, cases, facts, conditions } = goodRules()
  const odd = [1.5, -1, 1e308, '', ' ', 'x'.repeat(2_100), null, true, [], {}, [[]], Array.from({ length: 600 }, (_, index) => `x${index}`), { a: 1 }]
  const messages = ([[rule, Rule], [cases, Cases], [facts, FactDictionary], [conditions, Conditions]] as const).flatMap(([value, schema]) =>
    pathsIn(value).slice(0, 40).flatMap((path) => odd.flatMap((one) => {
      const file = jsonFileOf(written(changedAt(JSON.parse(written(value)), path, one)), 'file.json')
      const read = Array.isArray(file) ? file : shaped(file, schema as z.ZodType)
      return Array.isArray(read) ? (read as Partial<Finding>[]).flatMap(({ message }) => message ?? []) : []
    })))
  expect(messages.length).toBeGreaterThan(500)
  expect(messages.filter((message) => /Invalid |Too (big|small)|received|Unrecognized|undefined|Infinity/.test(message))).toEqual([])
})

function changedAt(value: unknown, [key, ...below]: PropertyKey[], put: unknown): unknown {
  if (key === undefined) return put
  const inner = value as Record<PropertyKey, unknown>
  inner[key] = changedAt(inner[key], below, put)
  return inner
}

function lineOf(content: string, line: (typeof mutations)[number][3]): number | null {
  if (line === null || typeof line === 'number') return line
  const lines = content.split('\n')
  if (typeof line === 'string') return lines.findLastIndex((one) => one.includes(line)) + 1
  const above = lines.findIndex((one) => one.includes(line[0]))
  return lines.findIndex((one, index) => index >= above && one.includes(line[1])) + 1
}
