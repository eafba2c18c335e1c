// What `check` may be handed by mistake or malice. Each is refused in one message that names the place.
import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SextantError } from '@sextant/model'
import { surroundingsOf } from '@sextant/workers/surroundings'
import { afterAll, describe, expect, it } from 'vitest'
import { check } from './check.ts'

const folder = await mkdtemp(join(tmpdir(), 'sextant-check-'))
afterAll(() => rm(folder, { recursive: true }))
const surroundings = surroundingsOf({ SEXTANT_DATA: join(folder, 'data') })

const car = { category: 'M1', powertrain: 'petrol', usage: 'used', steeringSide: 'left', producedOn: '2021-05' }
const text = JSON.stringify(car)
let files = 0

async function file(content: string | Buffer | object): Promise<string> {
  const path = join(folder, `car-${++files}.json`)
  await writeFile(path, typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content))
  return path
}

async function refusal(words: string[]): Promise<string> {
  const error: unknown = await check(words, surroundings).catch((thrown: unknown) => thrown)
  if (!(error instanceof SextantError)) throw error
  return error.message
}

const withMember = (member: string) => `${text.slice(0, -1)},${member}}`

describe('check refuses', () => {
  it.each<[string, string | Buffer | object, RegExp]>([
    ['a fact that stands twice, of which JSON would keep the last', withMember('"usage":"new"'), /^\S+\.json has the key "usage" twice in one object; keep one \(line 1, column \d+\)$/],
    ['a fact that stands twice behind an escape', withMember('"us\\u0061ge":"new"'), /has the key "usage" twice/],
    ['a fact that stands twice in one of several', `[${text},\n${withMember('"usage":"new"')}]`, /\(line 2, column \d+\)$/],
    ['a key that schemas pass over', withMember('"__proto__":{"usage":"new"}'), /has the key "__proto__"/],
    ['brackets without end', '['.repeat(100_000), /is nested more than 40 deep/],
    ['brackets that close', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, /is nested more than 40 deep/],
    ['a number that JSON does not have', withMember('"seats":NaN'), /is not JSON: \S.*\(line 1, column \d+\)/],
    ['a number beyond all numbers', withMember('"seats":1e999'), /seats is Infinity; expected a number/],
    ['UTF-16', Buffer.from(`\uFEFF${text}`, 'utf16le'), /is not UTF-8 text; save it as JSON in that encoding/],
    ['GBK', Buffer.from([0x7b, 0x22, 0xb1, 0xc8, 0x22, 0x3a, 0x31, 0x7d]), /is not UTF-8 text/],
    ['a control in a text, which no rule would match', { ...car, make: 'B\u001B[31mYD' }, /make is "B\\u001b\[31mYD", which holds the invisible character U\+001B; remove it$/],
    ['a text that only looks like another', { ...car, make: 'BY\u200BD' }, /holds the invisible character U\+200B/],
    ['a day that contradicts many, once', { ...car, shipsOn: '2027-01-01', arrivesOn: '2026-12-20', declaredOn: '2026-12-20', registersOn: '2026-12-20' }, /^[^\n]+arrivesOn 2026-12-20 lies before shipsOn 2027-01-01[^\n]+$/],
  ])('%s', async (_, content, message) => expect(await refusal([await file(content), '--market', 'KZ'])).toMatch(message))

  it('a pipe that nobody writes to, without waiting for it', async () => {
    execFileSync('mkfifo', [join(folder, 'pipe')])
    expect(await refusal([join(folder, 'pipe'), '--market', 'KZ'])).toMatch(/is not a plain file$/)
  })

  it('a file whose name would break the message', async () => {
    expect(await refusal(['a\nb.json', '--market', 'KZ'])).toBe('"a\\nb.json": there is no such file')
    expect((await refusal(['a'.repeat(5_000), '--market', 'KZ'])).length).toBeLessThan(200)
  })

  it.each<[string, string[], RegExp]>([
    ['a market that is none beside all of them', ['--market', 'all,XX'], /^--market: "XX" is not a market/],
    ['an empty market in a list', ['--market', 'KZ,,UZ'], /^--market: "" is not a market/],
    ['a day in part as --on', ['--market', 'KZ', '--on', '2026-12'], /^--on: "2026-12" is not a day; write YYYY-MM-DD$/],
    ['a day that no law knows as --on, once', ['--market', 'KZ', '--on', '9999-12-31'], /^--on: "9999-12-31" is not a day between 1800 and 2199$/],
    ['none beside others', ['--market', 'KZ', '--equipment', 'none,abs'], /^--equipment names "none" beside others/],
    ['a long word', ['--market', 'KZ', '--format', 'x'.repeat(5_000)], /^--format is "x{60}…"; expected one of text, json, html, pdf$/],
    ['a market that follows a list of one', ['--side', 'import'], /\.json at \[0\]: which market\?/],
  ])('%s', async (_, words, message) => expect(await refusal([await file([car]), ...words])).toMatch(message))
})

