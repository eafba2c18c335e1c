import {
  type Day,
  type FactValue,
  isReference,
  type Language,
  type Market,
  type MarketCheck,
  type Outcome,
  type Question,
  type Rule,
  type RuleVerdict,
  type Severity,
  type Side,
  type Subject,
  type SubjectCheck,
  textIn,
} from '@sextant/model'
import { type CompiledRule, type CompiledVersion, type Matcher, versionsWithin } from './compile.ts'
import { type Answer, run } from './engine.ts'
import { basisOf, type Facts, factsOf } from './facts.ts'
import { boundsOf, type Known } from './known.ts'
import { deciding, openIn, type Reason } from './reason.ts'
import { factLabel, type Role, sentenceOf } from './sentence.ts'

export interface Asking {
  markets: readonly Market[]
  /** Absent: the exporting country's side, and transit, beside the importing market's. */
  sides?: readonly Side[]
  language?: Language
  /** Rules whose cited clause has changed and whom nobody has looked at since. */
  underReview?: ReadonlySet<string>
}

/** All verdicts on one subject in each market. Pure: what is not known of the subject stays unknown. */
export async function judge(matcher: Matcher, subject: Subject, asking: Asking): Promise<SubjectCheck> {
  const markets: MarketCheck[] = []
  for (const market of asking.markets) markets.push(await judgeIn(matcher, { ...subject, market }, market, asking))
  return { subject, markets }
}

async function judgeIn(matcher: Matcher, subject: Subject, market: Market, asking: Asking): Promise<MarketCheck> {
  const language = asking.language ?? 'en'
  const candidates = candidatesFor(matcher, subject, market, asking.sides ?? ['export', 'transit', 'import'])
  const dictionary = matcher.rulebook.facts
  const assumed = factsOf(dictionary, subject, { assume: true })
  const strict = factsOf(dictionary, subject, { assume: false })
  const findings = await findingsOf(matcher, candidates, assumed)
  // Who told something that may rest on an assumption is asked again without any; where it then tells otherwise, it did.
  const resting = candidates.filter((compiled, index) => {
    const finding = findings[index]
    return finding?.verdict !== 'cannot-tell' && assumptionsOf(finding, compiled.rule, assumed).length > 0
  })
  const without = await findingsOf(matcher, resting, strict)

  const verdicts = candidates.map((compiled, index): RuleVerdict => {
    const finding = findings[index] ?? nothing(compiled.rule)
    const at = resting.indexOf(compiled)
    const mattered = at >= 0 && without[at]?.verdict !== finding.verdict
    const assumptions = mattered ? assumptionsOf(finding, compiled.rule, assumed) : []
    return verdictOf(matcher, compiled.rule, finding, assumptions, asking, language)
  })
  const rulesAsked = verdicts.filter(({ side }) => side === 'import').length
  const importAsked = asking.sides === undefined || asking.sides.includes('import')
  return {
    market,
    outcome: outcomeOf(verdicts, importAsked && rulesAsked === 0),
    rulesAsked,
    verdicts,
    questions: questionsOf(matcher, verdicts, language),
    windows: [],
  }
}

function candidatesFor(matcher: Matcher, subject: Subject, market: Market, sides: readonly Side[]): CompiledRule[] {
  const found: CompiledRule[] = []
  // Sextant speaks to exporters in China: where no origin is given, China's export side is asked.
  if (sides.includes('export')) found.push(...matcher.candidates(String(subject['origin'] ?? 'CN'), 'export'))
  if (sides.includes('transit') && Array.isArray(subject['transit'])) {
    const crossed = new Set((subject['transit'] as string[]).flatMap((code) => matcher.candidates(code, 'transit')))
    found.push(...crossed)
  }
  if (sides.includes('import')) found.push(...matcher.candidates(market, 'import'))
  return found
}

/** What one rule comes to, over all versions that its deciding day may pick. */
interface Finding {
  verdict: RuleVerdict['verdict']
  version: CompiledVersion | undefined
  role: Role
  reasons: Reason[]
  missing: string[]
  day: Known
  error?: string
}

async function findingsOf(matcher: Matcher, candidates: readonly CompiledRule[], facts: Facts): Promise<Finding[]> {
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

function nothing(rule: Rule): Finding {
  return { ...notInForce({ kind: 'unknown' }), verdict: 'cannot-tell', error: `${rule.id} was not run` }
}

const weight: Record<Severity, number> = { block: 3, act: 2, watch: 1 }

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
  const open = found.filter(({ verdict }) => verdict === 'cannot-tell')
  const telling = open[0] ?? found.find(({ verdict }) => verdict === 'breach') ?? first
  const missing = new Set([...open.flatMap((one) => one.missing), ...(verdicts.size > 1 ? [rule.decidedOn] : [])])
  return { ...telling, verdict: 'cannot-tell', missing: [...missing], day }
}

