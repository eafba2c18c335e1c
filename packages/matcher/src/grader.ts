import { type Day, dayFromNumber, dayNumber, type Operator } from '@sextant/model'
import { type Bounds, BEYOND, daysOf, firstWhere, ranksOf } from './bounds.ts'
import { type Base, basesOf, type Column, type Columns, givenIn, type Group, isGrouping, nameOf } from './columns.ts'
import { compare } from './compare.ts'
import { dayOrYear, knownFrom } from './facts.ts'
import { type Grade, gradeOf } from './grade.ts'
import { exact, type Known, unknown } from './known.ts'
import type { Slot } from './program.ts'
import { bitsOf, LINES_IN_WORD, negated, spread } from './words.ts'

/** Some lines side by side, of one group; beyond the last, up to a whole word, every code is 0. */
export interface Block {
  lines: number
  words: number
  group: Group
  codes(column: number): Int32Array
  horizon(column: number, bounds: Bounds): Horizon
}

/** Most days that law names are long past. Up to some threshold only lines of which no first day is known may lie below it. */
export interface Horizon {
  threshold: number
  /** What every threshold up to this one comes to. */
  words: Int32Array
}

/** Compares all lines of a block: their grades, by words. */
export type Grader = (block: Block, into: Int32Array) => void

/** One comparison: of a slot with a literal, or with another slot. */
export interface Compared {
  operator: Operator
  left: Slot
  right: { known: Known } | { slot: Slot }
}

/** Up to so many entries, a table by entry is small, and soon filled. */
const SMALL = 256
/** So many combinations of entries are remembered at most, by all comparisons of some columns together. */
const PAIRS_MAX = 2 ** 20
const NOT_YET = 0xff
/** Beyond the days that a fact may be. */
const [FIRST_DAY, LAST_DAY] = [dayNumber('1700-01-01' as Day), dayNumber('2300-01-01' as Day)]

type DayBounds = NonNullable<ReturnType<typeof daysOf>>

/** What was once found of a dictionary; it holds as long as the columns are there, whatever rules are asked. */
interface Noted {
  ranks: Map<string, ReturnType<typeof ranksOf>>
  days: Map<boolean, DayBounds | undefined>
  turns: Map<string, Bounds>
}
const notes = new WeakMap<readonly Known[], Noted>()

/**
 * Makes graders over columns. Every one rests on `compare`: a table holds what it says of each entry of a dictionary, or
 * a threshold is where its answer turns.
 */