describe('check takes', () => {
  const checked = async (content: object, ...words: string[]) => JSON.parse((await check([await file(content), '--format', 'json', ...words], surroundings)).text)

  it('all markets and one more', async () => {
    const { subjects } = await checked(car, '--market', 'all,FR')
    const markets = subjects[0].markets.map(({ market }: { market: string }) => market)
    expect(markets).toContain('KZ')
    expect(markets).toContain('FR')
  })

  it('lists with spaces after their commas', async () => {
    const { subjects } = await checked(car, '--market', 'KZ, UZ', '--side', 'import, export', '--equipment', 'abs, esc')
    expect(subjects[0].subject.equipment).toEqual(['abs', 'esc'])
  })

  it('facts that contradict the VIN, and says so beside the answer without changing it', async () => {
    const later = { ...car, vin: 'LSVHJ133022221761' }
    const [plain, noted] = [await checked(car, '--market', 'KZ'), await checked(later, '--market', 'KZ')]
    expect([plain.subjects[0].notes, noted.subjects[0].notes]).toEqual([
      [],
      [{ fact: 'producedOn', severity: 'hint', code: 'vin-production', message: expect.stringMatching(/^date of production 2021-05 does not fit the VIN: 2 in position 10 stands for 1972 or 2002 or 2032,/) }],
    ])
    expect(noted.subjects[0].markets).toEqual(plain.subjects[0].markets)
    const inRussian = await check([await file(later), '--market', 'KZ', '--lang', 'ru', '--format', 'html'], surroundings)
    expect(inRussian.text).toMatch(/<h4>Обратите внимание<\/h4>\s*<ul><li><bdi>дата изготовления 2021-05 не сходится с VIN/)
    const table = await check([await file(later), '--market', 'all', '--lang', 'zh'], surroundings)
    expect(table.text).toContain('须留意')
  })

  it('the wide letters of Chinese input methods as the letters that they are', async () => {
    const { subjects } = await checked({ ...car, make: ' ＢＹＤ　ａｕｔｏ ' }, '--market', 'KZ')
    expect(subjects[0].subject.make).toBe('BYD')
  })
})

describe('a span of days', () => {
  it('none of which fits the days that are given is refused, for an answer for no day would look like a clear one', async () => {
    const later = await file({ category: 'M1', usage: 'new', powertrain: 'petrol', producedOn: '2027-06-01' })
    const span = ['--side', 'import', '--from', '2026-12-01', '--to', '2027-03-01']
    expect(await refusal([later, '--market', 'AF', ...span])).toMatch(/: no arrivesOn from 2026-12-01 to 2027-03-01 fits the other days that are given \(producedOn 2027-06-01\); correct one of them/)
    const two = await file([{ category: 'M1' }, { category: 'M1', shipsOn: '2027-05-01' }])
    expect(await refusal([two, '--market', 'all', ...span, '--format', 'json'])).toMatch(/ at \[1\]: no arrivesOn .* \(shipsOn 2027-05-01\)/)
  })
})
