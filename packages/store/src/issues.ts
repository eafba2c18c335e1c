import { sha256 } from '@sextant/model'
import { sql } from 'kysely'
import type { Session } from './session.ts'
import { storable } from './storable.ts'

/** Something that a source says and we do not understand: work for a person. */
export interface Issue {
  source: string
  reference: string
  message: string
  snapshot: string | null
  seenAt: string
}

const MESSAGE_MAX = 4_000

/** The same message about the same document is one issue, however often it is met; a settled one opens again. */
export async function recordIssue(session: Session, issue: Issue): Promise<{ isNew: boolean }> {
  const { source, reference, snapshot, seenAt } = issue
  const message = messageOf(issue.message)
  const { numInsertedOrUpdatedRows = 0n } = await session.db
    .insertInto('issues')
    .values({ source, reference, key: sha256(message), message, snapshot, seenAt })
    .onConflict((conflict) =>
      conflict
        .columns(['source', 'reference', 'key'])
        .doUpdateSet({ closedAt: null, snapshot, seenAt })
        .where('issues.closedAt', 'is not', null),
    )
    .executeTakeFirst()
  return { isNew: numInsertedOrUpdatedRows > 0n }
}

/** Closes the open issues of a document that are no longer met; `still` are the messages that are. */
export async function settleIssues(
  session: Session,
  source: string,
  reference: string,
  still: readonly string[],
): Promise<void> {
  const keys = still.map((message) => sha256(messageOf(message)))
  await session.db
    .updateTable('issues')
    .set({ closedAt: new Date().toISOString() })
    .where('source', '=', source)
    .where('reference', '=', reference)
    .where('closedAt', 'is', null)
    .where(sql<boolean>`key <> all(${keys}::text[])`)
    .execute()
}

/** With no trace: what they were about was removed. `begins` means all whose reference begins so. */
export async function forgetIssues(session: Session, source: string, reference: string | { begins: string }): Promise<void> {
  await session.db
    .deleteFrom('issues')
    .where('source', '=', source)
    .where(
      typeof reference === 'string'
        ? sql<boolean>`reference = ${reference}`
        : sql<boolean>`starts_with(reference, ${reference.begins})`,
    )
    .execute()
}

export async function openIssues(session: Session, source?: string): Promise<Issue[]> {
  const rows = await session.db
    .selectFrom('issues')
    .select(['source', 'reference', 'message', 'snapshot', 'seenAt'])
    .where('closedAt', 'is', null)
    .$if(source !== undefined, (query) => query.where('source', '=', source ?? ''))
    .orderBy('seenAt', 'desc')
    .orderBy('key')
    .execute()
  return rows.map((row) => ({ ...row, seenAt: row.seenAt.toISOString() }))
}

function messageOf(text: string): string {
  return storable(text.slice(0, MESSAGE_MAX))
}
