import { DAYS_TAKEN, type Market, Side, type Subject } from '@sextant/model'
import { answersTo } from './answers.ts'
import type { Asking } from './asking.ts'
import type { CompiledRule, Matcher } from './compile.ts'
import { candidatesFor, decide, decidedBy, hasNoRules, rowFor } from './decide.ts'
import { basisOf, type Facts, factsOf } from './facts.ts'
import { openFacts } from './open-facts.ts'
import type { Row, Slot } from './program.ts'
import { atomsOf } from './readings.ts'
import type { Span } from './span.ts'

/** Facts that decide the outcome whatever their values are and whatever else stays unknown; none can be left out. */
export interface QuestionSet {
  facts: string[]
  /** The open rules that read nothing unknown beside them. */
  settles: string[]
}

export interface QuestionSets {
  /** The fewest questions first, and of as many those that settle most rules. */
  sets: QuestionSet[]
  /** Why smaller or other sets may have been missed. Then the first set may not be the smallest, but each of its questions is needed. */
  gaveUp?: 'depth' | 'breadth' | 'asks'
}

export interface AskingQuestions extends Pick<Asking, 'sides' | 'today'> {
  /** The days still to come on which an order day that nothing bounds may fall; it may be past by ten years as well. */
  days?: Span | undefined
  /** The same for the days of the goods. */
  lifetime?: Span
  sizeMax?: number
  asksMax?: number
}

const SIZE_MAX = 4
const ASKS_MAX = 6_000
/** What it costs to find the values of a day, in askings. */
const DAYS_ASKS = 25
const COMBINATIONS_MAX = 2_000
/** The fact that says whose rules are asked on a side, beside those of the market. */
const placeOf: Partial<Record<Side, string>> = { export: 'origin', transit: 'transit' }
/** Where nothing bounds a day. */
const anyDay: Span = { from: DAYS_TAKEN[0], to: DAYS_TAKEN[1] }

/** What is known under some answers, and the rules that are open still. */
interface State {
  known: Subject
  facts: Facts
  row: Row
  open: readonly CompiledRule[]
  isDecided: boolean
}

/** What comes of all answers to some questions: each decides, or one leaves the outcome open, or there are too many of them to try. */
type Tried = { kind: 'decides' | 'too-many' } | { kind: 'open'; state: State }

/**
 * The smallest sets of unknown facts that decide the outcome. Of answers under which it stays open, one more fact is asked
 * that a rule which is open under them reads; whether all answers decide is tried with one value for each way in which
 * these rules tell values apart, but for rules of which every unknown fact is asked: those are certain.
 */