function weightOf(rule: Rule, { version }: Finding): number {
  return version?.text ? weight[severityOf(rule, version.text.version.otherwise.severity)] : 0
}

/** A recalled or draft rule only advises, and one that stands on a single page does not block. */
export function severityOf(rule: Pick<Rule, 'confidence' | 'status'>, severity: Severity): Severity {
  if (rule.confidence === 'recalled' || rule.status === 'draft') return 'watch'
  if (rule.confidence === 'single-source' && severity === 'block') return 'act'
  return severity
}

/** The facts of the subject that would settle an open comparison: those of both sides that are not wholly known. */
function missingOf({ comparison, is, value }: Reason, facts: Facts): string[] {
  const right = isReference(comparison.value) ? comparison.value : undefined
  return [
    ...(is.kind === 'exact' ? [] : basisOf(comparison.fact, comparison.params)),
    ...(right && value.kind !== 'exact' ? basisOf(right.fact, right.params) : []),
  ].filter((fact) => facts.know(fact).kind !== 'exact')
}

function assumptionsOf(finding: Finding | undefined, rule: Rule, facts: Facts): number[] {
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

function verdictOf(
  matcher: Matcher,
  rule: Rule,
  finding: Finding,
  assumptions: number[],
  asking: Asking,
  language: Language,
): RuleVerdict {
  const dictionary = matcher.rulebook.facts
  const text = finding.version?.text?.version
  const { from, to } = boundsOf(finding.day) as { from: Day | null; to: Day | null }
  return {
    rule: rule.id,
    version: finding.version?.from ?? null,
    verdict: finding.verdict,
    severity: severityOf(rule, text?.otherwise.severity ?? 'watch'),
    kind: rule.kind,
    side: rule.side,
    title: textIn(rule.title, language),
    because: finding.reasons.map((reason) => ({
      fact: reason.comparison.fact,
      ...(reason.comparison.params && { params: reason.comparison.params }),
      is: plainOf(reason.is),
      operator: reason.comparison.operator,
      value: reason.value.kind === 'exact' ? reason.value.value : null,
      sentence: sentenceOf(dictionary, reason, finding.role, language),
    })),
    missing: [...new Set(finding.missing)],
    remedy: text ? textIn(text.otherwise.remedy, language) : '',
    note: text?.note ? textIn(text.note, language) : null,
    citation: text?.citation ?? null,
    encodes: rule.encodes,
    leavesOut: rule.leavesOut ? textIn(rule.leavesOut, language) : null,
    confidence: rule.confidence,
    status: asking.underReview?.has(rule.id) ? 'needs review' : rule.status === 'draft' ? 'draft' : 'active',
    decidedOn: { fact: rule.decidedOn, day: from === to ? from : null, from, to },
    assumptions: assumptions.flatMap((index) => {
      const assumption = dictionary.assumptions[index]
      return assumption ? [textIn(assumption.label, language)] : []
    }),
    ...(finding.error !== undefined && { error: finding.error }),
  }
}

function plainOf(known: Known): FactValue | { from: number | string | null; to: number | string | null } | null {
  if (known.kind === 'exact') return known.value
  return known.kind === 'unknown' ? null : { from: known.from, to: known.to }
}

/** The worst certain thing first; what only advises changes nothing. No rules at all is no answer, never `clear`. */
function outcomeOf(verdicts: RuleVerdict[], hasNoRules: boolean): Outcome {
  const breaches = new Set(verdicts.filter(({ verdict }) => verdict === 'breach').map(({ severity }) => severity))
  if (breaches.has('block')) return 'blocked'
  if (breaches.has('act')) return 'act'
  const isOpen = verdicts.some(({ verdict, severity, error }) => verdict === 'cannot-tell' && (severity !== 'watch' || error !== undefined))
  return isOpen || hasNoRules ? 'cannot-tell' : 'clear'
}

/** The questions still open, those that settle most rules first. */
function questionsOf(matcher: Matcher, verdicts: RuleVerdict[], language: Language): Question[] {
  const settles = new Map<string, string[]>()
  for (const { rule, verdict, missing } of verdicts) {
    if (verdict !== 'cannot-tell') continue
    for (const fact of missing) settles.set(fact, [...(settles.get(fact) ?? []), rule])
  }
  return [...settles]
    .map(([fact, rules]) => ({ fact, label: factLabel(matcher.rulebook.facts, { fact }, language), settles: rules }))
    .sort((a, b) => b.settles.length - a.settles.length || (a.fact < b.fact ? -1 : 1))
}
