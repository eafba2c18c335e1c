import { FALSE, type Grade, TRUE } from './grade.ts'

/**
 * Conditions as numbers, one after the other: a comparison is the number of its atom; a group is its kind, the place behind
 * it, and its members. A check mostly waits for memory, and this is read from front to back.
 */
export type Code = Int32Array

/** Where a condition begins in the code. */
export type Place = number

const ALL = -1
const ANY = -2

/** The code of a condition that never holds, with which all code begins. */
const NEVER_HOLDS = [ANY, 2]
export const NEVER: Place = 0

/** One condition of the code, taken apart. */
export type Part = { atom: number } | { isAll: boolean; members: Place[] }

export interface Writer {
  /** Where the next condition will begin. */
  place(): Place
  write(numbers: readonly number[]): void
  group(isAll: boolean, writeMembers: () => void): void
  /** Forgets everything from a place on. */
  takeBack(place: Place): void
  written(): Code
}

export function codeWriter(): Writer {
  const code: number[] = [...NEVER_HOLDS]
  return {
    place: () => code.length,
    write: (numbers) => void code.push(...numbers),
    group(isAll, writeMembers) {
      const end = code.push(isAll ? ALL : ANY, 0) - 1
      writeMembers()
      code[end] = code.length
    },
    takeBack: (place) => void code.splice(place),
    written: () => Int32Array.from(code),
  }
}

export function partAt(code: Code, place: Place): Part {
  const kind = code[place] as number
  if (kind >= 0) return { atom: kind }
  const members: Place[] = []
  for (let member = place + 2; member < (code[place + 1] as number); member = behind(code, member)) members.push(member)
  return { isAll: kind === ALL, members }
}

export function atomsAt(code: Code, place: Place): number[] {
  const part = partAt(code, place)
  return 'atom' in part ? [part.atom] : part.members.flatMap((member) => atomsAt(code, member))
}

/** What a condition comes to, by the grades of its atoms. */
export function gradeAt(code: Code, place: Place, row: { grade(atom: number): Grade }): Grade {
  const kind = code[place] as number
  if (kind >= 0) return row.grade(kind)
  const [worst, best]: [Grade, Grade] = kind === ALL ? [FALSE, TRUE] : [TRUE, FALSE]
  const end = code[place + 1] as number
  let grade: Grade = best
  for (let member = place + 2; member < end; member = behind(code, member)) {
    const own = gradeAt(code, member, row)
    if (own === worst) return worst
    if (own !== best) grade = own
  }
  return grade
}

function behind(code: Code, place: Place): Place {
  return (code[place] as number) >= 0 ? place + 1 : code[place + 1] as number
}
