import { type Comparison, isReference } from '@sextant/model'
import type { CompiledRule } from './compile.ts'
import { basisOf } from './facts.ts'
import type { Atom, Program } from './program.ts'

/** The facts that a comparison is made from: what a person could tell us of either side. */
export function basisOfComparison({ fact, params, value }: Comparison): string[] {
  return [...basisOf(fact, params), ...(isReference(value) ? basisOf(value.fact, value.params) : [])]
}

/** Every comparison that any version of some rules makes, each once. */
export function atomsOf({ atoms }: Program, rules: readonly CompiledRule[]): Atom[] {
  return [...new Set(rules.flatMap((compiled) => compiled.atoms))].map((number) => atoms[number] as Atom)
}

/** Every fact that a rule reads, the day that picks its version among them. */
export function factsReadBy(compiled: CompiledRule, program: Program): Set<string> {
  return new Set([compiled.rule.decidedOn, ...atomsOf(program, [compiled]).flatMap(({ comparison }) => basisOfComparison(comparison))])
}
