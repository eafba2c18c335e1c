import { canonical, type FactDictionary, Goods, inLatin, Order, sha256, type Subject } from '@sextant/model'
import { GOODS_ID } from './heading.ts'
import type { Kind } from './kind.ts'

/** What must stand only once in a file, and where it stood first. */
export interface Seen {
  orders: Map<string, number>
  goods: Map<string, { row: number; digest: string }>
}

export interface NamedRow {
  number: number
  facts: Subject
  goodsId?: string
}

type Fault = { fact: string; why: string; cure: string }

/** What is wrong with the names of a row; undefined where nothing is, and then they are taken. */
export function faultOfNames({ orders, goods }: Seen, row: NamedRow, kind: Kind, dictionary: FactDictionary): Fault | undefined {
  if (kind === 'subjects') return undefined
  const { orderId, market, vin } = row.facts
  if (kind === 'orders') {
    if (orderId === undefined) return { fact: 'orderId', why: 'it holds no name', cure: 'give each order a name, by which alerts speak of it' }
    if (market === undefined) return { fact: 'market', why: 'it holds no market', cure: 'say where the order goes' }
    const fault = formFault(Order.shape.id, orderId)
    if (fault) return { fact: 'orderId', ...fault }
    const before = orders.get(String(orderId))
    if (before !== undefined) return { fact: 'orderId', why: `the order stands in row ${before} too`, cure: 'keep one of the two' }
  }
  const id = vin ?? row.goodsId ?? (kind === 'orders' ? orderId : undefined)
  if (id === undefined) return { fact: 'vin', why: 'it holds no VIN', cure: 'give each model a VIN, or an id of your own in a column "Model ID"' }
  const named = vin === undefined ? GOODS_ID : 'vin'
  const fault = formFault(Goods.shape.id, id)
  if (fault) return { fact: named, ...fault }
  const digest = sha256(canonical(Object.fromEntries(Object.entries(row.facts).filter(([fact]) => dictionary.facts[fact]?.of === 'goods')))).slice(0, 16)
  const before = goods.get(String(id))
  if (before && kind === 'models') return { fact: named, why: `the same goods stand in row ${before.row} too`, cure: 'keep one of the two' }
  if (before && before.digest !== digest) return { fact: named, why: `the same goods stand in row ${before.row} with other facts`, cure: 'make the two rows agree' }
  goods.set(String(id), { row: row.number, digest })
  if (kind === 'orders') orders.set(String(orderId), row.number)
  return undefined
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
