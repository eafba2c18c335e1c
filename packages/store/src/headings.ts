import type { Session } from './session.ts'

/** What a heading of an exporter's spreadsheets means: a fact, a fact and its unit, or `-` where it is not used. */
export interface RememberedHeading {
  /** Folded, as headings are compared. */
  heading: string
  /** As it was written last. */
  written: string
  meaning: string
}

export async function rememberHeadings(session: Session, exporter: string, headings: readonly RememberedHeading[]): Promise<void> {
  if (headings.length === 0) return
  await session.db
    .insertInto('importHeadings')
    .values(headings.map((one) => ({ exporter, ...one })))
    .onConflict((conflict) => conflict.columns(['exporter', 'heading']).doUpdateSet(({ ref }) => ({ written: ref('excluded.written'), meaning: ref('excluded.meaning') })))
    .execute()
}

export async function headingsOf(session: Session, exporter: string): Promise<RememberedHeading[]> {
  return session.db.selectFrom('importHeadings').select(['heading', 'written', 'meaning']).where('exporter', '=', exporter).orderBy('written').execute()
}

/** False where it was not remembered. */
export async function forgetHeading(session: Session, exporter: string, heading: string): Promise<boolean> {
  const { numDeletedRows } = await session.db.deleteFrom('importHeadings').where('exporter', '=', exporter).where('heading', '=', heading).executeTakeFirst()
  return numDeletedRows > 0n
}
