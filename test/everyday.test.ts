// What exporters write in their lists, held to the real facts: understood where it surely means one thing, asked about where not.
import { join } from 'node:path'
import { openRulebook } from '@sextant/rulebook'
import { type Kind, openTable, type Rejected } from '@sextant/sheets'
import { describe, expect, it } from 'vitest'
import { root } from '#support/run'

const { facts: dictionary } = await openRulebook(join(root, 'rules'))
const mapping = { map: new Map<string, string>(), remembered: new Map<string, string>() }

async function tableOf(lines: string[][], kind: Kind = 'subjects') {
  const text = lines.map((line) => line.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n')
  const table = await openTable(Buffer.from(text), 'facts', { kind, dictionary, mapping })
  const rejected: Rejected[] = [...table.rejected]
  const rows = (await Array.fromAsync(table.rows({ rejected: (one) => rejected.push(one), hint: () => undefined }))).flat()
  return { table, facts: rows.map((row) => row.facts), rejected }
}

describe('a heading', () => {
  it.each([
    ['Order No', 'orderId'], ['Contract No.', 'orderId'], ['№ договора', 'orderId'], ['合同编号', 'orderId'], ['上牌日期', 'firstRegisteredOn'], ['首次上牌', 'firstRegisteredOn'], ['首次登记', 'firstRegisteredOn'], ['初登日期', 'firstRegisteredOn'],
    ['装船日期', 'shipsOn'], ['开船日期', 'shipsOn'], ['Departure date', 'shipsOn'], ['预计到港', 'arrivesOn'], ['抵港日期', 'arrivesOn'], ['Ожидаемая дата прибытия', 'arrivesOn'], ['公里数', 'odometerKm'], ['Километраж', 'odometerKm'],
    ['随附单证', 'documents'], ['随附单据', 'documents'], ['Сопроводительные документы', 'documents'], ['单价 (USD)', 'valueUsd'], ['单价（美元）', 'valueUsd'], ['Стоимость единицы, USD', 'valueUsd'], ['Объём, л', 'engineCc'], ['Engine (L)', 'engineCc'], ['发动机(L)', 'engineCc'], ['Двигатель, см3', 'engineCc'], ['Повреждения', 'damageHistory'], ['事故记录', 'damageHistory'], ['产地', 'builtIn'], ['Год производства', 'producedOn'],
  ])('%s means %s', async (heading, fact) => expect((await tableOf([['Make', heading]])).table.columns[1]?.use).toMatchObject({ is: 'fact', fact }))

  it.each([
    ['Engine', 'engineCc or powertrain'], ['Двигатель', 'engineCc or powertrain'], ['车身', 'bodyType or colour'], ['排放', 'euroClass or chinaStage or co2GPerKm'], ['Weight', 'grossMassKg or curbMassKg'], ['年份', 'producedOn or modelYear'], ['注销', 'isDeregistered or deregisteredOn'], ['型号', 'model or vehicleTypeCode'],
  ])('%s may be %s, and is asked about', async (heading, facts) => expect((await tableOf([['Make', heading], ['KIA', '1']])).rejected).toMatchObject([{ cell: 'B1', why: `it may be ${facts}` }]))

  it.each([['状态', 'usage'], ['车况', 'usage'], ['Объём', 'engineCc'], ['功率', 'powerKw'], ['发货日期', 'shipsOn'], ['单价(万)', undefined], ['Price (k)', undefined], ['单价', 'valueUsd'], ['Price', 'valueUsd'], ['Power', 'powerKw'], ['认证', 'certificates'], ['Type', undefined], ['首次上牌的日期', 'firstRegisteredOn'], ['发动机号', undefined], ['备注', undefined], ['Constructor', undefined]])('%s is not known, and suggested is %s', async (heading, near) => {
    const [, column] = (await tableOf([['Make', heading], ['KIA', '1']])).table.columns
    expect(column?.use).toEqual({ is: 'not used', why: 'not known', ...(near !== undefined && { near }) })
  })
})

describe('a word', () => {
  it.each<[string, string, unknown]>([
    ['排放标准', '国六b', 6], ['排放标准', '国六a', 6], ['排放标准', '国VI', 6], ['排放标准', '国五', 5], ['排放标准', '6b', 6], ['Euro class', 'V', 5], ['Euro class', 'Euro VI', 6], ['Euro class', 'Евро-5', 5], ['Euro class', 'К5', 5], ['Euro class', '欧六', 6], ['Euro class', 'Euro 6d-TEMP', 6],
    ['新旧', '零公里二手车', 'used'], ['新旧', '二手', 'used'], ['Цвет', 'белая', 'white'], ['颜色', '黑', 'black'], ['颜色', '珍珠白', 'white'], ['颜色', '墨绿', 'dark-green'], ['Colour', 'navy blue', 'dark-blue'],
    ['方向盘', '左舵（原厂）', 'left'], ['Руль', 'лев.', 'left'], ['Руль', 'л/р', 'left'], ['Руль', 'ЛР', 'left'], ['Руль', 'праворульный', 'right'], ['Руль', 'левосторонний', 'left'], ['Steering', 'RH', 'right'],
    ['Кузов', 'кроссовер', 'suv'], ['车身形式', '三厢', 'sedan'], ['Body', 'crossover', 'suv'],
    ['Категория импортёра', 'юрлицо', 'company'], ['Категория импортёра', 'физлицо', 'individual'], ['Категория импортёра', 'ИП', 'sole-trader'], ['进口商类型', '个体户', 'sole-trader'],
    ['是否注销', '已注销', true], ['是否注销', '未注销', false], ['检验合格', '合格', true], ['检验合格', '不合格', false], ['是否抵押', '无抵押', false], ['是否抵押', '已抵押', true], ['能否启动', '能启动', true], ['能否启动', '不能启动', false], ['Modified', 'unmodified', false], ['Снят с учёта', 'не снят', false], ['车证一致', '不符', false], ['是否改装', '未改装', false],
    ['里程', '30公里', 30], ['里程（万公里）', '30公里', 30], ['里程', '12万', 120_000], ['里程', '5.6w', 56_000], ['Пробег', '120 тыс', 120_000], ['Пробег', '120 тыс. км', 120_000], ['Mileage', '120k', 120_000], ['Mileage (km)', '+5000', 5_000], ['排量', '2.0T', 2_000], ['排量', '1.5L', 1_500], ['Рабочий объём', '2.0 TDI', 2_000], ['Объём, л', '1,6', 1_600],
    ['目的国', '哈国', 'KZ'], ['目的国', '俄', 'RU'], ['目的国', '中国香港', 'HK'], ['Country of manufacture', 'PRC', 'CN'], ['产地', '日', 'JP'],
    ['Топливо', 'ДТ', 'diesel'], ['Топливо', 'СУГ', 'lpg'], ['燃料', '汽', 'petrol'], ['Дата отгрузки', '20.12.26', '2026-12-20'], ['ETD', '12/20/26', '2026-12-20'],
  ])('under %s, %s, is %j', async (heading, text, value) => {
    const { table, facts, rejected } = await tableOf([['Make', heading], ['KIA', text]])
    const { use } = table.columns[1] ?? {}
    expect([rejected, use?.is === 'fact' && facts[0]?.[use.fact]]).toEqual([[], value])
  })

  it.each<[string, string, string]>([
    ['排放标准', '欧六', '"欧六" is a Euro class, and a stage of the Chinese standard is asked for here; by law neither follows from the other; give it in a column of euroClass, or, where all of this column is such, say so with --map "排放标准=euroClass"'],
    ['Euro class', '国六', '"国六" is a stage of the Chinese standard, and a Euro class is asked for here; by law neither follows from the other; give it in a column of chinaStage, or, where all of this column is such, say so with --map "Euro class=chinaStage"'],
    ['新旧', '准新车', '"准新车" may be new or used; write the one that is meant'],
    ['新旧', '零公里', '"零公里" may be new or used; write the one that is meant'],
    ['燃料', '油车', '"油车" may be petrol or diesel; write the one that is meant'],
    ['燃料', '轻混', '"轻混" may be petrol or diesel or hev; write the one that is meant'],
    ['燃料', '天然气', '"天然气" may be cng; write the one that is meant'],
    ['Топливо', 'ДВС', '"ДВС" may be petrol or diesel; write the one that is meant'],
    ['Топливо ДВС', 'ICE', '"ICE" may be petrol or diesel; write the one that is meant'],
    ['颜色', '酒红', '"酒红" may be red or dark-red; write the one that is meant'],
    ['颜色', '黑白', expect.stringContaining('none of the words') as unknown as string],
    ['颜色', '天然气', expect.stringContaining('none of the words') as unknown as string],
    ['方向盘', '左舵（改右舵）', expect.stringContaining('none of the words') as unknown as string],
    ['Руль', 'правостороннее', expect.stringContaining('none of the words') as unknown as string],
    ['车身形式', '轿车', '"轿车" may be sedan or hatchback; write the one that is meant'],
    ['检验合格', '未检验', expect.stringContaining('neither yes nor no') as unknown as string],
    ['是否注销', '未登记', expect.stringContaining('neither yes nor no') as unknown as string],
    ['是否注销', '待注销', expect.stringContaining('neither yes nor no') as unknown as string],
    ['目的国', '土国', expect.stringMatching(/Türkiye|Turkey.*\(TR\)|Turkmenistan \(TM\)/) as unknown as string],
    ['到港日期', '20.12.26', '"20.12.26" may be 2026-12-20 or 2020-12-26; write it as YYYY-MM-DD'],
    ['单价(美元)', '1.25万', expect.stringContaining('is not understood') as unknown as string],
    ['里程', '约5000', expect.stringContaining('is not understood') as unknown as string],
    ['里程', '5000+', expect.stringContaining('is not understood') as unknown as string],
    ['排放标准', '国六c', expect.stringContaining('number') as unknown as string],
  ])('under %s, %s, is asked about', async (heading, text, said) => {
    const { rejected } = await tableOf([['Make', heading], ['KIA', text]])
    expect(rejected.map(({ why, cure }) => `${why}; ${cure}`)).toEqual([said])
  })
})

describe('a class of emissions with its step', () => {
  it('is two facts, and the preview can say so', async () => {
    const { table, facts } = await tableOf([['Make', '排放标准', 'Euro class'], ['KIA', '国六b', 'Euro 6d'], ['BYD', '国五', '5']])
    expect(facts).toEqual([{ make: 'KIA', chinaStage: 6, chinaStageStep: 'b', euroClass: 6, euroStep: 'd' }, { make: 'BYD', chinaStage: 5, euroClass: 5 }])
    expect(table.columns.slice(1).map(({ use }) => use)).toMatchObject([{ fact: 'chinaStage', step: 'chinaStageStep' }, { fact: 'euroClass', step: 'euroStep' }])
  })

  it('agrees with the column of its step', async () => {
    expect((await tableOf([['排放标准', '国标细分'], ['国六b', 'b'], ['国六b', '']])).facts).toEqual([{ chinaStage: 6, chinaStageStep: 'b' }, { chinaStage: 6, chinaStageStep: 'b' }])
    expect((await tableOf([['排放标准', '国标细分'], ['国六b', 'a']])).rejected).toMatchObject([{ cell: 'A2', why: 'it says chinaStageStep b, and the column of chinaStageStep says a' }])
  })
})
