import { addDays, type Day } from '@sextant/model'
import { recall, remember } from './meta.ts'
import { inTransaction, lockName, type Session } from './session.ts'

const KEY = 'day'

/** The day as of which lines are judged that rest on it; undefined in a store that no process has told. */
export async function currentDay(session: Session): Promise<Day | undefined> {
  // It was written by `turnDay`, and by nothing else.
  return (await recall(session, KEY)) as Day | undefined
}

/**
 * Tells the store what day it is. Of several hosts one may be a little behind: the day does not go back because of that,
 * or its orders would be judged to and fro. A day that is more than one ahead came from a clock that was wrong.
 */
export async function turnDay(session: Session, day: Day): Promise<{ isNew: boolean }> {
  return inTransaction(session, async (session) => {
    await lockName(session, KEY)
    const current = await currentDay(session)
    if (current !== undefined && day <= current && current <= addDays(day, 1)) return { isNew: false }
    await remember(session, KEY, day)
    return { isNew: true }
  })
}
