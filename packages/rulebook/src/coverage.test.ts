import { join } from 'node:path'
import type { Rule, Subject } from '@sextant/model'
import { expect, it } from 'vitest'
import { coverageOf } from './coverage.ts'
import { Dossiers } from './dossiers.ts'
import { loadRules } from './load.ts'

const { rulebook, cases } = await loadRules(join(import.meta.dirname, '../../../rules'), { cases: 'read' })
const steering = rulebook.rules.find(({ id }) => id === 'kz-right-hand-drive') as Rule
const dossiers = Dossiers.parse({
  rows: {
    'KZ-01': { markets: ['KZ'], title: 'Steering', confidence: 'confirmed' },
    'KZ-02': { markets: ['KZ'], title: 'A definition', confidence: 'recalled', noRule: { en: 'Nothing to test.' } },
    'EAEU-01': { markets: ['KZ', 'RU'], title: 'Framework', confidence: 'confirmed' },
  },
})
const one = { ...rulebook, rules: [{ ...steering, dossier: ['KZ-01'] }] }
const ready = (facts: Subject, expected: 'breach' | 'complies') => ({ case: { name: 'x', facts, expect: expected }, subject: { market: 'KZ', category: 'M1', ...facts } })

it('counts rows and rules by market and union, and says which rows nobody reached', () => {
  const { places, noRule, notReached } = coverageOf({ rulebook: one, cases, dossiers })
  expect(places.map(({ partly: _, ...place }) => place)).toEqual([
    { place: 'KZ', rows: 2, encoded: 1, noRule: 1, rules: 1, versions: Object.keys(steering.versions).length },
    { place: 'EAEU', rows: 1, encoded: 0, noRule: 0, rules: 0, versions: 0 },
  ])
  expect([noRule.map(({ id }) => id), notReached.map(({ id }) => id)]).toEqual([['KZ-02'], ['EAEU-01']])
})

it('says which versions no case breaches, and which comparisons no case turns', () => {
  const left = ready({ declaredOn: '2026-06-15', steeringSide: 'left' }, 'complies')
  const shown = (list: ReturnType<typeof ready>[]) => coverageOf({ rulebook: one, cases: new Map([[steering.id, list]]), dossiers }).rules[0]
  expect(shown([left])?.neverBreached).toContain('2015-01-01')
  expect(shown([left])?.neverFalse).toContainEqual({ part: 'requires', comparison: { fact: 'steeringSide', operator: 'equal', value: 'left' } })
  const right = ready({ declaredOn: '2026-06-15', steeringSide: 'right' }, 'breach')
  expect(shown([left, right])?.neverBreached).not.toContain('2015-01-01')
  expect(shown([left, right])?.neverFalse.some(({ part }) => part === 'requires')).toBe(false)
})
