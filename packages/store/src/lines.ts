import { type Day, type Goods, Market, type Order, parse, PRACTICE } from '@sextant/model'
import { type RawBuilder, type Selectable, sql } from 'kysely'
import { goodsFrom } from './goods.ts'
import { keyOf } from './keys.ts'
import { orderFrom } from './orders.ts'
import { readingAll, type Session } from './session.ts'
import { currentBasis } from './bases.ts'
import type { JudgeInputs } from './standings.ts'
import type { Tables } from './tables.ts'

/** What is judged: an open order, or goods in a market that their exporter watches and that no order takes them to. */
export interface Line {
  exporter: string
  /** Its name among the lines of its exporter: the id of the order, or `goods@MARKET`. */
  line: string
  goods: Goods
  order: Order | null
  market: Market
}

export interface LineToJudge extends Line {
  /** All but the day: only who judges can say whether it matters. */
  inputs: Omit<JudgeInputs, 'day'>
  /** The day of asking. */
  day: Day
  /** The earlier basis by which it was judged, where all else that its standing rests on is as it was; null where nobody looked. */
  restsOn: string | null
}

/** Where a walk over all orders, or all goods, has come to. */
export interface Place {
  of: 'orders' | 'goods'
  exporter: string
  id: string
}

/** Only these lines of the fleet; all where nothing is said. */
export interface Among {
  exporter?: string
  of?: Place['of']
  markets?: readonly string[] | undefined
}

/** A step over the goods is that much shorter, for each of them may have many lines. */
const LINES_OF_GOODS = 10

/** The name of the line of goods in a market. */
export function lineOf(goods: string, market: string): string {
  return `${goods}@${market}`
}

/** The id of the order or of the goods that a line is of. */
export function namedIn(line: string): string {
  return line.split('@', 1)[0] ?? line
}

export function isOrderLine(line: string): boolean {
  return !line.includes('@')
}

/** The facts that a line is judged on: those of the goods, then those of the order, then where it goes. */
export function factsOfLine({ goods, order, market }: Pick<Line, 'goods' | 'order' | 'market'>): Record<string, unknown> {
  return { ...goods.facts, ...order?.facts, market }
}

export async function linesOf(session: Session, exporter: string): Promise<Line[]> {
  const rows = await session.db.selectFrom('lines').selectAll().where('exporter', '=', exporter).orderBy('line').execute()
  return rows.map(lineFrom)
}

/** Of the orders that name the goods, and of the goods in each market that no order takes them to. */
export async function linesOfGoods(session: Session, exporter: string, goods: string): Promise<Line[]> {
  const rows = await session.db.selectFrom('lines').selectAll().where('exporter', '=', exporter).where('goods', '=', goods).orderBy('line').execute()
  return rows.map(lineFrom)
}

export async function lineBy(session: Session, exporter: string, line: string): Promise<Line | undefined> {
  const row = await session.db
    .selectFrom('lines')
    .selectAll()
    .where('exporter', '=', exporter)
    .where('named', '=', namedIn(line))
    .where('line', '=', line)
    .executeTakeFirst()
  return row && lineFrom(row)
}

/** The keys of lines never judged, or judged on other facts, another basis or, where it matters, another day than the current; in no order. */
export async function linesToJudge(session: Session, limit: number): Promise<string[]> {
  return readingAll(session, async (session) => {
    const due = await dueLines(session)
    const rows = (await due?.select(['lines.exporter', 'lines.line as id']).limit(limit).execute()) ?? []
    return rows.map(keyOf)
  })
}

export async function countLinesToJudge(session: Session, among: Among = {}): Promise<number> {
  const { exporter, of, markets } = among
  return readingAll(session, async (session) => {
    const due = await dueLines(session)
    const found = await due
      ?.$if(exporter !== undefined, (query) => query.where('lines.exporter', '=', exporter ?? ''))
      .$if(of !== undefined, (query) => query.where('lines.facts', of === 'orders' ? 'is not' : 'is', null))
      .$if(markets !== undefined, (query) => query.where(sql<boolean>`lines.market = any(${markets ?? []}::text[])`))
      .select(sql<number>`count(*)::int`.as('count'))
      .executeTakeFirstOrThrow()
    return found?.count ?? 0
  })
}

export async function hasLinesToJudge(session: Session, exporter: string): Promise<boolean> {
  return readingAll(session, async (session) => {
    const due = await dueLines(session)
    return (await due?.select('lines.line').where('lines.exporter', '=', exporter).limit(1).executeTakeFirst()) !== undefined
  })
}

/** What judging one line needs; undefined where it is gone, or where nothing can be judged. */
export async function lineToJudge(session: Session, exporter: string, name: string): Promise<LineToJudge | undefined> {
  const current = await currentBasis(session)
  if (!current) return undefined
  const { release, basis, day } = current
  const row = await session.db
    .selectFrom('lines')
    .selectAll()
    .where('exporter', '=', exporter)
    .where('named', '=', namedIn(name))
    .where('line', '=', name)
    .executeTakeFirst()
  if (!row) return undefined
  const line = lineFrom(row)
  return { ...line, inputs: { revision: row.revision, basis, release, facts: factsOfLine(line) }, day, restsOn: null }
}

