// The analyst's queue, from a clause that changed to a version in force: the ways in which a clause may change. A real git
// repository, a real store; the commands are those of the terminal.
import { execFileSync } from 'node:child_process'
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { review } from '@sextant/cli/review'
import { rules } from '@sextant/cli/rules'
import { SextantError } from '@sextant/model'
import { rulebookOf } from '@sextant/rulebook'
import { clause, editionHash } from '@sextant/scraping'
import { openReview, openStore, reviews, rulesUnderReview, saveEdition } from '@sextant/store'
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
afterAll(async () => {
  await desk[Symbol.asyncDispose]()
  await store.close()
  await repository[Symbol.asyncDispose]()
  await data[Symbol.asyncDispose]()
})
const folder = join(repository.path, 'rules')
const git = (...words: string[]) => execFileSync('git', words, { cwd: repository.path, encoding: 'utf8' }).trim()
let today = '2030-06-01'
const surroundings = { ...surroundingsOf({ SEXTANT_RULES: folder, SEXTANT_DATA: data.path }), now: () => new Date(`${today}T10:00:00Z`) }
const told = async (...words: string[]) => (await review(words, surroundings)).text
const refusal = async (...words: string[]) => {
  const error: unknown = await told(...words).catch((thrown: unknown) => thrown)
  if (!(error instanceof SextantError)) throw new Error(`expected a refusal, found ${String(error)}`)
  return error.message
}
const isUnderReview = async (rule: string) => (await rulesUnderReview(store)).has(rule)
const ruleOf = async (slug: string) => JSON.parse(await readFile(join(folder, 'kz', slug, 'rule.json'), 'utf8')) as { versions: Record<string, { requires: { value: unknown }; scope: unknown; citation: { act: string; quote: string } } | null> }
const decision = ['--by', 'Ann Analyst <ann@rules.example>', '--reason', 'read it twice'] as const

/** Rules as an analyst has them; each is set in its own way. */
async function writeRule(slug: string, requires: object, cars: [breach: object, complies: object], text: string): Promise<void> {
  const version = {
    scope: { fact: 'category', operator: 'in', value: ['M1', 'N1'] },
    requires,
    otherwise: { severity: 'act', remedy: { en: 'Ask first.', zh: '请先询问。' } },
    citation: { act: 'Act 1; Law 5 of 2019-05-01', provision: `clause ${slug}`, url: 'https://law.example/act', language: 'ru', quote: text, document: 'kz-adilet/act', clause: slug },
    checkedOn: '2030-01-01',
  }
  const rule = {
    $schema: '../../rule.schema.json', id: `kz-${slug}`, title: { en: `Sample ${slug}`, zh: `样例 ${slug}`, ru: `Пример ${slug}` }, markets: ['KZ'], side: 'import', kind: 'conformity', mast: 'B7', status: 'active', encodes: 'fully', confidence: 'confirmed', decidedOn: 'declaredOn',
    versions: { '2020-01-01': version },
  }
  const car = (name: string, facts: object, expected: string) => ({ name, facts: { category: 'M1', declaredOn: '2030-05-01', ...facts }, expect: expected })
  const [breach, complies] = cars
  const cases = [
    car('breaks it', breach, 'breach'),
    car('keeps it', complies, 'complies'),
    car('the day before it was law', { ...breach, declaredOn: '2019-12-31' }, 'out-of-scope'),
    car('its first day', { ...complies, declaredOn: '2020-01-01' }, 'complies'),
    car('a bus', { ...complies, category: 'M3' }, 'out-of-scope'),
    car('not known', Object.fromEntries(Object.entries(complies).map(([fact]) => [fact, undefined])), 'cannot-tell'),
  ]
  await mkdir(join(folder, 'kz', slug), { recursive: true })
  await writeFile(join(folder, 'kz', slug, 'rule.json'), `${JSON.stringify(rule, null, 2)}\n`)
  await writeFile(join(folder, 'kz', slug, 'cases.json'), `[\n${cases.map((one) => `  ${JSON.stringify(one)}`).join(',\n')}\n]\n`)
}

