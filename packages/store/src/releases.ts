import { canonical, type Release, type Rulebook, SextantError, sha256 } from '@sextant/model'
import { settleAccepted } from './reviews.ts'
import { inTransaction, lockName, type Session } from './session.ts'

/** Keeps a release and makes it the current one, also where it was current before and another took its place. */
export async function saveRelease(session: Session, rulebook: Rulebook): Promise<{ isNew: boolean }> {
  const { digest, commit, facts, conditions, rules } = rulebook
  const content = canonical({ facts, conditions, rules })
  if (digest !== digestOf(content)) {
    throw new SextantError(
      'SEXTANT_INVALID',
      `the rulebook says that its digest is ${digest}, but its content has ${digestOf(content)}`,
    )
  }
  return inTransaction(session, async (session) => {
    await lockName(session, 'current release')
    const kept = await session.db
      .selectFrom('releases')
      .select(['commit', 'content'])
      .where('digest', '=', digest)
      .executeTakeFirst()
    if (!kept) await session.db.insertInto('releases').values({ digest, content, commit }).execute()
    // The same rules may have been tried before they were committed.
    // And what was changed in the store is put right by what the digest is of.
    else if (kept.commit === null || digestOf(kept.content) !== digest)
      await session.db.updateTable('releases').set({ commit: kept.commit ?? commit, content }).where('digest', '=', digest).execute()
    const current = await currentDigest(session)
    if (current !== digest) {
      await session.db.insertInto('releasings').values({ digest, at: new Date().toISOString() }).execute()
      await settleAccepted(session, rulebook, { isNew: !kept })
    }
    return { isNew: !kept }
  })
}

export async function currentRelease(session: Session): Promise<Rulebook | undefined> {
  const digest = await currentDigest(session)
  return digest === undefined ? undefined : releaseBy(session, digest)
}

/** Throws SEXTANT_STORE where the content is no longer what the digest was taken of. */
export async function releaseBy(session: Session, digest: string): Promise<Rulebook | undefined> {
  const row = await session.db.selectFrom('releases').selectAll().where('digest', '=', digest).executeTakeFirst()
  if (!row) return undefined
  if (digestOf(row.content) !== digest) {
    throw new SextantError(
      'SEXTANT_STORE',
      `release ${digest} was changed in the store: its content now has ${digestOf(row.content)}; release it again from its commit`,
    )
  }
  const release: Release = JSON.parse(row.content)
  return { ...release, digest, commit: row.commit }
}

/** One release, and when it came into force; it may have come back after another. */
export interface Releasing {
  digest: string
  commit: string | null
  inForceAt: string[]
}

/** Newest first. */
export async function releasings(session: Session): Promise<Releasing[]> {
  const rows = await session.db
    .selectFrom('releasings')
    .innerJoin('releases', 'releases.digest', 'releasings.digest')
    .select(['releases.digest', 'releases.commit', 'releasings.at'])
    .orderBy('serial', 'desc')
    .execute()
  const byDigest = Map.groupBy(rows, ({ digest }) => digest)
  return [...byDigest].map(([digest, all]) => ({
    digest,
    commit: all[0]?.commit ?? null,
    inForceAt: all.map(({ at }) => at.toISOString()),
  }))
}

export async function currentDigest(session: Session): Promise<string | undefined> {
  const row = await session.db
    .selectFrom('releasings')
    .select('digest')
    .orderBy('serial', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.digest
}

function digestOf(content: string): string {
  return `sha256:${sha256(content)}`
}
