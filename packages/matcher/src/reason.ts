import type { Answered, AnsweredComparison } from './engine.ts'

/** How a reason hangs on the one told before it: as another way out, or as a further part of the same way out. */
export type Join = 'none' | 'or' | 'and'

/** One comparison that led to a verdict. */
export type Reason = Omit<AnsweredComparison, 'truth'> & Place

interface Place {
  join: Join
  /** Whether another member of its group would do as well, told or not. */
  isChoice: boolean
}

const outermost: Place = { join: 'none', isChoice: false }

/** The comparisons that decided: in a condition that failed those that failed, in one that held those that held. */
export function deciding(answered: Answered, place = outermost): Reason[] {
  if (!('group' in answered)) return [reasonOf(answered, place)]
  const members = answered.members.filter((member) => member.truth === answered.truth)
  return members.flatMap((member, index) => {
    const within = placeOf(answered, index, place)
    // What held needs no way out, so nothing hangs together there.
    return deciding(member, answered.truth ? { ...within, join: 'none' } : within)
  })
}

/**
 * The comparisons that are open, given both readings of one condition: possible and not certain. What another member
 * has decided already is left out. With `isTold`, a way out that has failed stands beside those that are open, which would
 * read as if they were the only ones; but not one of several parts, of which it would tell but some.
 */
export function openIn(certain: Answered, possible: Answered, { isTold = false, place = outermost } = {}): Reason[] {
  if (certain.truth === possible.truth) return []
  if (!('group' in certain)) return [reasonOf(certain, place)]
  if (!('group' in possible)) return []
  const told = certain.members.flatMap((member, index) => {
    const twin = possible.members[index]
    const isFailed = isTold && certain.group === 'any' && !('group' in member)
    return twin && (twin.truth !== member.truth || isFailed) ? [{ member, twin }] : []
  })
  return told.flatMap(({ member, twin }, index) => {
    const within = placeOf(certain, index, place)
    return 'group' in member || twin.truth !== member.truth ? openIn(member, twin, { isTold, place: within }) : [reasonOf(member, within)]
  })
}

function reasonOf({ comparison, is, value }: AnsweredComparison, place: Place): Reason {
  return { comparison, is, value, ...place }
}

/** Of the members that are told, by their index among them: the first stands where its group stands. */
function placeOf({ group, members }: Extract<Answered, { group: string }>, index: number, place: Place): Place {
  const isChoice = place.isChoice || (group === 'any' && members.length > 1)
  if (index === 0) return { join: place.join, isChoice }
  if (group === 'any') return { join: 'or', isChoice }
  return { join: place.isChoice ? 'and' : 'none', isChoice }
}
