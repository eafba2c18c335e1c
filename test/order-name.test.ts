import { Order, parse } from '@sextant/model'
import { expect, it } from 'vitest'
import { orderNameOf } from '@sextant/workers/order-name'

const order = (id: string, goods: string) => [id, { order: parse(Order, { id, exporter: 'acme', goods, market: 'KZ', facts: {} }, 'an order') }] as const
const named = (row: { by?: string; vin?: string; marks: string[] }, kept: ReturnType<typeof order>[] = [], taken: string[] = []) => {
  const ids = [...row.marks.map((mark) => `HT-1#${mark}`), 'HT-1']
  const name = orderNameOf({ id: row.by === undefined ? 'HT-1' : (ids[0] ?? ''), by: row.by, ids }, { vin: row.vin, kept: new Map(kept), taken: new Set(taken) })
  return 'id' in name ? name.id : name.wrong
}

const one = { vin: 'V1', marks: ['V1', '1'] }
const ofSeveral = { ...one, by: 'VIN' }

it.each<[string, string, string]>([
  ['that is alone goes by its number', named(one), 'HT-1'],
  ['of several goes by its car', named(ofSeveral), 'HT-1#V1'],
  ['that is kept by its car stays so when it is alone', named(one, [order('HT-1#V1', 'V1')]), 'HT-1#V1'],
  ['that was alone stays so when others join it', named(ofSeveral, [order('HT-1', 'V1')]), 'HT-1'],
  ['beside one that was alone with another car goes by its own', named(ofSeveral, [order('HT-1', 'V9')]), 'HT-1#V1'],
  ['of a numbered line that had no VIN keeps its number', named(ofSeveral, [order('HT-1#1', 'HT-1#1')]), 'HT-1#1'],
  ['of a numbered line that has another car is not that line', named(ofSeveral, [order('HT-1#1', 'V9')]), 'HT-1#V1'],
  ['of a numbered line that another row is already goes by its car', named(ofSeveral, [order('HT-1#1', 'HT-1#1')], ['HT-1#1']), 'HT-1#V1'],
  ['without a VIN is the line of its number', named({ marks: ['1'], by: 'item' }, [order('HT-1#1', 'V9')]), 'HT-1#1'],
  ['of several where one car without a VIN is kept is asked about', named(ofSeveral, [order('HT-1', 'HT-1')]), 'the order "HT-1" is kept as that of one car without a VIN, and nobody can say which of these cars it is'],
  ['that another row is already is refused', named(ofSeveral, [], ['HT-1#V1']), 'another row is the order "HT-1#V1" already'],
])('an order %s', (_, name, expected) => expect(name).toBe(expected))