export function questionSets(matcher: Matcher, subject: Subject, market: Market, asked: AskingQuestions = {}): QuestionSets {
  const { sides, sizeMax = SIZE_MAX, asksMax = ASKS_MAX, today, lifetime = anyDay, days = lifetime } = asked
  const dictionary = matcher.rulebook.facts
  const before = decide(matcher, subject, market, asked)
  const rules = before.decided.filter(({ verdict, severity }) => verdict === 'cannot-tell' && severity !== 'watch').map(({ compiled }) => compiled)
  if (before.outcome !== 'cannot-tell' || rules.length === 0) return { sets: [] }
  let asks = 0
  let gaveUp: QuestionSets['gaveUp']

  // Where the goods come from and what they pass decides who else is asked: no country but these.
  const importing = rules.filter(({ rule }) => rule.side === 'import')
  const abroad: readonly Side[] = (sides ?? Side.options).filter((side) => side !== 'import')
  /** Whether the answers to some questions may bring in other rules than those that are open. */
  const places = abroad.flatMap((side) => placeOf[side] ?? [])
  const bringsRules = (set: readonly string[]) => places.some((place) => set.includes(place))
  const rulesOn = (known: Subject) => places.every((place) => known[place] === subject[place]) ? rules : [...importing, ...candidatesFor(known, market, abroad, matcher.candidates)]
  // Where a market has no rules no answer clears.
  const isUncharted = hasNoRules(matcher, market, sides)
  const stateOf = (known: Subject): State => {
    asks += 1
    const facts = factsOf(dictionary, known, { assume: true, today })
    const row = rowFor(matcher, facts)
    const decided = rulesOn(known).map((compiled) => decidedBy(compiled, row)).filter(({ severity }) => severity !== 'watch')
    const open = decided.filter(({ verdict }) => verdict === 'cannot-tell').map(({ compiled }) => compiled)
    return { known, facts, row, open, isDecided: (open.length === 0 && !isUncharted) || decided.some(({ verdict }) => verdict === 'breach') }
  }
  const factsOpenIn = ({ known, open, row, facts }: State) => {
    const asked = new Set(open.flatMap((compiled) => [...openFacts(matcher, compiled, row, facts)]).filter((fact) => fact !== 'market'))
    // The rules of the country from which it is taken to come fall away where it comes from another one.
    return known['origin'] === undefined && dictionary.facts['origin'] && open.some(({ rule }) => rule.side === 'export') ? asked.add('origin') : asked
  }
  const start = stateOf({ ...subject, market })
  const unknownOf = new Map(rules.map((compiled) => [compiled, openFacts(matcher, compiled, start.row, start.facts)]))
  const isCovered = (compiled: CompiledRule, set: readonly string[]) => {
    const unknown = unknownOf.get(compiled) ?? new Set()
    return unknown.size > 0 && isSharp(matcher, compiled) && [...unknown].every((fact) => set.includes(fact))
  }

  const answering = (some: readonly CompiledRule[]) => answersTo(matcher, { ...subject, market }, { rules: some, today, days, lifetime, sought: () => void (asks += DAYS_ASKS) })
  const [answersHere, answersAnywhere] = [answering(rules), answering([...new Set([...rules, ...matcher.rules.filter(({ rule }) => abroad.includes(rule.side))])])]
  const answers = (set: readonly string[]) => (bringsRules(set) ? answersAnywhere(set) : answersHere(set))
  const tried = (set: readonly string[]): Tried => {
    if (!isUncharted && !bringsRules(set) && rules.every((compiled) => isCovered(compiled, set))) return { kind: 'decides' }
    let left = COMBINATIONS_MAX
    const all = answers(set)
    if (!all) return { kind: 'too-many' }
    for (const known of all) {
      if (asks >= asksMax || left-- === 0) return { kind: 'too-many' }
      const state = stateOf(known)
      if (!state.isDecided && (isUncharted || state.open.some((compiled) => !isCovered(compiled, set)))) return { kind: 'open', state }
    }
    return { kind: 'decides' }
  }

  const weight = (fact: string) => rules.filter((compiled) => unknownOf.get(compiled)?.has(fact)).length
  const sets: string[][] = []
  const seen = new Set<string>()
  let frontier: { set: string[]; state: State }[] = [{ set: [], state: start }]
  for (let size = 1; frontier.length > 0 && gaveUp !== 'asks'; size++) {
    if (size > sizeMax) {
      gaveUp ??= 'depth'
      break
    }
    const next: typeof frontier = []
    for (const { set, state } of frontier) {
      for (const fact of factsOpenIn(state)) {
        const larger = [...set, fact].sort()
        if (set.includes(fact) || seen.has(larger.join()) || sets.some((one) => one.every((each) => larger.includes(each)))) continue
        seen.add(larger.join())
        const found = tried(larger)
        if (found.kind === 'too-many') gaveUp = asks >= asksMax ? 'asks' : gaveUp ?? 'breadth'
        if (found.kind === 'decides') sets.push(larger)
        // Where nobody could try all answers, those of before still show a rule that is open.
        else next.push({ set: larger, state: found.kind === 'open' ? found.state : state })
      }
      if (gaveUp === 'asks') break
    }
    frontier = next
  }
  if (sets.length === 0) {
    const whole = [...factsOpenIn(start)].sort((a, b) => weight(a) - weight(b))
    if (tried(whole).kind === 'decides') sets.push(whole.reduce((rest, fact) => (tried(without(rest, fact)).kind === 'decides' ? without(rest, fact) : rest), whole).sort())
  }
  const settled = (set: readonly string[]) => rules.filter((compiled) => isCovered(compiled, set)).map(({ rule }) => rule.id)
  const told = sets.map((facts): QuestionSet => ({ facts, settles: settled(facts) }))
  told.sort((a, b) => a.facts.length - b.facts.length || b.settles.length - a.settles.length || (a.facts.join() < b.facts.join() ? -1 : 1))
  return { sets: told, ...(gaveUp && { gaveUp }) }
}

/** Whether a rule is certain once each fact that it reads is known: a short HS code, and a year for a day, leave it open. */
function isSharp({ program, rulebook: { facts: { facts } } }: Matcher, compiled: CompiledRule): boolean {
  return compiled.isCompiled && atomsOf(program, [compiled]).every(({ slot, right }) => [slot, ...('slot' in right ? [right.slot] : [])].every((one) => {
    const { fact, params } = program.slots[one] as Slot
    return fact !== 'hsPrefix' && (fact !== 'elapsed' || basisOf(fact, params).every((day) => facts[day]?.type === 'day'))
  }))
}

function without(set: readonly string[], fact: string): string[] {
  return set.filter((one) => one !== fact)
}
