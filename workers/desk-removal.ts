import { ownName, parse } from '@sextant/model'
import {
  asExporter, auditHash, auditOf, forgetIssues, goodsOf, inTransaction, keyOf, ordersOf, type Removed, removeExporter, removeGoods, removeOrder, type Session, type Store,
} from '@sextant/store'
import { z } from 'zod'
import type { Desk } from './desk.ts'
import { knownExporter, notFound } from './desk-known.ts'
import { UNREAD_ORDERS } from './subject.ts'

const AUDIT_SHOWN = 10_000

const Named = z.object({ id: z.string().overwrite(ownName) })

/** What is taken back, and what stays of that. */
export const removalVerbs = {
  async 'orders remove'({ store }: Desk, input: unknown): Promise<string[]> {
    const { exporter } = await knownExporter(store, input)
    const { id } = parse(Named, input, 'the order')
    const order = (await asExporter(store, exporter, (session) => ordersOf(session, exporter))).find((one) => one.id === id)
    const removed = await removing(store, keyOf({ exporter, id }), (session) => removeOrder(session, exporter, id))
    if (!removed || !order) throw notFound('order', id, (await asExporter(store, exporter, (session) => ordersOf(session, exporter))).map((one) => one.id))
    return [
      `Order ${id} of ${exporter}: removed, ${gone(removed)}.`,
      `Its goods stay as the model ${order.goods}, which is judged for the markets that ${exporter} watches; models remove ${/^[\w.-]+$/.test(order.goods) ? order.goods : `"${order.goods}"`} removes them too.`,
    ]
  },

  async 'models remove'({ store }: Desk, input: unknown): Promise<string[]> {
    const { exporter } = await knownExporter(store, input)
    const { id } = parse(Named, input, 'the model')
    const removed = await removing(store, { begins: `${keyOf({ exporter, id })}@` }, (session) => removeGoods(session, exporter, id))
    if (!removed) throw notFound('model', id, (await asExporter(store, exporter, (session) => goodsOf(session, exporter))).map((one) => one.id))
    return [`Model ${id} of ${exporter}: removed, ${gone(removed)}.`]
  },

  async 'exporters remove'({ store }: Desk, input: unknown): Promise<string[]> {
    const { id } = parse(Named, input, 'the exporter')
    const { exporter } = await knownExporter(store, { exporter: id })
    const removed = await removing(store, { begins: `${exporter}/` }, (session) => removeExporter(session, exporter))
    if (!removed) throw notFound('exporter', id, [])
    return [`Exporter ${id}: removed with all orders, models, subscriptions and mails still to be sent, ${gone(removed)}.`]
  },

  /** What was removed, and when; with a name, whether that was. An exporter that is gone has its lines too. */
  async audit({ store }: Desk, input: unknown): Promise<string[]> {
    const { exporter, id } = parse(z.object({ exporter: z.string({ error: 'whose? Add --exporter ID' }), id: z.string().overwrite(ownName).optional() }), input, 'the audit')
    const asked = id === undefined ? undefined : new Set((['order', 'goods', 'exporter'] as const).map((kind) => auditHash(exporter, kind, id)))
    const entries = (await auditOf(store, exporter, AUDIT_SHOWN)).filter(({ hash }) => asked === undefined || asked.has(hash))
    return entries.map(({ at, kind, hash, action }) => `${at}  ${exporter}  ${{ order: 'order', goods: 'model', exporter: 'exporter' }[kind]} ${id ?? hash.slice(0, 16)}  ${action}`)
  },
} as const

/** What is taken back leaves no trace among the issues either; together, so that a kill leaves no half of it. */
async function removing(store: Store, issues: string | { begins: string }, remove: (session: Session) => Promise<Removed | undefined>): Promise<Removed | undefined> {
  return inTransaction(store, async (session) => {
    const removed = await remove(session)
    if (removed) await forgetIssues(session, UNREAD_ORDERS, issues)
    return removed
  })
}

function gone({ changes, alerts }: Removed): string {
  return `with ${changes} ${changes === 1 ? 'step' : 'steps'} of history and ${alerts} ${alerts === 1 ? 'alert' : 'alerts'}; that it was removed stays in the audit`
}
