import { FactDictionary, Goods, Order, parse, type Subject } from '@sextant/model'
import { orderNamesOf } from '@sextant/workers/order-name'
import { expect, it } from 'vitest'

const text = { type: 'text', of: 'goods', changeable: false, label: { en: 'A fact' } }
const dictionary = FactDictionary.parse({ facts: { vin: text, make: text, model: text }, identifying: ['make', 'model', 'vin'] })

/** `HT-1#1`, or `HT-1#1 V1` with the VIN of its car, and its model. */
function kept(name: string, model?: string) {
  const [id = '', vin] = name.split(' ')
  const goods = parse(Goods, { id: vin ?? id, exporter: 'acme', facts: { ...(vin !== undefined && { vin }), ...(model !== undefined && { model }) } }, 'goods')
  return { goods, order: parse(Order, { id, exporter: 'acme', goods: goods.id, market: 'KZ', facts: {} }, 'an order') }
}

interface Row {
  by?: string
  vin?: string
  model?: string
  marks: string[]
}

function named(rows: Row | Row[], ...orders: ReturnType<typeof kept>[]): string {
  const asked = [rows].flat().map(({ by, vin, model, marks }) => {
    const ids = [...marks.map((mark) => `HT-1#${mark}`), 'HT-1']
    const subject: Subject = { ...(vin !== undefined && { vin }), ...(model !== undefined && { model }) }
    return { names: { id: by === undefined ? 'HT-1' : (ids[0] ?? ''), by, ids }, subject }
  })
  return orderNamesOf(asked, orders, dictionary).map((name) => ('id' in name ? name.id : name.wrong)).join(' + ')
}

const one = { vin: 'V1', marks: ['V1', '1'] }
const ofSeveral = { ...one, by: 'VIN' }
const numbered = { marks: ['1'], by: 'item' }
const modelled = { marks: ['RAV4'], by: 'model', model: 'RAV4' }
const which = (orders: string) => `the contract "HT-1" is kept with ${orders}, and nobody can say which of these cars the row is`

it.each<[string, string, string]>([
  ['that is alone goes by its number', named(one), 'HT-1'],
  ['of several goes by its car', named(ofSeveral), 'HT-1#V1'],
  ['that is kept by its car stays so when it is alone', named(one, kept('HT-1#V1 V1')), 'HT-1#V1'],
  ['that was alone stays so when others join it', named(ofSeveral, kept('HT-1 V1')), 'HT-1'],
  ['beside one that was alone with another car goes by its own', named(ofSeveral, kept('HT-1 V9')), 'HT-1#V1'],
  ['of a numbered line that had no VIN keeps its number', named(ofSeveral, kept('HT-1#1')), 'HT-1#1'],
  ['of a numbered line that has another car is not that line', named(ofSeveral, kept('HT-1#1 V9')), 'HT-1#V1'],
  ['of a numbered line that another row is already goes by its car', named([ofSeveral, numbered], kept('HT-1#1')), 'HT-1#V1 + HT-1#1'],
  ['of a numbered line is found by its VIN once it has one', named([ofSeveral, { vin: 'V2', marks: ['V2', '2'], by: 'VIN' }], kept('HT-1#1 V1'), kept('HT-1#2 V2')), 'HT-1#1 + HT-1#2'],
  ['is found by its VIN also where the lines are numbered anew', named([{ ...ofSeveral, marks: ['V1', '2'] }, { vin: 'V2', marks: ['V2', '1'], by: 'VIN' }], kept('HT-1#1 V1'), kept('HT-1#2 V2')), 'HT-1#1 + HT-1#2'],
  ['of a model is found by its VIN once it has one', named({ vin: 'V1', model: 'RAV4', marks: ['V1', 'RAV4'], by: 'VIN' }, kept('HT-1#RAV4 V1', 'RAV4')), 'HT-1#RAV4'],
  ['without a VIN is the line of its number', named(numbered, kept('HT-1#1 V9')), 'HT-1#1'],
  ['of a number that is not kept is another line', named({ ...numbered, marks: ['3'] }, kept('HT-1#1 V9')), 'HT-1#3'],
  ['of several where one car without a VIN is kept is asked about', named(ofSeveral, kept('HT-1')), 'the order "HT-1" is kept as that of one car without a VIN, and nobody can say which of these cars it is'],
  ['that another row is already is refused', named([ofSeveral, ofSeveral]), 'HT-1#V1 + another row is the order "HT-1#V1" already'],
  ['is found by its model where one car alone has that', named([modelled, { marks: ['CAMRY'], by: 'model', model: 'CAMRY' }], kept('HT-1#V1 V1', 'RAV4'), kept('HT-1#V2 V2', 'CAMRY')), 'HT-1#V1 + HT-1#V2'],
  ['of a model that no car of the contract has is new', named(modelled, kept('HT-1#V1 V1', 'CAMRY')), 'HT-1#RAV4'],
  ['is asked about where two cars have its model', named(modelled, kept('HT-1#V1 V1', 'RAV4'), kept('HT-1#V2 V2', 'RAV4')), which('2 orders (HT-1#V1, HT-1#V2)')],
  ['is asked about where a car is kept without its model', named(modelled, kept('HT-1#V1 V1')), which('1 order (HT-1#V1)')],
  ['is asked about where nothing is said of its car', named({ marks: [] }, kept('HT-1#V1 V1'), kept('HT-1#V2 V2')), which('2 orders (HT-1#V1, HT-1#V2)')],
  ['is the only one of its contract, whatever is said of its car', named({ marks: [] }, kept('HT-1#V1 V1')), 'HT-1#V1'],
])('an order %s', (_, name, expected) => expect(name).toBe(expected))

it('is the same whatever the order of the rows', () => {
  const rows = [{ marks: ['RAV4'], by: 'model', model: 'RAV4' }, { vin: 'V1', model: 'RAV4', marks: ['V1', 'RAV4'], by: 'VIN' }]
  const orders = [kept('HT-1#RAV4', 'RAV4')]
  expect([named(rows, ...orders), named(rows.toReversed(), ...orders)]).toEqual(['HT-1#RAV4 + HT-1#V1', 'HT-1#V1 + HT-1#RAV4'])
})
