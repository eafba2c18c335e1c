// What json-rules-engine takes and our dialect refuses when a rule is loaded: where it stands, and what to write instead.
import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type FindingCode, findingText, loadRules } from '@sextant/rulebook'
import { Engine, type RuleProperties, type TopLevelCondition } from 'json-rules-engine'
import { afterAll, describe, expect, it } from 'vitest'

const own = join(import.meta.dirname, '../rules')
const folder = await mkdtemp(join(tmpdir(), 'sextant-dialect-'))
afterAll(() => rm(folder, { recursive: true }))
await mkdir(join(folder, 'kz'))
for (const name of ['facts.json', 'conditions.json', 'kz/right-hand-drive']) await cp(join(own, name), join(folder, name), { recursive: true })
const place = 'kz/right-hand-drive/rule.json'
const rule = JSON.parse(await readFile(join(folder, place), 'utf8')) as { versions: Record<string, { requires: unknown } | null> }
const from = Object.keys(rule.versions)[0] ?? ''

/** What is found in the rule with this requirement and these keys. */
async function found(requires: unknown, keys: object = {}) {
  const versions = { ...rule.versions, [from]: { ...rule.versions[from], requires } }
  const instead = new Map([[place, JSON.stringify({ ...rule, ...keys, versions }, null, 1)]])
  const { findings } = await loadRules(folder, { cases: 'leave', named: 'rules', instead })
  return findings
}

async function stock(condition: object, more: Partial<RuleProperties> = {}): Promise<boolean> {
  const engine = new Engine([{ conditions: { all: [condition] } as TopLevelCondition, event: { type: 'holds' }, ...more }])
  engine.addOperator<string, string>('startsWith', (fact, value) => fact.startsWith(value))
  const { results } = await engine.run({ steeringSide: 'left', powertrain: 'hev', euroClass: 5, certificates: ['ccc', 'eaeu-epts'], batteries: { main: { kwh: 60 } }, engineCc: null, paintCode: 'RAL 5010' })
  return results.length === 1
}

const left = { fact: 'steeringSide', operator: 'equal', value: 'left' }
const refused: [what: string, condition: object, code: FindingCode, at: PropertyKey[], says: string][] = [
  ['a “not”', { not: { ...left, value: 'right' } }, 'shape', [], 'there is no "not"; use the complement of each operator (notEqual, notIn, doesNotContain, …)'],
  ['a “not” within a group', { all: [left, { not: { ...left, value: 'right' } }] }, 'shape', ['all', 1], 'there is no "not"'],
  ['a path into a fact', { fact: 'batteries', path: '$.main.kwh', operator: 'equal', value: 60 }, 'shape', ['path'], 'facts are flat, so there is no "path"; name the fact itself'],
  ['the priority of a comparison', { ...left, priority: 10 }, 'shape', ['priority'], 'the key "priority" is not known in a condition; remove it'],
  ['the priority of a group', { all: [left], priority: 10 }, 'shape', ['priority'], 'the key "priority" is not known in a condition; remove it'],
  ['an “all” of nothing, which holds', { all: [] }, 'group', ['all'], 'an empty "all" would hold for everything; give it at least one condition'],
  ['an “any” of nothing, which holds too', { all: [left, { any: [] }] }, 'group', ['all', 1, 'any'], 'an empty "any" would hold for everything; give it at least one condition'],
  ['a word looked for within a word', { fact: 'powertrain', operator: 'in', value: 'phev' }, 'value', ['value'], 'found "phev"; in takes a list, such as ["phev"]'],
  ['a list of numbers', { fact: 'euroClass', operator: 'in', value: [5, 6] }, 'shape', ['value'], 'a value is true or false, a number, a text, a list of texts'],
  ['a number looked for in a list', { fact: 'euroClass', operator: 'notIn', value: ['4'] }, 'operator', ['operator'], 'notIn cannot be asked of euroClass, which is of type number; use one of equal, notEqual, lessThan'],
  ['nothing as a value', { fact: 'engineCc', operator: 'equal', value: null }, 'shape', ['value'], 'found null; a value is true or false, a number, a text'],
  ['a fact of one’s own', { fact: 'paintCode', operator: 'equal', value: 'RAL 5010' }, 'fact', ['fact'], '"paintCode" is not a fact; add it to rules/facts.json, or name one that is there'],
  ['an operator of one’s own', { fact: 'powertrain', operator: 'startsWith', value: 'h' }, 'operator', ['operator'], '"startsWith" is not an operator'],
  ['a negated operator', { ...left, operator: 'not:equal', value: 'right' }, 'operator', ['operator'], '"not:equal" is not an operator; did you mean "notEqual"?'],
  ['an operator for every item', { fact: 'certificates', operator: 'everyFact:in', value: ['ccc', 'eaeu-epts'] }, 'operator', ['operator'], '"everyFact:in" is not an operator'],
  ['an operator for some item', { fact: 'certificates', operator: 'someFact:equal', value: 'ccc' }, 'operator', ['operator'], '"someFact:equal" is not an operator'],
  ['an operator with its sides swapped', { fact: 'powertrain', operator: 'swap:contains', value: ['hev'] }, 'operator', ['operator'], '"swap:contains" is not an operator'],
]

describe('a rule is refused, though json-rules-engine takes it, for', () => {
  it.each(refused)('%s', async (_, condition, code, at, says) => {
    expect(await stock(condition)).toBe(true)
    const findings = await found(condition)
    expect(findings.map(findingText)).toHaveLength(1)
    expect(findings).toMatchObject([{ file: `rules/${place}`, line: expect.any(Number), code, path: ['versions', from, 'requires', ...at], weight: 'error', message: expect.stringContaining(says) }])
  })

  it.each(['priority', 'event', 'name', 'onSuccess'])('its key “%s”', async (key) => {
    const value = { priority: 10, event: { type: 'breach' }, name: 'x', onSuccess: () => {} }[key]
    expect(await stock(left, { [key]: value })).toBe(true)
    expect(await found(left, { [key]: String(value) })).toMatchObject([{ file: `rules/${place}`, line: expect.any(Number), code: 'shape', path: [key], message: expect.stringMatching(/^the key ".*" is not known here; /) }])
  })
})