/**
 * The next orders or goods after a place, and those of their lines that are to be judged, with what judging them needs.
 * The walk goes by the keys of their tables, so that each step reads no more than its own part of the fleet.
 */
export async function linesDue(session: Session, { after, limit }: { after: Place; limit: number }): Promise<{ lines: LineToJudge[]; last: Place | undefined }> {
  const { of, exporter, id } = after
  // Goods have a line in each market that is watched.
  const step = of === 'orders' ? limit : Math.ceil(limit / LINES_OF_GOODS)
  const current = await currentBasis(session)
  const keys = await session.db
    .selectFrom(of)
    .select(['exporter', 'id'])
    .where(sql<boolean>`(exporter, id) > (${exporter}, ${id})`)
    .orderBy('exporter')
    .orderBy('id')
    .limit(step)
    .execute()
  const last = keys.at(-1)
  if (!last || !current) return { lines: [], last: undefined }
  const { release, basis, day } = current
  // Looked up one by one, as in `presentLines`.
  const { rows } = await sql<LineRow & { revision: string; restsOn: string | null }>`
    select lines.*, ${earlierBasis(day)} as rests_on from unnest(${keys.map((key) => key.exporter)}::text[], ${keys.map((key) => key.id)}::text[]) as keys (exporter, id)
    cross join lateral (
      select * from sextant.lines where lines.exporter = keys.exporter and lines.named = keys.id and lines.facts is ${sql.raw(of === 'orders' ? 'not null' : 'null')} offset 0
    ) as lines
    left join lateral (
      select * from sextant.standings where standings.exporter = lines.exporter and standings.line = lines.line offset 0
    ) as standings on true
    where ${isToJudge(basis, day)}`.execute(session.db)
  const lines = rows.map((row) => {
    const line = lineFrom(row)
    return { ...line, inputs: { revision: row.revision, basis, release, facts: factsOfLine(line) }, day, restsOn: row.restsOn }
  })
  return { lines, last: { of, ...last } }
}

/** Those of the lines that there are, by their keys. */
export async function linesBy(session: Session, lines: readonly { exporter: string; order: string }[]): Promise<Map<string, Line>> {
  const { rows } = await sql<LineRow>`select * from ${presentLines(lines)} as lines`.execute(session.db)
  return new Map(rows.map((row) => [keyOf({ exporter: row.exporter, id: row.line }), lineFrom(row)]))
}

/** Looked up one by one (that is what the offset is for): a database that thinks it better to read all orders for some lines is wrong. */
export function presentLines(lines: readonly { exporter: string; order: string }[]): RawBuilder<unknown> {
  const names = lines.map(({ order }) => order)
  return sql`(
    select lines.* from unnest(${lines.map(({ exporter }) => exporter)}::text[], ${names.map(namedIn)}::text[], ${names}::text[]) as asked (exporter, named, line)
    cross join lateral (
      select * from sextant.lines where lines.exporter = asked.exporter and lines.named = asked.named and lines.line = asked.line offset 0
    ) as lines
  )`
}

/** Whether a line is to be judged, or judged again. */
export async function isDue(session: Session, exporter: string, line: string): Promise<boolean> {
  const due = await dueLines(session)
  if (!due) return true
  const found = await due
    .select('lines.line')
    .where('lines.exporter', '=', exporter)
    .where('lines.named', '=', namedIn(line))
    .where('lines.line', '=', line)
    .executeTakeFirst()
  return found !== undefined
}

async function dueLines(session: Session) {
  const current = await currentBasis(session)
  if (!current) return undefined
  const { basis, day } = current
  return session.db
    .selectFrom('lines')
    .leftJoin('standings', (join) =>
      join.onRef('standings.exporter', '=', 'lines.exporter').onRef('standings.line', '=', 'lines.line'),
    )
    .where(isToJudge(basis, day))
}

/** Of a line beside its standing. */
function isToJudge(basis: string, day: Day): RawBuilder<boolean> {
  return sql<boolean>`(standings.line is null or standings.basis <> ${basis} or standings.revision <> lines.revision or standings.day <> ${day} or standings.practice < ${PRACTICE})`
}

/** Of a line beside its standing: null where more than the basis has changed since. */
function earlierBasis(day: Day): RawBuilder<string | null> {
  return sql<string | null>`case when standings.revision = lines.revision and coalesce(standings.day, ${day}) = ${day} and standings.practice >= ${PRACTICE} and standings.verdicts is not null then standings.basis end`
}

type LineRow = Pick<Selectable<Tables['lines']>, 'exporter' | 'line' | 'goods' | 'market' | 'facts' | 'goodsFacts'>

function lineFrom(row: LineRow): Line {
  const { exporter, line, market, facts, goodsFacts } = row
  return {
    exporter,
    line,
    goods: goodsFrom({ exporter, id: row.goods, facts: goodsFacts }),
    order: facts === null ? null : orderFrom({ exporter, id: line, goods: row.goods, market, facts }),
    market: parse(Market, market, `the market of ${line} in the store`),
  }
}