export function graders({ columns }: Columns): (compared: Compared) => Grade | Grader {
  const room = { left: PAIRS_MAX }
  const placeOf = new Map(columns.map(({ base }, index) => [nameOf(base), index]))
  const dictionaryOf = (column: number): readonly Known[] => (columns[column] as Column).dictionary
  /** Where the order of the values decides, and there are many: one threshold among their ranks. */
  const byRank = ({ operator, left, right }: Compared, column: number): Grader | undefined => {
    const dictionary = dictionaryOf(column)
    if (!isOrdering(operator) || !('known' in right) || right.known.kind !== 'exact' || dictionary.length <= SMALL) return undefined
    const ranked = noted(notesOf(dictionary).ranks, JSON.stringify(left), () => ranksOf(dictionary.map((known) => knownFrom(left.fact, left.params, [known]))))
    const { known } = right
    if (!ranked || typeof ranked.values[0] !== typeof known.value) return undefined
    const isFalling = isLess(operator)
    const turn = firstWhere((rank) => (compare(operator, exact(ranked.values[rank] as number | string), known) === 'true') !== isFalling, 0, ranked.values.length)
    return belowGrader(column, ranked, turn, { isNegated: !isFalling, isOfDays: typeof known.value === 'string' })
  }

  /** Where two days decide: for each of the later ones the earliest day on which the answer turns. */
  const byDays = ({ operator, left, right }: Compared, [from, to]: readonly [number, number]): Grader | undefined => {
    if (!isOrdering(operator)) return undefined
    const isElapsed = left.fact === 'elapsed' && 'known' in right && right.known.kind === 'exact' && typeof right.known.value === 'number'
    const isPlain = 'slot' in right && left.params === undefined && right.slot.params === undefined
    if (!isElapsed && !isPlain) return undefined
    const [start, end] = [from, to].map((column) => {
      const dictionary = dictionaryOf(column)
      return noted(notesOf(dictionary).days, isElapsed, () => daysOf(isElapsed ? dictionary.map(dayOrYear) : dictionary))
    })
    if (!start || !end) return undefined
    const isFalling = isLess(operator) !== isElapsed
    const holds = (a: Day, b: Day) => compare(operator, isElapsed ? knownFrom('elapsed', left.params, [exact(a), exact(b)]) : exact(a), isElapsed ? right.known : exact(b)) === 'true'
    const key = JSON.stringify(isElapsed ? [operator, left.params?.['unit'], left.params?.['count'], right.known] : operator)
    const turns = noted(notesOf(dictionaryOf(to)).turns, key, () => turnsOf(end, (a, b) => holds(a, b) !== isFalling))
    return pairGrader(from, to, start, turns, !isFalling)
  }

  return (compared) => {
    const { operator, left, right } = compared
    const own = basesOf(left)
    const bases = [...own, ...('slot' in right ? basesOf(right.slot) : [])]
    const gradeOfKnown = (knowns: readonly Known[]): Grade =>
      gradeOf[compare(operator, knownFrom(left.fact, left.params, knowns), 'slot' in right ? knownFrom(right.slot.fact, right.slot.params, knowns.slice(own.length)) : right.known)]
    const places = bases.map((base) => placeOf.get(nameOf(base)))
    const read = [...new Set(places.filter((place) => place !== undefined))]
    const knownAt = places.map((place) => {
      const [dictionary, index] = [place === undefined ? [] : dictionaryOf(place), place === undefined ? 0 : read.indexOf(place)]
      return (codes: readonly number[]): Known => dictionary[codes[index] as number] ?? unknown
    })
    const gradeFor = (codes: readonly number[]): Grade => gradeOfKnown(knownAt.map((know) => know(codes)))
    const sizes = read.map((column) => dictionaryOf(column).length)
    if (bases.some(({ fact }) => isGrouping(fact))) return groupGrader(bases, read, gradeOfKnown, knownAt, sizes)
    const [first, second] = read
    if (first === undefined) return gradeFor([])
    if (second === undefined) return byRank(compared, first) ?? tableGrader(first, dictionaryOf(first).length, (code) => gradeFor([code]))
    return (bases.length === 2 && byDays(compared, [first, second])) || memoGrader(read, sizes, gradeFor, room)
  }
}

/** Where facts of the group are compared: once for all of its lines, or once for each combination with the others. */
function groupGrader(bases: readonly Base[], read: readonly number[], gradeOfKnown: (knowns: readonly Known[]) => Grade, knownAt: readonly ((codes: readonly number[]) => Known)[], sizes: readonly number[]): Grader {
  let latest: { group: Group; grader: Grader } | undefined
  const graderIn = (group: Group): Grader => {
    const given = bases.map(({ fact }) => (isGrouping(fact) ? givenIn(group, fact) : undefined))
    const gradeFor = (codes: readonly number[]): Grade => gradeOfKnown(given.map((known, index) => known ?? (knownAt[index]?.(codes) as Known)))
    return read.length === 0 ? constantGrader(gradeFor([])) : memoGrader(read, sizes, gradeFor, { left: PAIRS_MAX })
  }
  return (block, into) => {
    if (latest?.group !== block.group) latest = { group: block.group, grader: graderIn(block.group) }
    latest.grader(block, into)
  }
}

export function constantGrader(grade: Grade): Grader {
  return ({ words }, into) => void into.fill(spread(grade), 0, words)
}

