import { canonical, Exporter, parse } from '@sextant/model'
import { type Saved, savedFrom, wasInserted } from './saved.ts'
import type { Session } from './session.ts'

export async function saveExporter(session: Session, exporter: Exporter): Promise<Saved> {
  const content = canonical(exporter)
  const row = await session.db
    .insertInto('exporters')
    .values({ id: exporter.id, content })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ content }).where('exporters.content', '<>', content))
    .returning(wasInserted.as('inserted'))
    .executeTakeFirst()
  return savedFrom(row)
}

export async function exporterBy(session: Session, id: string): Promise<Exporter | undefined> {
  const row = await session.db.selectFrom('exporters').select('content').where('id', '=', id).executeTakeFirst()
  return row && exporterFrom(row.content)
}

export async function exporters(session: Session): Promise<Exporter[]> {
  const rows = await session.db.selectFrom('exporters').select('content').orderBy('id').execute()
  return rows.map(({ content }) => exporterFrom(content))
}

export function exporterFrom(content: string): Exporter {
  return parse(Exporter, JSON.parse(content), 'an exporter in the store')
}
