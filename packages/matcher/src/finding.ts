import { type Day, isReference, type Rule, type RuleVerdict } from '@sextant/model'
import { type CompiledRule, type CompiledVersion, type Matcher, versionsWithin } from './compile.ts'
import { type Answer, run } from './engine.ts'
import { basisOf, type Facts } from './facts.ts'
import { boundsOf, type Known } from './known.ts'
import { deciding, openIn, type Reason } from './reason.ts'
import type { Role } from './sentence.ts'
import { severityOf, weightOfSeverity } from './severity.ts'

/** What one rule comes to, over all versions that its deciding day may pick. */
export interface Finding {
  verdict: RuleVerdict['verdict']
  version: CompiledVersion | undefined
  role: Role
  reasons: Reason[]
  missing: string[]
  day: Known
  error?: string
}

/** What each rule comes to, in the order of the rules. */
export async function findingsOf(matcher: Matcher, candidates: readonly CompiledRule[], facts: Facts): Promise<Finding[]> {
  const asked = candidates.map((compiled) => {
    const day = facts.know(compiled.rule.decidedOn)
    return { compiled, day, versions: versionsWithin(compiled, boundsOf(day) as { from: Day | null; to: Day | null }) }
  })
  const texts = asked.flatMap(({ versions }) => versions.flatMap((version) => (version?.text ? [version.text] : [])))
  const dictionary = matcher.rulebook.facts
  const scopes = await run(texts.map(({ scope }) => scope), facts, dictionary, 'possible')
  // Most rules do not concern most subjects, and of those nothing more is asked.
  const concerned = texts.flatMap((text, index) => (isOutOfScope(scopes[index]) ? [] : [{ text, index }]))
  const [certain, possible] = await Promise.all([
    run(concerned.flatMap(({ text }) => [text.scope, text.requires]), facts, dictionary, 'certain'),
    run(concerned.map(({ text }) => text.requires), facts, dictionary, 'possible'),
  ])
  const answers = new Map(concerned.map(({ index }, at) => [index, { scopeCertain: certain[2 * at], requiresCertain: certain[2 * at + 1], requiresPossible: possible[at] }]))
  let next = 0
  return asked.map(({ compiled, day, versions }) => {
    const found = versions.map((version) => {
      if (!version) return notInForce(day)
      const index = next++
      return ofVersion(version, day, facts, scopes[index], answers.get(index))
    })
    return agreed(compiled.rule, day, found)
  })
}

function isOutOfScope(scope: Answer | undefined): boolean {
  return isAnswered(scope) && !scope.truth
}

/** What is asked further of a rule that may concern the subject. */
interface FurtherAnswers {
  scopeCertain: Answer | undefined
  requiresCertain: Answer | undefined
  requiresPossible: Answer | undefined
}

/** The table of the four verdicts. */
function ofVersion(version: CompiledVersion, day: Known, facts: Facts, scopePossible: Answer | undefined, further?: FurtherAnswers): Finding {
  const found = { version, day, missing: [] }
  if (isAnswered(scopePossible) && !scopePossible.truth) return { ...found, verdict: 'out-of-scope', role: 'scope', reasons: deciding(scopePossible) }
  const { scopeCertain, requiresCertain, requiresPossible } = further ?? {}
  if (!isAnswered(scopePossible) || !isAnswered(scopeCertain) || !isAnswered(requiresCertain) || !isAnswered(requiresPossible)) {
    const failed = [scopePossible, scopeCertain, requiresCertain, requiresPossible].find((answer) => answer !== undefined && 'error' in answer)
    return { ...found, verdict: 'cannot-tell', role: 'requires', reasons: [], error: failed && 'error' in failed ? failed.error : 'the rule was not run' }
  }
  if (requiresCertain.truth) return { ...found, verdict: 'complies', role: 'requires', reasons: deciding(requiresCertain) }
  if (scopeCertain.truth && !requiresPossible.truth) {
    return { ...found, verdict: 'breach', role: 'requires', reasons: deciding(requiresPossible) }
  }
  const openScope = openIn(scopeCertain, scopePossible)
  const openRequires = openIn(requiresCertain, requiresPossible)
  const missing = [...openScope, ...openRequires].flatMap((reason) => missingOf(reason, facts))
  // Where only the scope is open the requirement has failed already, and the reader must see that too.
  const role = openScope.length > 0 ? 'scope' : 'requires'
  return { ...found, verdict: 'cannot-tell', role, reasons: role === 'scope' ? openScope : openRequires, missing }
}