/** A new edition of the law, as the worker would relate it. Gives back the id of the review. */
async function change(slug: string, before: string, after: string | null, number = 1, others: [id: string, text: string][] = []): Promise<string> {
  const document = { source: 'kz-adilet', reference: 'act', url: 'https://law.example/act/now', title: 'О машинах', language: 'ru', fields: { Реквизиты: 'Закон от 1 мая 2019 года № 5' }, clauses: [...(after === null ? [] : [clause(slug, after)]), ...others.map(([id, text]) => clause(id, text))], announcements: [] }
  const { edition } = await saveEdition(store, { snapshot: `${slug}-${number}`, document, hash: editionHash(document), seenAt: `2030-05-0${number}T0${slug.length}:00:00.000Z` })
  await openReview(store, { rule: `kz-${slug}`, document: 'kz-adilet/act', clause: slug, before, after, edition: edition.id })
  return (await reviews(store)).find((one) => one.edition === edition.id)?.id.slice(0, 10) ?? ''
}

const laws = {
  class: 'Ввозятся автомобили не ниже 4 экологического класса.',
  age: 'Ввозятся автомобили не старше 3 лет.',
  mass: 'Масса не более 3 500 кг; категории M1, N1.',
  seats: 'С 1 января 2020 года ввозятся автомобили, в которых не более 8 мест.',
  doors: 'Ввозятся автомобили не менее чем с 4 дверями.',
  80: '80. Ввозятся автомобили, в которых не более 20 мест.',
  places: 'Ввозятся автомобили, в которых не более 12 мест.',
  hatch: '1. Ввозятся автомобили не менее чем с 4 дверями.',
  tinting: 'Не ввозятся автомобили с тонировкой стёкол.',
}
for (const name of ['facts.json', 'conditions.json']) await mkdir(folder, { recursive: true }).then(() => cp(join(root, 'rules', name), join(folder, name)))
await writeRule('class', { fact: 'euroClass', operator: 'greaterThanInclusive', value: 4 }, [{ euroClass: 3 }, { euroClass: 4 }], laws.class)
await writeRule('age', { fact: 'elapsed', params: { from: 'producedOn', to: 'declaredOn', unit: 'years', count: 'begun' }, operator: 'lessThanInclusive', value: 3 }, [{ producedOn: '2015-05-01' }, { producedOn: '2019-12-31' }], laws.age)
await writeRule('mass', { fact: 'grossMassKg', operator: 'lessThanInclusive', value: 3_500 }, [{ grossMassKg: 3_501 }, { grossMassKg: 3_500 }], laws.mass)
await writeRule('seats', { fact: 'seats', operator: 'lessThanInclusive', value: 8 }, [{ seats: 9 }, { seats: 8 }], laws.seats)
await writeRule('doors', { fact: 'doors', operator: 'greaterThanInclusive', value: 4 }, [{ doors: 3 }, { doors: 4 }], laws.doors)
await writeRule('80', { fact: 'seats', operator: 'lessThanInclusive', value: 20 }, [{ seats: 21 }, { seats: 20 }], laws[80])
await writeRule('places', { fact: 'seats', operator: 'lessThanInclusive', value: 12 }, [{ seats: 13 }, { seats: 12 }], laws.places)
await writeRule('hatch', { fact: 'doors', operator: 'greaterThanInclusive', value: 4 }, [{ doors: 3 }, { doors: 4 }], 'Ввозятся автомобили не менее чем с 4 дверями.')
await writeRule('tinting', { fact: 'hasTintedWindows', operator: 'equal', value: false }, [{ hasTintedWindows: true }, { hasTintedWindows: false }], laws.tinting)
const age = JSON.parse(await readFile(join(folder, 'kz/age/cases.json'), 'utf8')) as { name: string; facts: Record<string, unknown>; expect: string }[]
const days: Record<string, string> = { 'keeps it': '2027-05-01', 'the day before it was law': '2010-12-31', 'its first day': '2017-01-01', 'a bus': '2027-05-01' }
for (const one of age) if (days[one.name]) one.facts['producedOn'] = days[one.name]
age.push({ name: 'a day older', facts: { category: 'M1', declaredOn: '2030-05-01', producedOn: '2027-04-30' }, expect: 'breach' })
await writeFile(join(folder, 'kz/age/cases.json'), `[\n${age.map((one) => `  ${JSON.stringify(one)}`).join(',\n')}\n]\n`)
git('init', '--quiet', '--initial-branch', 'main')
git('config', 'user.name', 'Somebody')
git('config', 'user.email', 'somebody@rules.example')
git('add', '--all')
git('commit', '--quiet', '--message', 'The rules')
await rules(['release'], surroundings)

