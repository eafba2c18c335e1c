// No rule that loads is left uncompiled today, so the rulebook is handed over as an object.
import { FactDictionary, Rule } from '@sextant/model'
import { expect, it } from 'vitest'
import { findingText } from './finding.ts'
import { jsonFileOf } from './json-file.ts'
import { lintCompiled } from './lint-compiled.ts'
import { rulebookOf } from './load.ts'

const label = { en: 'x', zh: 'x', ru: 'x' }
const list = (id: string) => ({ [id]: { type: 'list', of: 'goods', values: { abs: label, esc: label }, label, changeable: false } })
const facts = FactDictionary.parse({ orderDays: ['declaredOn'], facts: { ...list('equipment'), declaredOn: { type: 'day', of: 'order', label, changeable: false } } })
const abs = { fact: 'equipment', operator: 'contains', value: 'abs' }
const every = { fact: 'equipment', operator: 'everyFact:in', value: ['abs', 'esc'] }
const version = (requires: unknown) => ({
  scope: abs, requires, otherwise: { severity: 'block', remedy: label }, checkedOn: '2026-06-01',
  citation: { act: 'Act', provision: '1', url: 'https://law.example/', quote: 'as fitted' },
})
const rule = (id: string, versions: object) => ({ id, title: label, markets: ['KZ'], side: 'import', kind: 'equipment', mast: 'B7', status: 'active', encodes: 'fully', confidence: 'confirmed', decidedOn: 'declaredOn', versions })

function found(...rules: ReturnType<typeof rule>[]): string[] {
  const conditions = { fitted: every } as never
  return lintCompiled(rulebookOf({ facts, conditions, rules: rules.map((one) => Rule.parse(one)) }, null), (id) => {
    const file = jsonFileOf(JSON.stringify(rules.find((one) => one.id === id), null, 1), `rules/${id}/rule.json`)
    if (Array.isArray(file)) throw new Error('the file cannot be read')
    return file
  }).map(findingText)
}

it('names each version that is left to json-rules-engine, with the operator that it is left for', () => {
  const told = found(rule('kz-plain', { '2020-01-01': version(abs) }), rule('kz-every', { '2020-01-01': version(abs), '2026-01-01': version({ any: [abs, every] }), '2028-01-01': null }))
  expect(told).toEqual([expect.stringMatching(/^rules\/kz-every\/rule\.json:\d+ at versions\["2026-01-01"\]: warning: it is not compiled for "everyFact:in", and is left to json-rules-engine, .*; ask the same by equal, .*\[not-compiled\]$/)])
})

it('looks into shared conditions', () => {
  expect(found(rule('kz-shared', { '2020-01-01': version({ condition: 'fitted' }) }))).toHaveLength(1)
})

it('passes over what is compiled, has ended or is retired', () => {
  expect(found(rule('kz-plain', { '2020-01-01': version(abs), '2026-01-01': null }), { ...rule('kz-old', { '2020-01-01': version(every) }), status: 'retired' })).toEqual([])
})
