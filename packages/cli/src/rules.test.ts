// What the verbs of `rules` may be handed by mistake. Each is refused in one message that says what to do, and nothing is
// written.
import { execFileSync } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SextantError } from '@sextant/model'
import { surroundingsOf } from '@sextant/workers/surroundings'
import { afterAll, describe, expect, it } from 'vitest'
import { rules } from './rules.ts'

const repository = await mkdtemp(join(tmpdir(), 'sextant-rules-'))
afterAll(() => rm(repository, { recursive: true }))
const folder = join(repository, 'rules')
await mkdir(join(folder, 'kz'), { recursive: true })
for (const name of ['facts.json', 'conditions.json', 'kz/right-hand-drive']) await cp(join(import.meta.dirname, '../../../rules', name), join(folder, name), { recursive: true })
for (const words of [['init', '--quiet'], ['config', 'user.name', 'Ann'], ['config', 'user.email', 'ann@rules.example'], ['add', '--all'], ['commit', '--quiet', '--message', 'Rules']]) execFileSync('git', words, { cwd: repository })
const surroundings = surroundingsOf({ SEXTANT_RULES: folder, SEXTANT_DATA: join(repository, 'data') })

describe('rules', () => {
  it.each([
    [[], /rules needs a verb; use rules lint, test, /],
    [['tset'], /"tset" is no verb of rules; did you mean rules test\?/],
    [['at', '2026-13-01'], /rules at: "2026-13-01" is not a day; write YYYY-MM-DD/],
    [['at', '2026-03-01', '2027-03-01'], /one day at a time/],
    [['at', '--market', 'Kasachstan'], /--market: "Kasachstan" is not a market/],
    [['show'], /which rule\?/],
    [['show', 'kz-right-hand-driv'], /did you mean kz-right-hand-drive\?/],
    [['show', 'kz-right-hand-drive', '--lang', 'fr'], /--lang is "fr"; expected one of en, zh, ru/],
    [['show', 'kz-right-hand-drive', '--release', 'HEAD', '--as-known-on', '2026-01-01'], /both name a rulebook/],
    [['new', 'kz/x', '--requires', 'grossMassKg <= 3500 kg'], /comparison of grossMassKg; write one comparison with a value: a number without its unit/],
    [['new', 'kz/x', '--requires', 'firstRegisteredOn >= hello'], /a day as YYYY-MM-DD/],
    [['sql'], /one rule at a time/],
    [['sql', 'kz-right-hand-driv'], /did you mean kz-right-hand-drive\?/],
    [['sql', 'kz-right-hand-drive', '--dialect', 'mysql'], /--dialect is "mysql"; expected one of postgres, duckdb/],
    [['diff'], /rules diff A\.\.B compares/],
    [['diff', 'HEAD', 'HEAD'], /rules diff A\.\.B compares/],
    [['diff', 'nosuch..HEAD'], /there is no commit, tag or branch "nosuch"/],
    [['diff', '--', '--output=/tmp/x..HEAD'], /there is no commit, tag or branch "--output=/],
    [['history', 'kz-nosuch'], /there is no rule "kz-nosuch"/],
    [['impact', '--draft', tmpdir()], /holds no rules that can be used:\n\S+facts\.json: there is no such file/],
    [['impact', 'HEAD'], /did you mean --draft HEAD\?/],
    [['release', 'HEAD~1'], /takes only options; found "HEAD~1"\. It releases the rules folder as it was committed last/],
    [['release', '--accept-impact', 'yes'], /--accept-impact is "yes"; expected the digest that rules impact shows/],
    [['schema', 'x'], /rules schema takes only options; found "x"/],
    [['lint', '--explain', 'units', 'kz-right-hand-drive'], /takes only options; found "kz-right-hand-drive"/],
    [['lint', 'kz-right-hand-driv'], /did you mean kz-right-hand-drive\?/],
    [['test', 'kz-right-hand-driv'], /did you mean kz-right-hand-drive\?/],
    [['test', 'something-else'], /there is no rule "something-else"; a rule goes by its folder, as kz-right-hand-drive by kz\/right-hand-drive, and rules at lists those in force/],
    [['at', '2027-01-01', '--as-known-on', '2199-01-01'], /--as-known-on is 2199-01-01, a day to come: nobody can know yet/],
    [['new', `kz/${'a'.repeat(300)}`, '--requires', 'euroClass >= 5', '--from', '2027-01-01'], /has 303 characters; a rule's place has 100 at most$/],
    [['releases', 'HEAD'], /takes nothing/],
    [['new'], /where shall the rule lie\?/],
    [['new', 'kz/a'], /what must hold\?/],
    [['new', 'kz/a', '--requires', 'five'], /write a fact, a sign and a value/],
    [['new', 'xx/a', '--requires', 'euroClass >= 5'], /the folder of "xx\/a" is that of no market/],
    [['new', 'kz/a', '--requires', 'euroClass >= 5', '--from', '2027'], /--from: "2027" is not a day/],
    [['new', 'kz/a', '--requires', 'euroClas >= 5'], /nothing is written, for the rule would not load:\n"euroClas" is not a fact; did you mean "euroClass"\?/],
    [['new', 'kz/../../a', '--requires', 'euroClass >= 5'], /is no place for a rule/],
    [['new', 'kz/right-hand-drive', '--requires', 'euroClass >= 5'], /there is a folder \S+\/rules\/kz\/right-hand-drive already/],
  ])('%j is refused', async (words, expected) => {
    const error: unknown = await rules(words, surroundings).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(SextantError)
    expect(String(error)).toMatch(expected)
    expect(await readdir(join(folder, 'kz'))).toEqual(['right-hand-drive'])
    expect(await readdir(repository)).toEqual(['.git', 'rules'])
  })
  it.each([['at'], ['lint'], ['test'], ['test', '--watch'], ['schema'], ['release'], ['new', 'kz/a', '--requires', 'euroClass >= 5']])('%s names a folder that is not there, or is empty, in one sentence', async (...words) => {
    const empty = await mkdtemp(join(tmpdir(), 'sextant-empty-'))
    await expect(rules(words, { ...surroundings, rulesFolder: '/nope' })).rejects.toThrow(/^there is no rules folder \/nope; name another with SEXTANT_RULES$/)
    await expect(rules(words, { ...surroundings, rulesFolder: empty })).rejects.toThrow(`the rules folder ${empty} is empty; name another with SEXTANT_RULES`)
    await rm(empty, { recursive: true })
  })

  it('name the folder that was read', async () => {
    const path = join(folder, 'kz/right-hand-drive/rule.json')
    const text = await readFile(path, 'utf8')
    await writeFile(path, text.replaceAll('"operator": "equal"', '"operator": "equals"'))
    const findings = async (...words: string[]) => rules(['lint', ...words], surroundings)
    await expect(findings('kz-right-hand-drive')).rejects.toThrow(` --> ${path}:`)
    await expect(findings('kz/right-hand-drive')).rejects.toThrow(` --> ${path}:`)
    expect(JSON.parse((await findings('--format', 'json')).text)).toContainEqual(expect.objectContaining({ file: path, code: 'operator' }))
    await writeFile(path, text)
    expect((await rules(['schema'], surroundings)).text).toContain(join(folder, 'rule.schema.json'))
    for (const name of ['rule', 'cases', 'facts']) await rm(join(folder, `${name}.schema.json`))
  })

  it.each([
    ['a shared condition that contains itself', 'conditions.json', (text: string) => JSON.stringify({ ...JSON.parse(text), 'a-circle': { all: [{ condition: 'a-circle' }] } }), 'circular'],
    ['a fact that is an option', 'facts.json', (text: string) => text.replace('"facts": {', '"facts": { "format": { "type": "boolean", "of": "goods", "changeable": false, "label": { "en": "x" } },'), 'fact'],
    ['another rule', 'kz/right-hand-drive/rule.json', (text: string) => text.replaceAll('"operator": "equal"', '"operator": "equals"'), 'operator'],
  ])('lint of one rule also tells what keeps all from loading: %s', async (_, name, changed, code) => {
    await cp(join(folder, 'kz/right-hand-drive'), join(folder, 'kz/other'), { recursive: true })
    await writeFile(join(folder, 'kz/other/rule.json'), (await readFile(join(folder, 'kz/other/rule.json'), 'utf8')).replace('"id": "kz-right-hand-drive"', '"id": "kz-other"'))
    const text = await readFile(join(folder, name), 'utf8')
    await writeFile(join(folder, name), changed(text))
    await expect(rules(['lint', 'kz-other'], surroundings)).rejects.toThrow(`[${code}]`)
    expect(JSON.parse((await rules(['lint', 'kz-other', '--format', 'json'], surroundings)).text)).toContainEqual(expect.objectContaining({ file: join(folder, name), code, weight: 'error' }))
    await expect(rules(['lint', 'kz-othr'], surroundings)).rejects.toThrow()
    await writeFile(join(folder, name), text)
    await rm(join(folder, 'kz/other'), { recursive: true })
  })

  it('cases offers numbers of its list', async () => {
    const { text } = await rules(['cases', 'kz-right-hand-drive', '--suggest'], surroundings)
    const last = Number(/: (\d+) cases? to confirm/.exec(text)?.[1])
    const offered = (/--take (\S+)/.exec(text)?.[1] ?? '').split(/[,-]/).map(Number)
    expect(last).toBeGreaterThan(0)
    expect(Math.max(...offered)).toBeLessThanOrEqual(last)
    expect(text).toMatch(/^ +1 {2}\S+ +[^“]+ \(from the case “.+”\)$/m)
  })
})
