// How answers change with the days, with what is done, and from market to market.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Check, type Matrix, SextantError } from '@sextant/model'
import { surroundingsOf } from '@sextant/workers/surroundings'
import { afterAll, describe, expect, it } from 'vitest'
import { check } from './check.ts'
import { markets } from './markets.ts'

const folder = await mkdtemp(join(tmpdir(), 'sextant-markets-'))
afterAll(() => rm(folder, { recursive: true }))
const surroundings = { ...surroundingsOf({ SEXTANT_DATA: join(folder, 'data') }), now: () => new Date('2026-11-26T08:00:00Z') }
const car = { make: 'TOYOTA', category: 'M1', powertrain: 'petrol', usage: 'used', steeringSide: 'left', euroClass: 5, producedOn: '2021-05-10', firstRegisteredOn: '2021-07-01', documents: [], certificates: [], equipment: [] }

const write = async (name: string, content: unknown) => {
  await writeFile(join(folder, name), JSON.stringify(content))
  return join(folder, name)
}
const [one, two] = [await write('car.json', car), await write('cars.json', [car, { ...car, steeringSide: 'right', shipsOn: '2031-01-01' }])]
const checked = async (...words: string[]): Promise<Check> => JSON.parse((await check([one, '--format', 'json', ...words], surroundings)).text)
const matrixOf = async (...words: string[]): Promise<Matrix> => JSON.parse((await markets([...words, '--format', 'json'], surroundings)).text)

async function refusal(command: typeof check, words: string[]): Promise<string> {
  const error: unknown = await command(words, surroundings).catch((thrown: unknown) => thrown)
  if (!(error instanceof SextantError)) throw error
  return error.message
}

