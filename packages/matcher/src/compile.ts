import { type Condition, type Day, dayNumber, type FactDictionary, type FactValue, type Market, type Rule, type Rulebook, type RuleVersion, SextantError, type Severity, type Side, versionsOf } from '@sextant/model'
import { type Beforehand, beforehandOf } from './beforehand.ts'
import { atomsAt, gradeAt, NEVER, type Place } from './code.ts'
import { FALSE } from './grade.ts'
import { exact, unknown } from './known.ts'
import { type DayBounds, type Program, programmer, type Row, rowOf } from './program.ts'
import { rememberedBy } from './remembered.ts'
import { severityOf } from './severity.ts'

export interface CompiledVersion {
  from: Day
  /** The same day as a number. */
  begins: number
  /** Absent where the rule ends on this day. */
  text?: { version: RuleVersion; scope: Condition; requires: Condition }
  /** Absent where the rule ends, or is not compiled. */
  code?: VersionCode
}

/** A version without its JSON: where its conditions stand in the code of the program. */
export interface VersionCode {
  scope: Place
  requires: Place
  severity: Severity
}

/** A rule with its versions in order and its facts by their numbers in the program. */
export interface CompiledRule {
  rule: Rule
  /** Oldest first. */
  versions: CompiledVersion[]
  /** The slot of the deciding day. */
  decidedOn: number
  /** Where the code has that slot, how many versions there are, and of each the day on which it begins and its scope. */
  place: Place
  /** Every comparison that any version makes, by its number in the program, each once. */
  atoms: readonly number[]
  /** Whether each version has its code; where one has a comparison that is none of the dialect, json-rules-engine has the word. */
  isCompiled: boolean
}

/** A rulebook made ready to be asked: shared conditions expanded, versions in order, rules found by market and side. */
export interface Matcher {
  rulebook: Rulebook
  /** The importing markets that have rules, sorted. */
  markets: Market[]
  candidates(market: string, side: Side): readonly CompiledRule[]
  /** Those of the candidates that may concern goods of a category; all of them where it is not known. */
  concerning(market: string, side: Side, category: FactValue | undefined): readonly CompiledRule[]
  rules: readonly CompiledRule[]
  program: Program
  beforehand: Beforehand
}

/** Throws where a condition names a shared one that does not exist or contains itself, and where it is no condition at all. */
export function compile(rulebook: Rulebook): Matcher {
  const { slotOf, placeOf, put, ...written } = programmer()
  const codeOf = (rule: Rule, scope: Condition, requires: Condition, { otherwise }: RuleVersion): VersionCode | undefined => {
    const [a, b] = [placeOf(scope), placeOf(requires)]
    return a === undefined || b === undefined ? undefined : { scope: a, requires: b, severity: severityOf(rule, otherwise.severity) }
  }
  const compiledRule = (rule: Rule): Omit<CompiledRule, 'atoms'> => {
    const versions = versionsOf(rule).map(({ from, version }): CompiledVersion => {
      const begins = dayNumber(from)
      if (!version) return { from, begins }
      const [scope, requires] = [expanded(version.scope, rulebook.conditions), expanded(version.requires, rulebook.conditions)]
      const code = codeOf(rule, scope, requires, version)
      return { from, begins, text: { version, scope, requires }, ...(code && { code }) }
    })
    const decidedOn = slotOf({ fact: rule.decidedOn })
    const place = put([decidedOn, versions.length, ...versions.flatMap(({ begins, code }) => [begins, code?.scope ?? NEVER])])
    return { rule, versions, decidedOn, place, isCompiled: versions.every(({ text, code }) => !text || code) }
  }
  const active = rulebook.rules.filter((rule) => rule.status !== 'retired')
  // Those of a market are asked together, so they stand together in memory.
  const drafts = active.toSorted(({ markets: [a = ''] }, { markets: [b = ''] }) => (a < b ? -1 : a > b ? 1 : 0)).map(compiledRule)
  const program = written.program()
  const atomsOf = ({ versions }: Omit<CompiledRule, 'atoms'>) => [...new Set(versions.flatMap(({ code }) => (code ? [...atomsAt(program.code, code.scope), ...atomsAt(program.code, code.requires)] : [])))]
  const compiled = new Map(drafts.map((draft): [Rule, CompiledRule] => [draft.rule, { ...draft, atoms: atomsOf(draft) }]))
  const rules = active.map((rule) => compiled.get(rule) as CompiledRule)
  const bySide = Map.groupBy(rules.flatMap((compiled) => compiled.rule.markets.map((market) => ({ place: `${compiled.rule.side} ${market}`, compiled }))), ({ place }) => place)
  const index = new Map([...bySide].map(([place, some]) => [place, some.map(({ compiled }) => compiled)]))
  const candidates: Matcher['candidates'] = (market, side) => index.get(`${side} ${market}`) ?? []
  const byCategory = rememberedBy((market: string, side: Side, category: FactValue) => `${side} ${market} ${String(category)}`, (market, side, category) => {
    const row = rowOf(program, ({ fact }) => (fact === 'category' ? exact(category) : unknown))
    return candidates(market, side).filter((compiled) => mayConcern(compiled, row))
  })
  const markets = new Set(rules.filter(({ rule }) => rule.side === 'import').flatMap(({ rule }) => rule.markets))
  return {
    rulebook,
    rules,
    markets: [...markets].sort(),
    candidates,
    // Nothing is remembered of what is no category or has no rules: hostile values could fill the memory.
    concerning: (market, side, category) => (index.has(`${side} ${market}`) && isCategory(rulebook.facts, category) ? byCategory(market, side, category) : candidates(market, side)),
    program,
    beforehand: beforehandOf(program, rulebook.facts),
  }
}

