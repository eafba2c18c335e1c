import type { Subject } from '@sextant/model'
import type { Asking } from './asking.ts'
import { gradeAt, partAt, type Place } from './code.ts'
import { type CompiledRule, type Matcher, versionsWithin } from './compile.ts'
import { rowFor } from './decide.ts'
import type { Atom, Row } from './program.ts'
import { type Facts, factsOf } from './facts.ts'
import { FALSE, TRUE, UNKNOWN } from './grade.ts'
import { basisOfComparison } from './readings.ts'

/** The facts, not wholly known, that keep a rule open: those of its open comparisons, and the day where it leaves the version open. */
export function openFacts({ program }: Matcher, compiled: CompiledRule, row: Row, facts: Facts): Set<string> {
  const versions = versionsWithin(compiled, row.days(compiled.decidedOn))
  const found = new Set(versions.length > 1 ? [compiled.rule.decidedOn] : [])
  for (const version of versions) {
    if (!version?.code) continue
    const { scope, requires } = version.code
    if (gradeAt(row.code, scope, row) === FALSE || gradeAt(row.code, requires, row) === TRUE) continue
    for (const atom of [...openAtoms(scope, row), ...openAtoms(requires, row)]) {
      for (const fact of basisOfComparison((program.atoms[atom] as Atom).comparison)) if (facts.know(fact).kind !== 'exact') found.add(fact)
    }
  }
  return found
}

/** The comparisons that are open and that nothing around them has decided already. */
function openAtoms(place: Place, row: Row): number[] {
  if (gradeAt(row.code, place, row) !== UNKNOWN) return []
  const part = partAt(row.code, place)
  return 'atom' in part ? [part.atom] : part.members.flatMap((member) => openAtoms(member, row))
}

/** The facts that some rules, which are open, ask of a subject, each once. */
export function factsAsked(matcher: Matcher, subject: Subject, rules: readonly CompiledRule[], { today }: Pick<Asking, 'today'>): string[] {
  const facts = factsOf(matcher.rulebook.facts, subject, { assume: true, today })
  const row = rowFor(matcher, facts)
  return [...new Set(rules.flatMap((compiled) => [...openFacts(matcher, compiled, row, facts)]))]
}
