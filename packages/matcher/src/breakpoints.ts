import { addMonths, type Day, dayNumber, type FactValue } from '@sextant/model'
import type { CompiledRule } from './compile.ts'
import { basisOf } from './facts.ts'
import { boundsOf } from './known.ts'
import { type Atom, type Program, type Row, rowOf, type Slot } from './program.ts'
import { remembered } from './remembered.ts'
import type { Timeline } from './timeline.ts'

/** Something that is so or not of a subject, and turns at most once within a stretch of days. */
type Claim = (row: Row) => boolean

/**
 * How a comparison may turn as the days move: never; with claims that turn once in each run, or, where two days meet, once
 * in each piece; with the months; or nobody knows how often.
 */
type Motion = { kind: 'none' | 'monthly' | 'free' } | { kind: 'once' | 'meeting'; claims: Claim[] }

/** The days on which the answer of some rules may begin to be another, the first day of the span among them. */
export type Breakpoints = (rules: readonly CompiledRule[]) => number[]

/**
 * Where the answer may turn as one day moves: between two breakpoints every comparison and every choice of a version stays
 * what it is. They are found by bisection of claims that can turn only once within a stretch; day by day is gone only
 * through what may turn back and forth. What was found of one comparison serves all rules that make it.
 */
export function breakpointsOver(program: Program, timeline: Timeline): Breakpoints {
  const { from, to, pieces, runs, factsAt } = timeline
  const rowAt = remembered((day: number): Row => {
    const facts = factsAt(day)
    return rowOf(program, ({ fact, params }) => facts.know(fact, params))
  })
  const isMoving = movingIn(program, timeline)
  const turns = (starts: readonly number[], claim: Claim) => starts.flatMap((start, index) => turnBetween(start, (starts[index + 1] ?? to + 1) - 1, (day) => claim(rowAt(day))))

  const turnsOfAtom = remembered((number: number): number[] => {
    const atom = program.atoms[number] as Atom
    const motion = motionOf(atom, program, isMoving, rowAt(from))
    const candidates = () => {
      switch (motion.kind) {
        case 'none': return []
        case 'once': return motion.claims.flatMap((claim) => turns(runs, claim))
        case 'meeting': return [...pieces, ...motion.claims.flatMap((claim) => turns(pieces, claim))]
        case 'monthly': return [...pieces, ...monthTurns(timeline, String(atom.comparison.params?.['day']))]
        case 'free': return Array.from({ length: to - from }, (_, index) => from + index + 1)
      }
    }
    return candidates().filter((day) => day > from && rowAt(day).grade(number) !== rowAt(day - 1).grade(number))
  })
  const turnsOfVersions = remembered((compiled: CompiledRule): number[] => {
    const { decidedOn, versions } = compiled
    return isMoving(decidedOn) === 0 ? [] : passing(decidedOn, versions.map((version) => version.from)).flatMap((claim) => turns(runs, claim))
  })
  const turnsOfRule = remembered((compiled: CompiledRule) => [...turnsOfVersions(compiled), ...compiled.atoms.flatMap(turnsOfAtom)])
  return (rules) => [...new Set([...runs, ...rules.flatMap(turnsOfRule)])].sort((a, b) => a - b)
}

/** The first day on which a claim has turned, if it is not what it was at the beginning. */
function turnBetween(first: number, last: number, holds: (day: number) => boolean): number[] {
  const before = holds(first)
  if (holds(last) === before) return []
  let [low, high] = [first, last]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (holds(middle) === before) low = middle
    else high = middle
  }
  return [high]
}

/** How many of the days that a slot is made from move. */
function movingIn({ slots }: Program, { moving }: Timeline): (slot: number) => number {
  return remembered((slot) => {
    const { fact, params } = slots[slot] as Slot
    return new Set(basisOf(fact, params)).intersection(moving).size
  })
}

function motionOf({ slot, right }: Atom, { slots }: Program, isMoving: (slot: number) => number, row: Row): Motion {
  const other = 'slot' in right ? right.slot : undefined
  const [left, opposite] = [isMoving(slot), other === undefined ? 0 : isMoving(other)]
  if (left === 0 && opposite === 0) return { kind: 'none' }
  const facts = [slots[slot]?.fact, other === undefined ? undefined : slots[other]?.fact]
  // A month comes round again.
  if (facts.includes('monthOf')) return { kind: other === undefined ? 'monthly' : 'free' }
  // Two days that move together are now a month apart and now none, so long are months; but their days are counted evenly.
  const inDays = other === undefined && slots[slot]?.params?.['unit'] === 'days'
  if (opposite > 1 || (left > 1 && !inDays)) return { kind: 'free' }
  const areDays = !facts.includes('elapsed') && !facts.includes('yearOf')
  if (other !== undefined && left > 0 && opposite > 0) return areDays ? { kind: 'meeting', claims: meeting(slot, other) } : { kind: 'free' }
  const [mover, still] = left > 0 ? [slot, 'known' in right ? right.known : row.known(right.slot)] : [other as number, row.known(slot)]
  if (still.kind === 'exact' && Array.isArray(still.value)) return { kind: 'free' }
  const { from, to } = boundsOf(still)
  const claims = passing(mover, [from, to].filter((value) => value !== null))
  return { kind: left > 1 ? 'meeting' : 'once', claims }
}

const sides = ['from', 'to'] as const

/** That a bound of a fact has reached a value, and that it has passed it. */
function passing(slot: number, values: readonly FactValue[]): Claim[] {
  return [...new Set(values)].flatMap((value) => sides.flatMap((side): Claim[] => {
    const bound = (row: Row) => boundsOf(row.known(slot))[side]
    return [(row) => isAtLeast(bound(row), value), (row) => isMore(bound(row), value)]
  }))
}

/** That a bound of one day has reached, and that it has passed, a bound of another. */
function meeting(left: number, right: number): Claim[] {
  return sides.flatMap((a) => sides.flatMap((b): Claim[] => {
    const bounds = (row: Row) => [boundsOf(row.known(left))[a], boundsOf(row.known(right))[b]] as const
    return [(row) => isAtLeast(...bounds(row)), (row) => isMore(...bounds(row))]
  }))
}

function isAtLeast(bound: FactValue | null, value: FactValue | null): boolean {
  return bound !== null && value !== null && bound >= value
}

function isMore(bound: FactValue | null, value: FactValue | null): boolean {
  return bound !== null && value !== null && bound > value
}

/** Where a bound of a day enters a month. */
function monthTurns({ pieces, to, factsAt }: Timeline, fact: string): number[] {
  const boundsAt = (day: number) => boundsOf(factsAt(day).know(fact)) as { from: Day | null; to: Day | null }
  return pieces.flatMap((start, index) => {
    const [first, last] = [boundsAt(start), boundsAt((pieces[index + 1] ?? to + 1) - 1)]
    return sides.flatMap((side) => {
      const [a, b] = [first[side], last[side]]
      return a === null || b === null ? [] : monthsBetween(a, b).map((month) => start + dayNumber(month) - dayNumber(a))
    })
  })
}

/** The first days of the months after that of one day, up to that of another. */
function monthsBetween(from: Day, to: Day): Day[] {
  const found: Day[] = []
  for (let month = addMonths(`${from.slice(0, 7)}-01` as Day, 1); month <= to; month = addMonths(month, 1)) found.push(month)
  return found
}
