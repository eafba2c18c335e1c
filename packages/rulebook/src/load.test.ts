// A rule file may be broken in many ways; each gets one message that names the file, the place and the cure.
import { cp, mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { findingText } from './finding.ts'
import { folderName } from './folder-name.ts'
import { loadRules, openRulebook } from './load.ts'

const folder = await mkdtemp(join(tmpdir(), 'sextant-rules-'))
afterAll(() => rm(folder, { recursive: true }))

const real = join(import.meta.dirname, '../../../rules')

const version = {
  scope: { all: [{ fact: 'category', operator: 'in', value: ['M1', 'N1'] }, { condition: 'used' }] },
  requires: { fact: 'euroClass', operator: 'greaterThanInclusive', value: 5 },
  otherwise: { severity: 'block', remedy: { en: 'Ship a newer car.', zh: '改运较新的车辆。' } },
  citation: { act: 'Act 1', provision: '13', url: 'https://law.example/1', language: 'ru', quote: 'Не ниже пятого класса.' },
  checkedOn: '2026-11-22',
}
const rule = {
  $schema: '../../rule.schema.json',
  id: 'kz-euro-class',
  title: { en: 'Ecological class', zh: '环保等级', ru: 'Экологический класс' },
  markets: ['KZ'],
  side: 'import',
  kind: 'emission',
  mast: 'B7',
  status: 'active',
  encodes: 'fully',
  confidence: 'confirmed',
  decidedOn: 'declaredOn',
  versions: { '2020-01-01': version } as Record<string, unknown>,
}
const facts = { category: 'M1', usage: 'used', declaredOn: '2020-01-01', euroClass: 5 }
const cases: unknown[] = [
  { name: 'class 5', facts, expect: 'complies' },
  { name: 'class 4', facts: { ...facts, euroClass: 4 }, expect: 'breach' },
  { name: 'the day before', facts: { ...facts, declaredOn: '2019-12-31', euroClass: 4 }, expect: 'out-of-scope' },
  { name: 'a later day, class unknown', facts: { ...facts, declaredOn: '2021-06-01', euroClass: null }, expect: 'cannot-tell' },
]

interface Files {
  rule?: unknown
  cases?: unknown
  ruleText?: string | Buffer
  path?: string
  conditions?: unknown
  facts?: (facts: { [key: string]: unknown; orderDays: string[]; facts: Record<string, Record<string, unknown>> }) => void
  lay?: (rules: string) => Promise<unknown>
}

async function findingsOf(files: Files): Promise<string[]> {
  const rules = await mkdtemp(join(folder, 'case-'))
  const dictionary = JSON.parse(await readFile(join(real, 'facts.json'), 'utf8'))
  files.facts?.(dictionary)
  await writeFile(join(rules, 'facts.json'), JSON.stringify(dictionary, null, 2))
  if (files.conditions === undefined) await cp(join(real, 'conditions.json'), join(rules, 'conditions.json'))
  else await writeFile(join(rules, 'conditions.json'), JSON.stringify(files.conditions))
  const path = join(rules, files.path ?? 'kz/euro-class')
  await mkdir(path, { recursive: true })
  await writeFile(join(path, 'rule.json'), files.ruleText ?? JSON.stringify(files.rule ?? rule, null, 2))
  await writeFile(join(path, 'cases.json'), JSON.stringify(files.cases ?? cases))
  await files.lay?.(rules)
  return (await loadRules(rules, { cases: 'read', named: 'rules' })).findings.map(findingText)
}

const withVersion = (change: Record<string, unknown>) => ({ rule: { ...rule, versions: { '2020-01-01': { ...version, ...change } } } })
const withRequires = (requires: unknown) => withVersion({ requires })
const withRule = (change: Record<string, unknown>) => ({ rule: { ...rule, ...change } })
const clause = (change: Record<string, unknown>) => withRequires({ ...version.requires, ...change })
const at = 'rules/kz/euro-class/rule.json'
const text = JSON.stringify(rule, null, 2)

const broken: [string, Files, RegExp][] = [
  ['a fact that is none', clause({ fact: 'euroClas' }), /at versions\["2020-01-01"\]\.requires\.fact: "euroClas" is not a fact; did you mean "euroClass"\?/],
  ['a fact of the prototype', clause({ fact: 'constructor' }), /"constructor" is not a fact/],
  ['a misspelt operator', clause({ operator: 'greaterThanInclusiv' }), /requires\.operator: "greaterThanInclusiv" is not an operator; did you mean "greaterThanInclusive"\?/],
  ['an operator of the engine that is not of the dialect', clause({ operator: 'not:equal' }), /"not:equal" is not an operator/],
  ['an operator that the type does not know', withRequires({ fact: 'steeringSide', operator: 'lessThan', value: 'left' }), /lessThan cannot be asked of steeringSide, which is of type enum; use one of equal/],
  ['a value of the wrong type', clause({ value: '5' }), /requires\.value: found "5"; expected a number, without quotes for euroClass/],
  ['a value outside the enumeration', withRequires({ fact: 'steeringSide', operator: 'equal', value: 'lefft' }), /found "lefft"; expected one of left, right; did you mean "left"\?/],
  ['a text where a list belongs, which would match substrings', withRequires({ fact: 'category', operator: 'in', value: 'M1' }), /in takes a list, such as \["M1"\]/],
  ['a list where one value belongs', withRequires({ fact: 'category', operator: 'equal', value: ['M1'] }), /equal takes one value/],
  ['a day that does not exist', withRequires({ fact: 'producedOn', operator: 'lessThan', value: '2026-02-30' }), /found "2026-02-30"; expected a whole day/],
  ['two facts of different types compared', clause({ value: { fact: 'category' } }), /euroClass \(number\) cannot be compared by greaterThanInclusive with category \(enum\)/],
  ['an empty group', withRequires({ all: [] }), /an empty "all" would hold for everything/],
  ['a "not"', withRequires({ not: { fact: 'euroClass', operator: 'equal', value: 4 } }), /there is no "not"; use the complement/],
  ['a "path"', clause({ path: '$.x' }), /facts are flat, so there is no "path"/],
  ['an unknown key in a comparison', clause({ priority: 5 }), /requires\.priority|the key "priority" is not known/],
  ['an unknown key in the rule', withRule({ severty: 'block' }), /the key "severty" is not known here; did you mean "severity"\?/],
  ['a shared condition that is none', withRequires({ condition: 'usedd' }), /there is no shared condition "usedd"; did you mean "used"\?/],
  ['shared conditions in a circle', { conditions: { used: { any: [{ condition: 'again' }, { fact: 'usage', operator: 'equal', value: 'used' }] }, again: { all: [{ condition: 'used' }] } } }, /contains itself: .* → /],
  ['params that the derived fact does not take', withRequires({ fact: 'elapsed', params: { from: 'producedOn', to: 'declaredOn', unit: 'weeks', count: 'complete' }, operator: 'lessThan', value: 3 }), /params\.unit: elapsed: /],
  ['a derived fact of facts that are no days', withRequires({ fact: 'elapsed', params: { from: 'make', to: 'declaredOn', unit: 'days', count: 'complete' }, operator: 'lessThan', value: 3 }), /elapsed cannot be computed from make, which is of type text/],
  ['params for a fact that takes none', clause({ params: { x: 1 } }), /euroClass is not computed and takes no params/],
  ['conditions nested without end', withRequires(nested(12)), /conditions may be nested 8 deep at most/],
  ['no citation', withVersion({ citation: undefined }), /versions\["2020-01-01"\]\.citation: is missing; expected an object/],
  ['no quote', withVersion({ citation: { ...version.citation, quote: undefined } }), /citation\.quote: is missing; only a recalled rule may lack it/],
  ['a quote that is too long', withVersion({ citation: { ...version.citation, quote: 'x'.repeat(401) } }), /a quote has 400 characters at most/],
  ['an address that is not http', withVersion({ citation: { ...version.citation, url: 'file:///etc/passwd' } }), /is not an http\(s\) address/],
  ['two versions with the same text', withRule({ versions: { '2020-01-01': version, '2021-01-01': { ...version, checkedOn: '2026-11-21' } } }), /says the same as the version of 2020-01-01/],
  ['a version keyed by no day', withRule({ versions: { '2020-13-01': version } }), /"2020-13-01" is not a day; a version is keyed by the day it takes effect/],
  ['a rule that ends before it begins', withRule({ versions: { '2019-01-01': null, '2020-01-01': version } }), /a rule cannot end before it begins/],
  ['an id that is not the path', withRule({ id: 'kz-euro-clas' }), /found "kz-euro-clas"; the path is the id, so expected "kz-euro-class"/],
  ['a market that is none', withRule({ markets: ['KZ', 'XX'] }), /"XX" is not a market/],
  ['a folder of another market', withRule({ markets: ['UZ'] }), /lies in the folder of KZ but does not name that market/],
  ['a deciding day that is no day', withRule({ decidedOn: 'colour' }), /found "colour"; expected a fact of type day/],
  ['a severity that is none', withVersion({ otherwise: { ...version.otherwise, severity: 'blocked' } }), /found "blocked"; expected one of block, act, watch; did you mean "block"\?/],
  ['a recalled rule that blocks', withRule({ confidence: 'recalled' }), /a rule whose confidence is recalled is at most "watch"/],
  ['a rule that does not say what it leaves out', withRule({ encodes: 'partly-may-miss' }), /says what it leaves out; write it in leavesOut/],
  ['no Chinese title', withRule({ title: { en: 'x', ru: 'x' } }), /title\.zh: is missing; expected a text/],
  ['no Chinese remedy', withVersion({ otherwise: { severity: 'block', remedy: { en: 'x' } } }), /remedy\.zh: is missing/],
  ['JSON with a comma too many', { ruleText: text.replace(/\n}$/, ',\n}') }, /rule\.json:\d+: is not JSON/],
  ['JSON that is cut off', { ruleText: text.slice(0, 200) }, /is not JSON/],
  ['JSON with a comment', { ruleText: `// mine\n${text}` }, /is not JSON: a comment stands here/],
  ['a key that stands twice, of which JSON would drop one', { ruleText: text.replace('"side": "import",', '"side": "import",\n  "side": "export",') }, /rule\.json:\d+: has the key "side" twice/],
  ['brackets without end', { ruleText: '['.repeat(200_000) }, /is nested more than 40 deep/],
  ['a list', { ruleText: '[]' }, /found \[\]; expected an object/],
  ['an empty file', { ruleText: '' }, /is not JSON|is empty/],
  ['bytes that are not UTF-8', { ruleText: Buffer.from([0x7b, 0xff, 0xfe, 0x7d]) }, /is not UTF-8/],
  ['a byte order mark', { ruleText: `\uFEFF${text}` }, /begins with a byte order mark/],
  ['a file without end', { ruleText: ' '.repeat(1_000_001) }, /has 1000001 bytes; at most 1000000 are read/],
  ['cases without a breach', { cases: cases.filter((one) => (one as { expect: string }).expect !== 'breach') }, /no case expects breach|no case has 4/],
  ['cases without the day before', { cases: cases.map((one, index) => (index === 2 ? { name: 'a van too', facts: { ...facts, category: 'O1' }, expect: 'out-of-scope' } : one)) }, /no case has 2019-12-31; add one of each/],
  ['cases without the boundary', { cases: cases.map((one, index) => (index === 1 ? { name: 'class 3', facts: { ...facts, euroClass: 3 }, expect: 'breach' } : one)) }, /euroClass is compared with 5, but no case has 4; add the boundary/],
  ['a case with a fact that is none', { cases: [...cases, { name: 'x', facts: { ...facts, color: 'red' }, expect: 'complies' }] }, /"color" is not a fact; did you mean "colour"\?/],
  ['a case that expects what no verdict is', { cases: [...cases, { name: 'x', facts, expect: 'complied' }] }, /found "complied"; expected one of .*did you mean "complies"\?/],
]

