// What becomes of the cars of open orders when files tell them again, with and without their VINs.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Exporter, parse } from '@sextant/model'
import { openRulebook } from '@sextant/rulebook'
import { auditHash, auditOf, goodsOf, openStore, ordersOf, saveExporter } from '@sextant/store'
import { openDesk } from '@sextant/workers/desk-socket'
import { afterAll, expect, it } from 'vitest'
import { dataDirectory } from '#support/data'
import { temporaryFolder } from '#support/folder'
import { someRules } from '#support/some-rules'
import { terminal } from '#support/terminal'

const folder = await temporaryFolder()
const data = await dataDirectory()
const store = await openStore({ dataDir: data.path })
const rulebook = await openRulebook(await someRules(join(folder.path, 'rules'), 'kz'))
const desk = await openDesk(data.path, { store, rulebook: () => rulebook, now: () => new Date(), changed: async () => {} })
afterAll(async () => {
  await desk[Symbol.asyncDispose]()
  await store.close()
  await data[Symbol.asyncDispose]()
  await folder[Symbol.asyncDispose]()
})
const cli = (...words: string[]) => terminal(words, { SEXTANT_DATA: data.path, SEXTANT_RULES: join(folder.path, 'rules'), SEXTANT_SAMPLE: 'none' })
const [V1, V2, V3] = ['LSVAA4181E2123456', 'LSVAA4188E2123499', 'LSVAA418XE2123455']

let exporters = 0
/** An exporter of its own, to whom files come in one after the other. */
async function someone() {
  const exporter = `cars-${exporters++}`
  await saveExporter(store, parse(Exporter, { id: exporter, name: exporter, email: `desk@${exporter}.example`, language: 'en' }, 'a sample'))
  const file = async (name: string, text: string) => {
    const path = join(folder.path, `${exporter}-${name}`)
    await writeFile(path, text)
    return path
  }
  const told = ({ code, stdout, stderr }: Awaited<ReturnType<typeof cli>>) => ({ code, told: stdout + stderr })
  return {
    exporter,
    imported: async (...lines: string[]) => told(await cli('import', 'orders', await file('orders.csv', `${lines.join('\n')}\n`), '--exporter', exporter, '--yes')),
    previewed: async (...lines: string[]) => JSON.parse((await cli('import', 'orders', await file('orders.csv', `${lines.join('\n')}\n`), '--exporter', exporter, '--preview', '--format', 'json')).stdout) as { rows: object; changes: object[] },
    added: async (order: object) => told(await cli('orders', 'add', await file('order.json', JSON.stringify(order)), '--exporter', exporter)),
    orders: async () => (await ordersOf(store, exporter)).map(({ id, goods }) => `${id} ${goods}`),
    goods: async () => Object.fromEntries((await goodsOf(store, exporter)).map(({ id, facts }) => [id, facts])),
  }
}

const car = { vin: V1, make: 'TOYOTA', steeringSide: 'right', odometerKm: 52_000 }
const withCar = ['Order No,Market,VIN,Make,Steering side,Mileage (km),Shipment date', `Y-1,KZ,${V1},TOYOTA,right,52000,2026-12-20`]

it('an order keeps its car where a file has no VIN column', async () => {
  const { imported, orders, goods } = await someone()
  await imported(...withCar)
  expect((await imported('Order No,Market,Shipment date', 'Y-1,KZ,2026-12-24')).told).toContain('row 2: Y-1 changes shipsOn\n')
  expect([await orders(), await goods()]).toEqual([[`Y-1 ${V1}`], { [V1]: car }])
  expect((await imported('Order No,Market,Mileage (km)', 'Y-1,KZ,53000')).told).toContain('row 2: Y-1 changes odometerKm\n')
  expect([await orders(), await goods()]).toEqual([[`Y-1 ${V1}`], { [V1]: { ...car, odometerKm: 53_000 } }])
})

it('an order keeps its car where the cell of the VIN is empty, and says so', async () => {
  const { imported, previewed, orders, goods } = await someone()
  await imported(...withCar)
  const file = ['Order No,Market,VIN,Mileage (km)', 'Y-1,KZ,,']
  expect(await previewed(...file)).toMatchObject({ rows: { new: 0, changed: 1 }, changes: [{ id: 'Y-1', facts: [], erased: [{ fact: 'odometerKm', was: 52_000 }] }] })
  expect((await imported(...file)).told).toContain(`C2 VIN: the order "Y-1" is kept with the car ${V1}, and the cell is empty: the car stays`)
  const { odometerKm: _, ...rest } = car
  expect([await orders(), await goods()]).toEqual([[`Y-1 ${V1}`], { [V1]: rest }])
})

it('goods under the name of an order go when the order gets a VIN, and never come back', async () => {
  const { exporter, imported, orders, goods } = await someone()
  await imported('Order No,Market,Make,Steering side', 'R-1,KZ,TOYOTA,left', 'R-2,KZ,BYD,left')
  const { told } = await imported('Order No,Market,VIN,Steering side', `R-1,KZ,${V1},right`)
  expect(told).toContain('row 2: R-1 changes steeringSide, vin\n')
  expect(told).toContain('Removed is the model that went by the name of its order, which carries another now: R-1.\n')
  expect(await goods()).toEqual({ [V1]: { vin: V1, make: 'TOYOTA', steeringSide: 'right' }, 'R-2': { make: 'BYD', steeringSide: 'left' } })
  expect((await auditOf(store, exporter)).map(({ hash }) => hash)).toEqual([auditHash(exporter, 'goods', 'R-1')])
  await imported('Order No,Market,Shipment date', 'R-1,KZ,2026-12-24')
  expect([await orders(), Object.keys(await goods())]).toEqual([[`R-1 ${V1}`, 'R-2 R-2'], [V1, 'R-2']])
})

