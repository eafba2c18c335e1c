import { SextantError } from '@sextant/model'
import { type RawBuilder, sql } from 'kysely'

/** What an upsert did. `same` wrote nothing. */
export type Saved = 'new' | 'changed' | 'same'

/** Tells an inserted row from an updated one: only the latter has a transaction that replaced its former version. */
export const wasInserted: RawBuilder<boolean> = sql<boolean>`(xmax = 0)`

export function savedFrom(row: { inserted: boolean } | undefined): Saved {
  if (!row) return 'same'
  return row.inserted ? 'new' : 'changed'
}

/** The write, or a sentence in place of PostgreSQL's report that something which the row names is not there. */
export async function naming<T>(write: Promise<T>, message: string): Promise<T> {
  try {
    return await write
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === '23503') {
      throw new SextantError('SEXTANT_NOT_FOUND', message, { cause: error })
    }
    throw error
  }
}