/** Of these a stranger, or a tired analyst, gets one message and no second one that follows from it. */
const hostile: [string, Files, RegExp][] = [
  ['shared conditions that are not read, on which every rule rests', { conditions: [] }, /^rules\/conditions\.json:1: found \[\]; expected an object/],
  ['a shared condition without anything in it', { conditions: { used: {} } }, /at used: a condition is an object with/],
  ['shared conditions that name each other in a ring', { conditions: { used: { condition: 'b' }, b: { condition: 'c' }, c: { condition: 'used' } } }, /at b: the shared condition contains itself: b → c → used → b/],
  ['shared conditions that double thirty times', { ...withRequires({ condition: 'c0' }), conditions: { used: { fact: 'usage', operator: 'equal', value: 'used' }, ...Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`c${index}`, index === 29 ? version.requires : { all: [{ condition: `c${index + 1}` }, { condition: `c${index + 1}` }] }])) } }, /comes to 536870912 comparisons; at most 1000 are read \[group\]/],
  ['a key that schemas pass over', { ruleText: text.replace('{', '{ "__proto__": { "status": "retired" },') }, /rule\.json:1: has the key "__proto__"/],
  ['a title that steers the terminal', withRule({ title: { ...rule.title, en: 'a\u001B[31mb' } }), /at title\.en: holds the invisible character U\+001B; remove it/],
  ['a quote of spaces', withVersion({ citation: { ...version.citation, quote: '   ' } }), /citation\.quote: is empty; expected a text/],
  ['a comparison without an operator', clause({ operator: undefined }), /requires\.operator: is missing/],
  ['a number beyond all numbers', { ruleText: text.replace('"value": 5', '"value": 1e400') }, /requires\.value: found a number that is too large; a value is true or false/],
  ['a number that the fact never has', clause({ value: 99 }), /found 99; expected 7 or less for euroClass/],
  ['a month that no year has', withRequires({ fact: 'monthOf', params: { day: 'declaredOn' }, operator: 'equal', value: 13 }), /found 13; expected 12 or less for monthOf/],
  ['a text in another form than it is kept', withRequires({ fact: 'make', operator: 'equal', value: 'BYD ' }), /found "BYD "; expected it in the form in which it is kept: "BYD" for make/],
  ['a fact compared with itself', clause({ value: { fact: 'euroClass' } }), /euroClass is compared with itself/],
  ['the time from a day to the same day', withRequires({ fact: 'elapsed', params: { from: 'producedOn', to: 'producedOn', unit: 'days', count: 'complete' }, operator: 'lessThan', value: 3 }), /from and to are both "producedOn"/],
  ['a derived fact without params', withRequires({ fact: 'elapsed', operator: 'lessThan', value: 3 }), /elapsed is computed from others; give it params: from, to, unit, count/],
  ['a version of a year that no law knows', withRule({ versions: { '0000-01-01': version } }), /versions\["0000-01-01"\]: "0000-01-01" is not a day/],
  ['no case', { cases: [] }, /holds no case/],
  ['a case with a day that is none', { cases: cases.map((one, index) => (index === 0 ? { ...(one as object), facts: { ...facts, declaredOn: '2020-02-30' } } : one)) }, /declaredOn is "2020-02-30"/],
  ['a case in a market that the rule does not name', { cases: [...cases, { name: 'x', facts: { ...facts, market: 'UZ' }, expect: 'complies' }] }, /\[4\]\.facts\.market: found "UZ"; the rule is asked only in KZ/],
  ['a dictionary without facts', { facts: (all) => (all.facts = {}) }, /at facts: define at least one fact/],
  ['a dictionary without the fact by which rules are picked', { facts: (all) => delete all.facts['market'] }, /at facts\.market: rules are picked by this fact/],
  ['a fact that bears the name of a derived one', { facts: (all) => (all.facts['elapsed'] = all.facts['seats'] ?? {}) }, /at facts\.elapsed: "elapsed" is computed by Sextant itself/],
  ['a number of which none is small enough', { facts: (all) => Object.assign(all.facts['seats'] ?? {}, { min: 9, max: 1 }) }, /at facts\.seats\.min: 9 is more than max, 1/],
  ['a day that stands twice in the order', { facts: (all) => all.orderDays.push('shipsOn') }, /"shipsOn" stands twice; keep one/],
  ['a folder in capitals', { lay: (rules) => rename(join(rules, 'kz/euro-class'), join(rules, 'kz/Euro-Class')) }, /^rules\/kz\/Euro-Class: a folder is named by lower-case words/],
  ['a market folder with a hyphen, by which two rules could have one id', { lay: (rules) => rename(join(rules, 'kz'), join(rules, 'kz-euro')) }, /^rules\/kz-euro: a folder is named by one lower-case word/],
  ['a folder that is a link, which would be passed over', { lay: async (rules) => (await rename(join(rules, 'kz'), join(folder, 'elsewhere')), symlink(join(folder, 'elsewhere'), join(rules, 'kz'))) }, /^rules\/kz: is a link, and links are not followed/],
  ['a rule that lies too high', { lay: (rules) => rename(join(rules, 'kz/euro-class/rule.json'), join(rules, 'kz/rule.json')).then(() => rm(join(rules, 'kz/euro-class'), { recursive: true })) }, /^rules\/kz\/rule\.json: is not read here/],
  ['a file that nothing reads', { lay: (rules) => writeFile(join(rules, 'kz/euro-class/case.json'), '[]') }, /^rules\/kz\/euro-class\/case\.json: is not read/],
  ['no rule at all', { lay: (rules) => rm(join(rules, 'kz'), { recursive: true }) }, /^rules: holds no rule/],
]