function isAnswered(answer: Answer | undefined): answer is Exclude<Answer, { error: string }> {
  return answer !== undefined && !('error' in answer)
}

function notInForce(day: Known): Finding {
  return { verdict: 'out-of-scope', version: undefined, role: 'scope', reasons: [], missing: [], day }
}

export function nothing(rule: Rule): Finding {
  return { ...notInForce({ kind: 'unknown' }), verdict: 'cannot-tell', error: `${rule.id} was not run` }
}

/** One finding from those of all versions that the day may pick: certain where they agree. */
function agreed(rule: Rule, day: Known, found: Finding[]): Finding {
  const [first] = found
  if (!first) return nothing(rule)
  if (found.length === 1) return first
  const verdicts = new Set(found.map(({ verdict }) => verdict))
  if (verdicts.size === 1 && first.verdict === 'breach') {
    const heaviest = [...found].sort((a, b) => weightOf(rule, b) - weightOf(rule, a))
    return heaviest[0] ?? first
  }
  if (!verdicts.has('breach') && !verdicts.has('cannot-tell')) {
    return found.find(({ verdict }) => verdict === 'complies') ?? first
  }
  // What is certain of one version only is open; it weighs as much as the heaviest version that is not surely met.
  const unmet = found.filter(({ verdict }) => verdict === 'cannot-tell' || verdict === 'breach')
  const telling = [...unmet].sort((a, b) => weightOf(rule, b) - weightOf(rule, a))[0] ?? first
  const missing = new Set([...unmet.flatMap((one) => one.missing), ...(verdicts.size > 1 ? [rule.decidedOn] : [])])
  const error = unmet.find((one) => one.error !== undefined)?.error
  return { ...telling, verdict: 'cannot-tell', missing: [...missing], day, ...(error !== undefined && { error }) }
}

function weightOf(rule: Rule, { version }: Finding): number {
  return version?.text ? weightOfSeverity[severityOf(rule, version.text.version.otherwise.severity)] : 0
}

/** The facts of the subject that would settle an open comparison: those of both sides that are not wholly known. */
function missingOf({ comparison, is, value }: Reason, facts: Facts): string[] {
  const right = isReference(comparison.value) ? comparison.value : undefined
  return [
    ...(is.kind === 'exact' ? [] : basisOf(comparison.fact, comparison.params)),
    ...(right && value.kind !== 'exact' ? basisOf(right.fact, right.params) : []),
  ].filter((fact) => facts.know(fact).kind !== 'exact')
}

/** The stated assumptions that a finding may rest on, by their index in `statedIn`. */
export function assumptionsOf(finding: Finding | undefined, rule: Rule, facts: Facts): number[] {
  const read = new Set<string>([rule.decidedOn])
  const text = finding?.version?.text
  if (text) for (const fact of factsRead([text.scope, text.requires])) read.add(fact)
  return [...new Set([...read].flatMap((fact) => facts.assumptionsOf(fact)))]
}

function factsRead(conditions: unknown[]): string[] {
  return conditions.flatMap((condition) => {
    if (typeof condition !== 'object' || condition === null) return []
    if (Array.isArray(condition)) return factsRead(condition)
    const { all, any, fact, params, value } = condition as Record<string, unknown>
    const own = typeof fact === 'string' ? basisOf(fact, params as Record<string, unknown> | undefined) : []
    return [...own, ...factsRead([all, any, value])]
  })
}
