// What an exporter's list says beside its cells: that a car is cancelled, that kilometres are tens of thousands, that a contract has many cars.
import type { FactDictionary } from '@sextant/model'
import { describe, expect, it } from 'vitest'
import { saysCancelled } from './cancelled.ts'
import { openTable } from './table.ts'
import { dictionary, read, type ReadOptions } from './testing/read.ts'
import { workbookOf, type Written } from './testing/workbook.ts'

const said = async (bytes: Uint8Array | string, options: ReadOptions = { kind: 'orders' }) => {
  const { rows, rejected, hints } = await read(bytes, options)
  return { ids: rows.map(({ order }) => order?.id), rejected: rejected.map(({ cell, why }) => `${cell} ${why}`), hints: hints.map(({ cell, message }) => `${cell} ${message}`) }
}

describe('a mileage without a unit', () => {
  const readings = async (heading: string, cell: string, rest = '', options: ReadOptions = {}) => {
    const { rows, rejected } = await read(`Make,${heading}${rest === '' ? '' : ',Usage'}\nKIA,"${cell}"${rest === '' ? '' : `,${rest}`}\n`, options)
    return rejected[0]?.why ?? rows[0]?.facts['odometerKm']
  }

  it.each<[string, string, string, unknown]>([
    ['里程', '5.6', 'used', 'it may be 5.6 km or 56000 km, for it has no unit'],
    ['里程', '5.6', '', 'it may be 5.6 km or 56000 km, for it has no unit'],
    ['里程', '120', 'used', 120],
    ['Пробег', '120', 'used', 'it may be 120 km or 120000 km, for it has no unit'],
    ['Mileage', '5.6', '', 'it may be 5.6 km or 5600 km or 56000 km, for it has no unit'],
    ['里程', '5.6', 'new', 5.6],
    ['里程', '0', 'used', 0],
    ['里程', '5600', 'used', 5_600],
    ['里程', '5.6公里', 'used', 5.6],
    ['里程', '5.6万', 'used', 56_000],
    ['Mileage (km)', '5.6', 'used', 5.6],
    ['里程（公里）', '5.6', 'used', 5.6],
    ['里程（万公里）', '5.6', 'used', 56_000],
  ])('%s %s of a car that is %s', async (heading, cell, usage, expected) => expect(await readings(heading, cell, usage)).toBe(expected))

  it('is read as the reader says, now or before', async () => {
    expect(await readings('里程', '5.6', '', { map: { 里程: 'odometerKm km' } })).toBe(5.6)
    expect(await readings('里程', '5.6', '', { remembered: { 里程: 'odometerKm 万公里' } })).toBe(56_000)
    expect((await read('Make,里程\nKIA,5.6\n')).rejected[0]?.cure).toBe('write the unit in the cell, or say what the column is counted in with --map "里程=odometerKm km" or --map "里程=odometerKm 万公里"')
  })
})

describe('what is struck through', () => {
  const struck = (text: string): Written => ({ xml: `<c s="1" t="inlineStr"><is><t>${text}</t></is></c>` })
  const styles = { 'xl/styles.xml': '<styleSheet><fonts><font/><font><strike/></font><font><strike val="0"/></font></fonts><cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="0" fontId="1"/><xf numFmtId="0" fontId="2"/></cellXfs><dxfs><dxf><font><strike/></font></dxf></dxfs></styleSheet>' }
  const orders = (rows: Written[][], parts: Record<string, string> = styles) => workbookOf({ sheets: [{ name: 'Orders', rows: [['Order', 'Market', 'Make'], ...rows] }], parts })

  it('all over a row is no open order', async () => {
    const bytes = await orders([['A-1', 'KZ', 'KIA'], [struck('A-2'), struck('KZ'), struck('x@y')]])
    const { rows, rejected } = await read(bytes, { kind: 'orders' })
    expect(rows).toHaveLength(1)
    expect(rejected).toMatchObject([{ cell: 'A3', why: 'the row is struck through', cure: 'delete or hide the row, and take out what was imported of it before with orders remove ID; if it stands, clear the strike-through' }])
  })

  it('in a cell, or in a piece of one, is not taken', async () => {
    const piece = { xml: '<c t="inlineStr"><is><r><rPr><strike/></rPr><t>BYD</t></r><r><t> KIA</t></r></is></c>' }
    const shared = '<sst><si><r><rPr><strike/></rPr><t>UZ</t></r><r><t>KZ</t></r></si><si><r><rPr><strike val="0"/></rPr><t>KZ</t></r></si></sst>'
    const cell = (index: number): Written => ({ xml: `<c t="s"><v>${index}</v></c>` })
    expect((await said(await orders([['A-1', struck('KZ'), 'KIA'], ['A-2', 'KZ', piece], ['A-3', cell(0), 'KIA']], { ...styles, 'xl/sharedStrings.xml': shared }))).rejected).toEqual(['B2', 'C3', 'B4'].map((where) => `${where} it is struck through, or a piece of it is`))
    expect(await said(await orders([['A-1', cell(1), { xml: '<c s="2" t="inlineStr"><is><t>KIA</t></is></c>' }]], { ...styles, 'xl/sharedStrings.xml': shared }))).toMatchObject({ ids: ['A-1'], rejected: [] })
  })
})