describe('a clause that changed', () => {
  it('by its class and day needs nothing but a name and a reason', async () => {
    const id = await change('class', laws.class, 'С 1 июля 2031 года ввозятся автомобили не ниже 5 экологического класса.')
    const shown = await told('show', id)
    expect(shown).toContain('[-4-]{+5+}')
    expect(shown).toContain('The version of 2031-07-01, after that of 2020-01-01')
    expect(shown).toContain('“4 экологического класса” became “5 экологического класса”')
    expect(await told('show', id, '--lang', 'ru')).toContain('Версия с 2031-07-01')
    expect(await isUnderReview('kz-class')).toBe(true)
    expect(shown).toContain('Act (another with --act TEXT): Act 1; Law 5 of 2019-05-01\n  Provision (another with --provision TEXT): clause class; Law 5 of 2019-05-01, clause class\n')
    const before = await readFile(join(folder, 'kz/class/rule.json'), 'utf8')
    const accepted = await told('accept', id, ...decision)
    expect(accepted).toContain('the version of 2031-07-01 is written')
    const after = await readFile(join(folder, 'kz/class/rule.json'), 'utf8')
    // The file differs in nothing but the version that came to it.
    expect(after.startsWith(before.slice(0, before.lastIndexOf('}\n  }\n}')))).toBe(true)
    expect((await ruleOf('class')).versions['2031-07-01']).toMatchObject({ requires: { value: 5 }, citation: { act: 'Act 1; Law 5 of 2019-05-01', url: 'https://law.example/act/now', quote: 'С 1 июля 2031 года ввозятся автомобили не ниже 5 экологического класса.' } })
    expect(git('log', '-1', '--format=%an <%ae>|%s|%b')).toMatch(/^Ann Analyst <ann@rules.example>\|Sample class: the version of 2031-07-01\|read it twice/)
    expect(git('show', '--stat', '--format=').match(/kz\/class\/(cases|rule)\.json/g)).toHaveLength(2)
    expect(git('status', '--porcelain')).toBe('')
    for (const day of ['2031-06-30', '2031-07-01', '2031-07-02']) expect(await readFile(join(folder, 'kz/class/cases.json'), 'utf8')).toContain(`"declaredOn": "${day}"`)
    expect((await rules(['test', 'kz-class'], surroundings)).exitCode).toBe(0)
  })

  it('by a number asks only for the day', async () => {
    const id = await change('age', laws.age, 'Ввозятся автомобили не старше 5 лет.')
    expect(await told('show', id)).toMatch(/--reason TEXT --from DAY\n$/)
    expect(await refusal('accept', id, ...decision)).toMatch(/^from which day is it law\?[^\n]*$/)
    const cases = git('rev-parse', 'HEAD')
    expect(await told('accept', id, ...decision, '--from', '2030-01-01')).toMatch(/case {2}breach → complies|written/)
    expect(git('rev-parse', 'HEAD~1')).toBe(cases)
    expect((await ruleOf('age')).versions['2030-01-01']).toMatchObject({ requires: { value: 5 } })
    expect((await rules(['lint'], surroundings)).exitCode).toBe(0)
  })

  it('by its categories takes the new list, and what it cannot place is answered or kept', async () => {
    const id = await change('mass', laws.mass, 'Масса не более 3 500 кг; категории M1, N1, N2; длина до 6 м.')
    expect(await told('show', id)).toContain('--reason TEXT --from DAY [--set FACT=VALUE] [--keep]\n')
    expect(await refusal('accept', id, ...decision)).toMatch(/from which day is it law\?.*\nIt leaves more to you:\n {2}“6 м” is new/)
    const asked = await refusal('accept', id, ...decision, '--from', '2031-01-01')
    expect(asked).toContain('“6 м” is new')
    expect((await ruleOf('mass')).versions['2031-01-01']).toBeUndefined()
    const named = ['--from', '2031-01-01', '--keep', '--act', 'Law 5', '--provision', 'art. 9']
    expect(await told('accept', id, ...decision, ...named)).toContain('  law   Law 5, art. 9\n')
    expect((await ruleOf('mass')).versions['2031-01-01']).toMatchObject({ scope: { value: ['M1', 'N1', 'N2'] }, requires: { value: 3_500 }, citation: { act: 'Law 5', provision: 'art. 9', url: 'https://law.example/act/now' } })
    expect(await told('accept', id, ...decision, ...named)).toContain('It was committed already.')
    expect(await refusal('accept', id, ...decision, ...named.slice(0, -1), 'art. 10')).toMatch(/its provision is “art. 9”: change it in rule.json/)
  })

  it('by a day alone moves the day', async () => {
    const id = await change('seats', laws.seats, laws.seats.replace('1 января 2020', '1 марта 2032'))
    await told('accept', id, ...decision)
    expect((await ruleOf('seats')).versions['2032-03-01']).toMatchObject({ requires: { value: 8 } })
  })

  it('and is repealed ends the rule', async () => {
    const id = await change('doors', laws.doors, null)
    expect(await told('show', id)).toContain('The rule ends on (a day to be given)')
    expect(await refusal('accept', id, ...decision, '--from', '2031-01-01', '--act', 'Act 2')).toContain('an end has no citation')
    // A day alone ends nothing.
    for (const more of [[], ['--keep']]) expect(await refusal('accept', id, ...decision, '--from', '2031-01-01', ...more)).toContain('say --end')
    expect((await ruleOf('doors')).versions).not.toHaveProperty('2031-01-01')
    expect(await told('show', id)).toMatch(/--from DAY --end\n$/)
    expect(await refusal('accept', id, ...decision, '--from', '2031-01-01', '--end', '--set', 'doors=5')).toContain('an end has no values')
    await told('accept', id, ...decision, '--from', '2031-01-01', '--end')
    expect((await ruleOf('doors')).versions['2031-01-01']).toBeNull()
    expect(await refusal('accept', id, ...decision)).toContain('say --end')
    expect(await told('accept', id, ...decision, '--end')).toContain('It was committed already.')
    expect((await rules(['test', 'kz-doors'], surroundings)).exitCode).toBe(0)
  })
})

