import { canonical, type Comparison, type Condition, type Day, dayNumber, type FactReference, isReference, operators } from '@sextant/model'
import { type Code, codeWriter, type Place } from './code.ts'
import { compare, comparerWith } from './compare.ts'
import { FALSE, type Grade, gradeOf, TRUE } from './grade.ts'
import { boundsOf, exact, type Known } from './known.ts'

/** A fact that comparisons read, by its place among those of a program. */
export interface Slot {
  fact: string
  params?: Record<string, unknown> | undefined
}

/** One comparison, once for all the rules that make it. */
export interface Atom {
  comparison: Comparison
  slot: number
  /** What it compares with: a literal, or another slot. */
  right: { known: Known } | { slot: number }
  /** What it comes to: its left side is known, and the other is looked up where it is a fact. */
  gradeOf(left: Known, known: (slot: number) => Known): Grade
}

/** The facts and comparisons of all rules, each once, and the conditions that are made of them. */
export interface Program {
  slots: readonly Slot[]
  atoms: readonly Atom[]
  code: Code
}

export interface Programmer {
  slotOf(reference: FactReference): number
  /** Undefined where a comparison is none of the dialect: json-rules-engine then has the word. */
  placeOf(condition: Condition): Place | undefined
  /** Puts numbers of another meaning beside the conditions, where they are read together with them. */
  put(numbers: readonly number[]): Place
  program(): Program
}

/** Gathers conditions into one program; what two rules ask alike is asked once. */
export function programmer(): Programmer {
  const writer = codeWriter()
  const slots: Slot[] = []
  const atoms: Atom[] = []
  const numbers = new Map<string, number>()

  const numberOf = <Item>(kind: string, key: unknown, items: Item[], make: () => Item): number => {
    const name = kind + canonical(key)
    const known = numbers.get(name)
    if (known !== undefined) return known
    // What an item is made from may be numbered first.
    const item = make()
    numbers.set(name, items.length)
    return items.push(item) - 1
  }
  const slotOf = ({ fact, params }: FactReference): number => numberOf('slot ', { fact, params }, slots, () => ({ fact, params }))
  const atomOf = (comparison: Comparison): number => numberOf('atom ', comparison, atoms, () => {
    const { operator, value } = comparison
    const slot = slotOf(comparison)
    if (isReference(value)) {
      const other = slotOf(value)
      return { comparison, slot, right: { slot: other }, gradeOf: (left, known) => gradeOf[compare(operator, left, known(other))] }
    }
    const [literal, holdsFor] = [exact(value), comparerWith(operator, value)]
    return { comparison, slot, right: { known: literal }, gradeOf: (left) => (left.kind === 'exact' ? (holdsFor(left.value) ? TRUE : FALSE) : gradeOf[compare(operator, left, literal)]) }
  })
  const isWritten = (condition: Condition): boolean => {
    if ('condition' in condition) return false
    if ('fact' in condition) {
      if (!operators.includes(condition.operator)) return false
      writer.write([atomOf(condition)])
      return true
    }
    const members = 'all' in condition ? condition.all : condition.any
    if (members.length === 1) return members.every(isWritten)
    // What is asked first changes no answer, so single comparisons come before groups.
    const [single, groups] = [members.filter((member) => 'fact' in member), members.filter((member) => !('fact' in member))]
    let isWhole = true
    writer.group('all' in condition, () => (isWhole = [...single, ...groups].every(isWritten)))
    return isWhole
  }
  return {
    slotOf,
    placeOf(condition) {
      const place = writer.place()
      if (isWritten(condition)) return place
      writer.takeBack(place)
      return undefined
    },
    put(numbers) {
      const place = writer.place()
      writer.write(numbers)
      return place
    },
    program: () => ({ slots, atoms, code: writer.written() }),
  }
}

/** What one subject comes to under a program: each fact looked up once, each comparison made once, and only if it is asked for. */
export interface Row {
  code: Code
  known(slot: number): Known
  /** The first and the last day that a slot may be, as numbers; infinite where it is open. */
  days(slot: number): DayBounds
  grade(atom: number): Grade
}

export interface DayBounds {
  first: number
  last: number
}

/** The grades of all atoms, each one more than it is; 0 stands for what was not compared yet. */
export type KeptGrades = Uint8Array

/** `grades` are those that are known beforehand, and are kept on. */
export function rowOf({ slots, atoms, code }: Program, know: (slot: Slot) => Known, grades: KeptGrades = new Uint8Array(atoms.length)): Row {
  const facts: (Known | undefined)[] = new Array(slots.length)
  const known = (slot: number): Known => (facts[slot] ??= know(slots[slot] as Slot))
  const days: (DayBounds | undefined)[] = []
  return {
    code,
    known,
    days: (slot) => (days[slot] ??= dayBoundsOf(known(slot))),
    grade(atom) {
      const kept = grades[atom] as number
      if (kept > 0) return (kept - 1) as Grade
      const { slot, gradeOf } = atoms[atom] as Atom
      const grade = gradeOf(known(slot), known)
      grades[atom] = grade + 1
      return grade
    },
  }
}

function dayBoundsOf(known: Known): DayBounds {
  const { from, to } = boundsOf(known)
  return { first: from === null ? -Infinity : dayNumber(from as Day), last: to === null ? Infinity : dayNumber(to as Day) }
}
