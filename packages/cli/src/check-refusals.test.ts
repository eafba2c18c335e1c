// What check refuses, in the process: test/cli.test.ts shows once what becomes of a refusal in the terminal.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { surroundingsOf } from '@sextant/workers/surroundings'
import { afterAll, describe, expect, it } from 'vitest'
import { check } from './check.ts'

const folder = await mkdtemp(join(tmpdir(), 'sextant-refusals-'))
afterAll(() => rm(folder, { recursive: true }))

const car = { category: 'M1', powertrain: 'petrol', usage: 'used', steeringSide: 'right', euroClass: 5, vin: 'LSVAA4183M2123456' }

async function file(name: string, content: unknown): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}
const carFile = await file('car.json', car)

describe('check', () => {
  it.each<[string, (car: string) => string[] | Promise<string[]>, RegExp]>([
    ['no file', () => ['--market', 'KZ'], /which vehicle or order\?/],
    ['a file that is not there', () => ['nothing.json', '--market', 'KZ'], /nothing\.json: there is no such file/],
    ['a folder', () => [folder, '--market', 'KZ'], /is not a plain file/],
    ['what is no JSON', async () => [await file('no.json', '{ category: M1 }'), '--market', 'KZ'], /no\.json is not JSON/],
    ['an empty file', async () => [await file('empty.json', ''), '--market', 'KZ'], /empty\.json is empty/],
    ['a number', async () => [await file('number.json', '7'), '--market', 'KZ'], /found 7; expected an object of facts/],
    ['an empty list', async () => [await file('none.json', '[]'), '--market', 'KZ'], /is an empty list/],
    ['a fact that is none', async () => [await file('f.json', { ...car, colour: 'red', enginecc: 1 }), '--market', 'KZ'], /"enginecc" is not a fact; did you mean "engineCc"\?/],
    ['a wrong type', async () => [await file('t.json', { ...car, euroClass: '5' }), '--market', 'KZ'], /euroClass is "5"; expected a number/],
    ['a day that is none', (car) => [car, '--market', 'KZ', '--arrives', '2026-02-30'], /arrivesOn is "2026-02-30"; expected a day that exists/],
    ['an --on that is none', (car) => [car, '--market', 'KZ', '--on', 'tomorrow'], /--on.*"tomorrow" is not a day/],
    ['a market that is none', (car) => [car, '--market', 'XX'], /"XX" is not a market/],
    ['a market in small letters', (car) => [car, '--market', 'kz'], /"kz" is not a market; write an ISO 3166-1 code/],
    ['no market', (car) => [car], /which market\?/],
    ['a VIN with an O', async () => [await file('v.json', { ...car, vin: 'LSVAA4183M212345O' }), '--market', 'KZ'], /holds the letter O, which no VIN has/],
    ['a Chinese VIN with a wrong check digit', async () => [await file('w.json', { ...car, vin: 'LSVAA4182M2123456' }), '--market', 'KZ'], /w\.json: VIN LSVAA4182M2123456 has 2 in position 9, where its other characters give 3/],
    ['an option that is none', (car) => [car, '--markets', 'KZ'], /"--markets" is not an option of this command; did you mean --market\?/],
    ['an option without its value', (car) => [car, '--market'], /--market needs a value/],
    ['a format that is none', (car) => [car, '--market', 'KZ', '--format', 'doc'], /--format is "doc"; expected one of text, json, html, pdf/],
    ['a PDF where no Chromium is', (car) => [car, '--market', 'KZ', '--format', 'pdf', '--out', join(folder, 'no.pdf')], /there is none on the PATH; install Chromium/],
    ['a file that cannot be written', (car) => [car, '--market', 'KZ', '--out', join(folder, 'no', 'such', 'folder.txt')], /--out .* cannot be written \(ENOENT\); name a file in a folder/],
    ['a day before the one it follows', (car) => [car, '--market', 'KZ', '--ships', '2026-12-20', '--arrives', '2026-12-01'], /arrivesOn 2026-12-01 lies before shipsOn 2026-12-20/],
    ['a fact given twice', (car) => [car, '--market', 'KZ', '--arrives', '2026-12-20', '--arrives-on', '2026-12-21'], /gives arrivesOn a second time/],
  ])('refuses %s in one message', async (_, words, message) => {
    const refused = check(await words(carFile), surroundingsOf({ SEXTANT_DATA: join(folder, 'data') }))
    await expect(refused).rejects.toMatchObject({ name: 'SextantError', message: expect.stringMatching(message) })
  })
})
