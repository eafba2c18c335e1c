import { DEFAULT_ORIGIN, type Market, type Outcome, type RuleVerdict, type Severity, type Subject } from '@sextant/model'
import type { Asking } from './asking.ts'
import { gradeAt } from './code.ts'
import { type CompiledRule, type CompiledVersion, type Matcher, mayConcern, versionsWithin } from './compile.ts'
import { type Facts, factsOf } from './facts.ts'
import { outcomeOf } from './outcome.ts'
import { type Row, rowOf } from './program.ts'
import { agreed, verdictOn } from './verdict.ts'

/** What one rule comes to, without the reason. */
export interface Decided {
  compiled: CompiledRule
  verdict: RuleVerdict['verdict']
  /** The version that tells; undefined where none is in force. */
  version: CompiledVersion | undefined
  severity: Severity
}

/** What a market comes to. Rules that are surely out of scope are not listed. */
export interface Decision {
  outcome: Outcome
  decided: Decided[]
}

/** What `judge` answers in one market, without explanation, and of compiled rules only: those that are not count as not told. */
export function decide(matcher: Matcher, subject: Subject, market: Market, { sides, today }: Pick<Asking, 'sides' | 'today'> = {}): Decision {
  const facts = factsOf(matcher.rulebook.facts, { ...subject, market }, { assume: true, today })
  const row = rowFor(matcher, facts)
  const decided: Decided[] = []
  for (const compiled of rulesConcerning(matcher, subject, market, sides)) {
    if (!mayConcern(compiled, row)) continue
    const one = decidedBy(compiled, row)
    if (one.verdict !== 'out-of-scope') decided.push(one)
  }
  return { outcome: outcomeOf(decided, hasNoRules(matcher, market, sides)), decided }
}

/** Whether the market is asked and nobody has written its rules: then nothing is clear. */
export function hasNoRules(matcher: Matcher, market: Market, sides: Asking['sides']): boolean {
  return (sides === undefined || sides.includes('import')) && matcher.candidates(market, 'import').length === 0
}

/** The rules to be asked: of the exporting country, of those passed in transit, of the market. */
export function candidatesFor(subject: Subject, market: Market, sides: Asking['sides'], rulesOf: Matcher['candidates']): CompiledRule[] {
  const isAsked = (side: 'export' | 'transit' | 'import') => sides === undefined || sides.includes(side)
  const found: CompiledRule[] = []
  if (isAsked('export')) found.push(...rulesOf(String(subject['origin'] ?? DEFAULT_ORIGIN), 'export'))
  if (isAsked('transit') && Array.isArray(subject['transit'])) {
    found.push(...new Set((subject['transit'] as string[]).flatMap((code) => rulesOf(code, 'transit'))))
  }
  if (isAsked('import')) found.push(...rulesOf(market, 'import'))
  return found
}

/** Those of them that may concern goods of its category. */
export function rulesConcerning(matcher: Matcher, subject: Subject, market: Market, sides: Asking['sides']): CompiledRule[] {
  return candidatesFor(subject, market, sides, (code, side) => matcher.concerning(code, side, subject['category']))
}

export function rowFor({ program, beforehand }: Matcher, facts: Facts): Row {
  return rowOf(program, ({ fact, params }) => facts.know(fact, params), beforehand((fact) => facts.know(fact)))
}

/** One verdict from all versions that the deciding day may pick: certain where they agree. */
export function decidedBy(compiled: CompiledRule, row: Row): Decided {
  if (!compiled.isCompiled) return { compiled, verdict: 'cannot-tell', version: undefined, severity: 'block' }
  const versions = versionsWithin(compiled, row.days(compiled.decidedOn))
  if (versions.length === 1) return decidedByVersion(compiled, versions[0], row)
  return agreed(versions.map((version) => decidedByVersion(compiled, version, row)))
}

function decidedByVersion(compiled: CompiledRule, version: CompiledVersion | undefined, row: Row): Decided {
  const code = version?.code
  if (!code) return { compiled, verdict: 'out-of-scope', version: undefined, severity: 'watch' }
  return { compiled, verdict: verdictOn(gradeAt(row.code, code.scope, row), () => gradeAt(row.code, code.requires, row)), version, severity: code.severity }
}
