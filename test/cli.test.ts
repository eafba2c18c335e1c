// The terminal as its user meets it: on the real rules, and in real processes where that is what is asked.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Check } from '@sextant/model'
import { afterAll, describe, expect, it } from 'vitest'
import { dataDirectory } from '#support/data'
import { run, start } from '#support/run'
import { someRules } from '#support/some-rules'
import { terminal } from '#support/terminal'

const folder = await mkdtemp(join(tmpdir(), 'sextant-cli-'))
afterAll(() => rm(folder, { recursive: true }))
const environment = { SEXTANT_DATA: join(folder, 'data') }
const cli = (...words: string[]) => terminal(words, environment)
const ownProcess = (...words: string[]) => run('packages/cli/src/main.ts', words, environment)

const car = { category: 'M1', powertrain: 'petrol', usage: 'used', steeringSide: 'right', euroClass: 5, importerKind: 'individual', producedOn: '2021-05', vin: 'LSVAA4183M2123456' }

async function file(name: string, content: unknown): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}
const carFile = await file('car.json', car)

const few = { ...environment, SEXTANT_RULES: await someRules(join(folder, 'few'), 'cn', 'kz') }

async function checked(...words: string[]): Promise<{ code: number | null; check: Check }> {
  const { code, stdout, stderr } = await terminal(['check', ...words, '--format', 'json'], words.includes('KZ') ? few : environment)
  expect(stderr).toBe('')
  return { code, check: JSON.parse(stdout) }
}

