import type { FactDictionary, Goods, Order, Subject } from '@sextant/model'
import { likenessOf } from './same-car.ts'

/** What the order of one row of a spreadsheet may be called: a contract of several cars is several orders. */
export interface RowNames {
  /** Its name where nothing is kept yet. */
  id: string
  /** What tells it from the others of its contract; undefined where its contract has one car. */
  by?: string | undefined
  /** Every name by which an earlier import may have kept it, the surest first and the bare order number last. */
  ids: readonly string[]
}

/** A row that is an order of a contract, with what it says of its car. */
export interface ContractRow {
  names: RowNames
  goodsId?: string | undefined
  subject: Subject
}

/** An order that is kept, with its car. */
export interface KeptOrder {
  order: Order
  goods: Goods
}

export type OrderName = { id: string } | { wrong: string; cure: string }

/**
 * The names under which the orders of rows are kept, whatever the file looked like when they came in first: by its VIN a
 * car is found whatever its order is called; then by the names that tell it apart; then, where one order alone fits, by
 * what is said of it. What is surest comes first for all rows, so that the order of the rows does not matter.
 */
export function orderNamesOf(rows: readonly ContractRow[], kept: readonly KeptOrder[], dictionary: FactDictionary): OrderName[] {
  const byId = new Map(kept.map((one) => [one.order.id, one]))
  const byNumber = Map.groupBy(rows, ({ names }) => numberOf(names))
  const contracts = new Map([...byNumber.keys()].map((number): [string, KeptOrder[]] => [number, []]))
  for (const one of kept) for (const number of numbersIn(one.order.id)) contracts.get(number)?.push(one)
  const found = new Map<ContractRow, OrderName>()
  const taken = new Set<string>()
  const take = (row: ContractRow, id: string | undefined) => {
    if (id === undefined) return
    found.set(row, taken.has(id) ? { wrong: `another row is the order "${id}" already`, cure: 'give each row of the contract its VIN, or a number of its own' } : { id })
    taken.add(id)
  }
  const contractOf = ({ names }: ContractRow) => contracts.get(numberOf(names)) ?? []
  const surely: ((row: ContractRow) => string | undefined)[] = [
    (row) => (row.subject['vin'] === undefined ? undefined : contractOf(row).find(({ goods }) => vinOf(goods) === row.subject['vin'])?.order.id),
    ({ names, subject }) => (subject['vin'] === undefined ? marksOf(names).find((id) => byId.has(id) && !taken.has(id)) : undefined),
    ({ names, subject: { vin } }) => {
      if (vin === undefined) return undefined
      return marksOf(names).find((id) => !taken.has(id) && byId.has(id) && (id.endsWith(`#${String(vin)}`) || vinOf(byId.get(id)?.goods) === undefined))
    },
  ]
  for (const way of surely) for (const row of rows) if (!found.has(row)) take(row, way(row))
  const settled = new Set(taken)
  for (const row of rows) {
    if (found.has(row)) continue
    const contract = contractOf(row)
    const name = nameByLikeness(row, contract, contract.filter(({ order }) => !settled.has(order.id)), dictionary)
    if ('id' in name) take(row, name.id)
    else found.set(row, name)
  }
  return rows.map((row) => found.get(row) ?? { id: row.names.id })
}

/** The number of the contract, without what stands behind it for the car. */
export function numberOf({ id, ids }: RowNames): string {
  return ids.at(-1) ?? id
}

/** Of a row that no name tells: the order that it can be, a new one, or a question. */
function nameByLikeness(row: ContractRow, contract: readonly KeptOrder[], open: readonly KeptOrder[], dictionary: FactDictionary): OrderName {
  const { names, subject } = row
  const number = numberOf(names)
  const isAlone = names.by === undefined
  const isKept = contract.some(({ order }) => order.id === number)
  const fresh = { id: !isAlone ? names.id : isKept ? (names.ids[0] ?? number) : number }
  // An order number that is one car here and there is one order, also where the car is another now.
  if (isAlone && isKept && contract.length === 1) return { id: number }
  const fitting = open.filter((one) => isPerhaps(row, one, dictionary))
  const [first, ...others] = fitting
  if (!first) return fresh.id === number && isKept ? askedWhich(number, contract) : fresh
  const isTold = likenessOf(dictionary, first.goods.facts, subject).isTold
  if (others.length === 0 && (isAlone ? contract.length === 1 || isTold : isTold && subject['vin'] === undefined)) return { id: first.order.id }
  if (others.length === 0 && first.order.id === number && vinOf(first.goods) === undefined) return { wrong: `the order "${number}" is kept as that of one car without a VIN, and nobody can say which of these cars it is`, cure: `take it out with orders remove ${number}, and import the file again` }
  return askedWhich(number, fitting)
}

/** Whether the row may be this order, as far as anybody can see. */
function isPerhaps({ names, goodsId, subject }: ContractRow, { order, goods }: KeptOrder, dictionary: FactDictionary): boolean {
  const isNumbered = /#\d{1,5}$/.test(order.id)
  if (names.by === 'item' && isNumbered) return false
  const isOfAnotherModel = goodsId !== undefined && vinOf(goods) === undefined && goods.id !== order.id && goods.id !== goodsId
  return !isOfAnotherModel && (subject['vin'] === undefined || vinOf(goods) === undefined) && likenessOf(dictionary, goods.facts, subject).differsIn === undefined
}

const NAMED_IN_A_QUESTION = 5

function askedWhich(number: string, fitting: readonly KeptOrder[]): OrderName {
  const named = fitting.slice(0, NAMED_IN_A_QUESTION).map(({ order }) => order.id)
  const rest = fitting.length > named.length ? ', …' : ''
  return { wrong: `the contract "${number}" is kept with ${fitting.length === 1 ? '1 order' : `${fitting.length} orders`} (${named.join(', ')}${rest}), and nobody can say which of these cars the row is`, cure: 'add the VIN column, and give the row its VIN' }
}

function marksOf({ ids }: RowNames): readonly string[] {
  return ids.slice(0, -1)
}

function vinOf(goods: Goods | undefined): unknown {
  return goods?.facts['vin']
}

/** `HT-1#V1` is of the contract HT-1; a number may hold the sign itself. */
function numbersIn(id: string): string[] {
  const parts = id.split('#')
  return parts.map((_, at) => parts.slice(0, at + 1).join('#'))
}
