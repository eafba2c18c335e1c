import { canonical, type Day, sha256 } from '@sextant/model'
import { currentDay } from './day.ts'
import { currentDigest } from './releases.ts'
import { rulesUnderReview } from './reviews.ts'
import type { Session } from './session.ts'

/** What all standings that were judged together rest on, beside the facts and the day. */
export interface Basis {
  /** By its digest. */
  release: string
  underReview: ReadonlySet<string>
}

export interface CurrentBasis extends Basis {
  basis: string
  day: Day
}

export function basisOf({ release, underReview }: Basis): string {
  return sha256(canonical([release, [...underReview].sort()])).slice(0, 32)
}

/** Undefined while there is no release, or nobody has told the day: nothing can be judged then. */
export async function currentBasis(session: Session): Promise<CurrentBasis | undefined> {
  const release = await currentDigest(session)
  const day = await currentDay(session)
  if (release === undefined || day === undefined) return undefined
  const underReview = await rulesUnderReview(session)
  return { release, underReview, day, basis: basisOf({ release, underReview }) }
}

/** Keeps what it is of, so that a later one can be compared with it. */
export async function keepBasis(session: Session, { basis, release, underReview }: CurrentBasis): Promise<void> {
  await session.db
    .insertInto('bases')
    .values({ basis, release, underReview: JSON.stringify([...underReview].sort()) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Undefined where nothing was judged by it since these are kept. */
export async function basisBy(session: Session, basis: string): Promise<Basis | undefined> {
  const row = await session.db.selectFrom('bases').selectAll().where('basis', '=', basis).executeTakeFirst()
  return row && { release: row.release, underReview: new Set<string>(JSON.parse(row.underReview)) }
}