describe('check --from --to', () => {
  it('gives the outcome of every day in windows that follow each other', async () => {
    const { subjects } = await checked('--market', 'KE', '--side', 'import', '--from', '2026-12-01', '--to', '2030-12-31')
    const windows = subjects[0]?.markets[0]?.windows ?? []
    expect([windows[0]?.from, windows.at(-1)?.to]).toEqual(['2026-12-01', '2030-12-31'])
    expect(windows.at(-1)).toMatchObject({ outcome: 'blocked', reason: { rule: expect.stringMatching(/^ke-/) } })
  })

  it('says of the whole span what it says of each of its days, and of a given day what it says of that', async () => {
    const right = await write('right.json', { ...car, steeringSide: 'right' })
    const span = ['--side', 'import', '--from', '2026-12-01', '--to', '2030-12-31']
    const answer = async (market: string, ...words: string[]) => {
      const { text, exitCode } = await check([right, '--format', 'json', '--market', market, ...span, ...words], surroundings)
      const [found] = (JSON.parse(text) as Check).subjects[0]?.markets ?? []
      return { exitCode, outcome: found?.outcome, windows: new Set(found?.windows.map(({ outcome }) => outcome)), wayOut: found?.wayOut }
    }
    expect(await answer('KZ')).toEqual({ exitCode: 1, outcome: 'blocked', windows: new Set(['blocked']), wayOut: undefined })
    const [open, dated] = [await answer('KE'), await answer('KE', '--arrives', '2030-12-31')]
    expect(open.windows.size).toBeGreaterThan(1)
    expect([open.outcome, dated.outcome]).toEqual(['act', 'blocked'])
  })

  it('makes a table of many markets, with the days beneath each that turns', async () => {
    const { text } = await check([one, '--market', 'KZ,KE,AE,BY', '--side', 'import', '--from', '2026-12-01'], surroundings)
    expect(text).toMatch(/^KZ  Kazakhstan .*\n    Date of arrival: /m)
  })

  it('exits 0 only where every day is clear, otherwise by the worst of them', async () => {
    const young = await write('young.json', { ...car, euroClass: 6, producedOn: '2022-10-14', firstRegisteredOn: '2022-10-14' })
    const bahrain = async (from: string, to: string) => {
      const { exitCode, text } = await check([young, '--market', 'BH', '--side', 'import', '--from', from, '--to', to], surroundings)
      return [exitCode, /^Bahrain \(BH\) {2}(.*?) –/m.exec(text)?.[1]]
    }
    expect([await bahrain('2026-12-01', '2027-06-16'), await bahrain('2026-12-01', '2027-10-14'), await bahrain('2026-12-01', '2030-12-31'), await bahrain('2028-01-01', '2028-02-01')]).toEqual([
      [0, 'CLEAR'], [3, 'DEPENDS ON THE DAY'], [1, 'DEPENDS ON THE DAY'], [1, 'ACT FIRST'],
    ])
    const { exitCode } = await check([young, '--market', 'BH', '--side', 'import', '--arrives', '2026-12-20', '--from', '2026-12-01', '--to', '2030-12-31'], surroundings)
    expect(exitCode).toBe(1)
  })

  it('is refused where no day of the span fits the others that are given, also where one day is given', async () => {
    const words = ['--market', 'BH', '--side', 'import', '--arrives', '2026-12-20', '--over', 'producedOn', '--from', '2027-01-01', '--to', '2027-02-01']
    expect(await refusal(check, [one, ...words])).toMatch(/no producedOn from 2027-01-01 to 2027-02-01 fits the other days/)
  })

  it('begins with the day on which the exporter asks, which is another one at night in London', async () => {
    const atNight = { ...surroundings, now: () => new Date('2026-11-27T23:10:00Z') }
    const { subjects } = JSON.parse((await check([one, '--format', 'json', '--market', 'KE', '--side', 'import', '--to', '2027-01-31'], atNight)).text) as Check
    expect(subjects[0]?.markets[0]?.windows[0]?.from).toBe('2026-11-28')
    expect((await check([one, '--market', 'KE', '--side', 'import', '--arrives', '2027-01-31'], atNight)).text).toContain('Asked on: 2026-11-28')
  })

  it('puts markets that are clear on the nearest days before those that are not', async () => {
    const young = await write('young.json', { ...car, euroClass: 6, producedOn: '2022-10-14', firstRegisteredOn: '2022-10-14' })
    const { text } = await check([young, '--market', 'AE,KE,BH,KZ', '--side', 'import', '--from', '2026-12-01', '--to', '2030-12-31'], surroundings)
    expect(/^[A-Z]{2} {2}.*$/m.exec(text)?.[0]).toMatch(/^BH {2}Bahrain +CLEAR +\d+ +2027-06-16/)
  })

  it('lets --on stand for none of the days that then move', async () => {
    const { subjects } = await checked('--market', 'KE', '--on', '2026-12-20', '--from', '2026-12-01')
    expect(subjects[0]?.markets[0]?.windows.at(-1)?.to).toBe('2029-12-01')
  })

  it('moves any day that rules ask, such as that of production, and has --on for those of the order', async () => {
    const { producedOn: _, firstRegisteredOn: __, ...undated } = { ...car, steeringSide: 'right' }
    const made = await write('undated.json', undated)
    const asked = ['--market', 'KE', '--side', 'import', '--on', '2026-12-20', '--from', '2015-01-01', '--to', '2027-12-31', '--over', 'firstRegistered']
    const [answer] = (JSON.parse((await check([made, '--format', 'json', ...asked], surroundings)).text) as Check).subjects[0]?.markets ?? []
    expect(answer?.windows[0]).toMatchObject({ from: '2015-01-01', outcome: 'blocked', reason: { rule: expect.stringMatching(/^ke-/) } })
    expect(answer?.windows.at(-1)?.outcome).not.toBe('blocked')
    const { text } = await check([made, ...asked], surroundings)
    expect(text).toMatch(/Date of first registration: until \d{4}-12-31 barred: /)
    const page = await check([made, ...asked, '--format', 'html'], surroundings)
    expect(page.text).toContain('Date of first registration: 2015-01-01 – 2027-12-31')
  })

  it('says of a span of production what holds on each of its days, and goes no further than what comes after', async () => {
    const { producedOn: _, ...made } = { ...car, firstRegisteredOn: '2016-07-01' }
    const old = await write('old.json', made)
    const { text } = await check([old, '--format', 'json', '--market', 'KE', '--side', 'import', '--on', '2026-12-20', '--from', '2015-01-01', '--to', '2026-12-31', '--over', 'producedOn'], surroundings)
    const [answer] = (JSON.parse(text) as Check).subjects[0]?.markets ?? []
    expect([answer?.outcome, answer?.windows[0]?.from, answer?.windows.at(-1)?.to]).toEqual(['blocked', '2015-01-01', '2016-07-01'])
  })

  it('has no windows where nobody asks', async () => {
    expect((await checked('--market', 'KE')).subjects[0]?.markets[0]?.windows).toEqual([])
  })

  it.each<[string[], RegExp]>([
    [['--from', '2027-01-01', '--to', '2026-01-01'], /^--to 2026-01-01 lies before --from 2027-01-01/],
    [['--from', '1900-01-01', '--to', '2026-01-01'], /are more than 30 years/],
    [['--from', '2027'], /^--from: "2027" is not a day/],
    [['--over', 'shipsOn'], /^--over names the day that moves; add --from/],
    [['--from', '2027-01-01', '--over', 'shipOn'], /did you mean shipsOn\?$/],
    [['--from', '2027-01-01', '--over', 'productedOn'], /^--over is "productedOn"; expected a day of the order, contractOn \(.+\), or another day that rules ask: .*firstRegisteredOn.*; did you mean producedOn\?$/],
    [['--from', '2027-01-01', '--over', 'category'], /^--over is "category"; expected a day of the order, /],
    [['--from', '2027-01-01', '--over', '__proto__'], /^--over is "__proto__"; expected a day/],
  ])('refuses %j', async (words, message) => expect(await refusal(check, [one, '--market', 'KE', ...words])).toMatch(message))
})