describe('an accepted review', () => {
  it('keeps the caution until the release that holds its version', async () => {
    expect(await isUnderReview('kz-class')).toBe(true)
    expect(await told('list')).toMatch(/accepted as the version of 2031-07-01 by Ann Analyst .*not in force before the next rules release/)
    await rules(['release'], surroundings)
    expect(await isUnderReview('kz-class')).toBe(false)
    expect(await told('list')).toContain('No clause waits for a review.')
  })

  it('that was broken off before the store knew is ended by asking again, and nothing stands twice', async () => {
    const after = 'С 1 мая 2033 года ввозятся автомобили не ниже 6 экологического класса.'
    const id = await change('class', 'С 1 июля 2031 года ввозятся автомобили не ниже 5 экологического класса.', after, 2)
    const before = git('rev-parse', 'HEAD')
    expect(await refusal('accept', id, ...decision)).toContain('The version of 2031-07-01 is not law yet.')
    await told('accept', id, ...decision, '--move')
    expect(Object.keys((await ruleOf('class')).versions)).toEqual(['2020-01-01', '2033-05-01'])
    const commit = git('rev-parse', 'HEAD')
    const texts = async () => [await readFile(join(folder, 'kz/class/rule.json'), 'utf8'), await readFile(join(folder, 'kz/class/cases.json'), 'utf8')]
    const [rule, cases] = await texts()
    // Killed after the commit.
    expect(await told('accept', id, ...decision)).toContain('It was committed already.')
    expect(git('rev-parse', 'HEAD')).toBe(commit)
    // Killed before the commit, and between the two files.
    git('reset', '--quiet', '--soft', before)
    expect(await told('accept', id, ...decision)).toMatch(/was written already[\s\S]*Commit [0-9a-f]{12}/)
    git('reset', '--quiet', before)
    git('checkout', '--quiet', '--', 'rules/kz/class/cases.json')
    await told('accept', id, ...decision)
    expect(await texts()).toEqual([rule, cases])
    expect(git('rev-parse', 'HEAD~1')).toBe(before)
  })

  it('is not written where somebody is editing the rule, or where its cases would be wrong', async () => {
    const id = await change('age', 'Ввозятся автомобили не старше 5 лет.', 'С 1 мая 2033 года ввозятся автомобили не старше 7 лет.', 3)
    const path = join(folder, 'kz/age/rule.json')
    const text = await readFile(path, 'utf8')
    await writeFile(path, `${text}\n`)
    expect(await refusal('accept', id, ...decision)).toContain('changes that are not committed')
    await writeFile(path, text)
    expect(await refusal('accept', id, ...decision, '--set', 'category=Z9')).toContain('nothing is written')
    expect(await readFile(path, 'utf8')).toBe(text)
    const before = git('rev-parse', 'HEAD')
    expect(await refusal('accept', id, '--by', 'Ann <ann@rules.example>', '--reason', '   ')).toContain('why?')
    await writeFile(path, text.replace('"value": 3', '"value": 4'))
    git('commit', '--quiet', '--all', '--message', 'A slip')
    expect(await refusal('accept', id, ...decision)).toMatch(/cases of kz-age fail already; mend the rule or the cases first/)
    expect(await readFile(path, 'utf8')).toBe(text.replace('"value": 3', '"value": 4'))
    git('reset', '--quiet', '--hard', before)
    expect(await refusal('accept', id, '--by', 'Ann', '--reason', 'x')).toContain('expected --by'.replace('expected', 'Expected'))
    expect(await refusal('accept', id, '--by', 'Ann <a@b>\nx: y', '--reason', 'x')).toContain('Expected --by')
    await told('reject', id, ...decision)
    expect(await refusal('accept', id, ...decision)).toContain('it is not decided again')
    expect(await isUnderReview('kz-age')).toBe(false)
  })

  it('does not come back where it was rejected, until the clause changes again', async () => {
    const [once, twice] = ['С 1 мая 2033 года ввозятся автомобили не старше 7 лет.', 'С 1 мая 2033 года ввозятся автомобили не старше 8 лет.']
    // The worker tells of the same edition a second time, as after a crash.
    const rejected = await change('age', 'Ввозятся автомобили не старше 5 лет.', once, 3)
    expect(await told('list')).not.toContain(rejected.slice(0, 8))
    expect(await isUnderReview('kz-age')).toBe(false)
    const again = await change('age', once, twice, 4)
    expect(again).not.toBe(rejected)
    expect(await told('list')).toContain(again.slice(0, 8))
    expect(await isUnderReview('kz-age')).toBe(true)
    await told('reject', again, ...decision)
    expect(await refusal('reopen', rejected, ...decision)).toContain(`review ${again.slice(0, 8)} is of what it says now`)
  })

  it('comes back where somebody opens it again, and both decisions are kept', async () => {
    const id = [...(await told('list', '--all')).matchAll(/^(\w{8}) {2}kz-age .* rejected/gm)].at(-1)?.[1] ?? ''
    expect(await told('show', id)).toContain(`review reopen ${id} --by`)
    expect(await refusal('accept', id, ...decision)).toContain('review reopen')
    expect(await refusal('reopen', id, '--by', decision[1])).toContain('why?')
    const again = ['--by', 'Bea Boss <bea@rules.example>', '--reason', 'the gazette says otherwise'] as const
    expect(await told('reopen', id, ...again)).toContain('opened again by Bea Boss')
    expect(await isUnderReview('kz-age')).toBe(true)
    expect(await told('list')).toMatch(/open again by Bea Boss .*: the gazette says otherwise/)
    expect(await told('show', id)).toMatch(/open again by Bea Boss .*\n {2}before: rejected by Ann Analyst .*: read it twice/)
    // Asked again after a crash it is the same; by another it has nothing to open.
    await told('reopen', id, ...again)
    expect(await refusal('reopen', id, ...decision)).toContain('is open')
    await told('reject', id, ...decision)
    const { decisions } = JSON.parse(await told('show', id, '--format', 'json')) as { decisions: { state: string }[] }
    expect(decisions.map(({ state }) => state)).toEqual(['rejected', 'open', 'rejected'])
    expect(await isUnderReview('kz-age')).toBe(false)
  })
})