function isOrdering(operator: Operator): boolean {
  return isLess(operator) || operator === 'greaterThan' || operator === 'greaterThanInclusive'
}

function isLess(operator: Operator): boolean {
  return operator === 'lessThan' || operator === 'lessThanInclusive'
}

function notesOf(dictionary: readonly Known[]): Noted {
  const known = notes.get(dictionary) ?? { ranks: new Map(), days: new Map(), turns: new Map() }
  notes.set(dictionary, known)
  return known
}

function noted<Key, Value>(known: Map<Key, Value>, key: Key, find: () => Value): Value {
  if (!known.has(key)) known.set(key, find())
  return known.get(key) as Value
}

/** The days on which an answer turns, for each bound of each later day. What lies beyond turns beyond. */
function turnsOf({ low, high, days }: DayBounds, hasTurned: (a: Day, b: Day) => boolean): Bounds {
  const turns = new Map([[-BEYOND, -BEYOND], [BEYOND, BEYOND]])
  let away = 0
  for (const number of days) {
    const day = dayFromNumber(number)
    const turn = firstWhere((start) => hasTurned(dayFromNumber(start), day), FIRST_DAY, LAST_DAY, number + away)
    turns.set(number, turn)
    // From one day to the next, it is about as far away.
    away = turn - number
  }
  const turnOf = (number: number) => turns.get(number) as number
  return { low: low.map(turnOf), high: high.map(turnOf) }
}

// The loops below are what judging many lines takes its time for. Four lines a step, without a branch, are three times as
// fast as one line a step.

/** By a table of the dictionary's entries, filled as they are met. */
function tableGrader(column: number, size: number, gradeFor: (code: number) => Grade): Grader {
  const table = new Uint8Array(size).fill(NOT_YET)
  return (block, into) => {
    const codes = block.codes(column)
    if (looksUp(table, codes, into, block.words)) return
    for (let line = 0; line < block.words * LINES_IN_WORD; line += 1) {
      const code = codes[line] as number
      if (table[code] === NOT_YET) table[code] = bitsOf[gradeFor(code)]
    }
    looksUp(table, codes, into, block.words)
  }
}

/** False where an entry was met of which the table knows nothing yet. */
function looksUp(table: Uint8Array, codes: Int32Array, into: Int32Array, words: number): boolean {
  let met = 0
  for (let word = 0, line = 0; word < words; word += 1) {
    let bits = 0
    for (let shift = 0; shift < 32; shift += 8, line += 4) {
      const a = table[codes[line] as number] as number
      const b = table[codes[line + 1] as number] as number
      const c = table[codes[line + 2] as number] as number
      const d = table[codes[line + 3] as number] as number
      met |= a | b | c | d
      bits |= (a | (b << 2) | (c << 4) | (d << 6)) << shift
    }
    into[word] = bits
  }
  return met !== NOT_YET
}

/** Whether each line lies below a threshold, or not below it. */
function belowGrader(column: number, bounds: Bounds, turn: number, { isNegated, isOfDays }: { isNegated: boolean; isOfDays: boolean }): Grader {
  return (block, into) => {
    const { words } = block
    const horizon = isOfDays ? block.horizon(column, bounds) : undefined
    if (horizon && turn <= horizon.threshold) for (let word = 0; word < words; word += 1) into[word] = horizon.words[word] as number
    else below(block.codes(column), bounds, turn, into, words)
    if (isNegated) negate(into, words)
  }
}

/** Finds the horizon, and writes its words. */
export function horizonOf(codes: Int32Array, { low, high }: Bounds, into: Int32Array, words: number): number {
  let threshold = BEYOND
  for (let word = 0, line = 0; word < words; word += 1) {
    let bits = 0
    for (let shift = 0; shift < 32; shift += 2, line += 1) {
      const code = codes[line] as number
      const first = low[code] as number
      const last = high[code] as number
      if (last < threshold) threshold = last
      if (first === -BEYOND) bits |= 2 << shift
      else if (first < threshold) threshold = first
    }
    into[word] = bits
  }
  return threshold
}

