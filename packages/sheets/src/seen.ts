import { canonical, type FactDictionary, Goods, inLatin, Order, ownName, sha256, type Subject } from '@sextant/model'
import { GOODS_ID } from './heading.ts'
import type { Kind } from './kind.ts'

/** What must stand only once in a file, and where it stood first. */
export interface Seen {
  orders: Map<string, number>
  goods: Map<string, { row: number; digest: string }>
  /** Order numbers that stand in several rows. */
  several: ReadonlySet<string>
}

export interface NamedRow {
  number: number
  facts: Subject
  goodsId?: string
  order?: OrderNames
}

/** What the order of one row goes by. A contract of several cars is several orders, each with the car behind the number: `HT-1#VIN`. */
export interface OrderNames {
  id: string
  /** By which of them it is told apart; undefined where the order number is all of its name. */
  by?: 'VIN' | 'item' | 'model ID' | 'model'
  /** All names by which an earlier import may have kept it, the surest first. */
  ids: readonly string[]
}

type Fault = { fact: string; why: string; cure: string }

/** The names of an order by its number and by what tells its car from the others of its contract. */
export function orderNames({ facts: { orderId, vin, model }, goodsId }: NamedRow, item: string | undefined, several: ReadonlySet<string>): OrderNames | undefined {
  if (orderId === undefined) return undefined
  const marks = [['VIN', vin], ['item', item], ['model ID', goodsId], ['model', model]] as const
  const named = marks.flatMap(([by, mark]) => (mark === undefined ? [] : [{ by, id: `${String(orderId)}#${ownName(String(mark))}` }]))
  const ids = [...named.map(({ id }) => id).filter((id) => Order.shape.id.safeParse(id).success), String(orderId)]
  const first = named.find(({ id }) => ids.includes(id))
  return several.has(String(orderId)) && first ? { ...first, ids } : { id: String(orderId), ids }
}

/** What is wrong with the names of a row; undefined where nothing is, and then they are taken. */
export function faultOfNames({ orders, goods }: Seen, row: NamedRow, kind: Kind, dictionary: FactDictionary): Fault | undefined {
  if (kind === 'subjects') return undefined
  const { orderId, market, vin } = row.facts
  const name = row.order?.id
  if (kind === 'orders') {
    if (orderId === undefined || name === undefined) return { fact: 'orderId', why: 'it holds no name', cure: 'give each order a name, by which alerts speak of it' }
    if (market === undefined) return { fact: 'market', why: 'it holds no market', cure: 'say where the order goes' }
    const fault = formFault(Order.shape.id, orderId) ?? formFault(Order.shape.id, name)
    if (fault) return { fact: 'orderId', ...fault }
    const before = orders.get(name)
    if (before !== undefined) return { fact: 'orderId', ...faultOfTwins(row.order, before) }
  }
  const id = vin ?? row.goodsId ?? (kind === 'orders' ? name : undefined)
  if (id === undefined) return { fact: 'vin', why: 'it holds no VIN', cure: 'give each model a VIN, or an id of your own in a column "Model ID"' }
  const named = vin === undefined ? GOODS_ID : 'vin'
  const fault = formFault(Goods.shape.id, id)
  if (fault) return { fact: named, ...fault }
  const digest = sha256(canonical(Object.fromEntries(Object.entries(row.facts).filter(([fact]) => dictionary.facts[fact]?.of === 'goods')))).slice(0, 16)
  const before = goods.get(String(id))
  if (before && kind === 'models') return { fact: named, why: `the same goods stand in row ${before.row} too`, cure: 'keep one of the two' }
  if (before && before.digest !== digest) return { fact: named, why: `the same goods stand in row ${before.row} with other facts`, cure: 'make the two rows agree' }
  goods.set(String(id), { row: row.number, digest })
  if (kind === 'orders') orders.set(String(name), row.number)
  return undefined
}

const APART = 'give each row its VIN, or a number of its own in a column such as 序号 or Item; or keep one of the two'

function faultOfTwins(names: OrderNames | undefined, before: number): Pick<Fault, 'why' | 'cure'> {
  if (names?.by === 'model') return { why: `the order stands in row ${before} too, with the same model`, cure: APART }
  if (names?.by !== undefined) return { why: `the same car of this order stands in row ${before} too, by its ${names.by}`, cure: 'keep one of the two' }
  return { why: `the order stands in row ${before} too, and nothing tells its cars apart`, cure: APART }
}

function formFault(form: typeof Order.shape.id, id: unknown): { why: string; cure: string } | undefined {
  const why = form.safeParse(id).error?.issues[0]?.message
  return why === undefined ? undefined : { why, cure: 'write it so' }
}

/** Names that nobody can tell apart by looking are kept as they are written, and told. */
export function doubtOfLetters(name: string): string | undefined {
  const latin = inLatin(name)
  if (latin === name) return undefined
  if (!/\p{Script=Cyrillic}/u.test(latin)) return `its letters are Cyrillic and look Latin; "${latin}" in Latin letters is another name`
  return /\p{Script=Latin}\p{Script=Cyrillic}|\p{Script=Cyrillic}\p{Script=Latin}/u.test(name) ? 'it mixes Latin and Cyrillic letters in one word; the same word in one script is another name' : undefined
}