describe('a review that is put off', () => {
  it('leaves the list until its day, and its rule stays under review', async () => {
    const id = await change('seats', laws.seats, 'Не более 9 мест.', 4)
    expect(await refusal('postpone', id, '--until', '2030-05-01', ...decision)).toContain('still to come')
    await told('postpone', id, '--until', '2030-07-01', ...decision)
    expect(await told('list')).toMatch(/1 postponed; --all shows them too/)
    expect(await told('list', '--all')).toContain('postponed until 2030-07-01 by Ann Analyst')
    expect(await isUnderReview('kz-seats')).toBe(true)
    today = '2030-07-01'
    expect(await told('list')).toContain('postponed until 2030-07-01')
    await told('reject', id, ...decision)
    expect(await told('list')).not.toContain('kz-seats')
    expect(await told('list', '--all')).toContain('rejected by Ann Analyst')
    today = '2030-06-01'
  })

  it('is accepted in a copy of the rules without a repository, and says that there is no commit', async () => {
    await using copy = await temporaryFolder()
    await cp(folder, join(copy.path, 'rules'), { recursive: true })
    const id = await change('doors', laws.doors, 'С 1 мая 2033 года не менее чем с 5 дверями.', 5)
    // The rule has ended by now in the one folder; in the copy it goes the same way.
    const { text } = await review(['accept', id, ...decision, '--set', 'doors=5', '--keep'], { ...surroundings, rulesFolder: join(copy.path, 'rules') })
    expect(text).toContain('No commit:')
  })
})

