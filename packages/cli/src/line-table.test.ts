import { type LineListed, Market, parse } from '@sextant/model'
import { expect, it } from 'vitest'
import { lineTable } from './line-table.ts'

const order: LineListed = { what: 'order', id: 'HT-1', market: parse(Market, 'KZ', 'a market'), goods: 'LSVAA4181E2123456', order: 'HT-1', outcome: 'blocked', judgedAt: null }

it('names its columns in the language of the reader, and nothing twice', () => {
  const orders = [order, { ...order, id: '合同2', goods: '合同2', outcome: null }]
  expect(lineTable(orders, 'orders', 'en')).toBe('Order  Market         Outcome         Vehicle\nHT-1   KZ Kazakhstan  blocked         LSVAA4181E2123456\n合同2  KZ Kazakhstan  not judged yet\n')
  expect(lineTable(orders, 'orders', 'zh')).toBe('订单   市场           结论      车辆\nHT-1   KZ 哈萨克斯坦  不可发运  LSVAA4181E2123456\n合同2  KZ 哈萨克斯坦  尚未判定\n')
  expect(lineTable(orders, 'orders', 'ru').split('\n')[0]).toBe('Заказ  Рынок         Вывод           Автомобиль')
})

it('of models names the order that takes them there', () => {
  const goods = { ...order, what: 'goods' as const, id: 'M-1', goods: 'M-1' }
  expect(lineTable([goods, { ...goods, id: 'M-2', market: null, order: null, outcome: null }], 'models', 'en')).toBe('Model  Market                Outcome  Order\nM-1    KZ Kazakhstan         blocked  HT-1\nM-2    no market is watched\n')
})
