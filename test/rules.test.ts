// Does each rule mean what it says? The cases are the analysts'; this file only asks.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expanded, factsOf } from '@sextant/matcher'
import { comparisonsOf, type Day, DerivedFact, isReference, provisionIn, type Rule, type Subject, versionsOf } from '@sextant/model'
import { findingText, loadRules, schemaFiles, tryCases } from '@sextant/rulebook'
import { Engine, type TopLevelCondition } from 'json-rules-engine'
import { describe, expect, it } from 'vitest'

const folder = join(import.meta.dirname, '../rules')
const today = new Date().toISOString().slice(0, 10) as Day
const { rulebook, cases, findings } = await loadRules(folder, { cases: 'try', on: today })

it('the rulebook has nothing to complain of', () => {
  // That a source has not been looked at for a year is for the analysts to hear, and no mistake in the rules.
  const mistakes = findings.filter(({ code, weight }) => weight === 'error' || code !== 'checked-on')
  expect(mistakes.map(findingText)).toEqual([])
})

it('the schemas for editors are current', async () => {
  for (const [name, text] of Object.entries(schemaFiles(rulebook))) {
    expect((await readFile(join(folder, name), 'utf8')) === text, `rules/${name}; npm run -s sextant -- rules schema writes it anew`).toBe(true)
  }
})

it('that a provision was not read is said in words that every language has', () => {
  const left = rulebook.rules.flatMap((rule) => versionsOf(rule).flatMap(({ version }) => (version ? [`${rule.id}: ${provisionIn(version.citation.provision, 'ru')}`] : [])))
  expect(left.filter((text) => /\bnot (?:read|seen|found)\b|\bas reported\b|\bfrom memory\b|\brecalled\b/.test(text))).toEqual([])
})

it('what China asks, it asks of what leaves it', () => {
  expect(rulebook.rules.filter(({ markets, side }) => markets.some((market) => market === 'CN') && side !== 'export').map(({ id }) => id)).toEqual([])
})

describe.each(rulebook.rules)('$id', (rule) => {
  const ready = cases.get(rule.id) ?? []

  it('answers each of its cases as its author expects', async () => {
    const tried = await tryCases({ rulebook }, rule, ready)
    const wrong = tried.filter(({ holds }) => !holds).map(({ name, expected, found }) => `${name}: expected ${expected}, found ${found?.verdict}`)
    expect(wrong).toEqual([])
  })

  it('says of complete facts what json-rules-engine says', async () => {
    for (const { case: one, subject } of ready) {
      const expected = await stock(rule, subject)
      if (expected !== undefined) expect(`${one.name}: ${one.expect}`).toBe(`${one.name}: ${expected}`)
    }
  })
})

/** What json-rules-engine itself says with its own operators; undefined where the facts are not complete. */
async function stock(rule: Rule, subject: Subject): Promise<string | undefined> {
  const day = subject[rule.decidedOn]
  if (typeof day !== 'string' || day.length !== 10) return undefined
  const text = versionsOf(rule).findLast(({ from }) => from <= day)?.version
  if (!text) return 'out-of-scope'
  const facts = factsOf(rulebook.facts, subject, { assume: false })
  const parts = { scope: expanded(text.scope, rulebook.conditions), requires: expanded(text.requires, rulebook.conditions) }
  for (const { comparison } of Object.values(parts).flatMap((part) => comparisonsOf(part))) {
    const references = [comparison, ...(isReference(comparison.value) ? [comparison.value] : [])]
    if (references.some(({ fact, params }) => facts.know(fact, params).kind !== 'exact')) return undefined
  }
  const engine = new Engine()
  engine.addOperator<string, string | string[]>('hsWithin', (fact, codes) => [codes].flat().some((code) => code.startsWith(fact) || fact.startsWith(code)))
  for (const name of DerivedFact.names) {
    engine.addFact(name, (params) => {
      const known = facts.know(name, params)
      return known.kind === 'exact' ? known.value : undefined
    })
  }
  for (const [name, part] of Object.entries(parts)) {
    engine.addRule({ name, conditions: ('fact' in part ? { all: [part] } : part) as TopLevelCondition, event: { type: name } })
  }
  const { events } = await engine.run({ ...subject })
  const holds = new Set(events.map(({ type }) => type))
  // Where the scope does not hold, what the rule requires does not matter.
  if (!holds.has('scope')) return 'out-of-scope'
  return holds.has('requires') ? 'complies' : 'breach'
}
