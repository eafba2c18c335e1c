import { type Day, type Rule, SextantError } from '@sextant/model'
import { type Answers, type Loaded, loadRules, type Proposal, proposalFor, refuseErrors } from '@sextant/rulebook'
import { ask, type ShownReview } from '@sextant/workers'
import type { Surroundings } from '@sextant/workers/surroundings'
import { legalDay } from '@sextant/workers/legal-day'
import { knownRule } from '../rules/known-rule.ts'

export interface Proposed extends ShownReview {
  loaded: Loaded
  rule: Rule
  proposal: Proposal
  today: Day
}

/** A review with what its clause would make of the rule as it lies in the rules folder now. */
export async function proposedFor(id: string, surroundings: Surroundings, answers: Answers): Promise<Proposed> {
  const shown = await ask(surroundings, 'review show', { id })
  const { review, document } = shown
  const today = legalDay(surroundings.now())
  const loaded = await loadRules(surroundings.rulesFolder, { cases: 'read' })
  // Cases are missing where an acceptance was broken off between the two files; what it writes is asked about as a whole.
  refuseErrors(loaded.findings.filter(({ code }) => code !== 'cases' && code !== 'case-threshold'))
  const rule = knownRule(loaded.rulebook, review.rule)
  const clause = { ...document, document: review.document, clause: review.clause, before: review.before, after: review.after, renumbered: shown.renumbered }
  return { ...shown, loaded, rule, proposal: proposalFor(rule, clause, loaded.rulebook.facts, { today, ...answers }), today }
}

export function onlyId(positionals: readonly string[], usage: string): string {
  const [id, ...others] = positionals
  if (id === undefined || others.length > 0) throw new SextantError('SEXTANT_USAGE', `expected ${usage}; review list shows the IDs`)
  return id
}