describe('check', () => {
  it('blocks a right-hand-drive car for Kazakhstan, with the clause, and exits 1', async () => {
    const { code, stdout, stderr } = await ownProcess('check', carFile, '--market', 'KZ', '--arrives', '2026-12-20', '--format', 'json')
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' })
    const check = JSON.parse(stdout) as Check
    expect(check).toMatchObject({ rulebook: { digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) }, subjects: [{ markets: [{ market: 'KZ', outcome: 'blocked', windows: [] }] }] })
    const found = check.subjects[0]?.markets[0]?.verdicts.find(({ rule }) => rule === 'kz-right-hand-drive')
    expect(found).toMatchObject({
      version: '2015-01-01', verdict: 'breach', severity: 'block', side: 'import', confidence: 'confirmed',
      because: [{ fact: 'steeringSide', is: 'right', operator: 'equal', value: 'left' }],
      citation: { provision: 'clause 19', quote: expect.stringContaining('тыйым салынады') },
      decidedOn: { fact: 'declaredOn', day: null, from: '2026-12-20', to: '2027-01-19' },
    })
  })

  it('asks China\'s export side too, unless another side is named', async () => {
    const sides = ({ check }: { check: Check }) => new Set(check.subjects[0]?.markets[0]?.verdicts.map(({ side }) => side))
    expect(sides(await checked(carFile, '--market', 'KZ', '--on', '2026-12-20'))).toEqual(new Set(['export', 'import']))
    expect(sides(await checked(carFile, '--market', 'KZ', '--on', '2026-12-20', '--side', 'import'))).toEqual(new Set(['import']))
  })

  it('lists what the rules do not concern only with --all', async () => {
    const outOfScope = ({ check }: { check: Check }) => check.subjects[0]?.markets[0]?.verdicts.filter(({ verdict }) => verdict === 'out-of-scope').length
    expect(outOfScope(await checked(carFile, '--market', 'KZ', '--on', '2026-12-20'))).toBe(0)
    expect(outOfScope(await checked(carFile, '--market', 'KZ', '--on', '2026-12-20', '--all'))).toBeGreaterThan(0)
  })

  it('exits 3 where it cannot tell, as in a market without rules, and says that this is no clearance', async () => {
    const { code, stdout } = await ownProcess('check', carFile, '--market', 'KP', '--on', '2026-12-20', '--side', 'import')
    expect(code).toBe(3)
    expect(stdout).toMatch(/THIS IS NO CLEARANCE/)
  })

  it('exits 0 where nothing stands in the way', async () => {
    const truck = await file('trailer.json', { category: 'O1', usage: 'used', steeringSide: 'left', powertrain: 'petrol', producedOn: '2022-01-01', colour: 'white', importerKind: 'individual' })
    const { check, code } = await checked(truck, '--market', 'TJ', '--on', '2026-12-20', '--side', 'import')
    expect({ code, outcome: check.subjects[0]?.markets[0]?.outcome }).toEqual({ code: 0, outcome: 'clear' })
  })

  it('takes facts as flags, and a day of the order for every day that is not given', async () => {
    const flags = ['--importer-kind', 'company', '--documents', 'export-licence,inspection-report', '--quantity', '2', '--arrives', '2026-12-20']
    const { check } = await checked(carFile, '--market', 'KZ', ...flags)
    expect(check.subjects[0]?.subject).toMatchObject({ importerKind: 'company', documents: ['export-licence', 'inspection-report'], quantity: 2, arrivesOn: '2026-12-20' })
    const on = await checked(carFile, '--market', 'KZ', '--on', '2026-12-20')
    expect(on.check.subjects[0]?.subject).toMatchObject({ shipsOn: '2026-12-20', registersOn: '2026-12-20' })
  })

  it('answers for all markets as a table, and for many cars at once', async () => {
    const { stdout } = await cli('check', carFile, '--market', 'all', '--on', '2026-12-20')
    for (const market of ['KZ', 'KG', 'RU', 'BY', 'AM', 'UZ', 'TJ', 'TM']) expect(stdout).toContain(market)
    const cars = await file('cars.json', [car, { ...car, steeringSide: 'left' }])
    expect((await checked(cars, '--market', 'KZ', '--on', '2026-12-20')).check.subjects).toHaveLength(2)
  })

  it.each(['zh', 'ru'])('speaks %s, in text and in one self-contained page', async (language) => {
    const title = { zh: '右舵', ru: 'Правый руль' }[language] ?? ''
    const words = ['check', carFile, '--market', 'KZ', '--on', '2026-12-20', '--lang', language]
    expect((await terminal(words, few)).stdout.toLowerCase()).toContain(title.toLowerCase().slice(0, 4))
    const page = (await terminal([...words, '--format', 'html'], few)).stdout
    expect(page).toMatch(/^<!doctype html>/i)
    expect(page).not.toMatch(/<script|<link|src=/i)
  })

  it('gives the same answer again for the facts that stand in its page, in any language', async () => {
    const page = (await terminal(['check', carFile, '--market', 'KZ', '--arrives', '2026-12-20', '--lang', 'zh', '--format', 'html'], few)).stdout
    const facts = (/<pre>([^]*?)<\/pre>/.exec(page)?.[1] ?? '').replaceAll(/<[^>]+>/g, '').replaceAll('&quot;', '"')
    const again = JSON.parse((await terminal(['check', await file('copied.json', facts), '--market', 'KZ', '--lang', 'ru', '--format', 'json'], few)).stdout) as { answer: string }
    expect(again.answer).toMatch(/^sha256:[0-9a-f]{64}$/)
    expect(page).toContain(again.answer)
  })

  it('writes a PDF byte by byte, on standard output as into a file', async (context) => {
    const out = join(folder, 'report.pdf')
    const words = ['check', carFile, '--market', 'TJ', '--side', 'import', '--on', '2026-12-20', '--format', 'pdf']
    const { code, stdout, stderr } = await ownProcess(...words, '--out', out)
    if (code === 2 && !process.env['CI'] && stderr.includes('none on the PATH')) context.skip('there is no Chromium')
    expect({ stdout, stderr }).toEqual({ stdout: '', stderr: '' })
    // Its table of places names offsets from the first byte to the last, which one byte more or less would move. Two runs
    // are no two copies of one file: each says at which minute it was asked.
    const isWhole = (pdf: Buffer) => {
      const place = /startxref\s+(\d+)\s+%%EOF\s?$/.exec(pdf.subarray(-60).toString('latin1'))?.[1]
      return pdf.subarray(0, 5).toString() === '%PDF-' && pdf.subarray(Number(place), Number(place) + 4).toString() === 'xref'
    }
    expect(isWhole(await readFile(out))).toBe(true)
    const { child, ended } = start('packages/cli/src/main.ts', words, environment)
    child.stdout?.setEncoding('latin1')
    const printed = Buffer.from((await ended).stdout, 'latin1')
    expect(isWhole(printed)).toBe(true)
    expect(isWhole(Buffer.concat([printed.subarray(0, 100), Buffer.from('x'), printed.subarray(100)]))).toBe(false)
  })

  it('refuses bad input with one message and exit code 2, and prints nothing', async () => {
    const { code, stdout, stderr } = await ownProcess('check', carFile, '--market', 'KZ', '--arrives', '2026-02-30')
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/arrivesOn is "2026-02-30"; expected a day that exists/)
    expect(stderr).not.toMatch(/^\s+at /m)
  })
})

