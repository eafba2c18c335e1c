// From a draft to a release: what it would change, who has to agree, and what is remembered of it. A real git repository, a
// real store; the commands are those of the terminal.
import { execFileSync } from 'node:child_process'
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { rules } from '@sextant/cli/rules'
import { check } from '@sextant/cli/check'
import { Day, Exporter, Goods, Order, parse, SextantError, sha256, Subscription } from '@sextant/model'
import { rulebookAt, rulebookOf } from '@sextant/rulebook'
import { currentDigest, linesToJudge, openStore, saveExporter, saveGoods, saveOrder, saveSubscription, turnDay } from '@sextant/store'
import { forgeRelease, tamper, tamperCommit } from '@sextant/store/testing/tamper'
import { openDesk } from '@sextant/workers/desk-socket'
import { surroundingsOf } from '@sextant/workers/surroundings'
import { afterAll, describe, expect, it } from 'vitest'
import { dataDirectory } from '#support/data'
import { temporaryFolder } from '#support/folder'
import { root } from '#support/run'

const repository = await temporaryFolder()
const data = await dataDirectory()
// As while npm start runs: one process holds the store and answers the others.
const store = await openStore({ dataDir: data.path })
const desk = await openDesk(data.path, { store, rulebook: () => rulebookOf({ facts: { orderDays: [], goodsDays: [], assumptions: [], identifying: [], facts: {} }, conditions: {}, rules: [] }, null), now: () => surroundings.now(), changed: async () => {} })
await turnDay(store, parse(Day, '2026-11-25', 'a sample'))
afterAll(async () => {
  await desk[Symbol.asyncDispose]()
  await store.close()
  await repository[Symbol.asyncDispose]()
  await data[Symbol.asyncDispose]()
})
const folder = join(repository.path, 'rules')
const rulePath = join(folder, 'kz/right-hand-drive/rule.json')
const casesPath = join(folder, 'kz/right-hand-drive/cases.json')

const git = (...words: string[]) => execFileSync('git', words, { cwd: repository.path, encoding: 'utf8', env: { ...process.env, ...dates } })
let dates: Record<string, string> = {}
const commit = (message: string, day: string) => {
  dates = { GIT_AUTHOR_DATE: `${day}T12:00:00Z`, GIT_COMMITTER_DATE: `${day}T12:00:00Z` }
  git('add', '--all')
  git('commit', '--quiet', '--message', message)
}
const surroundings = { ...surroundingsOf({ SEXTANT_RULES: folder, SEXTANT_DATA: data.path }), now: () => new Date('2026-11-25T10:00:00Z') }
const told = async (...words: string[]) => rules(words, surroundings)
const refusal = async (...words: string[]) => {
  const error: unknown = await told(...words).catch((thrown: unknown) => thrown)
  if (!(error instanceof SextantError)) throw error
  return error
}
const releasedDigest = () => currentDigest(store)

/** The rule turned round, and its cases with it: as if the left-hand wheel were forbidden from 2027 on. */
async function turnRule(): Promise<void> {
  const rule = JSON.parse(await readFile(rulePath, 'utf8')) as { versions: Record<string, { requires: { value: string } }> }
  const last = Object.values(rule.versions).at(-1)
  if (!last) throw new Error('the rule has no version')
  rule.versions['2026-12-01'] = { ...structuredClone(last), requires: { ...last.requires, value: 'right' } }
  await writeFile(rulePath, `${JSON.stringify(rule, null, 2)}\n`)
  const cases = JSON.parse(await readFile(casesPath, 'utf8')) as { name: string; facts: Record<string, unknown>; expect: string }[]
  const kept = cases.filter(({ facts }) => String(facts['declaredOn'] ?? '9') < '2026-12-01' && String(facts['declaredOn']).length === 10)
  const car = (name: string, declaredOn: string, steeringSide: string, expected: string) => ({ name, facts: { category: 'M1', declaredOn, steeringSide }, expect: expected })
  const added = [car('left the day before', '2026-11-30', 'left', 'complies'), car('left on the day', '2026-12-01', 'left', 'breach'), car('right later', '2027-02-01', 'right', 'complies'), { name: 'side not known', facts: { category: 'M1', declaredOn: '2027-02-01' }, expect: 'cannot-tell' }]
  await writeFile(casesPath, `${JSON.stringify([...kept, ...added], null, 2)}\n`)
}

