import { cp, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from './run.ts'

const citation = { act: 'An invented act for tests', provision: 'article 1', url: 'https://law.example/', language: 'en', quote: 'Invented.' }
const version = (requires: object) => ({
  scope: { fact: 'category', operator: 'equal', value: 'M1' }, requires, otherwise: { severity: 'block', remedy: { en: 'Do not ship.', zh: '请勿发运。' } }, citation, checkedOn: '2026-11-22',
})
const rule = (id: string, kind: string, versions: object) => ({
  id, title: { en: id, zh: id, ru: id }, markets: ['KZ'], side: 'import', kind, mast: 'B7', status: 'active', encodes: 'fully', confidence: 'confirmed', decidedOn: 'shipsOn', versions,
})
const cleaner = (least: number) => version({ fact: 'euroClass', operator: 'greaterThanInclusive', value: least })

/** Two invented rules: no car may be in its fourth year at shipment, and from a day in December on it must be cleaner. */
export async function fleetRules(folder: string, { least = 5 } = {}): Promise<string> {
  for (const file of ['facts.json', 'conditions.json']) await cp(join(root, 'rules', file), join(folder, file))
  const elapsed = { fact: 'elapsed', params: { from: 'producedOn', to: 'shipsOn', unit: 'years', count: 'begun' } }
  const rules = {
    'too-old': rule('kz-too-old', 'age-limit', { '2020-01-01': version({ ...elapsed, operator: 'lessThanInclusive', value: 3 }) }),
    cleaner: rule('kz-cleaner', 'emission', { '2020-01-01': cleaner(4), '2026-12-10': cleaner(least) }),
  }
  for (const [name, content] of Object.entries(rules)) {
    await mkdir(join(folder, 'kz', name), { recursive: true })
    await writeFile(join(folder, 'kz', name, 'rule.json'), JSON.stringify(content))
  }
  return folder
}
