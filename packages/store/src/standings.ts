import { type Day, type Ground, parse, Standing } from '@sextant/model'
import type { Selectable } from 'kysely'
import type { Session } from './session.ts'
import type { Tables } from './tables.ts'

/** What a standing rests on. While all are the current ones, judging again would say the same. */
export interface JudgeInputs extends Ground {
  /** Of the facts of the order and its goods. */
  revision: string
  /** Of the release and the rules under review. */
  basis: string
}

/** What is remembered of the last judging of a line. Its whole answer is asked again of the same release and facts. */
export interface KeptStanding {
  line: string
  standing: Standing
  judgedAt: string
  /** As `verdictTexts` writes them. Null, like the ground, in what was written before they were kept. */
  verdicts: string[] | null
  ground: Ground | null
}

export async function standingOf(session: Session, exporter: string, line: string): Promise<KeptStanding | undefined> {
  const row = await session.db
    .selectFrom('standings')
    .selectAll()
    .where('exporter', '=', exporter)
    .where('line', '=', line)
    .executeTakeFirst()
  return row && keptFrom(row)
}

export async function standingsOf(session: Session, exporter: string): Promise<KeptStanding[]> {
  const rows = await session.db
    .selectFrom('standings')
    .selectAll()
    .where('exporter', '=', exporter)
    .orderBy('line')
    .execute()
  return rows.map(keptFrom)
}

export function keptFrom(row: Selectable<Tables['standings']>): KeptStanding {
  const { line, outcome, reasons, fingerprint, verdicts, facts, release, day, judgedAt } = row
  return {
    line,
    standing: parse(Standing, { outcome, reasons: JSON.parse(reasons), fingerprint }, 'a standing in the store'),
    judgedAt: judgedAt.toISOString(),
    verdicts: verdicts === null ? null : JSON.parse(verdicts),
    // The day was written by `recordStandings`, from one that was told to the store.
    ground: facts === null || release === null ? null : { facts: JSON.parse(facts), release, day: day as Day | null },
  }
}