function isCategory({ facts }: FactDictionary, value: FactValue | undefined): value is string {
  const category = facts['category']
  return category?.type === 'enum' && typeof value === 'string' && Object.hasOwn(category.values, value)
}

/** Whether a subject may be in the scope of a version that its deciding day may pick. Most rules end here, and it reads the code alone. */
export function mayConcern({ place, isCompiled }: CompiledRule, row: Row): boolean {
  if (!isCompiled) return true
  const { code } = row
  const { first, last } = row.days(code[place] as number)
  const versions = place + 2
  for (let at = versions + 2 * ((code[place + 1] as number) - 1); at >= versions; at -= 2) {
    const begins = code[at] as number
    if (begins > last) continue
    if (gradeAt(code, code[at + 1] as Place, row) !== FALSE) return true
    if (begins <= first) return false
  }
  return false
}

/** The condition with every shared one put in its place. Throws on one that does not exist or contains itself. */
export function expanded(condition: Condition, shared: Record<string, Condition>, within: readonly string[] = []): Condition {
  if ('all' in condition) return { all: condition.all.map((member) => expanded(member, shared, within)) }
  if ('any' in condition) return { any: condition.any.map((member) => expanded(member, shared, within)) }
  if ('fact' in condition) return condition
  if (!('condition' in condition)) throw new SextantError('SEXTANT_INVALID', `a condition has one of all, any, fact and condition; this one has ${Object.keys(condition).join(', ') || 'nothing'}`)
  const { condition: name } = condition
  if (within.includes(name)) {
    throw new SextantError('SEXTANT_INVALID', `the shared condition "${name}" contains itself: ${[...within, name].join(' → ')}`)
  }
  const meant = Object.hasOwn(shared, name) ? shared[name] : undefined
  if (!meant) throw new SextantError('SEXTANT_INVALID', `there is no shared condition "${name}"; rules/conditions.json lists those that are`)
  return expanded(meant, shared, [...within, name])
}

/** The versions that a day within the bounds may pick; undefined stands for "not in force yet, or no more". */
export function versionsWithin({ versions }: CompiledRule, { first, last }: DayBounds): (CompiledVersion | undefined)[] {
  const [earliest, latest] = [lastBegun(versions, first), lastBegun(versions, last)]
  const picked = (at: number) => (versions[at]?.text ? versions[at] : undefined)
  return latest <= earliest ? [picked(earliest)] : Array.from({ length: latest - earliest + 1 }, (_, index) => picked(earliest + index))
}

/** The place of the last version that has begun on a day; -1 where none has. */
function lastBegun(versions: readonly CompiledVersion[], day: number): number {
  let at = versions.length - 1
  while (at >= 0 && (versions[at] as CompiledVersion).begins > day) at -= 1
  return at
}
