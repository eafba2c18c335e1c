import { canonical, Goods, parse, sha256 } from '@sextant/model'
import type { Selectable } from 'kysely'
import { naming, type Saved, savedFrom, wasInserted } from './saved.ts'
import { inTransaction, type Session } from './session.ts'
import type { Tables } from './tables.ts'

const ROWS_AT_ONCE = 1_000

export async function saveGoods(session: Session, goods: Goods): Promise<Saved> {
  return savedFrom((await write(session, [goods]))[0])
}

/** All or none. Where two have one id, the last counts. */
export async function saveGoodsMany(session: Session, list: readonly Goods[]): Promise<void> {
  const distinct = [...new Map(list.map((goods) => [`${goods.exporter}/${goods.id}`, goods])).values()]
  await inTransaction(session, async (session) => {
    for (let from = 0; from < distinct.length; from += ROWS_AT_ONCE)
      await write(session, distinct.slice(from, from + ROWS_AT_ONCE))
  })
}

export async function goodsBy(session: Session, exporter: string, id: string): Promise<Goods | undefined> {
  const row = await session.db
    .selectFrom('goods')
    .selectAll()
    .where('exporter', '=', exporter)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && goodsFrom(row)
}

/** Those of the ids that there are, each with its revision. */
export async function goodsByIds(session: Session, exporter: string, ids: readonly string[]): Promise<{ goods: Goods; revision: string }[]> {
  if (ids.length === 0) return []
  const rows = await session.db.selectFrom('goods').selectAll().where('exporter', '=', exporter).where('id', 'in', ids).execute()
  return rows.map((row) => ({ goods: goodsFrom(row), revision: row.revision }))
}

export async function goodsOf(session: Session, exporter: string): Promise<Goods[]> {
  const rows = await session.db.selectFrom('goods').selectAll().where('exporter', '=', exporter).orderBy('id').execute()
  return rows.map(goodsFrom)
}

export function goodsFrom({
  exporter,
  id,
  facts,
}: Pick<Selectable<Tables['goods']>, 'exporter' | 'id' | 'facts'>): Goods {
  return parse(Goods, { exporter, id, facts: JSON.parse(facts) }, `goods ${id} in the store`)
}

/** Two goods with one revision say the same. */
export function goodsRevision({ facts }: Pick<Goods, 'facts'>): string {
  return sha256(canonical(facts)).slice(0, 32)
}

async function write(session: Session, list: readonly Goods[]): Promise<{ inserted: boolean }[]> {
  const rows = list.map(({ exporter, id, facts }) => ({ exporter, id, facts: canonical(facts), revision: goodsRevision({ facts }) }))
  if (rows.length === 0) return []
  const query = session.db
    .insertInto('goods')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['exporter', 'id'])
        .doUpdateSet(({ ref }) => ({ facts: ref('excluded.facts'), revision: ref('excluded.revision') }))
        .whereRef('goods.revision', '<>', 'excluded.revision'),
    )
    .returning(wasInserted.as('inserted'))
  const exporters = [...new Set(list.map(({ exporter }) => exporter))].join('", "')
  return naming(
    query.execute(),
    `goods cannot be kept for "${exporters}", which is no exporter; register the exporter first`,
  )
}
