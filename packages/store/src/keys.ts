import { type Change, SextantError } from '@sextant/model'

/** Goods, orders and subscriptions are named within their exporter; a job carries one string. An exporter's id has no slash in it, that of an order may. */
export function keyOf({ exporter, id }: { exporter: string; id: string }): string {
  return `${exporter}/${id}`
}

export function fromKey(key: string): { exporter: string; id: string } {
  const { exporter, id } = /^(?<exporter>[^/]+)\/(?<id>.+)$/.exec(key)?.groups ?? {}
  if (!exporter || !id)
    throw new SextantError('SEXTANT_INVALID', `${JSON.stringify(key)} is not a key; expected exporter/id`)
  return { exporter, id }
}

export function changeKey({ exporter, order, sequence }: Pick<Change, 'exporter' | 'order' | 'sequence'>): string {
  return `${exporter}/${order}/${sequence}`
}

export function fromChangeKey(key: string): { exporter: string; order: string; sequence: number } {
  const { exporter, order, sequence } =
    /^(?<exporter>[^/]+)\/(?<order>.+)\/(?<sequence>\d{1,9})$/.exec(key)?.groups ?? {}
  if (!exporter || !order || !sequence) {
    throw new SextantError(
      'SEXTANT_INVALID',
      `${JSON.stringify(key)} is not the key of a change; expected exporter/order/sequence`,
    )
  }
  return { exporter, order, sequence: Number(sequence) }
}
