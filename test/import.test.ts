// Spreadsheets as an exporter meets them: the commands on the real facts, over a real store.
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { exporters } from '@sextant/cli/desk'
import { importSheet } from '@sextant/cli/import'
import { Exporter, labelOf, languages, marketCodes, marketName, parse, valueLabelOf } from '@sextant/model'
import { openRulebook } from '@sextant/rulebook'
import { openTable } from '@sextant/sheets'
import { goodsOf, openStore, ordersOf, saveExporter, type Store } from '@sextant/store'
import { openDesk } from '@sextant/workers/desk-socket'
import { surroundingsOf } from '@sextant/workers/surroundings'
import { afterAll, describe, expect, it } from 'vitest'
import { dataDirectory } from '#support/data'
import { temporaryFolder } from '#support/folder'
import { root, run, start } from '#support/run'
import { someRules } from '#support/some-rules'
import { terminal } from '#support/terminal'

const folder = await temporaryFolder()
const data = await dataDirectory()
// As while npm start runs: one process holds the store and answers the others.
const store = await openStore({ dataDir: data.path })
const rulebook = await openRulebook(await someRules(join(folder.path, 'rules'), 'kz'))
const desk = await openDesk(data.path, { store, rulebook: () => rulebook, now: () => new Date(), changed: async () => {} })
afterAll(async () => {
  await desk[Symbol.asyncDispose]()
  await store.close()
  await data[Symbol.asyncDispose]()
  await folder[Symbol.asyncDispose]()
})
const environment = { SEXTANT_DATA: data.path, SEXTANT_RULES: join(folder.path, 'rules'), SEXTANT_SAMPLE: 'none' }
const cli = (...words: string[]) => terminal(words, environment)

async function file(name: string, text: string): Promise<string> {
  const path = join(folder.path, name)
  await writeFile(path, text)
  return path
}

async function kept(exporter: string) {
  return { goods: await goodsOf(store, exporter), orders: await ordersOf(store, exporter) }
}

async function addExporter(id: string, into = store): Promise<void> {
  await saveExporter(into, parse(Exporter, { id, name: id, email: `desk@${id}.example`, language: 'zh' }, 'a sample'))
}

const headings = '订单号;目的国;车架号;品牌;里程（万公里）;发运日期;到港日期;备注'
const orders = (...lines: string[]) => [headings, ...lines, ''].join('\n')
const first = 'HT-1;哈萨克斯坦;LSVAA4181E2123456;大众;5,2;25/12/2026;2027-01-20;=1+1'
const second = 'HT-2;俄罗斯;;比亚迪;1,5;26/12/2026;2027-01-21;'

