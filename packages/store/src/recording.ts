import { type Change, canonical, causesBetween, differenceBetween, PRACTICE, type Standing, type Step } from '@sextant/model'
import { sql } from 'kysely'
import { lastRemoved } from './audit.ts'
import { currentBasis, keepBasis } from './bases.ts'
import { writeSteps } from './changes.ts'
import { keyOf } from './keys.ts'
import { isOrderLine, type LineToJudge, namedIn, presentLines } from './lines.ts'
import { inTransaction, type Session } from './session.ts'
import { type JudgeInputs, keptFrom, type KeptStanding } from './standings.ts'

/** PostgreSQL takes 65 535 parameters at once, and a standing is thirteen. */
const RECORDS_AT_ONCE = 500

export interface StandingRecord {
  exporter: string
  /** The name of the line. */
  order: string
  standing: Standing
  /** As `verdictTexts` writes them. */
  verdicts: string[]
  inputs: JudgeInputs
}

export async function recordStanding(session: Session, record: StandingRecord): Promise<Change | undefined> {
  return (await recordStandings(session, [record]))[0]
}

/**
 * Keeps what judging said and, in the same transaction, one step of its history for each line that says something new.
 * A record that rests on facts, a basis or a day which are no longer the current writes nothing: written late, it would
 * turn the line back, and tell its exporter so. The line stays due and is judged again.
 */
export async function recordStandings(session: Session, records: readonly StandingRecord[]): Promise<Change[]> {
  const changes: Change[] = []
  await inTransaction(session, async (session) => {
    for (let from = 0; from < records.length; from += RECORDS_AT_ONCE) {
      changes.push(...(await record(session, records.slice(from, from + RECORDS_AT_ONCE))))
    }
  })
  return changes
}

async function record(session: Session, records: readonly StandingRecord[]): Promise<Change[]> {
  const at = new Date().toISOString()
  const byLine = new Map(records.map((record) => [keyOf({ exporter: record.exporter, id: record.order }), record]))
  const present = await lockedLines(session, [...byLine.values()])
  const current = await currentBasis(session)
  const before = await standingsBefore(session, present)
  // Whatever has changes was counted on already.
  const removed = await lastRemoved(session, present.filter(({ sequence }) => sequence === 0))
  const [said, confirmed]: [StandingRecord[], StandingRecord[]] = [[], []]
  const steps: Step[] = []
  for (const row of present) {
    const record = byLine.get(keyOf(row))
    if (!record || !current || !isCurrent(record, row.revision, current)) continue
    const kept = before.get(keyOf(row))
    const step = stepOf(kept, record)
    const isConfirmed = !step && kept?.revision === record.inputs.revision
    ;(isConfirmed ? confirmed : said).push(record)
    if (!step) continue
    const last = Math.max(row.sequence, removed(row))
    steps.push({ exporter: record.exporter, order: record.order, sequence: last + 1, at, ...step })
  }
  if (current) await keepBasis(session, current)
  await writeStandings(session, said, at)
  await confirmStandings(session, confirmed, at)
  await writeSteps(session, steps)
  return steps
}

function isCurrent({ inputs }: StandingRecord, revision: string, { basis, day }: { basis: string; day: string }): boolean {
  return inputs.revision === revision && inputs.basis === basis && (inputs.day === null || inputs.day === day)
}

/**
 * Lines that say by a basis what they said by an earlier one: only what they rest on is written, and nothing where it is
 * current no more. What was judged meanwhile stays, also where it rests on that earlier basis again, but on other facts or
 * another day.
 */
export async function carryOver(session: Session, lines: readonly LineToJudge[], earlier: string, basis: string): Promise<void> {
  const [exporters, names, revisions, days] = [lines.map(({ exporter }) => exporter), lines.map(({ line }) => line), lines.map(({ inputs }) => inputs.revision), lines.map(({ day }) => day)]
  await inTransaction(session, async (session) => {
    const current = await currentBasis(session)
    if (current?.basis !== basis) return
    await keepBasis(session, current)
    await sql`update sextant.standings set basis = ${basis}, release = ${current.release}, judged_at = ${new Date().toISOString()}
      from unnest(${exporters}::text[], ${names}::text[], ${revisions}::text[], ${days}::text[]) as carried (exporter, line, revision, day)
      where standings.exporter = carried.exporter and standings.line = carried.line and standings.basis = ${earlier} and standings.practice >= ${PRACTICE}
        and standings.revision = carried.revision and coalesce(standings.day, carried.day) = carried.day`.execute(session.db)
  })
}

