import { join } from 'node:path'
import type { Rule } from '@sextant/model'
import { describe, expect, it } from 'vitest'
import { loadRules } from './load.ts'
import { suggestCases } from './suggest-cases.ts'
import { tryCases } from './try-cases.ts'

const loaded = await loadRules(join(import.meta.dirname, '../../../rules'), { cases: 'read' })
const ruleOf = (id: string) => loaded.rulebook.rules.find((rule) => rule.id === id) as Rule
const casesOf = (id: string) => loaded.cases.get(id) ?? []

describe('the suggested cases', () => {
  it('show what no case shows: a day beyond an age, a fact that is not known, the other side of a word', async () => {
    const some = casesOf('kz-right-hand-drive').filter(({ case: one }) => one.expect === 'breach').slice(0, 1)
    const suggested = await suggestCases(loaded, ruleOf('kz-right-hand-drive'), some)
    const answers = suggested.map(({ case: { facts, expect: verdict } }) => [facts['steeringSide'] ?? null, facts['category'] ?? null, verdict])
    expect(answers).toContainEqual(['left', 'M1', 'complies'])
    expect(answers).toContainEqual([null, 'M1', 'cannot-tell'])
    expect(answers).toContainEqual(['right', null, 'cannot-tell'])
    const ages = await suggestCases(loaded, ruleOf('cn-after-sales-confirmation'), casesOf('cn-after-sales-confirmation').slice(0, 1))
    expect(ages.map(({ case: { facts, expect: verdict } }) => [facts['firstRegisteredOn'], verdict])).toEqual(expect.arrayContaining([['2026-02-09', 'complies'], ['2026-02-08', 'complies']]))
  })

  it('are none that stand already, and no two are one', async () => {
    const id = 'cn-after-sales-confirmation'
    const facts = [...casesOf(id).map(({ case: one }) => one), ...(await suggestCases(loaded, ruleOf(id), casesOf(id))).map(({ case: one }) => one)].map((one) => JSON.stringify(Object.entries(one.facts).sort()))
    expect(new Set(facts).size).toBe(facts.length)
  })

  it('are made up where a version has no case yet', async () => {
    const suggested = await suggestCases(loaded, ruleOf('kz-right-hand-drive'), [])
    expect(new Set(suggested.map(({ case: one }) => one.expect))).toEqual(new Set(['breach', 'complies', 'out-of-scope', 'cannot-tell']))
    expect(suggested[0]?.case.name).toMatch(/ \(of goods that are made up\)$/)
  })

  it('are named by what was changed, and after that by the case it was changed in', async () => {
    const cases = casesOf('kz-right-hand-drive')
    const suggested = await suggestCases(loaded, ruleOf('kz-right-hand-drive'), cases)
    const named = suggested.map(({ case: { name } }) => /^(?<change>[^“]+) \(from the case “(?<from>.+)”\)$/.exec(name)?.groups)
    expect(named.length).toBeGreaterThan(0)
    for (const one of named) {
      expect(cases.map(({ case: { name } }) => name)).toContain(one?.['from'])
      expect(one?.['change']).not.toMatch(/breach|compl|break|meet/)
    }
  })

  it('say what the rule says', async () => {
    for (const rule of loaded.rulebook.rules.slice(0, 20)) {
      const suggested = await suggestCases(loaded, rule, casesOf(rule.id))
      const tried = await tryCases(loaded, rule, suggested.map(({ case: one }) => ({ case: one, subject: { market: rule.markets[0] ?? '', origin: 'CN', ...(one.facts as Record<string, string>) } })))
      expect(tried.filter(({ holds }) => !holds)).toEqual([])
    }
  })
})
