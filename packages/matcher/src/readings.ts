import { isReference } from '@sextant/model'
import { atomsAt } from './code.ts'
import type { CompiledRule } from './compile.ts'
import { basisOf } from './facts.ts'
import type { Atom, Program } from './program.ts'

/** The facts that a comparison is made from: what a person could tell us of either side. */
export function basisOfAtom({ comparison: { fact, params, value } }: Atom): string[] {
  return [...basisOf(fact, params), ...(isReference(value) ? basisOf(value.fact, value.params) : [])]
}

const kept = new WeakMap<CompiledRule, readonly number[]>()

/** Every comparison that any version of a rule makes, by its number, each once. */
export function atomsOfRule({ code: written }: Program, compiled: CompiledRule): readonly number[] {
  const known = kept.get(compiled)
  if (known) return known
  const found = [...new Set(compiled.versions.flatMap(({ code }) => (code ? [...atomsAt(written, code.scope), ...atomsAt(written, code.requires)] : [])))]
  kept.set(compiled, found)
  return found
}

/** Every fact that a rule reads, the day that picks its version among them. */
export function factsReadBy(compiled: CompiledRule, program: Program): Set<string> {
  return new Set([compiled.rule.decidedOn, ...atomsOfRule(program, compiled).flatMap((atom) => basisOfAtom(program.atoms[atom] as Atom))])
}
