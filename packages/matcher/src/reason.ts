import type { Answered, AnsweredComparison } from './engine.ts'

/** One comparison that led to a verdict; `isAlternative` where another member of its group would have done as well. */
export type Reason = Omit<AnsweredComparison, 'truth'> & { isAlternative: boolean }

/** The comparisons that decided: in a condition that failed those that failed, in one that held those that held. */
export function deciding(answered: Answered, isAlternative = false): Reason[] {
  if (!('group' in answered)) return [{ comparison: answered.comparison, is: answered.is, value: answered.value, isAlternative }]
  const members = answered.members.filter((member) => member.truth === answered.truth)
  const isChoice = answered.group === 'any' && !answered.truth
  return members.flatMap((member, index) => deciding(member, isAlternative || (isChoice && index > 0)))
}

/**
 * The comparisons that are open, given both readings of one condition: possible and not certain. What another member
 * has decided already is left out.
 */
export function openIn(certain: Answered, possible: Answered, isAlternative = false): Reason[] {
  if (certain.truth === possible.truth) return []
  if (!('group' in certain) || !('group' in possible)) {
    if ('group' in certain) return []
    return [{ comparison: certain.comparison, is: certain.is, value: certain.value, isAlternative }]
  }
  const other = possible
  return certain.members.flatMap((member, index) => {
    const twin = other.members[index]
    return twin ? openIn(member, twin, isAlternative || (certain.group === 'any' && index > 0)) : []
  })
}
