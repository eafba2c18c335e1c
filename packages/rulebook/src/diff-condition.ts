import { canonical, type Comparison, type Condition } from '@sextant/model'

/** What differs between two conditions. `within` is the group in which something came or went. */
export type ConditionChange =
  | { kind: 'value'; before: Comparison; after: Comparison }
  | { kind: 'added' | 'removed'; within: 'all' | 'any'; condition: Condition }
  | { kind: 'rewritten'; before: Condition; after: Condition }

/** The differences, as few and as small as their shapes allow. Shared conditions must stand expanded. */
export function conditionChanges(before: Condition, after: Condition): ConditionChange[] {
  if (canonical(before) === canonical(after)) return []
  if ('fact' in before && 'fact' in after) return isSameQuestion(before, after) ? [{ kind: 'value', before, after }] : [{ kind: 'rewritten', before, after }]
  for (const group of ['all', 'any'] as const) {
    // A single comparison is a group of one; two of them were told apart above.
    const [old, young] = [membersOf(before, group), membersOf(after, group)]
    if (old && young) return memberChanges(old, young, group)
  }
  return [{ kind: 'rewritten', before, after }]
}

function memberChanges(before: readonly Condition[], after: readonly Condition[], group: 'all' | 'any'): ConditionChange[] {
  const [old, young] = [withoutThoseIn(before, after), withoutThoseIn(after, before)]
  const changes: ConditionChange[] = []
  const left = [...young]
  for (const one of old) {
    const twin = left.findIndex((other) => areTwins(one, other))
    const other = left[twin]
    if (other === undefined) changes.push({ kind: 'removed', within: group, condition: one })
    else {
      left.splice(twin, 1)
      changes.push(...conditionChanges(one, other))
    }
  }
  return [...changes, ...left.map((condition): ConditionChange => ({ kind: 'added', within: group, condition }))]
}

function withoutThoseIn(members: readonly Condition[], others: readonly Condition[]): Condition[] {
  const known = new Set(others.map((other) => canonical(other)))
  return members.filter((member) => !known.has(canonical(member)))
}

/** Whether one has become the other: the same question with another value, or groups that still share something. */
function areTwins(one: Condition, other: Condition): boolean {
  if ('fact' in one || 'fact' in other) return 'fact' in one && 'fact' in other && isSameQuestion(one, other)
  const group = 'all' in one && 'all' in other ? 'all' : 'any' in one && 'any' in other ? 'any' : undefined
  if (!group) return false
  const [old, young] = [membersOf(one, group) ?? [], membersOf(other, group) ?? []]
  return withoutThoseIn(old, young).length < old.length || old.some((member) => young.some((twin) => areTwins(member, twin)))
}

function isSameQuestion(one: Comparison, other: Comparison): boolean {
  // Two items asked of one list are two questions, not one that changed.
  const isOfItem = ['contains', 'doesNotContain'].includes(one.operator)
  return canonical([one.fact, one.params]) === canonical([other.fact, other.params]) && (!isOfItem || canonical(one.value) === canonical(other.value))
}

function membersOf(condition: Condition, group: 'all' | 'any'): readonly Condition[] | undefined {
  if ('fact' in condition) return [condition]
  if (group === 'all' && 'all' in condition) return condition.all
  return group === 'any' && 'any' in condition ? condition.any : undefined
}