describe('the terminal', () => {
  it('is not steered by what came in', async () => {
    const { code, stderr } = await ownProcess('check', '\u001B[31mred.json', '--market', '\u009B\u202E')
    expect({ code, stderr }).toEqual({ code: 2, stderr: '"\\u001b[31mred.json": there is no such file\n' })
  })

  it('may go away, and what was found is still in the exit code', async () => {
    const { child, ended } = start('packages/cli/src/main.ts', ['check', carFile, '--market', 'KZ', '--on', '2026-12-20'], environment)
    child.stdout?.destroy()
    expect(await ended).toMatchObject({ code: 1, stderr: '' })
  })
})

describe('rules', () => {
  it('lint and test say that all is well', async () => {
    expect(await ownProcess('rules', 'lint')).toMatchObject({ code: 0, stdout: expect.stringMatching(/\d+ rules and \d+ cases: no errors, none left to json-rules-engine\. sha256:/) })
    expect(await cli('rules', 'lint', '--explain', 'units')).toMatchObject({ code: 0, stdout: expect.stringMatching(/^units: .*\n\n  wrong  .*3\.5.*\n  right  .*3500/) })
    expect(await cli('rules', 'lint', '--explain', 'unit')).toMatchObject({ code: 2, stderr: expect.stringContaining('did you mean "units"?') })
    expect(await cli('rules', 'test', 'kz-right-hand-drive')).toMatchObject({ code: 0, stdout: expect.stringMatching(/^1 rule, \d+ cases: \d+ hold, 0 fail/) })
  })

  it('cases suggests what no case shows, and writes those that are confirmed', async () => {
    const rules = await someRules(join(folder, 'suggesting'), 'kz')
    const asked = (...words: string[]) => terminal(['rules', 'cases', 'kz-right-hand-drive', '--suggest', ...words], { ...environment, SEXTANT_RULES: rules })
    const { stdout } = await asked()
    expect(stdout).toMatch(/^kz-right-hand-drive: \d+ cases to confirm/)
    expect(stdout).toMatch(/^ +\d+ {2}cannot-tell +.* is not known \(from the case “.*”\)$/m)
    const suggested = JSON.parse((await asked('--format', 'json')).stdout) as unknown[]
    expect(await asked('--take', '1')).toMatchObject({ code: 2, stderr: expect.stringContaining('--write adds those that --take names') })
    expect(await asked('--write', '--take', `1-${suggested.length + 1}`)).toMatchObject({ code: 2, stderr: expect.stringContaining(`1 to ${suggested.length}`) })
    const path = join(rules, 'kz/right-hand-drive/cases.json')
    const before = JSON.parse(await readFile(path, 'utf8')) as unknown[]
    expect(await asked('--write', '--take', '1')).toMatchObject({ code: 0, stdout: expect.stringContaining('has 1 more cases') })
    const text = await readFile(path, 'utf8')
    expect(JSON.parse(text)).toEqual([...before, suggested[0]])
    expect(text.trimEnd().split('\n')).toHaveLength(before.length + 3)
    expect(await terminal(['rules', 'test', 'kz-right-hand-drive'], { ...environment, SEXTANT_RULES: rules })).toMatchObject({ code: 0 })
  })

  it('coverage tells what of the dossiers is encoded, in all and in one market', async () => {
    expect(await cli('rules', 'coverage', 'kz')).toMatchObject({ code: 0, stdout: expect.stringMatching(/^ +rows +encoded.*\nKZ +\d+ +\d+/) })
    const { stdout } = await cli('rules', 'coverage', '--format', 'json')
    expect(JSON.parse(stdout)).toMatchObject({ places: expect.arrayContaining([expect.objectContaining({ place: 'EAEU', rows: 26 })]) })
  })

  it('lint refuses a broken rule with its place, test a rule that says otherwise than its cases, and check neither uses', async () => {
    const rules = await someRules(join(folder, 'rules'), 'kz')
    const path = join(rules, 'kz/right-hand-drive/rule.json')
    const whole = await readFile(path, 'utf8')
    const other = { ...environment, SEXTANT_RULES: rules }
    await writeFile(path, whole.replaceAll('"operator": "equal"', '"operator": "equals"'))
    const report = await run('packages/cli/src/main.ts', ['rules', 'lint'], other)
    expect(report).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(/^error\[operator\]: "equals" is not an operator; did you mean "equal"\?\n +--> \S+\/rules\/kz\/right-hand-drive\/rule\.json:\d+:\d+ at .*\n +\|\n\d+ \| .*"equals".*\n +\| +\^{8}\n/) })
    expect(await terminal(['rules', 'lint', '--format', 'json', 'kz-right-hand-drive'], other)).toMatchObject({ code: 2, stdout: expect.stringMatching(/^\[\n.*"code": "operator"/s), stderr: '' })
    const words = [['rules', 'test'], ['check', carFile, '--market', 'KZ']]
    for (const one of words) {
      expect(await terminal(one, other)).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(/rules\/kz\/right-hand-drive\/rule\.json:\d+ at .*"equals" is not an operator.*did you mean "equal"\?/) })
    }
    expect(await run('workers/main.ts', ['--once'], { ...other, SEXTANT_DATA: join(folder, 'untouched') })).toMatchObject({ code: 2, stderr: expect.stringContaining('"equals"') })
    await writeFile(path, whole.replaceAll('"value": "left"', '"value": "right"'))
    expect(await terminal(['rules', 'test', 'kz-right-hand-drive'], other)).toMatchObject({ code: 1, stdout: expect.stringMatching(/expected breach, found complies/) })
  })
})