describe('check', () => {
  it('tells the way out of what stands against a car, and where else it might go', async () => {
    const [answer] = (await checked('--market', 'KZ', '--side', 'import', '--arrives', '2026-12-20')).subjects[0]?.markets ?? []
    expect(answer?.outcome).toBe('act')
    expect(answer?.wayOut?.ways[0]?.changes[0]).toMatchObject({ fact: 'certificates', kind: 'add', sentence: expect.stringContaining(': add ') })
    expect(answer?.wayOut?.markets.length).toBeGreaterThan(0)
    const text = await check([one, '--market', 'KZ', '--side', 'import', '--arrives', '2026-12-20'], surroundings)
    expect(text.text).toContain('The way out')
  })

  it('makes of many markets the same matrix as markets, with the last day of each', async () => {
    const lines = (text: string) => text.split('\n').filter((line) => /^[A-Z]{2} {2}/.test(line))
    const [table, page] = [await check([one, '--market', 'all'], surroundings), await check([two, '--market', 'all', '--format', 'html', '--lang', 'ru'], surroundings)]
    expect(lines(table.text)).toEqual(lines((await markets([one], surroundings)).text))
    expect(lines(table.text).length).toBeGreaterThan(100)
    expect(lines(table.text).some((line) => / 20\d\d-\d\d-\d\d /.test(line))).toBe(true)
    expect(page.text).toContain('<table class="heat">')
    // Without a day nothing is certain of the first car alone.
    expect([table.exitCode, page.exitCode]).toEqual([3, 1])
  })

  it('lets the days after it move along where the arrival is given, and answers of that day as JSON does', async () => {
    const young = await write('young.json', { ...car, euroClass: 6, producedOn: '2022-10-14', firstRegisteredOn: '2022-10-14' })
    const words = [young, '--market', 'BH,KE,AE,KZ', '--side', 'import', '--on', '2027-01-10']
    const { text } = await check(words, surroundings)
    expect(text).toMatch(/^BH {2}Bahrain +CLEAR +\d+ +2027-10-14/m)
    const { subjects } = JSON.parse((await check([...words, '--format', 'json'], surroundings)).text) as Check
    const shown = { blocked: 'BLOCKED', act: 'ACT FIRST', 'cannot-tell': 'CANNOT TELL', clear: 'CLEAR' }
    for (const { market, outcome } of subjects[0]?.markets ?? []) expect(text).toMatch(new RegExp(`^${market} .*  ${shown[outcome]} `, 'm'))
  })

  it('keeps the full report of few markets, of all that --all lists, and on a page of a dozen', async () => {
    expect((await check([one, '--market', 'KZ,KE,AE'], surroundings)).text).toMatch(/^Kenya \(KE\) {2}/m)
    expect((await check([one, '--market', 'KZ,KE,AE,BY', '--all', '--side', 'import'], surroundings)).text).toMatch(/^Kenya \(KE\) {2}/m)
    expect((await check([one, '--market', 'KZ,KE,AE,BY', '--format', 'html'], surroundings)).text).not.toContain('<table class="heat">')
  })

  it('tells none of all markets at once', async () => {
    const { subjects } = await checked('--market', 'all')
    expect(subjects[0]?.markets.every(({ wayOut }) => wayOut === undefined)).toBe(true)
  })
})

