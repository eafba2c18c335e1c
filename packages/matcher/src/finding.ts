import { comparisonsOf, isReference, type Rule, type RuleVerdict, type Severity } from '@sextant/model'
import { gradeAt } from './code.ts'
import { type CompiledRule, type CompiledVersion, type Matcher, versionsWithin } from './compile.ts'
import { type Answer, type Bound, run } from './engine.ts'
import { basisOf, type Facts } from './facts.ts'
import { FALSE, type Grade, TRUE, UNKNOWN } from './grade.ts'
import type { Known } from './known.ts'
import type { Row } from './program.ts'
import { basisOfComparison } from './readings.ts'
import { deciding, openIn, type Reason } from './reason.ts'
import type { Role } from './sentence.ts'
import { severityOf } from './severity.ts'
import { agreed, unmetOf, verdictOn } from './verdict.ts'

/** What one rule comes to, over all versions that its deciding day may pick. */
export interface Finding {
  verdict: RuleVerdict['verdict']
  version: CompiledVersion | undefined
  severity: Severity
  role: Role
  reasons: Reason[]
  missing: string[]
  day: Known
  error?: string
}

/**
 * What each rule comes to, in the order of the rules. Of a compiled rule json-rules-engine runs only what the reasons are
 * taken from; what becomes of a difference between the two, `judge` decides.
 */
export async function findingsOf(matcher: Matcher, candidates: readonly CompiledRule[], facts: Facts, row: Row): Promise<Finding[]> {
  const asked = candidates.map((compiled) => {
    const day = facts.know(compiled.rule.decidedOn)
    const versions = versionsWithin(compiled, row.days(compiled.decidedOn))
    return { compiled, day, versions: versions.map((version) => version?.text && { version, text: version.text, readings: readingsOf(version, row) }) }
  })
  const answers = new Map<Reading, Answer>()
  for (const bound of ['certain', 'possible'] as const) {
    const wanted = asked.flatMap(({ versions }) => versions.flatMap((one) => (one ? one.readings.filter((reading) => reading.bound === bound && reading.isRun).map((reading) => ({ reading, condition: one.text[reading.part] })) : [])))
    const found = wanted.length === 0 ? [] : await run(wanted.map(({ condition }) => condition), facts, matcher.rulebook.facts, bound)
    for (const [index, { reading }] of wanted.entries()) answers.set(reading, found[index] as Answer)
  }
  return asked.map(({ compiled, day, versions }) => ofAll(compiled.rule, day, versions.map((one) => (one ? ofVersion(compiled.rule, one.version, day, facts, one.readings.map((reading) => answers.get(reading) ?? compiledAnswer(reading))) : notInForce(day)))))
}

/** One half of a rule under one reading of the unknown. */
interface Reading {
  part: 'scope' | 'requires'
  bound: Bound
  /** Whether json-rules-engine is asked; otherwise what the compiled rule says stands, and no reason is taken from it. */
  isRun: boolean
  truth: boolean
}

/** The four readings: scope certain and possible, requires certain and possible. */
function readingsOf({ code }: CompiledVersion, row: Row): Reading[] {
  const [scope, requires]: [Grade, Grade] = code ? [gradeAt(row.code, code.scope, row), gradeAt(row.code, code.requires, row)] : [UNKNOWN, UNKNOWN]
  const isOpen = scope !== FALSE && requires !== TRUE && !(scope === TRUE && requires === FALSE)
  const reading = (part: Reading['part'], bound: Bound, grade: Grade, isTelling: boolean): Reading => ({ part, bound, isRun: isTelling || (isOpen && grade === UNKNOWN), truth: grade === TRUE || (grade === UNKNOWN && bound === 'possible') })
  return [
    reading('scope', 'certain', scope, false),
    reading('scope', 'possible', scope, scope === FALSE),
    reading('requires', 'certain', requires, scope !== FALSE && requires === TRUE),
    reading('requires', 'possible', requires, scope === TRUE && requires === FALSE),
  ]
}

function compiledAnswer({ truth }: Reading): Answer {
  return { group: 'all', truth, members: [] }
}

/** What one version comes to, with the reasons of the half that decides. */
function ofVersion(rule: Rule, version: CompiledVersion, day: Known, facts: Facts, answers: readonly Answer[]): Finding {
  const severity = severityOf(rule, version.text?.version.otherwise.severity ?? 'watch')
  const found = { version, severity, day, missing: [] }
  const [scopeCertain, scopePossible, requiresCertain, requiresPossible] = answers
  if (isAnswered(scopePossible) && !scopePossible.truth) return { ...found, verdict: 'out-of-scope', role: 'scope', reasons: deciding(scopePossible) }
  if (!isAnswered(scopePossible) || !isAnswered(scopeCertain) || !isAnswered(requiresCertain) || !isAnswered(requiresPossible)) {
    const failed = answers.find((answer) => 'error' in answer)
    return { ...found, verdict: 'cannot-tell', role: 'requires', reasons: [], error: failed && 'error' in failed ? failed.error : 'the rule was not run' }
  }
  const verdict = verdictOn(gradeBetween(scopeCertain, scopePossible), () => gradeBetween(requiresCertain, requiresPossible))
  if (verdict === 'complies') return { ...found, verdict, role: 'requires', reasons: deciding(requiresCertain) }
  if (verdict === 'breach') return { ...found, verdict, role: 'requires', reasons: deciding(requiresPossible) }
  const openScope = openIn(scopeCertain, scopePossible)
  const openRequires = openIn(requiresCertain, requiresPossible)
  const missing = [...openScope, ...openRequires].flatMap((reason) => missingOf(reason, facts))
  // Where only the scope is open the requirement has failed already, and the reader must see that too.
  const role = openScope.length > 0 ? 'scope' : 'requires'
  return { ...found, verdict, role, reasons: role === 'scope' ? openScope : openIn(requiresCertain, requiresPossible, { isTold: true }), missing }
}

function gradeBetween(certain: { truth: boolean }, possible: { truth: boolean }): Grade {
  return certain.truth ? TRUE : possible.truth ? UNKNOWN : FALSE
}

function isAnswered(answer: Answer | undefined): answer is Exclude<Answer, { error: string }> {
  return answer !== undefined && !('error' in answer)
}

function notInForce(day: Known): Finding {
  return { verdict: 'out-of-scope', version: undefined, severity: 'watch', role: 'scope', reasons: [], missing: [], day }
}

export function nothing(rule: Rule): Finding {
  return { ...notInForce({ kind: 'unknown' }), verdict: 'cannot-tell', error: `${rule.id} was not run` }
}

/** One finding from those of all versions that the day may pick. What keeps any of them open is missing, and the day itself where they differ. */
function ofAll(rule: Rule, day: Known, found: readonly Finding[]): Finding {
  const [first] = found
  if (!first) return nothing(rule)
  const telling = agreed(found)
  if (found.length === 1 || telling.verdict !== 'cannot-tell') return telling
  const unmet = unmetOf(found)
  const areApart = new Set(found.map(({ verdict }) => verdict)).size > 1
  const missing = new Set([...unmet.flatMap((one) => one.missing), ...(areApart ? [rule.decidedOn] : [])])
  const error = unmet.find((one) => one.error !== undefined)?.error
  return { ...telling, missing: [...missing], day, ...(error !== undefined && { error }) }
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
  const text = finding?.version?.text
  const read = text ? [text.scope, text.requires].flatMap((part) => comparisonsOf(part)).flatMap(({ comparison }) => basisOfComparison(comparison)) : []
  return [...new Set([rule.decidedOn, ...read].flatMap((fact) => facts.assumptionsOf(fact)))]
}
