import type { Market, Outcome } from '@sextant/model'
import { sql } from 'kysely'
import type { Among } from './lines.ts'
import { readingAll, type Session } from './session.ts'

/** One line and what is said of it, as a list needs it: without any fact. */
export interface ListedLine {
  line: string
  goods: string
  market: Market
  of: NonNullable<Among['of']>
  /** Null while it was not judged yet. */
  outcome: Outcome | null
  judgedAt: string | null
}

/**
 * The lines of an exporter, in no order. One text for all of them: read as rows, a hundred thousand take seconds, in
 * which the embedded store answers nobody.
 */
export async function listedLines(session: Session, exporter: string, { of, markets, outcome }: Omit<Among, 'exporter'> & { outcome?: Outcome | undefined }): Promise<ListedLine[]> {
  const { rows } = await readingAll(session, (session) => sql<{ found: string }>`
    select coalesce(json_agg(json_build_array(line, goods, market, kind, outcome, judged_at)), '[]')::text as found from (
      select lines.line, lines.goods, lines.market, case when lines.facts is null then 'goods' else 'orders' end as kind, standings.outcome, standings.judged_at
      from sextant.lines left join sextant.standings on standings.exporter = lines.exporter and standings.line = lines.line
      where lines.exporter = ${exporter}
        and (${of ?? null}::text is null or (lines.facts is null) = (${of ?? null}::text = 'goods'))
        and (${markets ?? null}::text[] is null or lines.market = any(${markets ?? null}::text[]))
        and (${outcome ?? null}::text is null or standings.outcome = ${outcome ?? null}::text)
    ) as listed`.execute(session.db))
  // What stands there was written from these very types.
  const found = JSON.parse(rows[0]?.found ?? '[]') as [string, string, Market, ListedLine['of'], Outcome | null, string | null][]
  return found.map(([line, goods, market, of, outcome, judgedAt]) => ({ line, goods, market, of, outcome, judgedAt: judgedAt === null ? null : new Date(judgedAt).toISOString() }))
}

/** The names of what an exporter has, the first of them where there is a limit. */
export async function namesIn(session: Session, table: 'orders' | 'goods', exporter: string, limit?: number): Promise<string[]> {
  const names = session.db.selectFrom(table).select('id').where('exporter', '=', exporter).orderBy('id')
  const rows = await (limit === undefined ? names : names.limit(limit)).execute()
  return rows.map(({ id }) => id)
}
