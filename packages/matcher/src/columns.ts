import { canonical, type FactDictionary, type FactValue, type Market, SextantError, sha256, type Subject } from '@sextant/model'
import type { Matcher } from './compile.ts'
import { basisOf, completed, plainOf } from './facts.ts'
import { type Known, unknown } from './known.ts'
import { inferredDays, type Today } from './order-days.ts'
import type { Slot } from './program.ts'
import { rememberedWeakly } from './remembered.ts'

/** One order line: what is known of it, where it goes, and the day on which it is asked. */
export interface Line {
  subject: Subject
  market: Market
  today?: Today | undefined
}

/** A fact that a column can hold: as it is known, or as the law completes it where only the month or year is given. */
export interface Base {
  fact: string
  isCompleted: boolean
}

export type Codes = Uint8Array | Uint16Array | Uint32Array

/** What is known of one fact: for each line the number of an entry of the dictionary. Number 0 is unknown. */
export interface Column {
  base: Base
  codes: Codes
  dictionary: readonly Known[]
}

/** Lines that the same rules may concern, side by side in every column. */
export interface Group {
  market: Market
  /** The facts that choose the rules, alike in all lines: as they were given, and what is known by them. */
  subject: Subject
  known: Readonly<Record<string, Known>>
  from: number
  to: number
}

/** Order lines by columns. Plain data, over shared memory where `columnsOf` made it, so that threads may read it too. */
export interface Columns {
  /** The digest of the dictionary that the lines were read by: another one would have read them otherwise. */
  readBy: string
  /** How many lines there are. */
  count: number
  groups: readonly Group[]
  /** The facts that were read; one that no line knows has no column. */
  bases: readonly Base[]
  columns: readonly Column[]
  /** The number of each line, as it was given, by its place in the columns. */
  numbers: Uint32Array
}

/** The facts that choose the rules. They are the group's, and have no column. */
export const GROUPING = ['category', 'origin', 'transit'] as const

const CHUNK = 65_536

/** What a fact of the program is computed from, in the order of `basisOf`. */
export function basesOf({ fact, params }: Slot): Base[] {
  return basisOf(fact, params).map((one, index) => ({ fact: one, isCompleted: fact === 'elapsed' && index === 0 && params?.['complete'] === 'mid' }))
}

export function nameOf({ fact, isCompleted }: Base): string {
  return isCompleted ? `${fact} completed` : fact
}

export function isGrouping(fact: string): boolean {
  return fact === 'market' || (GROUPING as readonly string[]).includes(fact)
}

/** What is known of a fact that the lines of a group have in common. */
export function givenIn({ known }: Group, fact: string): Known {
  return known[fact] ?? unknown
}

/** The digest of a dictionary, made once for each. */
export const digestOf = rememberedWeakly((facts: FactDictionary) => sha256(canonical(facts)))

/** Reads order lines into columns, one at a time: what is kept of a line is its codes. */
export async function columnsOf({ rulebook, program }: Matcher, lines: AsyncIterable<Line> | Iterable<Line>): Promise<Columns> {
  const bases = [...new Map(program.slots.flatMap(basesOf).filter(({ fact }) => !isGrouping(fact)).map((base) => [nameOf(base), base])).values()]
  const drafts = bases.map((base) => draftOf(rulebook.facts, base))
  const days = drafts.filter(({ base }) => rulebook.facts.orderDays.includes(base.fact))
  const others = new Map<string, Draft[]>()
  for (const draft of drafts) if (!days.includes(draft)) others.set(draft.base.fact, [...(others.get(draft.base.fact) ?? []), draft])

  const grouped = grouping(rulebook.facts)
  let count = 0
  for await (const { subject, market, today } of lines) {
    if (count === 0xffff_ffff) throw new SextantError('SEXTANT_INVALID', `there are more than ${count} lines; judge them in parts`)
    grouped.take(count, market, subject)
    for (const fact in subject) {
      const value = subject[fact]
      if (value !== undefined) for (const draft of others.get(fact) ?? []) draft.take(count, value)
    }
    if (days.length > 0) {
      const inferred = inferredDays(rulebook.facts, subject, { assume: true, today })
      for (const draft of days) draft.takeKnown(count, (draft.base.isCompleted && completed(subject[draft.base.fact])) || (inferred.get(draft.base.fact)?.known ?? unknown))
    }
    count += 1
  }
  const { groups, places } = grouped.settled(count)
  const numbers = new Uint32Array(new SharedArrayBuffer(count * 4))
  for (let line = 0; line < count; line += 1) numbers[places[line] as number] = line
  return { readBy: digestOf(rulebook.facts), count, groups, bases, columns: drafts.flatMap((draft) => draft.settled(places) ?? []), numbers }
}

/** The columns of some lines only, which keep their numbers. */
export function linesWithin(columns: Columns, lines: Iterable<number>): Columns {
  const isWanted = new Uint8Array(columns.count)
  for (const line of lines) {
    if (!Number.isInteger(line) || line < 0 || line >= columns.count) throw new SextantError('SEXTANT_INVALID', `there is no line ${line}; there are ${columns.count}, counted from 0`)
    isWanted[line] = 1
  }
  const places = Uint32Array.from(columns.numbers.keys().filter((place) => isWanted[columns.numbers[place] as number] === 1))
  const within = (place: number) => lowerBound(places, place)
  const gathered = <Kept extends Codes>(from: Kept): Kept => {
    const into = from.slice(0, places.length) as Kept
    for (let place = 0; place < places.length; place += 1) into[place] = from[places[place] as number] as number
    return into
  }
  return {
    ...columns,
    count: places.length,
    groups: columns.groups.map((group) => ({ ...group, from: within(group.from), to: within(group.to) })).filter(({ from, to }) => to > from),
    columns: columns.columns.map((column) => ({ ...column, codes: gathered(column.codes) })),
    numbers: gathered(columns.numbers),
  }
}