/** Undefined where the line says what it said before. */
function stepOf(kept: KeptStanding | undefined, { standing, verdicts, inputs }: StandingRecord): Omit<Step, 'exporter' | 'order' | 'sequence' | 'at'> | undefined {
  const before = kept?.verdicts ? kept : undefined
  const difference = differenceBetween(before?.verdicts ?? [], verdicts)
  const isSame = before?.standing.fingerprint === standing.fingerprint && difference.gone.length + difference.come.length === 0
  if (isSame) return undefined
  const through = causesBetween(before?.ground ?? null, inputs, difference)
  return { before: kept?.standing ?? null, after: standing, ...difference, through }
}

/**
 * Locked in one fixed order, so that two batches that share lines wait for each other and never both; the goods first, as
 * an import writes them. Read only after that, in a statement of its own: the first would still see what stood there
 * before it waited.
 */
async function lockedLines(session: Session, records: readonly StandingRecord[]) {
  const exporters = records.map(({ exporter }) => exporter)
  const lines = records.map(({ order }) => order)
  const named = lines.map(namedIn)
  const isOrder = lines.map(isOrderLine)
  const asked = sql`select * from unnest(${exporters}::text[], ${named}::text[], ${isOrder}::boolean[]) as asked (exporter, named, is_order)`
  if (isOrder.includes(false))
    await sql`select from sextant.goods where (exporter, id) in (select exporter, named from (${asked}) as asked where not is_order)
      order by exporter, id for no key update`.execute(session.db)
  if (isOrder.includes(true))
    await sql`select from sextant.orders where (exporter, id) in (select exporter, named from (${asked}) as asked where is_order)
      order by exporter, id for update`.execute(session.db)
  const { rows } = await sql<{ exporter: string; id: string; revision: string; sequence: number }>`
    select exporter, line as id, revision,
      (select coalesce(max(sequence), 0)::int from sextant.changes where changes.exporter = lines.exporter and changes.order_id = lines.line) as sequence
    from ${presentLines(records)} as lines`.execute(session.db)
  return rows
}

async function standingsBefore(session: Session, lines: readonly { exporter: string; id: string }[]): Promise<Map<string, KeptStanding & { revision: string }>> {
  if (lines.length === 0) return new Map()
  const rows = await session.db
    .selectFrom('standings')
    .selectAll()
    .where(
      sql<boolean>`(exporter, line) in (select * from unnest(${lines.map(({ exporter }) => exporter)}::text[], ${lines.map(({ id }) => id)}::text[]))`,
    )
    .execute()
  return new Map(rows.map((row) => [keyOf({ exporter: row.exporter, id: row.line }), { ...keptFrom(row), revision: row.revision }]))
}

async function writeStandings(session: Session, records: readonly StandingRecord[], judgedAt: string): Promise<void> {
  if (records.length === 0) return
  await session.db
    .insertInto('standings')
    .values(
      records.map(({ exporter, order, standing, verdicts, inputs }) => ({
        exporter,
        line: order,
        outcome: standing.outcome,
        reasons: JSON.stringify(standing.reasons),
        fingerprint: standing.fingerprint,
        verdicts: JSON.stringify(verdicts),
        ...inputs,
        facts: canonical(inputs.facts),
        practice: PRACTICE,
        judgedAt,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['exporter', 'line']).doUpdateSet(({ ref }) => ({
        outcome: ref('excluded.outcome'),
        reasons: ref('excluded.reasons'),
        fingerprint: ref('excluded.fingerprint'),
        verdicts: ref('excluded.verdicts'),
        facts: ref('excluded.facts'),
        release: ref('excluded.release'),
        day: ref('excluded.day'),
        revision: ref('excluded.revision'),
        basis: ref('excluded.basis'),
        practice: ref('excluded.practice'),
        judgedAt: ref('excluded.judgedAt'),
      })),
    )
    .execute()
}

/** Of the same facts the same is said: only by which rules, and on which day, is written. */
async function confirmStandings(session: Session, records: readonly StandingRecord[], judgedAt: string): Promise<void> {
  const [first] = records
  if (!first) return
  // What is recorded together rests on one basis, the current.
  const { basis, release } = first.inputs
  const [exporters, lines, days] = [records.map(({ exporter }) => exporter), records.map(({ order }) => order), records.map(({ inputs }) => inputs.day)]
  await sql`update sextant.standings set basis = ${basis}, release = ${release}, day = confirmed.day, practice = ${PRACTICE}, judged_at = ${judgedAt}
    from unnest(${exporters}::text[], ${lines}::text[], ${days}::text[]) as confirmed (exporter, line, day)
    where standings.exporter = confirmed.exporter and standings.line = confirmed.line`.execute(session.db)
}