describe('import orders', async () => {
  const path = await file('orders.csv', orders(first, second))
  await addExporter('acme')
  const imported = (...words: string[]) => cli('import', 'orders', path, '--exporter', 'acme', ...words)

  it('shows what it would do and changes nothing until it is told to', async () => {
    for (const words of [[], ['--preview']]) {
      const { code, stdout, stderr } = await imported(...words)
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      expect(stdout).toMatch(/utf-8, separated by ;: headings in row 1, 2 rows below them/)
      expect(stdout).toMatch(/E +里程（万公里） +→ odometerKm, in 万公里, with a decimal comma {2}\(by its heading\)/)
      expect(stdout).toMatch(/H +备注 +not used: not known/)
      expect(stdout).toMatch(/row 2: orderId HT-1 · market KZ · vin LSVAA4181E2123456 · make VOLKSWAGEN · odometerKm 52000 · shipsOn 2026-12-25/)
      expect(stdout).toMatch(/2 orders of acme: 2 new, 0 changed, 0 the same\nNothing is imported yet: --yes imports it\.\n$/)
    }
    expect(await kept('acme')).toEqual({ goods: [], orders: [] })
  })

  it('imports with --yes, and a second time changes nothing', async () => {
    expect((await imported('--yes')).stdout).toMatch(/Imported: 2 new, 0 changed, 0 the same; they are judged in the next round\.\nNot imported, for nobody knows what this column means: H "备注"\. Say it with --map "备注=fact", or that it is not used with --map "备注=-"\.\n$/)
    expect(await kept('acme')).toMatchObject({
      goods: [{ id: 'HT-2', facts: { make: 'BYD', odometerKm: 15_000 } }, { id: 'LSVAA4181E2123456', facts: { make: 'VOLKSWAGEN', odometerKm: 52_000 } }],
      orders: [{ id: 'HT-1', market: 'KZ', goods: 'LSVAA4181E2123456', facts: { shipsOn: '2026-12-25', arrivesOn: '2027-01-20' } }, { id: 'HT-2', market: 'RU', goods: 'HT-2' }],
    })
    const again = JSON.parse((await imported('--yes', '--format', 'json')).stdout) as unknown
    expect(again).toMatchObject({ kind: 'orders', exporter: 'acme', rows: { found: 2, new: 0, changed: 0, same: 2 }, rejected: [], isImported: true, columns: expect.arrayContaining([{ column: 'E', heading: '里程（万公里）', fact: 'odometerKm', found: 'remembered', unit: '万公里', manner: 'with a decimal comma' }]) })
  })

  it('lays a new state over what is kept: an empty cell is unknown, and what has no column stays', async () => {
    await file('orders.csv', '订单号;目的国;车架号;里程（万公里）;到港日期\nHT-1;KZ;LSVAA4181E2123456;;2027-01-22\n')
    expect((await imported('--yes')).stdout).toMatch(/0 new, 1 changed, 0 the same\n {2}row 2: HT-1 changes arrivesOn; erases odometerKm \(was 52000\)\n/)
    const { goods, orders: all } = await kept('acme')
    expect([goods[1]?.facts, all[0]?.facts]).toEqual([{ make: 'VOLKSWAGEN', vin: 'LSVAA4181E2123456' }, { shipsOn: '2026-12-25', arrivesOn: '2027-01-22' }])
    await file('orders.csv', '订单号;目的国;车架号;到港日期\nHT-1;KZ;LSVAA4181E2123456;2026-01-22\n')
    expect(await imported('--yes')).toMatchObject({ code: 2, stdout: expect.stringContaining('D2 到港日期: with what is kept already, 2026-01-22 lies before shipsOn 2026-12-25; correct one of the two') })
  })

  it('imports nothing where one cell is rejected, and lists them all', async () => {
    const before = await kept('acme')
    await file('orders.csv', orders('HT-3;火星;LSVAA4181E2123456;大众;5,2;2026-12-25;2027-01-20;', 'HT-4;KZ;;=cmd();x;2026-12-25;2027-01-20;'))
    const rejected = join(folder.path, 'rejected.csv')
    const { code, stdout } = await imported('--yes', '--rejected', rejected)
    expect(code).toBe(2)
    expect(stdout).toMatch(/2 cells are rejected, so nothing is imported:\n {2}B2 目的国: "火星": it is none of the words.*\n {2}E3 里程（万公里）: "x": it is no number/)
    expect(await readFile(rejected, 'utf8')).toMatch(/^\uFEFFsheet,cell,heading,found,why,what to do\r\nCSV,B2,目的国,火星,/)
    expect(await kept('acme')).toEqual(before)
  })

  it('remembers what a heading means for its exporter alone, and forgets it when told', async () => {
    await addExporter('other')
    await file('orders.csv', 'Ref;Land;Tacho\nR-1;KZ;10\n')
    expect(await imported()).toMatchObject({ code: 2, stderr: expect.stringContaining('has no heading that is known') })
    const map = ['--map', 'Ref=orderId', '--map', 'land=market', '--map', 'Tacho=odometerKm mi']
    expect(await imported('--map', 'Reff=orderId')).toMatchObject({ code: 2 })
    expect((await imported(...map, '--yes')).stdout).toMatch(/Tacho +→ odometerKm, in mi {2}\(by --map\)/)
    expect((await imported()).stdout).toMatch(/Tacho +→ odometerKm, in mi {2}\(remembered\)[^]*1 order of acme: 0 new, 0 changed, 1 the same/)
    expect((await cli('import', 'mapping', '--exporter', 'acme')).stdout).toContain('Tacho → odometerKm mi\n')
    expect((await cli('import', 'mapping', '--exporter', 'other')).stdout).toBe('Nothing to list.\n')
    expect(await cli('import', 'mapping', '--exporter', 'other', '--forget', 'Tacho')).toMatchObject({ code: 2 })
    expect((await cli('import', 'mapping', '--exporter', 'acme', '--forget', 'TACHO')).stdout).toBe('What "Tacho" means is forgotten.\n')
    expect((await imported()).stdout).toMatch(/Tacho +not used: not known/)
  })

  it('keeps what is known of a car when it gets its VIN', async () => {
    await file('orders.csv', '订单号;目的国;车架号\nHT-2;RU;LSVAA4188E2123499\n')
    expect(await imported('--yes')).toMatchObject({ code: 0 })
    const { goods, orders: all } = await kept('acme')
    expect([all[1]?.goods, goods.find(({ id }) => id === 'LSVAA4188E2123499')?.facts]).toEqual(['LSVAA4188E2123499', { make: 'BYD', odometerKm: 15_000, vin: 'LSVAA4188E2123499' }])
  })

  it('refuses what it does not understand with one sentence', async () => {
    const xlsm = await file('macro.xlsm', 'PK\u0003\u0004')
    for (const words of [[], ['cars', path], ['orders'], ['orders', path], ['orders', path, '--exporter', 'nobody'], ['orders', xlsm, '--exporter', 'acme'], ['orders', path, '--exporter', 'acme', '--preview', '--yes'], ['orders', path, '--exporter', 'acme', '--map', 'x'], ['orders', path, '--exporter', 'acme', '--rejected', path]]) {
      const { code, stdout, stderr } = await cli('import', ...words)
      expect({ code, stdout, lines: stderr.trimEnd().split('\n').length }).toEqual({ code: 2, stdout: '', lines: 1 })
    }
  })
})

