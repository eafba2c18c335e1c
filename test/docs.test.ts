// Do the documents still tell the truth?
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { explanations, loadRules, tryCases } from '@sextant/rulebook'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { expect, it } from 'vitest'
import { root, run } from '#support/run'

const read = (path: string) => readFile(join(root, path), 'utf8')
const readme = await read('README.md')
const rulesReadme = await read('rules/README.md')

/** The first cells of the table that follows a heading. */
function firstCells(text: string, heading: string): string[] {
  const section = text.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  return [...section.matchAll(/^\| `([^`]+)` \|/gm)].map(([, cell]) => cell ?? '')
}

it('the README explains every error code, and no other', async () => {
  const source = await read('packages/model/src/error.ts')
  const codes = [...source.matchAll(/^ {2}\| '(SEXTANT_[A-Z_]+)'/gm)].map(([, code]) => code)
  expect(codes.length).toBeGreaterThan(3)
  expect(firstCells(readme, 'Error codes').sort()).toEqual(codes.sort())
})

it('the README explains every variable of the environment that is read, and no other', async () => {
  const source = await read('workers/surroundings.ts')
  const names = [...source.matchAll(/environment\['([A-Z_]+)'\]|(?:choice|address)\(environment, '([A-Z_]+)'/g)].map(([, a, b]) => a ?? b)
  const keys = [...(await read('scrapers/wto-eping/scraper.ts')).matchAll(/environment: '([A-Z_]+)'/g)].map(([, key]) => key)
  expect(firstCells(readme, 'How it grows').sort()).toEqual([...new Set([...names, ...keys])].sort())
})

it('every command that the README shows exists', async () => {
  const help = (await run('packages/cli/src/main.ts', ['help'])).stdout
  const scripts = Object.keys((JSON.parse(await read('package.json')) as { scripts: Record<string, string> }).scripts)
  for (const text of [readme, rulesReadme]) {
    for (const [, command] of text.matchAll(/npm run -s sextant -- ([a-z]+)/g)) expect(help).toContain(`  ${command}`)
    for (const [, script] of text.matchAll(/^npm (?:run )?(start|test|bench|check)\b/gm)) expect(scripts).toContain(script)
  }
})

it('the rules README explains every code of a finding as the loader does, and no other', () => {
  const section = rulesReadme.split('\n## What the loader says\n')[1]?.split('\n## ')[0] ?? ''
  const rows = [...section.matchAll(/^\| `([^`]+)` \| (.*) \|$/gm)].map(([, code, meaning]) => [code, meaning])
  expect(Object.fromEntries(rows)).toEqual(Object.fromEntries(Object.entries(explanations).map(([code, { meaning }]) => [code, meaning])))
})

it('the first rule of the rules README loads, and its cases hold', async () => {
  const [rule, cases] = [...rulesReadme.matchAll(/```json\n([\s\S]*?)```/g)].map(([, code]) => code ?? '')
  const folder = await mkdtemp(join(tmpdir(), 'sextant-docs-'))
  try {
    for (const name of ['facts.json', 'conditions.json']) await cp(join(root, 'rules', name), join(folder, name))
    await mkdir(join(folder, 'kz/driver-airbag'), { recursive: true })
    await writeFile(join(folder, 'kz/driver-airbag/rule.json'), rule ?? '')
    await writeFile(join(folder, 'kz/driver-airbag/cases.json'), cases ?? '')
    const loaded = await loadRules(folder, { cases: 'read' })
    expect(loaded.findings).toEqual([])
    const [first] = loaded.rulebook.rules
    if (!first) throw new Error('the rule was not loaded')
    const tried = await tryCases(loaded, first, loaded.cases.get(first.id) ?? [])
    expect(tried.map(({ holds }) => holds)).toEqual([true, true, true, true])
  } finally {
    await rm(folder, { recursive: true })
  }
})

it('the example of the matcher prints what its README says', async () => {
  const matcherReadme = await read('packages/matcher/README.md')
  const [example, printed] = [...matcherReadme.matchAll(/```(?:ts|text)\n([\s\S]*?)```/g)].map(([, text]) => text)
  expect(example).toBe(await read('test/matcher-example.ts'))
  expect(await run('test/matcher-example.ts', [])).toMatchObject({ code: 0, stdout: printed })
})
