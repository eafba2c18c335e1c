import { addDays, type Case, type Day, daysBetween, type FactDictionary, type Rule, type Rulebook, SextantError, subjectFrom } from '@sextant/model'
import { jsonFileOf } from './json-file.ts'
import { lintCases, placeOf, type ReadyCase } from './lint-cases.ts'
import { suggestCases } from './suggest-cases.ts'
import { tryCases } from './try-cases.ts'

/**
 * The cases that a new version asks for: the day before it, its first day and the day after, of the case whose answer it
 * changes most, and those boundaries of its values without which lint would miss something. What they expect is what the rule says.
 */
export async function boundaryCases(rulebook: Rulebook, rule: Rule, from: Day, present: readonly ReadyCase[]): Promise<Case[]> {
  const days = [addDays(from, -1), from, addDays(from, 1)]
  const missing = days.filter((day) => !present.some(({ subject }) => subject[rule.decidedOn] === day))
  const around = missing.length === 0 ? [] : await mostTelling(rulebook, rule, from, days, present)
  const added = around.filter(({ subject }) => missing.some((day) => subject[rule.decidedOn] === day))
  const suggested = (await suggestCases({ rulebook }, rule, [...present, ...added])).flatMap(({ case: one }) => readyFrom(rulebook.facts, rule, one) ?? [])
  const needed = suggested.reduceRight<ReadyCase[]>((kept, one) => {
    const others = kept.filter((other) => other !== one)
    return lackOf(rulebook, rule, [...present, ...added, ...others]) > lackOf(rulebook, rule, [...present, ...added, ...kept]) ? kept : others
  }, suggested)
  return [...added, ...needed].map(({ case: one }) => one)
}

async function mostTelling(rulebook: Rulebook, rule: Rule, from: Day, days: readonly Day[], present: readonly ReadyCase[]): Promise<ReadyCase[]> {
  const judged = present.filter(({ case: one }) => one.expect === 'breach' || one.expect === 'complies')
  let best: { cases: ReadyCase[]; weight: number } | undefined
  for (const base of judged) {
    const moved = days.flatMap((day) => movedTo(rulebook.facts, rule, base, day, from) ?? [])
    if (moved.length < days.length) continue
    const tried = await tryCases({ rulebook }, rule, moved)
    const answers = tried.map(({ found }) => found?.verdict ?? 'out-of-scope')
    const weight = new Set(answers).size * 2 + Number(answers.includes('breach'))
    const cases = moved.map(({ case: one, subject }, index) => ({ case: { ...one, expect: answers[index] ?? one.expect }, subject }))
    if (!best || weight > best.weight) best = { cases, weight }
  }
  return best?.cases ?? []
}

/** The case on another day of decision. Its other whole days go with it, so that what is counted between them stays. */
function movedTo(dictionary: FactDictionary, rule: Rule, { case: base }: ReadyCase, day: Day, from: Day): ReadyCase | undefined {
  const decided = base.facts[rule.decidedOn]
  if (!isWholeDay(decided)) return undefined
  const by = daysBetween(decided, day)
  const facts = Object.fromEntries(Object.entries(base.facts).map(([fact, value]) => [fact, dictionary.facts[fact]?.type === 'day' && isWholeDay(value) ? addDays(value, by) : value]))
  const when = day < from ? 'the day before' : day === from ? 'the first day of' : 'the day after the first of'
  // A case that was made so itself is called by the one that it was made of.
  const name = base.name.replace(/^the .{3,20} the version of \d{4}-\d\d-\d\d, as: /, '')
  return readyFrom(dictionary, rule, { name: `${when} the version of ${from}, as: ${name}`.slice(0, 200), facts, expect: base.expect })
}

function isWholeDay(value: unknown): value is Day {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)
}

function readyFrom(dictionary: FactDictionary, rule: Rule, one: Case): ReadyCase | undefined {
  try {
    return { case: one, subject: subjectFrom(dictionary, { ...placeOf(rule), ...one.facts }, one.name) }
  } catch (error) {
    if (error instanceof SextantError) return undefined
    throw error
  }
}

/** How much lint misses in the cases of a rule. */
function lackOf({ facts, conditions }: Rulebook, rule: Rule, cases: readonly ReadyCase[]): number {
  const file = jsonFileOf('[]', 'cases')
  return Array.isArray(file) ? 0 : lintCases(file, rule, cases.map((ready) => ready.case), facts, conditions).findings.length
}