describe('import orders of contracts with several cars', () => {
  const [first, second, third] = ['LSVAA4181E2123456', 'LSVAA4188E2123499', 'LSVAA418XE2123455']
  const imported = async (text: string) => {
    const { code, stdout, stderr } = await cli('import', 'orders', await file('contracts.csv', text), '--exporter', 'contracts', '--yes')
    return { code, told: stdout + stderr, ids: (await kept('contracts')).orders.map(({ id, goods }) => (goods === id ? id : `${id} ${goods}`)) }
  }

  it('keeps a line for each car, and the same ones whatever the order of the rows', async () => {
    await addExporter('contracts')
    const lines = [`HT-1,KZ,${first},KIA`, `HT-1,KZ,${second},BYD`, `HT-2,KZ,${third},KIA`]
    const { code, told, ids } = await imported(`合同号,目的国,车架号,品牌\n${lines.join('\n')}\n`)
    expect({ code, ids }).toEqual({ code: 0, ids: [`HT-1#${first} ${first}`, `HT-1#${second} ${second}`, `HT-2 ${third}`] })
    expect(told).toContain(`A2 合同号: an order number in several rows is a contract of several cars: each is an order of its own, told apart by its VIN, as in HT-1#${first}`)
    expect(told).toContain(`row 3: orderId HT-1#${second} · market KZ`)
    expect((await imported(`合同号,目的国,车架号,品牌\n${lines.toReversed().join('\n')}\n`)).told).toContain('Imported: 0 new, 0 changed, 3 the same')
  })

  it('keeps its names where a contract gets a second car, or has only one left', async () => {
    const { told, ids } = await imported(`合同号,目的国,车架号\nHT-1,KZ,${second}\nHT-2,KZ,${first}\nHT-2,KZ,${third}\n`)
    expect(told).toContain('1 new, 0 changed, 2 the same')
    expect(ids).toEqual([`HT-1#${first} ${first}`, `HT-1#${second} ${second}`, `HT-2 ${third}`, `HT-2#${first} ${first}`])
  })

  it('keeps a numbered line when its car gets its VIN, and asks where nobody can say which car is meant', async () => {
    await imported('序号,合同号,目的国,品牌\n1,HT-3,KZ,KIA\n2,HT-3,KZ,BYD\n3,HT-4,KZ,KIA\n')
    const { ids } = await imported(`序号,合同号,目的国,品牌,车架号\n1,HT-3,KZ,KIA,${first}\n2,HT-3,KZ,BYD,\n`)
    expect(ids.filter((id) => id.startsWith('HT-3'))).toEqual([`HT-3#1 ${first}`, 'HT-3#2'])
    expect(await imported('序号,合同号,目的国,品牌\n1,HT-4,KZ,KIA\n2,HT-4,KZ,BYD\n')).toMatchObject({ code: 2, told: expect.stringContaining('the order "HT-4" is kept as that of one car without a VIN, and nobody can say which of these cars it is; take it out with orders remove HT-4, and import the file again') })
  })

  it('takes no column for unknown that looks like a fact, and names those that nobody knows', async () => {
    const text = '合同号,目的国,品牌,状态,客户,备用\nHT-5,KZ,KIA,新车,Ivanov,\n'
    expect(await imported(text)).toMatchObject({ code: 2, told: expect.stringContaining('1 cell is rejected, so nothing is imported:\n  D1 状态: "状态": it is not known, and looks like usage; say what it is with --map "状态=usage", or leave it out with --map "状态=-"') })
    const path = await file('contracts.csv', text)
    expect(await cli('import', 'orders', path, '--exporter', 'contracts')).toMatchObject({ code: 0, stdout: expect.stringContaining('perhaps usage: --map "状态=usage"') })
    expect(JSON.parse((await cli('import', 'orders', path, '--exporter', 'contracts', '--yes', '--map', '状态=usage', '--format', 'json')).stdout)).toMatchObject({ notRead: { unknown: [{ column: 'E', heading: '客户' }] }, isImported: true })
  })

  it('imports no cancelled order unawares', async () => {
    expect(await imported('合同号,目的国,品牌,备注\nHT-6,KZ,KIA,已取消\n')).toMatchObject({ code: 2, told: expect.stringContaining('D2 备注: "已取消": "已取消" says that it is cancelled; delete or hide the row, and take out what was imported of it before with orders remove ID; if it stands, say so in other words') })
  })

  it('tells both facts of 国六b, and lets the second go with the first', async () => {
    expect((await imported('合同号,目的国,品牌,排放标准\nHT-7,KZ,KIA,国六b\nHT-8,KZ,KIA,国六a\n')).told).toMatch(/排放标准 +→ chinaStage, with chinaStageStep {2}\(by its heading\)/)
    expect((await imported('合同号,目的国,品牌,排放标准\nHT-7,KZ,KIA,国五\nHT-8,KZ,KIA,国六a\n')).told).toContain('row 2: HT-7 changes chinaStage; erases chinaStageStep (was b)')
  })
})

