import type { Market, Outcome, RuleVerdict, Severity, Subject } from '@sextant/model'
import type { Asking } from './asking.ts'
import type { CompiledRule, CompiledVersion, Matcher } from './compile.ts'
import { type Facts, factsOf } from './facts.ts'
import { FALSE, TRUE } from './grade.ts'
import { boundsOf } from './known.ts'
import { outcomeOf } from './outcome.ts'
import { type Row, rowOf } from './program.ts'
import { weightOfSeverity } from './severity.ts'

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
  const category = subject['category']
  const decided: Decided[] = []
  for (const compiled of candidatesFor(subject, market, sides, (code, side) => matcher.concerning(code, side, category))) {
    const one = decidedBy(compiled, row)
    if (one.verdict !== 'out-of-scope') decided.push(one)
  }
  const hasNoRules = (sides === undefined || sides.includes('import')) && matcher.candidates(market, 'import').length === 0
  return { outcome: outcomeOf(decided, hasNoRules), decided }
}

/** The rules to be asked: of the exporting country, of those passed in transit, of the market. */
export function candidatesFor(subject: Subject, market: Market, sides: Asking['sides'], rulesOf: Matcher['candidates']): CompiledRule[] {
  const isAsked = (side: 'export' | 'transit' | 'import') => sides === undefined || sides.includes(side)
  const found: CompiledRule[] = []
  // Sextant speaks to exporters in China: where no origin is given, China's export side is asked.
  if (isAsked('export')) found.push(...rulesOf(String(subject['origin'] ?? 'CN'), 'export'))
  if (isAsked('transit') && Array.isArray(subject['transit'])) {
    found.push(...new Set((subject['transit'] as string[]).flatMap((code) => rulesOf(code, 'transit'))))
  }
  if (isAsked('import')) found.push(...rulesOf(market, 'import'))
  return found
}

export function rowFor({ program }: Matcher, facts: Facts): Row {
  return rowOf(program, ({ fact, params }) => facts.know(fact, params))
}

/** One verdict from all versions that the deciding day may pick: certain where they agree. */
export function decidedBy(compiled: CompiledRule, row: Row): Decided {
  if (!compiled.isCompiled) return { compiled, verdict: 'cannot-tell', version: undefined, severity: 'block' }
  const { versions, decidedOn } = compiled
  const { from, to } = boundsOf(row.known(decidedOn))
  let first: Decided | undefined
  let [count, breaches] = [0, 0]
  let complying: Decided | undefined
  let unmet: Decided | undefined
  const take = (version: CompiledVersion | undefined): void => {
    const one = decidedByVersion(compiled, version, row)
    count += 1
    first ??= one
    if (one.verdict === 'complies') complying ??= one
    if (one.verdict === 'breach') breaches += 1
    if (one.verdict !== 'breach' && one.verdict !== 'cannot-tell') return
    if (!unmet || weightOfSeverity[one.severity] > weightOfSeverity[unmet.severity]) unmet = one
  }
  // The version before the first that may begin within the bounds, and each of those.
  let before: CompiledVersion | undefined
  if (from !== null) for (const version of versions) if (version.from <= from) before = version
  take(before)
  for (const version of versions) if ((from === null || version.from > from) && (to === null || version.from <= to)) take(version)

  if (count === 1 || breaches === count || !unmet) return (breaches === count && unmet) || (count > 1 && complying) || (first as Decided)
  return { ...unmet, verdict: 'cannot-tell' }
}

/** The table of the four verdicts. */
function decidedByVersion(compiled: CompiledRule, version: CompiledVersion | undefined, row: Row): Decided {
  const code = version?.code
  if (!code) return { compiled, verdict: 'out-of-scope', version: undefined, severity: 'watch' }
  const { severity } = code
  const scope = code.inScope(row)
  if (scope === FALSE) return { compiled, verdict: 'out-of-scope', version, severity }
  const requires = code.meets(row)
  if (requires === TRUE) return { compiled, verdict: 'complies', version, severity }
  return { compiled, verdict: scope === TRUE && requires === FALSE ? 'breach' : 'cannot-tell', version, severity }
}