function lowerBound(sorted: Uint32Array, value: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] as number) < value) low = middle + 1
    else high = middle
  }
  return low
}

interface Draft {
  base: Base
  take(line: number, value: FactValue): void
  takeKnown(line: number, known: Known): void
  /** Each line at its place; undefined where no line knows the fact. */
  settled(places: Uint32Array): Column | undefined
}

function draftOf(facts: FactDictionary, base: Base): Draft {
  const dictionary: Known[] = [unknown]
  const numbers = new Map<unknown, number>()
  const lists = new Map<string, number>()
  const codes = chunked()
  const number = (known: Known): number => (known.kind === 'unknown' ? 0 : dictionary.push(known) - 1)
  const put = (line: number, names: Map<unknown, number>, name: unknown, know: () => Known): void => {
    let code = names.get(name)
    if (code === undefined) names.set(name, (code = number(know())))
    if (code !== 0) codes.set(line, code)
  }
  return {
    base,
    take(line, value) {
      const know = () => (base.isCompleted && completed(value)) || plainOf(facts, base.fact, value)
      if (typeof value === 'object') put(line, lists, JSON.stringify(value), know)
      else put(line, numbers, value, know)
    },
    takeKnown(line, known) {
      if (known.kind !== 'unknown') put(line, numbers, known.kind === 'exact' ? known.value : `${known.from}..${known.to}`, () => known)
    },
    settled(places) {
      return dictionary.length === 1 ? undefined : { base, codes: codes.settled(places, dictionary.length), dictionary }
    },
  }
}

function grouping(facts: FactDictionary) {
  const numbers = new Map<string, number>()
  const found: Omit<Group, 'from' | 'to'>[] = []
  const codes = chunked()
  return {
    take(line: number, market: Market, subject: Subject): void {
      const given = GROUPING.map((fact) => subject[fact])
      const key = given.every((value) => value === undefined) ? market : JSON.stringify([market, ...given])
      let number = numbers.get(key)
      if (number === undefined) {
        numbers.set(key, (number = found.length))
        const common = Object.fromEntries(GROUPING.flatMap((fact) => (subject[fact] === undefined ? [] : [[fact, subject[fact]]]))) as Subject
        found.push({ market, subject: common, known: Object.fromEntries(Object.entries({ ...common, market }).map(([fact, value]) => [fact, plainOf(facts, fact, value)])) })
      }
      if (number !== 0) codes.set(line, number)
    },
    /** The groups, those of a market side by side, and the place of each line. */
    settled(count: number): { groups: Group[]; places: Uint32Array } {
      const sizes = new Uint32Array(found.length)
      for (let line = 0; line < count; line += 1) sizes[codes.at(line)] = (sizes[codes.at(line)] as number) + 1
      const next = new Uint32Array(found.length)
      let from = 0
      const groups = [...found.entries()].sort(([, a], [, b]) => (a.market < b.market ? -1 : a.market > b.market ? 1 : 0)).map(([number, group]) => {
        next[number] = from
        from += sizes[number] as number
        return { ...group, from: next[number] as number, to: from }
      })
      const places = new Uint32Array(count)
      for (let line = 0; line < count; line += 1) {
        const number = codes.at(line)
        places[line] = next[number] as number
        next[number] = (next[number] as number) + 1
      }
      return { groups, places }
    },
  }
}

/** Numbers by line, kept as narrow as they are; 0 where none was set. */
function chunked() {
  const chunks: (Codes | undefined)[] = []
  return {
    set(line: number, code: number): void {
      const index = Math.floor(line / CHUNK)
      let chunk = chunks[index] ?? new Uint8Array(CHUNK)
      if (code >= 256 ** chunk.BYTES_PER_ELEMENT) {
        const wider = new (codesFor(code))(CHUNK)
        wider.set(chunk)
        chunk = wider
      }
      chunks[index] = chunk
      chunk[line % CHUNK] = code
    },
    at(line: number): number {
      return chunks[Math.floor(line / CHUNK)]?.[line % CHUNK] ?? 0
    },
    /** All of them below `limit`, in shared memory, each at its place. The chunks are given up on the way. */
    settled(places: Uint32Array, limit: number): Codes {
      const Kind = codesFor(limit - 1)
      const into = new Kind(new SharedArrayBuffer(places.length * Kind.BYTES_PER_ELEMENT))
      for (let index = 0; index < chunks.length; index += 1) {
        const chunk = chunks[index]
        if (!chunk) continue
        const end = Math.min(CHUNK, places.length - index * CHUNK)
        for (let at = 0; at < end; at += 1) into[places[index * CHUNK + at] as number] = chunk[at] as number
        chunks[index] = undefined
      }
      return into
    },
  }
}

function codesFor(code: number): (new (from: number | SharedArrayBuffer) => Codes) & { BYTES_PER_ELEMENT: number } {
  if (code < 256) return Uint8Array
  return code < 65_536 ? Uint16Array : Uint32Array
}