describe('a cancelled order', () => {
  it.each(['作废', '已取消', '订单取消', '客户已取消订单', '合同终止', '取消', 'HT-001（作废）', 'Cancelled', 'canceled by the buyer 2026-05-01', 'VOID', 'Заказ аннулирован', 'отменён', 'Отменено клиентом', '已取消？', '退车', '退货', '已关闭', '客户不要了', 'CXL', 'анн.', 'отказ', 'снят'])('is told by %j', (text) => expect(saysCancelled(text)).toBe(true))
  it.each(['未取消', '不取消订单', 'not cancelled', 'не отменён', '客户要求不取消', '取消遮阳帘', '正常', 'Voidable', 'отмены нет', '已发货', '', '防止作废', 'отказ тормозов устранён', 'снят с учёта', '天窗关闭正常', '未关闭'])('is not told by %j', (text) => expect(saysCancelled(text)).toBe(false))

  it('is not imported, whichever column says it', async () => {
    const text = 'Order,Market,Make,备注\nA-1,KZ,KIA,\nHT-2（作废）,KZ,KIA,\nA-3,KZ,KIA,已取消\n'
    expect(await said(text)).toEqual({ ids: ['A-1'], rejected: ['A3 "HT-2（作废）" says that it is cancelled', 'D4 "已取消" says that it is cancelled'], hints: [] })
    expect((await said(text, { kind: 'orders', remembered: { 备注: '-' } })).rejected).toHaveLength(2)
    expect(await said(text.replace('HT-2（作废）', 'HT-2'), { kind: 'orders', map: { 备注: '-' } })).toMatchObject({ ids: ['A-1', 'HT-2', 'A-3'], rejected: [], hints: ['D4 "已取消" says that it is cancelled, and it is taken all the same, for its column is left out as mapped'] })
  })
})

describe('a contract of several cars', () => {
  const vins = ['LSVAA4181E2123456', 'LSVAA4188E2123499']

  it('is an order for each, by its VIN', async () => {
    expect(await said(`合同号,Market,VIN,Make\nHT-1,KZ,${vins[0]},KIA\nHT-2,KZ,,BYD\nHT-1,KZ,${vins[1]},KIA\n`.replace('合同号', 'Order'))).toEqual({
      ids: [`HT-1#${vins[0]}`, 'HT-2', `HT-1#${vins[1]}`],
      rejected: [],
      hints: [`A2 an order number in several rows is a contract of several cars: each is an order of its own, told apart by its VIN, as in HT-1#${vins[0]}`],
    })
  })

  it.each(['序号', '项号', 'Item', 'Line No.', '№ п/п', 'No.'])('without VINs is told apart by the column %s', async (heading) => {
    expect(await said(`${heading},Order,Market,Make\n1,HT-1,KZ,KIA\n2,HT-1,KZ,BYD\n3,HT-2,KZ,BYD\n`)).toMatchObject({ ids: ['HT-1#1', 'HT-1#2', 'HT-2'], rejected: [] })
  })

  it('whose number is merged over its rows comes in', async () => {
    const bytes = await workbookOf({ sheets: [{ name: 'Orders', rows: [['Order', 'Market', 'VIN'], ['HT-1', 'KZ', vins[0] ?? ''], [null, 'UZ', vins[1] ?? '']], after: '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>' }] })
    expect(await said(bytes)).toMatchObject({ ids: [`HT-1#${vins[0]}`, `HT-1#${vins[1]}`], rejected: [] })
  })

  it('without any of them is told apart by its models, as long as each stands once', async () => {
    const models: FactDictionary = { ...dictionary, facts: { ...dictionary.facts, model: { type: 'text', of: 'goods', changeable: false, label: { en: 'Model' }, headings: [], letters: 'upper' } } }
    const table = async (...rows: string[]) => {
      const read = await openTable(Buffer.from(`Order,Market,Model\n${rows.join('\n')}\n`), 'cars', { kind: 'orders', dictionary: models, mapping: { map: new Map(), remembered: new Map() } })
      const rejected: string[] = []
      const found = (await Array.fromAsync(read.rows({ rejected: ({ cell, why }) => rejected.push(`${cell} ${why}`), hint: () => undefined }))).flat()
      return [found.map(({ order }) => order?.id), rejected]
    }
    expect(await table('HT-1,KZ,Song  Plus', 'HT-1,KZ,Han', 'HT-2,KZ,Han')).toEqual([['HT-1#SONG PLUS', 'HT-1#HAN', 'HT-2'], []])
    expect(await table('HT-1,KZ,Han', 'HT-1,KZ,Han')).toEqual([['HT-1#HAN'], ['A3 the order stands in row 2 too, with the same model']])
    expect(await table('HT-1,KZ,C&D', 'HT-1,KZ,E&F')).toEqual([['HT-1'], ['A3 the order stands in row 2 too, and nothing tells its cars apart']])
  })

  it('names no car twice, and none that nothing tells apart', async () => {
    expect((await said(`Order,Market,VIN\nHT-1,KZ,${vins[0]}\nHT-1,KZ,${vins[0]}\n`)).rejected).toEqual(['A3 the same car of this order stands in row 2 too, by its VIN'])
    expect((await said('No.,Order,Market,Make\n1,HT-1,KZ,KIA\n1,HT-1,KZ,BYD\n')).rejected).toEqual(['B3 the same car of this order stands in row 2 too, by its item'])
    const { rejected } = await read('Order,Market,Make\nHT-1,KZ,KIA\nHT-1,KZ,BYD\n', { kind: 'orders' })
    expect(rejected).toMatchObject([{ cell: 'A3', why: 'the order stands in row 2 too, and nothing tells its cars apart', cure: 'give each row its VIN, or a number of its own in a column such as 序号 or Item; or keep one of the two' }])
  })

  it('leaves numbers of rows alone where every order has one car', async () => {
    expect(await said('No.,Item,Order,Market,Make\n1,7,HT-1,KZ,KIA\n2,8,HT-2,KZ,KIA\n')).toMatchObject({ ids: ['HT-1', 'HT-2'], rejected: [], hints: [] })
    expect((await read('No.,Make\n1,KIA\n')).table.columns[0]?.use).toEqual({ is: 'not used', why: 'not known' })
  })
})
