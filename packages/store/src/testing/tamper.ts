import { sha256 } from '@sextant/model'
import { sql } from 'kysely'
import type { Session } from '../session.ts'

/** Changes a release behind the store's back, as somebody with a database client might. */
export async function tamper(session: Session, digest: string, from: string, to: string): Promise<void> {
  await sql`update sextant.releases set content = replace(content, ${from}, ${to}) where digest = ${digest}`.execute(session.db)
}

/** As if rules had been read otherwise when the lines of an exporter were judged. */
export async function madeByEarlierPractice(session: Session, exporter: string): Promise<void> {
  await sql`update sextant.standings set practice = practice - 1 where exporter = ${exporter}`.execute(session.db)
}

/** Names another commit beside a release; no digest is of that. */
export async function tamperCommit(session: Session, digest: string, commit: string): Promise<void> {
  await sql`update sextant.releases set commit = ${commit} where digest = ${digest}`.execute(session.db)
}

/** Puts something in force that never was a rulebook, under a digest that fits; gives back how it is taken out again. */
export async function forgeRelease(session: Session, content: string): Promise<{ takeOut: (session: Session) => Promise<void> }> {
  const digest = `sha256:${sha256(content)}`
  await sql`insert into sextant.releases (digest, content, commit) values (${digest}, ${content}, null)`.execute(session.db)
  await sql`insert into sextant.releasings (digest, at) values (${digest}, now())`.execute(session.db)
  return { takeOut: async ({ db }) => void (await sql`delete from sextant.releasings where digest = ${digest}`.execute(db)) }
}