describe('the command line', () => {
  it('ends at once where there is no rules folder, also where git is asked first', async () => {
    for (const words of [['rules', 'at'], ['rules', 'diff', 'HEAD']]) expect(await run('packages/cli/src/main.ts', words, { ...environment, SEXTANT_RULES: '/nope' })).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(/^[^\n]*no (rules )?folder \/nope[^\n]*\n$/) })
  })

  it('explains itself', async () => {
    expect(await ownProcess()).toMatchObject({ code: 0, stdout: expect.stringMatching(/^ {2}check {2,}/m) })
    expect(await cli('rules', 'new', '--help')).toMatchObject({ code: 0, stdout: expect.stringContaining('--decided-on') })
    expect(await cli('chekc')).toMatchObject({ code: 2, stderr: expect.stringContaining('did you mean check?') })
  })

  it('keeps exporters, subscriptions and orders, and one sees nothing of another', async () => {
    await using data = await dataDirectory()
    const cli = (...words: string[]) => terminal(words, { ...few, SEXTANT_DATA: data.path })
    for (const id of ['acme', 'other']) {
      expect(await cli('exporters', 'add', id, '--name', id, '--email', `${id}@${id}.example`, '--lang', 'en')).toMatchObject({ code: 0, stderr: '' })
      expect(await cli('subscribe', '--exporter', id, '--market', 'KZ,UZ', '--kind', 'steering')).toMatchObject({ code: 0, stderr: '' })
    }
    const order = await file('order.json', { ...car, orderId: 'A-1', market: 'KZ' })
    expect(await cli('orders', '--exporter', 'acme', 'add', order)).toMatchObject({ code: 0, stdout: expect.stringContaining('1 open orders') })
    expect((await cli('orders', '--exporter', 'acme')).stdout).toMatch(/^A-1 +KZ Kazakhstan +not judged yet/m)
    expect((await cli('orders', '--exporter', 'other')).stdout).toBe('Nothing to list.\n')
    expect(await cli('orders', 'remove', 'A-1', '--exporter', 'other')).toMatchObject({ code: 2, stderr: expect.stringContaining('there is no order "A-1"') })
    expect(await cli('exporters', 'add', 'bad id', '--name', 'x', '--email', 'x', '--lang', 'en')).toMatchObject({ code: 2 })
    expect(await cli('subscribe', '--exporter', 'acme', '--market', 'KZ', '--kind', 'steerin')).toMatchObject({ code: 2, stdout: '' })
  })
})