await mkdir(join(folder, 'kz'), { recursive: true })
for (const name of ['facts.json', 'conditions.json', 'kz/right-hand-drive']) await cp(join(root, 'rules', name), join(folder, name), { recursive: true })
git('init', '--quiet', '--initial-branch', 'main')
git('config', 'user.name', 'Ann Analyst')
git('config', 'user.email', 'ann@rules.example')
commit('The ban', '2026-03-01')
for (const id of ['acme', 'other']) {
  await saveExporter(store, parse(Exporter, { id, name: id, email: `desk@${id}.example`, language: 'en' }, 'a sample'))
  await saveSubscription(store, parse(Subscription, { id: 'kz', exporter: id, markets: ['KZ'], language: 'en', often: 'at-once' }, 'a sample'))
}
const goods = (id: string, exporter: string, side: string) => saveGoods(store, parse(Goods, { id, exporter, facts: { category: 'M1', steeringSide: side } }, 'a sample'))
await goods('left', 'acme', 'left')
await goods('right', 'acme', 'right')
await goods('late', 'other', 'left')
const order = (id: string, exporter: string, its: string, facts: object) => saveOrder(store, parse(Order, { id, exporter, goods: its, market: 'KZ', facts }, 'a sample'))
await order('A-1', 'acme', 'left', { declaredOn: '2026-12-20', valueUsd: 20_000, quantity: 3 })
await order('A-2', 'acme', 'right', { declaredOn: '2026-12-20', valueUsd: 10_000 })
await order('B-1', 'other', 'late', { declaredOn: '2026-11-20' })

describe('a release', () => {
  it('is that of a commit: files that differ from it are refused, and nothing is released', async () => {
    await writeFile(rulePath, `${await readFile(rulePath, 'utf8')}\n`)
    expect((await refusal('release')).message).toContain('commit the rules first')
    git('checkout', '--quiet', '.')
    expect(await releasedDigest()).toBeUndefined()
  })

  it('is put in the store and tagged, and the same content a second time makes the same digest and nothing new', async () => {
    const first = await told('release')
    expect(first).toMatchObject({ exitCode: 0, text: expect.stringContaining('Released: 1 rule is in force.') })
    const digest = await releasedDigest()
    expect(first.text).toContain(`${digest}\ntag rules-2026-11-25, commit`)
    expect(git('tag', '--list')).toBe('rules-2026-11-25\n')
    expect(git('for-each-ref', '--format=%(contents)', 'refs/tags')).toContain(digest)
    const again = await told('release')
    expect(again.text).toContain(`Nothing new: these rules are in force already.\n${digest}\ntag rules-2026-11-25,`)
    // A commit that changes no rule has the same digest.
    await writeFile(join(repository.path, 'README'), 'x')
    commit('A word', '2026-04-01')
    expect((await told('release')).text).toContain('Nothing new')
    expect(git('tag', '--list')).toBe('rules-2026-11-25\n')
    expect((await told('releases')).text).toMatch(new RegExp(`^${digest}  rules-2026-11-25  [0-9a-f]{12}  .*  in force\n$`))
  })

  it('whose tag was lost in a crash is tagged when it is asked for again', async () => {
    git('tag', '--delete', 'rules-2026-11-25')
    expect((await told('release')).text).toContain('tag rules-2026-11-25,')
    expect(git('tag', '--list')).toBe('rules-2026-11-25\n')
  })

  it('is refused while a case fails or lint finds an error', async () => {
    const [rule, cases] = [await readFile(rulePath, 'utf8'), await readFile(casesPath, 'utf8')]
    await writeFile(rulePath, rule.replaceAll('"value": "left"', '"value": "right"'))
    commit('Wrong', '2026-05-01')
    expect((await refusal('release')).message).toMatch(/kz-right-hand-drive|kz\/right-hand-drive/)
    await writeFile(rulePath, rule.replace('"confidence": "confirmed"', '"confidence": "recalled"'))
    commit('Wrong too', '2026-05-02')
    expect((await refusal('release')).message).toContain('[severity]')
    await writeFile(rulePath, rule)
    await writeFile(casesPath, cases)
    commit('Right again', '2026-05-03')
  })
})

