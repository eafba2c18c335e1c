import { type Market, type MarketCheck, type RuleVerdict, type Side, type Subject, type SubjectCheck, subjectNotes, textIn } from '@sextant/model'
import type { Asking } from './asking.ts'
import type { CompiledRule, Matcher } from './compile.ts'
import { factsOf } from './facts.ts'
import { assumptionsOf, findingsOf, nothing } from './finding.ts'
import { outcomeOf, questionsOf } from './outcome.ts'
import { verdictOf } from './rule-verdict.ts'

/** All verdicts on one subject in each market. Pure: what is not known of the subject stays unknown. */
export async function judge(matcher: Matcher, subject: Subject, asking: Asking): Promise<SubjectCheck> {
  const markets: MarketCheck[] = []
  for (const market of asking.markets) markets.push(await judgeIn(matcher, { ...subject, market }, market, asking))
  const notes = subjectNotes(subject).map((note) => ({ ...note, message: textIn(note.message, asking.language ?? 'en') }))
  return { subject, notes, markets }
}

async function judgeIn(matcher: Matcher, subject: Subject, market: Market, asking: Asking): Promise<MarketCheck> {
  const language = asking.language ?? 'en'
  const candidates = candidatesFor(matcher, subject, market, asking.sides ?? ['export', 'transit', 'import'])
  const dictionary = matcher.rulebook.facts
  const assumed = factsOf(dictionary, subject, { assume: true, today: asking.today })
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
    return verdictOf(matcher, compiled.rule, finding, assumptions, asking)
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
