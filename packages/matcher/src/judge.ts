import { type Market, type MarketCheck, type RuleVerdict, type Subject, type SubjectCheck, subjectNotes, textIn, unrecognised } from '@sextant/model'
import type { Asking } from './asking.ts'
import type { CompiledRule, Matcher } from './compile.ts'
import { candidatesFor, type Decided, decidedBy, hasNoRules, rowFor } from './decide.ts'
import { type Facts, factsOf } from './facts.ts'
import { assumptionsOf, type Finding, findingsOf, nothing } from './finding.ts'
import { openFacts } from './open-facts.ts'
import { outcomeOf, questionsOf } from './outcome.ts'
import type { Row } from './program.ts'
import { verdictOf } from './rule-verdict.ts'

/** All verdicts on one subject in each market. Pure: what is not known of the subject stays unknown. */
export async function judge(matcher: Matcher, subject: Subject, asking: Asking): Promise<SubjectCheck> {
  const unknown = unrecognised(matcher.rulebook.facts, subject)
  const [markets, mattering]: [MarketCheck[], Set<string>] = [[], new Set()]
  for (const market of asking.markets) {
    const { check, openFacts } = await judgeIn(matcher, { ...subject, market }, market, asking)
    markets.push(check)
    // Of what nobody recognises it is told where it matters.
    if (unknown.length > 0) for (const fact of openFacts()) mattering.add(fact)
  }
  const notes = [...subjectNotes(subject), ...unknown.filter(({ fact }) => mattering.has(fact))].map((note) => ({ ...note, message: textIn(note.message, asking.language ?? 'en') }))
  return { subject, notes, markets }
}

async function judgeIn(matcher: Matcher, subject: Subject, market: Market, asking: Asking): Promise<{ check: MarketCheck; openFacts: () => string[] }> {
  const language = asking.language ?? 'en'
  const dictionary = matcher.rulebook.facts
  const assumed = factsOf(dictionary, subject, { assume: true, today: asking.today, within: asking.within })
  const strict = factsOf(dictionary, subject, { assume: false, within: asking.within })
  const row = rowFor(matcher, assumed)
  const decided = candidatesFor(subject, market, asking.sides, matcher.candidates).map((compiled) => decidedBy(compiled, row))
  const { explain = 'all' } = asking
  const isTold = ({ compiled, verdict }: Decided) => !compiled.isCompiled || explain === 'all' || (explain === 'told' && verdict !== 'out-of-scope')
  const explained = await explainedBy(matcher, decided.filter(isTold), assumed, row)
  const findings = decided.map((one) => explained.get(one.compiled) ?? unexplained(one, assumed))
  // Who told something that may rest on an assumption is asked again without any; where it then tells otherwise, it did.
  const resting = decided.flatMap(({ compiled }, index) => {
    const finding = findings[index]
    return explained.has(compiled) && finding?.verdict !== 'cannot-tell' && assumptionsOf(finding, compiled.rule, assumed).length > 0 ? [compiled] : []
  })
  const without = await verdictsOf(matcher, resting, strict)

  const verdicts = decided.map(({ compiled }, index): RuleVerdict => {
    const finding = findings[index] ?? nothing(compiled.rule)
    const mattered = without.has(compiled) && without.get(compiled) !== finding.verdict
    const assumptions = mattered ? assumptionsOf(finding, compiled.rule, assumed) : []
    return verdictOf(matcher, compiled.rule, finding, assumptions, asking)
  })
  const check: MarketCheck = {
    market,
    outcome: outcomeOf(verdicts, hasNoRules(matcher, market, asking.sides)),
    rulesAsked: verdicts.filter(({ side }) => side === 'import').length,
    verdicts,
    questions: questionsOf(matcher, verdicts, language),
    windows: [],
  }
  return { check, openFacts: () => decided.filter(({ verdict }) => verdict === 'cannot-tell').flatMap(({ compiled }) => [...openFacts(matcher, compiled, row, assumed)]) }
}

/**
 * The reasons, from json-rules-engine. It is the reference, so where it says otherwise than the compiled rule, nobody
 * is to be told either of the two.
 */
async function explainedBy(matcher: Matcher, decided: readonly Decided[], facts: Facts, row: Row): Promise<Map<CompiledRule, Finding>> {
  const findings = await findingsOf(matcher, decided.map(({ compiled }) => compiled), facts, row)
  return new Map(decided.map(({ compiled, verdict }, index) => {
    const finding = findings[index] ?? nothing(compiled.rule)
    const isAgreed = !compiled.isCompiled || finding.error !== undefined || finding.verdict === verdict
    return [compiled, isAgreed ? finding : { ...finding, verdict: 'cannot-tell', error: `json-rules-engine says ${finding.verdict}, the compiled rule ${verdict}` }]
  }))
}

/** What each rule says where other facts are known. */
async function verdictsOf(matcher: Matcher, rules: readonly CompiledRule[], facts: Facts): Promise<Map<CompiledRule, RuleVerdict['verdict']>> {
  const row = rowFor(matcher, facts)
  const byEngine = rules.filter(({ isCompiled }) => !isCompiled)
  const findings = await findingsOf(matcher, byEngine, facts, row)
  return new Map(rules.map((compiled) => [compiled, compiled.isCompiled ? decidedBy(compiled, row).verdict : findings[byEngine.indexOf(compiled)]?.verdict ?? 'cannot-tell']))
}

function unexplained({ compiled, verdict, version, severity }: Decided, facts: Facts): Finding {
  return { verdict, version, severity, role: 'scope', reasons: [], missing: [], day: facts.know(compiled.rule.decidedOn) }
}