describe('a draft that changes answers', () => {
  let accept = ''

  it('shows whom it flags and clears, by market, exporter and rule, with the value, and changes nothing', async () => {
    const before = await releasedDigest()
    expect((await told('impact')).text).toContain('Looked at: 3 open orders, 0 goods')
    expect((await told('impact')).text).toContain('No answer changes.')
    await turnRule()
    const { text } = await told('impact')
    expect(text).toContain('2 answers change: 1 newly flagged, 1 cleared.  2 orders worth USD 70,000')
    expect(text).toContain('newly flagged (1)\n  order A-1  acme  KZ  CLEAR → BLOCKED  USD 60,000\n      kz-right-hand-drive Right-hand drive prohibited: complies (version 2015-01-01) → breach (block, version 2026-12-01)')
    expect(text).toContain('cleared (1)\n  order A-2  acme  KZ  BLOCKED → CLEAR  USD 10,000')
    expect(text).not.toContain('B-1')
    const json = JSON.parse((await told('impact', '--format', 'json')).text) as { changes: { id: string }[]; digest: string }
    expect(json.changes.map(({ id }) => id)).toEqual(['A-1', 'A-2'])
    accept = json.digest
    expect(text).toContain(`rules release --accept-impact ${accept}`)
    const html = (await told('impact', '--format', 'html', '--lang', 'zh')).text
    expect(html).toContain('<html lang="zh">')
    expect(html).toContain('A-1')
    expect(await releasedDigest()).toBe(before)
  })

  it('is compared from a folder and from a commit alike', async () => {
    commit('The ban turned round', '2026-10-01')
    const from = async (name: string) => (JSON.parse((await told('impact', '--draft', name, '--format', 'json')).text) as { digest: string }).digest
    expect(await from('main')).toBe(accept)
    expect(await from(folder)).toBe(accept)
    expect((await refusal('impact', '--draft', 'nosuch')).code).toBe('SEXTANT_NOT_FOUND')
  })

  it('is released only with the digest of what was shown, and then the orders are judged again', async () => {
    const before = await releasedDigest()
    const shown = await told('release')
    expect(shown).toMatchObject({ exitCode: 1, text: expect.stringContaining('Nothing is released.') })
    const wrong = await told('release', '--accept-impact', 'impact-0000000000000000')
    expect(wrong).toMatchObject({ exitCode: 1, text: expect.stringContaining(`--accept-impact impact-0000000000000000 is not accepted: the impact is now ${accept}, for`) })
    expect(shown.text).not.toContain('is not accepted')
    expect(await releasedDigest()).toBe(before)
    // What is shown is another thing once another order has come in.
    await order('B-2', 'other', 'late', { declaredOn: '2026-12-24' })
    expect(await told('release', '--accept-impact', accept)).toMatchObject({ exitCode: 1, text: expect.stringContaining(`--accept-impact ${accept} is not accepted: the impact is now impact-`) })
    const now = (JSON.parse((await told('impact', '--format', 'json')).text) as { digest: string }).digest
    const done = await told('release', '--accept-impact', now)
    expect(done).toMatchObject({ exitCode: 0, text: expect.stringContaining('3 answers change; the orders are judged again.') })
    expect(done.text).toContain('tag rules-2026-11-25.2,')
    expect(await releasedDigest()).not.toBe(before)
    expect(await linesToJudge(store, 10)).toHaveLength(4)
  })

  it('is told in the words of the law, by commits, tags, releases and history', async () => {
    const expected = 'required present steering side: left-hand drive → right-hand drive, from 2026-12-01'
    expect((await told('diff', 'rules-2026-11-25..rules-2026-11-25.2')).text).toContain(`KZ: Right-hand drive prohibited (kz-right-hand-drive)\n  ${expected}\n`)
    const [young, old] = (await told('releases')).text.split('\n').map((line) => line.split(' ')[0] ?? '')
    expect((await told('diff', `${old}..${young?.slice(0, 20)}`)).text).toContain(expected)
    expect((await told('diff', 'HEAD')).text).toBe('Nothing differs.\n')
    const history = (await told('history', 'kz/right-hand-drive')).text
    expect(history).toMatch(new RegExp(`^2026-10-01  [0-9a-f]{12}  Ann Analyst: The ban turned round\n  ${expected}`))
    expect(history).toContain('Ann Analyst: The ban\n  new rule, from 2007-01-01')
  })
})