describe('import models', () => {
  it('keeps goods by VIN or by an id of their own, and orders name them', async () => {
    await addExporter('maker')
    const models = await file('models.csv', 'Model ID,Make,Powertrain,Seats,Market\nM-1,BYD,BEV,5,KZ\nM-2,GEELY,petrol,7,KZ\n')
    const { stdout } = await cli('import', 'models', models, '--exporter', 'maker', '--yes')
    expect(stdout).toMatch(/Market +not used: a fact of orders, not of models[^]*Imported: 2 new, 0 changed, 0 the same\.\n$/)
    const lines = await file('lines.csv', 'Order,Model ID,Market,Quantity\nL-1,M-1,KZ,10\nL-2,M-1,UZ,20\n')
    expect(await cli('import', 'orders', lines, '--exporter', 'maker', '--yes')).toMatchObject({ code: 0 })
    const typo = await file('typo.csv', 'Order,Model ID,Market\nL-3,M-11,KZ\n')
    expect(await cli('import', 'orders', typo, '--exporter', 'maker', '--yes')).toMatchObject({ code: 2, stdout: expect.stringContaining('B2 Model ID: no model goes by "M-11", and the row says nothing else of it; import the models first') })
    expect(await kept('maker')).toMatchObject({ goods: [{ id: 'M-1', facts: { make: 'BYD', seats: 5 } }, { id: 'M-2' }], orders: [{ id: 'L-1', goods: 'M-1', facts: { quantity: 10 } }, { id: 'L-2', goods: 'M-1' }] })
  })
})

