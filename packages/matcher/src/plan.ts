import type { Severity } from '@sextant/model'
import { partAt, type Place } from './code.ts'
import type { Columns } from './columns.ts'
import type { CompiledRule, CompiledVersion, Matcher } from './compile.ts'
import { FALSE, type Grade, TRUE } from './grade.ts'
import { type Compared, constantGrader, type Grader, graders } from './grader.ts'
import { exact } from './known.ts'
import { remembered, rememberedBy, rememberedWeakly } from './remembered.ts'
import { weightOfSeverity } from './severity.ts'

/** A condition over columns. */
export type Planned = Asked & ({ grader: Grader } | { isAll: boolean; members: readonly Planned[] })

/** Of what block it was asked last, and where its grades are: kept with it, for of many rules each is far from the others in memory. */
export interface Asked {
  block: number
  place: number
}

export interface PlannedVersion {
  /** Undefined where the rule is not in force, or concerns no line. */
  text: { version: CompiledVersion; scope: Planned; requires: Planned; severity: Severity } | undefined
  /** Whether the deciding day lies before the version begins; undefined where surely not. */
  before: Planned | undefined
  /** Whether it lies before the next one begins; undefined where surely. */
  until: Planned | undefined
}

/** A rule over columns. */
export interface PlannedRule {
  compiled: CompiledRule
  versions: readonly PlannedVersion[]
  /** Those that have a text, by their place among the versions, the heaviest first. */
  byWeight: readonly number[]
}

type Plan = (compiled: CompiledRule) => PlannedRule | undefined

/** Makes rules ready for columns, each once, and kept as long as both are there: a fleet is judged again and again. Undefined is one that concerns no line of them. */
export const plannerOf = rememberedWeakly((matcher: Matcher) => rememberedWeakly((columns: Columns) => planner(matcher, columns)))

function planner({ program: { slots, atoms, code: written } }: Matcher, columns: Columns): Plan {
  const graderOf = graders(columns)
  const atomsPlanned: (Grade | Planned)[] = []
  const unasked: Asked = { block: 0, place: 0 }

  const slotAt = (slot: number) => slots[slot] as (typeof slots)[number]
  const graded = (compared: Compared): Grade | Planned => {
    const grader = graderOf(compared)
    return typeof grader === 'number' ? grader : { ...unasked, grader }
  }
  const atomAt = (number: number): Grade | Planned => {
    const { slot, right, comparison } = atoms[number] as (typeof atoms)[number]
    return (atomsPlanned[number] ??= graded({ operator: comparison.operator, left: slotAt(slot), right: 'slot' in right ? { slot: slotAt(right.slot) } : right }))
  }
  const isBefore = rememberedBy((slot: number, day: string) => `${slot} ${day}`, (slot, day) => graded({ operator: 'lessThan', left: slotAt(slot), right: { known: exact(day) } }))
  const constant = remembered((grade: Grade): Planned => ({ ...unasked, grader: constantGrader(grade) }))
  const planned = (one: Grade | Planned): Planned => (typeof one === 'object' ? one : constant(one))
  /** What no line knows is settled here. */
  const settled = (place: Place): Grade | Planned => {
    const part = partAt(written, place)
    if ('atom' in part) return atomAt(part.atom)
    const { isAll } = part
    const worst: Grade = isAll ? FALSE : TRUE
    const best: Grade = isAll ? TRUE : FALSE
    const members = part.members.map(settled).filter((member) => member !== best)
    if (members.includes(worst)) return worst
    const only = members[0] ?? best
    const isOne = members.every((member) => member === only)
    return isOne ? only : { ...unasked, isAll, members: [...new Set(members)].map(planned) }
  }
  return remembered((compiled) => {
    if (!compiled.isCompiled) return { compiled, versions: [], byWeight: [] }
    const versions: PlannedVersion[] = []
    const begun = [undefined, ...compiled.versions]
    for (const [index, version] of begun.entries()) {
      const next = begun[index + 1]
      const [before, until] = [version ? isBefore(compiled.decidedOn, version.from) : FALSE, next ? isBefore(compiled.decidedOn, next.from) : TRUE]
      if (before === TRUE || until === FALSE) continue
      const code = version?.code
      const scope = code ? settled(code.scope) : FALSE
      const text = code && scope !== FALSE ? { version, scope: planned(scope), requires: planned(settled(code.requires)), severity: code.severity } : undefined
      versions.push({ text, before: before === FALSE ? undefined : planned(before), until: until === TRUE ? undefined : planned(until) })
    }
    const weightAt = (index: number) => weightOfSeverity[versions[index]?.text?.severity as Severity]
    const byWeight = [...versions.keys()].filter((index) => versions[index]?.text).sort((a, b) => weightAt(b) - weightAt(a))
    return byWeight.length > 0 ? { compiled, versions, byWeight } : undefined
  })
}