describe('an earlier state of the rulebook', () => {
  const car = join(repository.path, 'car.json')
  const asked = async (...words: string[]) => {
    await writeFile(car, JSON.stringify({ category: 'M1', steeringSide: 'left' }))
    const { text } = await check([car, '--market', 'KZ', '--side', 'import', '--on', '2026-12-20', '--format', 'json', ...words], surroundings)
    return (JSON.parse(text) as { subjects: { markets: { outcome: string }[] }[] }).subjects[0]?.markets[0]?.outcome
  }

  it('answers as it stood on that day, also about a later day of the law', async () => {
    expect(await asked()).toBe('blocked')
    expect(await asked('--as-known-on', '2026-10-01')).toBe('blocked')
    expect(await asked('--as-known-on', '2026-09-30')).toBe('clear')
    expect(await asked('--release', 'rules-2026-11-25')).toBe('clear')
    expect((await told('at', '2026-12-20', '--as-known-on', '2026-09-30')).text).toContain('since 2015-01-01')
    expect((await told('at', '2026-12-20')).text).toContain('since 2026-12-01')
  })

  it('is not invented for a day before the first commit', async () => {
    const error: unknown = await asked('--as-known-on', '2026-02-28').catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'SEXTANT_NOT_FOUND', message: 'nothing is remembered of 2026-02-28: the first commit is of 2026-03-01' })
  })

  it('is refused where its tag names another digest', async () => {
    git('tag', '--annotate', '--force', '--message', `sha256:${'0'.repeat(64)}`, 'rules-2020-01-01', 'HEAD')
    await expect(rulebookAt(folder, 'rules-2020-01-01')).rejects.toThrow(/says that its rules have the digest sha256:0000/)
    git('tag', '--force', 'rules-2020-01-01', 'HEAD')
    await expect(rulebookAt(folder, 'rules-2020-01-01')).rejects.toThrow(/names no digest/)
    git('tag', '--delete', 'rules-2020-01-01')
  })

  it('is refused where the store was tampered with', async () => {
    const digest = await releasedDigest()
    await tamper(store, String(digest), 'left-hand', 'LEFT-hand')
    expect((await refusal('show', 'kz-right-hand-drive', '--release', String(digest))).code).toBe('SEXTANT_STORE')
    await expect(told('impact')).rejects.toThrow(/was changed in the store/)
  })

  it('is put right by releasing it again', async () => {
    const digest = await releasedDigest()
    const { text, exitCode } = await rules(['release'], surroundings)
    expect({ text, exitCode }).toMatchObject({ text: expect.stringContaining('Nothing new'), exitCode: 0 })
    expect(await releasedDigest()).toBe(digest)
    expect((await told('show', 'kz-right-hand-drive', '--release', String(digest))).text).toContain('left-hand')
  })

  it('is told by the commit of its tag, whatever commit the store names', async () => {
    const digest = String(await releasedDigest())
    const commitOf = (name: string) => git('rev-parse', `${name}^{commit}`).trim()
    await tamperCommit(store, digest, '0'.repeat(40))
    expect((await told('releases')).text.split('\n')[0]).toContain(`rules-2026-11-25.2  ${commitOf('rules-2026-11-25.2').slice(0, 12)}  `)
    await writeFile(car, JSON.stringify({ category: 'M1', steeringSide: 'left' }))
    const { text } = await check([car, '--market', 'KZ', '--format', 'json', '--release', digest], surroundings)
    expect(JSON.parse(text)).toMatchObject({ rulebook: { digest, commit: commitOf('rules-2026-11-25.2') } })
  })

  it('is named beside an answer by it, and other rules by their commit and changes', async () => {
    await writeFile(car, JSON.stringify({ category: 'M1', steeringSide: 'left' }))
    const answeredBy = async () => /^Answered by: .*(?:\n(?!Asked).*)?/m.exec((await check([car, '--market', 'KZ'], surroundings)).text)?.[0].replaceAll('\n', ' ')
    const head = git('rev-parse', 'HEAD').slice(0, 12)
    expect(await answeredBy()).toBe('Answered by: release rules-2026-11-25.2')
    const rule = await readFile(rulePath, 'utf8')
    await writeFile(rulePath, rule.replace(/"en": "[^"]*"/, '"en": "A shorter title"'))
    expect(await answeredBy()).toBe(`Answered by: rules without a release tag (rules folder at commit ${head} with changes that are not committed)`)
    commit('A shorter title', '2026-10-02')
    expect(await answeredBy()).toBe(`Answered by: rules without a release tag (commit ${git('rev-parse', 'HEAD').slice(0, 12)})`)
    expect(await told('release')).toMatchObject({ exitCode: 0, text: expect.stringMatching(/tag rules-2026-11-25\.3, .*\nNo open order gets another answer\.\n$/) })
  })

  it.each(['{"rules":[]}', '{"conditions":{},"facts":{"assumptions":[],"facts":{},"goodsDays":[],"identifying":[],"orderDays":[]},"rules":[]}'])('that never was one is refused in one sentence: %s', async (content) => {
    const { takeOut } = await forgeRelease(store, content)
    await writeFile(rulePath, `${await readFile(rulePath, 'utf8')}\n`)
    for (const words of [['impact'], ['impact', '--draft', 'HEAD'], ['show', 'kz-right-hand-drive', '--release', `sha256:${sha256(content)}`]]) {
      expect(await refusal(...words)).toMatchObject({ code: 'SEXTANT_STORE', message: expect.stringMatching(/^release sha256:\w+ in the store is none that can be used \(at .*\); rules release did not put it there, .*$/) })
    }
    git('checkout', '--quiet', '.')
    expect((await refusal('release')).code).toBe('SEXTANT_STORE')
    await takeOut(store)
  })

  it('is not that of a commit which does not hold all of its files', async () => {
    const text = await readFile(rulePath, 'utf8')
    git('update-index', '--assume-unchanged', 'rules/kz/right-hand-drive/rule.json')
    await writeFile(rulePath, text.replace(/"en": "[^"]*"/, '"en": "Another title"'))
    await expect(told('release')).rejects.toThrow(/say something else than commit/)
    await writeFile(rulePath, text)
    git('update-index', '--no-assume-unchanged', 'rules/kz/right-hand-drive/rule.json')
  })

  it('that is a copy without its repository is released without a tag', async () => {
    await using copy = await temporaryFolder()
    await using elsewhere = await dataDirectory()
    await cp(folder, join(copy.path, 'rules'), { recursive: true })
    const apart = { ...surroundings, rulesFolder: join(copy.path, 'rules'), dataDir: elsewhere.path }
    const { text, exitCode } = await rules(['release'], apart)
    expect(exitCode).toBe(0)
    expect(text).toContain('Released: 1 rule is in force.')
    expect(text).toMatch(/no tag: git rev-parse in .*not a git repository/)
    await writeFile(car, JSON.stringify({ category: 'M1', steeringSide: 'left' }))
    const digest = /sha256:\S+/.exec(text)?.[0] ?? ''
    expect((await check([car, '--market', 'KZ'], apart)).text).toContain('Answered by: rules without a release tag (a folder that is no commit)\n')
    expect((await check([car, '--market', 'KZ', '--release', digest], apart)).text).toContain(`Answered by: release ${digest.slice(0, 19)}\n`)
  })

  it('with a link among its files is refused', async () => {
    execFileSync('ln', ['-s', '/etc/passwd', join(folder, 'kz/right-hand-drive/README.md')])
    commit('A link', '2026-11-01')
    await expect(rulebookAt(folder, 'HEAD')).rejects.toThrow(/links are not followed/)
  })
})
