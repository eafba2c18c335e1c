import { basisOfComparison, factsOf } from '@sextant/matcher'
import { addDays, canonical, type Case, comparisonsOf, type Rule, type Rulebook, SextantError, type Subject, subjectFrom } from '@sextant/model'
import { exampleOf } from './example.ts'
import { placeOf, type ReadyCase } from './lint-cases.ts'
import { dayProbe, type Probe, probesOf, unknownProbe } from './probes.ts'
import { type Provision, provisionsOf } from './provision.ts'
import { satisfying } from './satisfiable.ts'
import { truthOf } from './truth.ts'
import { tryCases } from './try-cases.ts'

/** A case that would show a boundary, with what the rule says of it today. The author confirms it, or mends the rule. */
export interface SuggestedCase {
  case: Case
  /** The comparisons that decided, in words. */
  because: string[]
}

/** The boundaries of a rule that its cases do not show yet. */
export async function suggestCases({ rulebook }: { rulebook: Rulebook }, rule: Rule, cases: readonly ReadyCase[]): Promise<SuggestedCase[]> {
  const drafts = new Map<string, ReadyCase>()
  const provisions = provisionsOf([rule], rulebook.facts, rulebook.conditions)
  for (const provision of provisions) {
    for (const draft of draftsFor({ rulebook, rule, provisions }, provision, cases)) {
      const key = canonical(draft.subject)
      if (!drafts.has(key) && !cases.some(({ subject }) => canonical(subject) === key)) drafts.set(key, draft)
    }
  }
  const list = [...drafts.values()]
  const tried = await tryCases({ rulebook }, rule, list)
  return list.flatMap(({ case: one }, index) => {
    const found = tried[index]?.found
    if (!found || found.error !== undefined) return []
    return [{ case: { ...one, expect: found.verdict }, because: found.because.map(({ sentence }) => sentence) }]
  })
}

/** What a suggestion is made from. */
interface Making {
  rulebook: Rulebook
  rule: Rule
  provisions: readonly Provision[]
}

function draftsFor(making: Making, provision: Provision, cases: readonly ReadyCase[]): ReadyCase[] {
  const { from, until, scope, requires } = provision
  const { rulebook: { facts: dictionary }, rule } = making
  const bases = basesOf(making, provision, cases)
  const within = cases.filter(({ subject }) => isWithin(subject, provision))
  const asked = [scope, requires].flatMap((part) => comparisonsOf(part).map(({ comparison }) => ({ part, comparison })))
  const drafts: ReadyCase[] = []
  for (const { part, comparison } of asked) {
    // What is required shows nothing in a case that the rule does not concern.
    const shown = part === requires ? within.filter(({ case: one }) => one.expect !== 'out-of-scope') : within
    drafts.push(...mostTelling(making, bases, (base) => probesOf(dictionary, comparison, base.subject), shown, (answers) => answers.size))
  }
  const needed = new Set(asked.flatMap(({ comparison }) => basisOfComparison(comparison)).filter((fact) => fact !== rule.decidedOn && !picking.includes(fact)))
  const open = within.filter(({ case: one }) => one.expect === 'cannot-tell')
  for (const fact of needed) drafts.push(...mostTelling(making, bases, () => [unknownProbe(dictionary, fact)], open, (answers) => Number(answers.has('cannot-tell'))))
  const days = [addDays(from, -1), from, ...(until ? [addDays(until, -1)] : [])].map((day) => dayProbe(dictionary, rule.decidedOn, day))
  drafts.push(...mostTelling(making, bases, () => days, cases, (answers) => Number(answers.has('breach'))))
  return drafts
}

/** As many characters as the name of a case may have. */
const NAME_MAX = 200
const MADE_UP = 'of goods that are made up'

const picking = ['market', 'origin', 'transit']

/** Cases that the version judges; where there is none, one that is made up. */
function basesOf({ rulebook, rule }: Making, provision: Provision, cases: readonly ReadyCase[]): ReadyCase[] {
  const judged = cases.filter(({ case: one, subject }) => isWithin(subject, provision) && (one.expect === 'complies' || one.expect === 'breach'))
  if (judged.length > 0) return judged
  const { asked, scope, requires, fails } = provision.formulas
  for (const met of [requires, fails]) {
    const found = satisfying([asked, scope, met])
    const facts = found.kind === 'some' ? exampleOf(rulebook.facts, found.model, [provision.scope]) : undefined
    const made = facts && readyFrom(rulebook, rule, MADE_UP, facts)
    if (made) return [made]
  }
  return []
}

function isWithin(subject: Subject, { rule, from, until }: Provision): boolean {
  const day = String(subject[rule.decidedOn] ?? '')
  return day.length === 10 && day >= from && (until === null || day < until)
}

/** The probes that no case shows, made of the base whose answers tell most. */
function mostTelling(making: Making, bases: readonly ReadyCase[], probesFor: (base: ReadyCase) => readonly Probe[], shown: readonly ReadyCase[], weigh: (answers: Set<string>) => number): ReadyCase[] {
  let best: { drafts: ReadyCase[]; weight: number } | undefined
  for (const base of bases) {
    const made = probesFor(base).flatMap((probe) => {
      const draft = changed(making, base, probe)
      return draft ? [{ probe, draft }] : []
    })
    const answers = new Set(made.map(({ draft }) => verdictOf(making, draft.subject)))
    const drafts = made.filter(({ probe }) => !shown.some(({ subject }) => probe.isShown(subject))).map(({ draft }) => draft)
    const weight = weigh(answers)
    if (!best || weight > best.weight) best = { drafts, weight }
  }
  return best?.drafts ?? []
}

function changed({ rulebook, rule }: Making, base: ReadyCase, { what, change }: Probe): ReadyCase | undefined {
  const facts = Object.fromEntries(Object.entries({ ...base.case.facts, ...change }).filter(([, value]) => value !== null))
  return readyFrom(rulebook, rule, nameOf(what, base), facts)
}

/** What was changed, then of which case: its name may tell a verdict that is no longer true, so it stands as a name. */
function nameOf(what: string, { case: { name } }: ReadyCase): string {
  const start = what.slice(0, NAME_MAX - 40)
  const left = NAME_MAX - start.length - ' (from the case “”)'.length
  return name === MADE_UP ? `${start} (${MADE_UP})` : `${start} (from the case “${name.length > left ? `${name.slice(0, left - 1)}…` : name}”)`
}

/** Undefined where nobody would believe the facts, such as days out of their order. */
function readyFrom({ facts: dictionary }: Rulebook, rule: Rule, name: string, facts: Record<string, unknown>): ReadyCase | undefined {
  try {
    return { case: { name, facts, expect: 'cannot-tell' }, subject: subjectFrom(dictionary, { ...placeOf(rule), ...facts }, name) }
  } catch (error) {
    if (error instanceof SextantError) return undefined
    throw error
  }
}

/** What the version of the day would say, to weigh drafts by; what a suggestion says in the end comes from the matcher. */
function verdictOf({ rulebook: { facts }, provisions }: Making, subject: Subject): Case['expect'] {
  const provision = provisions.find((one) => isWithin(subject, one))
  if (!provision) return 'out-of-scope'
  const known = factsOf(facts, subject, { assume: true })
  const [concerned, met] = [truthOf(provision.scope, known), truthOf(provision.requires, known)]
  if (concerned === 'false') return 'out-of-scope'
  if (met === 'true') return 'complies'
  return concerned === 'true' && met === 'false' ? 'breach' : 'cannot-tell'
}