describe('a long file', () => {
  const long = (count: number) => orders(...Array.from({ length: count }, (_, index) => `B-${index};KZ;;大众;5,2;2026-12-25;2027-01-20;`))
  const words = (path: string) => ['import', 'orders', path, '--exporter', 'big', '--yes', '--format', 'json']

  it('that is killed on its way leaves nothing half, and comes in as a whole the next time', async () => {
    await using alone = await dataDirectory()
    const environmentAlone = { ...environment, SEXTANT_DATA: alone.path }
    const inStore = async <Result>(work: (opened: Store) => Promise<Result>): Promise<Result> => {
      await using opened = await openStore({ dataDir: alone.path })
      return await work(opened)
    }
    const count = () => inStore(async (opened) => (await ordersOf(opened, 'big')).length)
    await inStore((opened) => addExporter('big', opened))
    const path = await file('long.csv', long(4_000))
    const counts: number[] = []
    for (const pauseMs of [300, 1_000]) {
      const { child, ended } = start('packages/cli/src/main.ts', words(path), environmentAlone)
      while (child.exitCode === null && !(await readFile(join(alone.path, 'holder.json'), 'utf8').catch(() => '')).includes(`:${child.pid},`)) await wait(5)
      setTimeout(() => child.kill('SIGKILL'), pauseMs)
      await ended
      counts.push(await count())
    }
    for (const found of counts) expect([0, 4_000]).toContain(found)
    const { rows } = JSON.parse((await terminal(words(path), environmentAlone)).stdout) as { rows: { new: number; same: number } }
    expect([rows, await count()]).toMatchObject([counts.includes(4_000) ? { new: 0, same: 4_000 } : { new: 4_000, same: 0 }, 4_000])
  })

  it('comes in through a running process as a whole, and a second time changes nothing', async () => {
    const path = await file('desk.csv', long(1_200))
    const asked = ['orders', path, '--exporter', 'desk', '--yes', '--format', 'json']
    await using other = await dataDirectory()
    const elsewhere = { ...environment, SEXTANT_DATA: other.path }
    const worker = start('workers/main.ts', [], elsewhere)
    try {
      while (worker.child.exitCode === null && !existsSync(join(other.path, 'desk.sock'))) await wait(20)
      const at = surroundingsOf(elsewhere)
      await exporters(['add', 'desk', '--name', 'Desk', '--email', 'desk@desk.example', '--lang', 'en'], at)
      expect(JSON.parse((await importSheet(asked, at)).text)).toMatchObject({ rows: { new: 1_200, changed: 0, same: 0 }, isImported: true })
      expect(JSON.parse((await importSheet(asked, at)).text)).toMatchObject({ rows: { new: 0, changed: 0, same: 1_200 } })
    } finally {
      worker.child.kill('SIGKILL')
      await worker.ended
    }
    await using opened = await openStore({ dataDir: other.path })
    expect(await ordersOf(opened, 'desk')).toHaveLength(1_200)
  })
})

describe('template', () => {
  it('writes a workbook that can be imported, and writes over no file', async () => {
    const out = join(folder.path, 'orders.xlsx')
    expect(await cli('template', 'orders', '--lang', 'ru', '--out', out)).toMatchObject({ code: 0, stdout: expect.stringContaining('40 facts as columns') })
    expect(await cli('template', 'orders', '--out', out)).toMatchObject({ code: 2, stderr: expect.stringContaining('there is such a file already') })
    expect(await cli('import', 'orders', out, '--exporter', 'acme')).toMatchObject({ code: 2, stderr: expect.stringContaining('no rows below them') })
  })
})

describe('check', () => {
  it('takes a spreadsheet, and says what it did not read', async () => {
    const path = await file('cars.csv', '品牌,车辆类别,动力类型,新旧状态,方向盘位置,备注\n大众,M1,汽油,二手车,右舵,x\n')
    const { code, stdout, stderr } = await run('packages/cli/src/main.ts', ['check', path, '--market', 'KZ', '--arrives', '2026-12-20', '--format', 'json'], environment)
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({ subjects: [{ subject: { make: 'VOLKSWAGEN', steeringSide: 'right' }, markets: [{ market: 'KZ', outcome: 'blocked' }] }] })
    expect(stderr).toContain('not used are the columns F "备注"')
    const wrong = await file('wrong.csv', '品牌,动力类型\n大众,煤\n')
    expect(await cli('check', wrong, '--market', 'KZ')).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(/1 cell is rejected, so nothing is checked:\n {2}B2 动力类型: "煤"/) })
  })
})

