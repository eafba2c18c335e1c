import type { Formula, Variable } from './formula.ts'

/** Which values each variable may still have where all formulas hold. A variable that is absent may have any. */
export type Model = ReadonlyMap<Variable, bigint>

/** `undecided`: the search would have taken too long, and nothing is known. */
export type Satisfaction = { kind: 'some'; model: Model } | { kind: 'none' } | { kind: 'undecided' }

/** So many choices are tried; the conditions of a law need a few dozen. */
const CHOICES_MAX = 5_000

/** Whether all formulas can hold at once: narrows what each variable may be, and tries the members of each open choice. */
export function satisfying(formulas: readonly Formula[], choicesMax = CHOICES_MAX): Satisfaction {
  let choices = 0
  const search = (open: Formula[], domains: Map<Variable, bigint>): Satisfaction => {
    const choice = narrowest(open, domains)
    if (choice === 'contradiction') return { kind: 'none' }
    if (!choice) return { kind: 'some', model: domains }
    let isUndecided = false
    for (const member of choice.members) {
      choices += 1
      if (choices > choicesMax) return { kind: 'undecided' }
      const found = search([member, ...choice.others], new Map(domains))
      if (found.kind === 'some') return found
      if (found.kind === 'undecided') isUndecided = true
    }
    return { kind: isUndecided ? 'undecided' : 'none' }
  }
  return search([...formulas], new Map())
}

/** Narrows the domains by everything that must hold, until only choices are open; the smallest of them, if any. */
function narrowest(formulas: Formula[], domains: Map<Variable, bigint>): { members: Formula[]; others: Formula[] } | 'contradiction' | undefined {
  let certain = formulas
  let choices: Formula[][] = []
  while (certain.length > 0) {
    for (const formula of certain) if (!narrow(formula, domains, choices)) return 'contradiction'
    certain = []
    const open: Formula[][] = []
    for (const members of choices) {
      const possible = members.filter((member) => isPossible(member, domains))
      if (possible.length === 0) return 'contradiction'
      if (possible.length === 1) certain.push(...possible)
      else if (!possible.some((member) => isCertain(member, domains))) open.push(possible)
    }
    choices = open
  }
  if (choices.length === 0) return undefined
  const members = choices.reduce((least, one) => (one.length < least.length ? one : least))
  return { members, others: choices.filter((one) => one !== members).map((one) => ({ kind: 'any', members: one })) }
}

/** Takes in what must hold; false where nothing is left of a variable. */
function narrow(formula: Formula, domains: Map<Variable, bigint>, choices: Formula[][]): boolean {
  if (formula.kind === 'any') return choices.push(formula.members) > 0
  if (formula.kind === 'all') return formula.members.every((member) => narrow(member, domains, choices))
  const { variable, allowed } = formula
  const left = (domains.get(variable) ?? variable.all) & allowed
  domains.set(variable, left)
  return left !== 0n
}

function isPossible(formula: Formula, domains: Map<Variable, bigint>): boolean {
  if (formula.kind === 'all') return formula.members.every((member) => isPossible(member, domains))
  if (formula.kind === 'any') return formula.members.some((member) => isPossible(member, domains))
  return ((domains.get(formula.variable) ?? formula.variable.all) & formula.allowed) !== 0n
}

function isCertain(formula: Formula, domains: Map<Variable, bigint>): boolean {
  if (formula.kind === 'all') return formula.members.every((member) => isCertain(member, domains))
  if (formula.kind === 'any') return formula.members.some((member) => isCertain(member, domains))
  return ((domains.get(formula.variable) ?? formula.variable.all) & ~formula.allowed) === 0n
}
