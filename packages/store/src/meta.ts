import type { Session } from './session.ts'

/** Small things that one run leaves for the next. */
export async function remember(session: Session, key: string, value: string): Promise<void> {
  await session.db
    .insertInto('notes')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute()
}

export async function recall(session: Session, key: string): Promise<string | undefined> {
  const row = await session.db.selectFrom('notes').select('value').where('key', '=', key).executeTakeFirst()
  return row?.value
}