function nested(depth: number): unknown {
  return depth === 0 ? version.requires : { all: [nested(depth - 1)] }
}

describe('the loader', () => {
  it('takes a rule that is whole', async () => expect(await findingsOf({})).toEqual([]))

  it.each(broken)('refuses %s in one message', async (_, files, message) => {
    const findings = await findingsOf(files)
    const telling = [...new Set(findings.map((line) => line.replace(/:\d+ at |:\d+: /, ': ')))]
    expect(findings.join('\n')).toMatch(message)
    // A circle is reported for each condition in it; a missing breach also lacks its boundary.
    expect(telling.length).toBeLessThanOrEqual(2)
    expect(findings[0]).toMatch(/^rules\//)
    expect(findings.join('\n')).not.toContain(folder)
  })

  it.each(hostile)('says one thing of %s', async (_, files, message) => {
    const findings = await findingsOf(files)
    expect(findings).toHaveLength(1)
    expect(findings[0]).toMatch(message)
  })

  it('names the line at which the mistake stands', async () => {
    const [finding] = await findingsOf(clause({ fact: 'euroClas' }))
    const line = JSON.stringify(clause({ fact: 'euroClas' }).rule, null, 2).split('\n').findIndex((one) => one.includes('euroClas"')) + 1
    expect(finding).toMatch(new RegExp(`^${at}:${line} at `))
  })

  it('does not follow a link out of the folder', async () => {
    const rules = await mkdtemp(join(folder, 'link-'))
    await cp(join(real, 'facts.json'), join(rules, 'facts.json'))
    await cp(join(real, 'conditions.json'), join(rules, 'conditions.json'))
    await mkdir(join(rules, 'kz/euro-class'), { recursive: true })
    await symlink('/etc/hostname', join(rules, 'kz/euro-class/rule.json'))
    expect((await loadRules(rules, { cases: 'leave', named: 'rules' })).findings.map(findingText)).toEqual([`${at}: is not a plain file; links and folders are not followed [json]`])
  })
})

describe('a rulebook', () => {
  it('has the digest of its contents, whatever the order of the keys', async () => {
    const digestOf = async (ruleText: string) => {
      const rules = await mkdtemp(join(folder, 'digest-'))
      await cp(join(real, 'facts.json'), join(rules, 'facts.json'))
      await cp(join(real, 'conditions.json'), join(rules, 'conditions.json'))
      await mkdir(join(rules, 'kz/euro-class'), { recursive: true })
      await writeFile(join(rules, 'kz/euro-class/rule.json'), ruleText)
      return (await openRulebook(rules)).digest
    }
    const turned = JSON.stringify(Object.fromEntries(Object.entries(rule).reverse()))
    expect(await digestOf(text)).toBe(await digestOf(turned))
    expect(await digestOf(text)).not.toBe(await digestOf(text.replace('"value": 5', '"value": 4')))
  })

  it('with a mistake in it is not opened', async () => {
    const rules = await mkdtemp(join(folder, 'refused-'))
    await cp(join(real, 'facts.json'), join(rules, 'facts.json'))
    await cp(join(real, 'conditions.json'), join(rules, 'conditions.json'))
    await mkdir(join(rules, 'kz/euro-class'), { recursive: true })
    await writeFile(join(rules, 'kz/euro-class/rule.json'), '{}')
    await expect(openRulebook(rules)).rejects.toThrow(join(rules, 'kz/euro-class/rule.json'))
  })
})

it('a folder is named from the working directory where it lies below it, else in full', () => {
  expect(folderName(join(process.cwd(), 'rules'))).toBe('rules')
  expect(folderName(process.cwd())).toBe('.')
  expect(folderName('/nope')).toBe('/nope')
  expect(folderName(`${process.cwd()}-other/rules`)).toBe(`${process.cwd()}-other/rules`)
})