describe('a clause that only got another number', () => {
  it('is the same version at its new place, and ends the rule only where the analyst says so', async () => {
    const id = await change('80', laws[80], null, 6, [['90/1', '90/1. Ввозятся автомобили, в которых не более 20 мест']])
    const shown = await told('show', id)
    expect(shown).toContain('the same text now stands at 90/1')
    expect(shown).toContain('The version of (a day to be given), after that of 2020-01-01')
    expect(await told('show', id, '--lang', 'zh')).toContain('同样的文字现见于 90/1')
    expect(await told('accept', id, ...decision, '--from', '2031-01-01')).toContain('the version of 2031-01-01 is written')
    const version = (await ruleOf('80')).versions['2031-01-01']
    expect(version).toMatchObject({ requires: { value: 20 }, citation: { clause: '90/1', quote: 'Ввозятся автомобили, в которых не более 20 мест' } })
    expect(await told('accept', id, ...decision)).toContain('It was committed already.')
    expect((await rules(['lint', 'kz-80'], surroundings)).exitCode).toBe(0)
  })
})

describe('a version that was written by hand', () => {
  const after = 'С 1 марта 2032 года ввозятся автомобили, в которых не более 10 мест.'
  const path = join(folder, 'kz/places/rule.json')
  const byHand = async (value: number, quote: string) => {
    const rule = await ruleOf('places')
    const base = rule.versions['2020-01-01']
    await writeFile(path, `${JSON.stringify({ ...rule, versions: { '2020-01-01': base, '2032-03-01': base && { ...base, requires: { ...base.requires, value }, citation: { ...base.citation, quote } } } }, null, 2)}\n`)
  }

  it('is looked at before it is committed: its quote, its values, and what is asked for beside it', async () => {
    const [id, before] = [await change('places', laws.places, after, 7), git('rev-parse', 'HEAD')]
    await byHand(11, laws.places)
    expect(await refusal('accept', id, ...decision, '--from', '2032-03-01')).toMatch(/quotes “.*не более 12 мест\.”, which does not stand in clause places as it is now; quote in rule\.json .* such as “.*не более 10 мест\.”/)
    await byHand(11, after)
    expect(await told('show', id)).toMatch(/Already written: the version of 2032-03-01\.\n[^\n]*\n {2}requires: .*12.* → .*11.*\(as it is written\)/)
    expect(await refusal('accept', id, ...decision, '--set', 'seats=10')).toMatch(/was written already, and --set seats is 10, where it has 11; change it in rule\.json/)
    expect(git('rev-parse', 'HEAD')).toBe(before)
    const accepted = await told('accept', id, ...decision)
    expect(accepted).toContain('lint  the quote does not contain 11')
    expect(accepted).toMatch(/doubt The clause does not name seats=11, but .*10 мест; see whether/)
    expect(git('status', '--porcelain')).toBe('')
  })

  it('does not fall over what a process that was killed left beside it', async () => {
    const id = await change('places', after, 'С 1 марта 2034 года ввозятся автомобили, в которых не более 9 мест.', 8)
    await writeFile(join(folder, 'kz/places/.cases.json.0b0e7a52-7a1c-4f6e-9d3a-6f0f5f1d2c3b.next'), '[')
    expect(await told('show', id)).toContain('не более 9 мест')
    expect(await refusal('accept', id, ...decision, '--set', 'seats=100000', '--keep', '--move')).toMatch(/nothing is written[^]*found 100000; expected \d+ or less for seats/)
    await told('accept', id, ...decision, '--set', 'seats=9', '--keep', '--move')
    expect((await readdir(join(folder, 'kz/places'))).sort()).toEqual(['cases.json', 'rule.json'])
    expect(git('status', '--porcelain')).toBe('')
  })
})

describe('a ban that was lifted', () => {
  it('is shown in the language of the analyst, turned round by a value, and nothing is asked again', async () => {
    const id = await change('tinting', laws.tinting, 'С 1 марта 2032 года ввозятся автомобили с тонировкой стёкол.', 7)
    expect(await told('show', id)).toContain('[--set FACT=VALUE] [--keep] [--end]')
    const chinese = await told('show', id, '--lang', 'zh')
    expect(chinese).toContain('\n待复核\n')
    expect(await told('accept', id, ...decision, '--set', 'hasTintedWindows=true')).toContain('is written')
    expect(await told('show', id, '--lang', 'zh')).toMatch(/要求: .* → /)
  })
})

describe('a clause that says again what it said', () => {
  it('has nothing to write', async () => {
    const less = laws.hatch.replace('4', '5')
    await change('hatch', laws.hatch, less, 8)
    const id = await change('hatch', less, laws.hatch, 9)
    const shown = await told('show', id)
    expect(shown).toContain('The clause says again what the rule quotes')
    expect(shown).toMatch(/review reject .*\n$/)
    expect(await refusal('accept', id, ...decision, '--from', '2033-01-01', '--keep')).toContain('there is nothing to write; review reject')
    await told('reject', id, ...decision)
  })
})