/** 0b11 where both bounds lie below the threshold, 0b10 where only the lower one does: a difference below 0 has its highest bit set. */
function below(codes: Int32Array, { low, high }: Bounds, turn: number, into: Int32Array, words: number): void {
  for (let word = 0, line = 0; word < words; word += 1) {
    let bits = 0
    for (let shift = 0; shift < 32; shift += 8, line += 4) {
      const a = codes[line] as number
      const b = codes[line + 1] as number
      const c = codes[line + 2] as number
      const d = codes[line + 3] as number
      bits |= (
        ((((low[a] as number) - turn) >>> 30) & 2) | (((high[a] as number) - turn) >>> 31) |
        ((((low[b] as number) - turn) >>> 28) & 8) | ((((high[b] as number) - turn) >>> 29) & 4) |
        ((((low[c] as number) - turn) >>> 26) & 32) | ((((high[c] as number) - turn) >>> 27) & 16) |
        ((((low[d] as number) - turn) >>> 24) & 128) | ((((high[d] as number) - turn) >>> 25) & 64)
      ) << shift
    }
    into[word] = bits
  }
}

/** Whether the one day of each line lies below the threshold of the other, or not below it. */
function pairGrader(from: number, to: number, start: Bounds, turns: Bounds, isNegated: boolean): Grader {
  return (block, into) => {
    belowTurns(block.codes(from), start, block.codes(to), turns, into, block.words)
    if (isNegated) negate(into, block.words)
  }
}

function belowTurns(from: Int32Array, { low, high }: Bounds, to: Int32Array, turns: Bounds, into: Int32Array, words: number): void {
  const turnLow = turns.low
  const turnHigh = turns.high
  for (let word = 0, line = 0; word < words; word += 1) {
    let bits = 0
    for (let shift = 0; shift < 32; shift += 4, line += 2) {
      const a = from[line] as number
      const b = from[line + 1] as number
      const c = to[line] as number
      const d = to[line + 1] as number
      bits |= (
        ((((low[a] as number) - (turnHigh[c] as number)) >>> 30) & 2) | (((high[a] as number) - (turnLow[c] as number)) >>> 31) |
        ((((low[b] as number) - (turnHigh[d] as number)) >>> 28) & 8) | ((((high[b] as number) - (turnLow[d] as number)) >>> 29) & 4)
      ) << shift
    }
    into[word] = bits
  }
}

function negate(words: Int32Array, count: number): void {
  for (let word = 0; word < count; word += 1) words[word] = negated(words[word] as number)
}

/** Entry by entry, where nothing quicker decides: what was compared once is remembered. */
function memoGrader(columns: readonly number[], sizes: readonly number[], gradeFor: (codes: readonly number[]) => Grade, room: { left: number }): Grader {
  const memo = new Map<number, number>()
  const isNumbered = sizes.reduce((product, size) => product * size, 1) <= Number.MAX_SAFE_INTEGER
  return (block, into) => {
    const read = columns.map((column) => block.codes(column))
    const codes = columns.map(() => 0)
    for (let word = 0; word < block.words; word += 1) {
      let bits = 0
      for (let at = 0; at < LINES_IN_WORD; at += 1) {
        let key = 0
        for (let index = 0; index < read.length; index += 1) {
          codes[index] = read[index]?.[word * LINES_IN_WORD + at] as number
          key = key * (sizes[index] as number) + (codes[index] as number)
        }
        let grade = isNumbered ? memo.get(key) : undefined
        if (grade === undefined) {
          grade = bitsOf[gradeFor(codes)]
          if (isNumbered && room.left > 0) {
            memo.set(key, grade)
            room.left -= 1
          }
        }
        bits |= grade << (at * 2)
      }
      into[word] = bits
    }
  }
}