describe('markets', () => {
  it('gives each car in each market its outcome, the reason and how long that stays', async () => {
    const { subjects, markets: where } = await matrixOf(two, '--market', 'KZ,KE', '--side', 'import')
    expect(where).toEqual(['KZ', 'KE'])
    expect(subjects[0]?.markets[1]).toMatchObject({ market: 'KE', outcome: 'blocked', from: '2026-11-26', reason: { rule: expect.stringMatching(/^ke-/) } })
    expect(subjects[1]?.markets[0]).toMatchObject({ market: 'KZ', outcome: null, reason: null, from: null, to: null, own: { outcome: null } })
  })

  it('says the same as check of the day that is asked about', async () => {
    const [row] = (await matrixOf(one, '--market', 'all', '--from', '2026-12-20', '--to', '2026-12-20')).subjects
    const [subject] = (await checked('--market', 'all', '--arrives', '2026-12-20')).subjects
    expect(row?.markets.map(({ market, outcome }) => [market, outcome])).toEqual(subject?.markets.map(({ market, outcome }) => [market, outcome]))
  })

  it('tells the exporting side once, each market by itself, and never better than both together', async () => {
    const little = await write('little.json', { category: 'M1', powertrain: 'petrol', usage: 'used', steeringSide: 'left', euroClass: 5, producedOn: '2024-05-10' })
    const { subjects: [row], questions } = await matrixOf(little, '--market', 'KZ,KE,KP', '--from', '2026-12-20', '--to', '2026-12-20')
    const [alone] = (await matrixOf(little, '--market', 'KZ,KE,KP', '--side', 'import', '--from', '2026-12-20', '--to', '2026-12-20')).subjects
    expect(row?.exporting).toMatchObject({ outcome: 'cannot-tell', reason: { side: 'export', law: { act: expect.any(String) } } })
    expect(row?.markets.map(({ own }) => own)).toEqual(alone?.markets.map(({ own }) => own))
    expect(alone?.exporting).toBeNull()
    expect(row?.markets.find(({ market }) => market === 'KP')).toMatchObject({ rulesAsked: 0, outcome: 'cannot-tell', own: { outcome: 'cannot-tell', reason: null } })
    const rank = ['clear', 'cannot-tell', 'act', 'blocked']
    for (const { outcome, own } of row?.markets ?? []) expect(rank.indexOf(outcome ?? '')).toBeGreaterThanOrEqual(rank.indexOf(own?.outcome ?? ''))
    expect(questions?.length).toBeGreaterThan(0)
    for (const { settles, partOf } of questions ?? []) expect(partOf).toEqual(expect.arrayContaining(settles))
  })

  it('writes a page', async () => {
    const out = join(folder, 'matrix.html')
    expect(await markets([two, '--market', 'KZ,KE', '--format', 'html', '--lang', 'zh', '--out', out], surroundings)).toEqual({ text: '', exitCode: 0 })
    expect(await readFile(out, 'utf8')).toMatch(/^<!doctype html>\n<html lang="zh">/)
  })

  it.each<[string[], RegExp]>([
    [[], /^which cars\?/],
    [[one, '--market', 'XX'], /"XX" is not a market/],
    [[one, '--format', 'pdf'], /expected one of text, json, html/],
    [[join(folder, 'none.json')], /there is no such file/],
  ])('refuses %j', async (words, message) => expect(await refusal(markets, words)).toMatch(message))
})