it('the car of another order is not told anew unawares', async () => {
  const { imported, previewed, goods } = await someone()
  await imported('Order No,Market,VIN,Make,Production date,Mileage (km)', `GX-1,KZ,${V1},TOYOTA,2024-03-05,100`)
  const other = await imported('Order No,Market,VIN,Make', `GX-2,KZ,${V1},BYD`)
  expect(other).toMatchObject({ code: 2, told: expect.stringContaining(`C2 VIN: the car ${V1} is that of the open order GX-1 too, with make TOYOTA and not BYD; correct the VIN if it is typed wrongly; if make is wrong there, give that order with it first`) })
  expect(await imported('Order No,Market,VIN,Production date', `GX-2,KZ,${V1},2023-01`)).toMatchObject({ code: 2 })
  const same = ['Order No,Market,VIN,Production date,Mileage (km)', `GX-2,KZ,${V1},2024-03,200`]
  expect(await previewed(...same)).toMatchObject({ rows: { new: 1 }, changes: [{ number: 2, id: 'GX-2', facts: ['odometerKm', 'producedOn'], alsoOf: ['GX-1'] }] })
  const { told } = await imported(...same)
  expect(told).toContain('row 2: GX-2 changes odometerKm, producedOn; and so the car of GX-1\n')
  expect(told).toContain(`C2 VIN: the car ${V1} is in the open order GX-1 too; if one of them is over, take it out with orders remove ID`)
  expect(await goods()).toMatchObject({ [V1]: { make: 'TOYOTA', odometerKm: 200 } })
})

it.each([
  ['numbered lines', ['序号,合同号,目的国', '1,W-9,KZ', '2,W-9,KZ', '3,W-9,KZ'], ['序号,合同号,目的国,车架号', `1,W-9,KZ,${V1}`, `2,W-9,KZ,${V2}`, `3,W-9,KZ,${V3}`]],
  ['numbered lines of which some have a VIN', ['序号,合同号,目的国', '1,W-9,KZ', '2,W-9,KZ', '3,W-9,KZ'], ['序号,合同号,目的国,车架号', `1,W-9,KZ,`, `2,W-9,KZ,${V2}`, `3,W-9,KZ,`]],
  ['lines of models', ['合同号,目的国,车型', 'W-9,KZ,RAV4', 'W-9,KZ,CAMRY'], ['合同号,目的国,车型,车架号', `W-9,KZ,RAV4,${V1}`, `W-9,KZ,CAMRY,${V2}`]],
])('the same file a second time changes nothing, also where %s got their VINs', async (_, first, second) => {
  const { imported, orders } = await someone()
  await imported(...first)
  const count = first.length - 1
  expect((await imported(...second)).told).toMatch(/Imported: 0 new, \d changed/)
  expect((await imported(...second)).told).toContain(`Imported: 0 new, 0 changed, ${count} the same`)
  expect((await imported(...first)).told).toContain(`Imported: 0 new, 0 changed, ${count} the same`)
  expect(await orders()).toHaveLength(count)
})

it('a contract without its VIN column is found by its models, or asked about', async () => {
  const { imported, orders } = await someone()
  await imported('合同号,目的国,车型,车架号', `Y-2,KZ,RAV4,${V1}`, `Y-2,KZ,CAMRY,${V2}`)
  expect((await imported('合同号,车型,目的国,发运日期', 'Y-2,CAMRY,KZ,2026-12-20', 'Y-2,RAV4,KZ,2026-12-21')).told).toContain('Imported: 0 new, 2 changed, 0 the same')
  expect(await orders()).toEqual([`Y-2#${V1} ${V1}`, `Y-2#${V2} ${V2}`])
  expect(await imported('合同号,目的国,发运日期', 'Y-2,KZ,2026-12-20')).toMatchObject({ code: 2, told: expect.stringContaining(`A2 合同号: the contract "Y-2" is kept with 2 orders (Y-2#${V1}, Y-2#${V2}), and nobody can say which of these cars the row is; add the VIN column`) })
})

it('orders add keeps the car that it does not tell of, too', async () => {
  const { added, orders, goods } = await someone()
  const order = { orderId: 'J-1', market: 'KZ' }
  await added({ ...order, make: 'TOYOTA', steeringSide: 'right' })
  const { told } = await added({ ...order, vin: V1, shipsOn: '2026-12-20' })
  expect(told).toContain('Removed is the model that went by the name of its order, which carries another now: J-1.')
  expect(await goods()).toEqual({ [V1]: { vin: V1, make: 'TOYOTA', steeringSide: 'right' } })
  await added({ ...order, shipsOn: '2026-12-24' })
  await added({ ...order, odometerKm: 10 })
  expect([await orders(), await goods()]).toEqual([[`J-1 ${V1}`], { [V1]: { vin: V1, make: 'TOYOTA', steeringSide: 'right', odometerKm: 10 } }])
  expect(await added({ orderId: 'J-2', market: 'KZ', vin: V1, make: 'BYD' })).toMatchObject({ code: 2, told: expect.stringContaining('is that of the open order J-1 too, with make TOYOTA and not BYD') })
})