describe('the facts of rules/', async () => {
  const { facts: dictionary } = await openRulebook(join(root, 'rules'))
  const mapping = { map: new Map<string, string>(), remembered: new Map<string, string>() }
  const rowsOf = async (...lines: string[][]) => {
    const text = lines.map((line) => line.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n')
    const table = await openTable(Buffer.from(text), 'facts', { kind: 'subjects', dictionary, mapping })
    const rejected: unknown[] = [...table.rejected]
    const rows = (await Array.fromAsync(table.rows({ rejected: (one) => rejected.push(one), hint: () => undefined }))).flat()
    return { table, facts: rows.map((row) => row.facts), rejected }
  }

  it('are all known by each of their headings and labels, and by nobody else\'s; a price only with its currency', async () => {
    const isMoney = (fact: string) => { const definition = dictionary.facts[fact]; return definition?.type === 'number' && definition.unit === 'USD' }
    const ways = Object.entries(dictionary.facts).map(([fact, { headings: own }]) => [...own, ...languages.map((language) => `${labelOf(dictionary, fact, language)}${isMoney(fact) ? ', USD' : ''}`)])
    for (let way = 0; way < Math.max(...ways.map((texts) => texts.length)); way++) {
      const { table } = await rowsOf(ways.map((texts, index) => texts[way] ?? `${index}`))
      const wanted = Object.keys(dictionary.facts).map((fact, index) => (ways[index]?.[way] === undefined ? undefined : fact))
      expect(table.columns.map(({ use }) => (use.is === 'fact' ? use.fact : undefined))).toEqual(wanted)
    }
  })

  it('take every value by its word and by what it is called', async () => {
    for (const [fact, definition] of Object.entries(dictionary.facts)) {
      if (!('values' in definition) || !definition.values) continue
      const pairs = Object.keys(definition.values).flatMap((value) => [value, ...languages.map((language) => valueLabelOf(dictionary, fact, value, language))].map((text) => ({ value, text })))
      const { facts, rejected } = await rowsOf([fact], ...pairs.map(({ text }) => [text]))
      expect([fact, rejected, facts.map((one) => one[fact])]).toEqual([fact, [], pairs.map(({ value }) => (definition.type === 'list' ? [value] : value))])
    }
  })

  it('take every market by its code and by its name in three languages', async () => {
    const named = (...ways: ((code: string) => string)[]) => [...marketCodes].flatMap((code) => ways.map((way) => ({ code, text: way(code) })))
    // Of two codes, NA and NO, only a column of nothing but codes says that they are such.
    for (const pairs of [named((code) => code), named(...languages.map((language) => (code: string) => marketName(code, language)))]) {
      expect((await rowsOf(['market'], ...pairs.map(({ text }) => [text]))).facts).toEqual(pairs.map(({ code }) => ({ market: code })))
    }
  })

  it.each([
    ['Power, kW', 'Max power', 'powerKw'], ['Mass, kg', 'Gross', 'grossMassKg'], ['质量（kg）', '总', 'grossMassKg'], ['Масса, кг', 'Полная', 'grossMassKg'], ['No.', '', undefined], ['Топливо / Fuel', '', 'powertrain'], ['生产日期\nProduction date', '', 'producedOn'],
  ])('are known by the heading %j above %j as %s', async (upper, lower, fact) => {
    const { table } = await rowsOf(['Make', upper], ...(lower === '' ? [] : [['', lower]]), ['KIA', ''])
    expect(table.columns[1]?.use).toMatchObject(fact === undefined ? { is: 'not used', why: 'not known' } : { is: 'fact', fact })
    expect(table.columns[1]?.use).not.toHaveProperty('near')
  })

  it.each([['steeringSide', 'LHD', 'left'], ['factorySteeringSide', '右舵', 'right'], ['usage', 'б/у', 'used'], ['powertrain', '纯电', 'bev'], ['engineFuel', 'gasoline', 'petrol'], ['quantity', '3 шт.', 3], ['valueUsd', '$12,500.00', 12_500], ['market', 'KAZ', 'KZ']])('take in %s the everyday %s', async (fact, text, value) => {
    expect(await rowsOf([fact], [text])).toMatchObject({ facts: [{ [fact]: value }], rejected: [] })
  })
})
