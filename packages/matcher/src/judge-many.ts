import { type Market, type Outcome, type RuleVerdict, SextantError, type Severity, type Side } from '@sextant/model'
import { basesOf, type Column, type Columns, type Group, GROUPING, isGrouping, linesWithin, nameOf } from './columns.ts'
import type { CompiledRule, CompiledVersion, Matcher } from './compile.ts'
import { candidatesFor } from './decide.ts'
import { FALSE, type Grade, TRUE, UNKNOWN } from './grade.ts'
import { type Block, type Compared, constantGrader, type Grader, graders, isConstant } from './grader.ts'
import { exact, type Known, unknown } from './known.ts'
import type { Node } from './program.ts'
import { weightOfSeverity } from './severity.ts'
import { bitsAt, LINES_IN_WORD, LOW, wordsFor } from './words.ts'

export interface JudgingMany {
  sides?: readonly Side[] | undefined
  /** Only these rules; lines that none of them may concern are passed over, and the outcome is theirs alone. Absent: all. */
  rules?: ReadonlySet<string> | undefined
  /** Only these lines, by their numbers. Absent: all. */
  lines?: Iterable<number> | undefined
  /** Looked at between blocks. */
  signal?: AbortSignal | undefined
}

/** What one version of a rule tells of the lines of a block. */
export interface Told {
  compiled: CompiledRule
  /** Undefined where the rule is not compiled, and so not told. */
  version: CompiledVersion | undefined
  severity: Severity
  /** By line, two bits: one of `told`. */
  verdicts: Int32Array
}

/** Some lines of one market, judged. */
export interface Judged {
  market: Market
  /** The numbers of the lines. */
  lines: Uint32Array
  /** By line, two bits: one of `outcomes`. */
  outcomes: Int32Array
  told: readonly Told[]
}

const outcomes: readonly Outcome[] = ['clear', 'cannot-tell', 'act', 'blocked']
const verdicts: readonly RuleVerdict['verdict'][] = ['out-of-scope', 'complies', 'cannot-tell', 'breach']

/** What the line at a place of a block comes to. */
export function outcomeAt({ outcomes: words }: Judged, place: number): Outcome {
  return outcomes[bitsAt(words, place)] as Outcome
}

export function verdictAt({ verdicts: words }: Told, place: number): RuleVerdict['verdict'] {
  return verdicts[bitsAt(words, place)] as RuleVerdict['verdict']
}

/** Every breach and open question of a block, rule by rule. */
export function* hitsOf({ lines, told }: Judged): Generator<Told & { line: number; verdict: 'breach' | 'cannot-tell' }> {
  for (const one of told) {
    for (let word = 0; word < one.verdicts.length; word += 1) {
      const bits = one.verdicts[word] as number
      for (let open = bits & ~LOW; open !== 0; open &= open - 1) {
        const shift = 30 - Math.clz32(open & -open) + 1
        yield { ...one, line: lines[word * LINES_IN_WORD + (shift >> 1)] as number, verdict: (bits >>> (shift - 1)) & 1 ? 'breach' : 'cannot-tell' }
      }
    }
  }
}

/** So many lines are judged side by side: what a block needs stays near the processor. */
const LINES_IN_BLOCK = 4_096

/**
 * What `decide` says of every line, block by block: each comparison once for all lines of a block, in both readings of
 * what is unknown.
 */
export async function* judgeMany(matcher: Matcher, columns: Columns, { lines, signal, ...asking }: JudgingMany = {}): AsyncGenerator<Judged> {
  const judging = judgingOf(matcher, lines ? linesWithin(columns, lines) : columns, asking)
  for (const block of judging.blocks) {
    signal?.throwIfAborted()
    const judged = judging.judged(block)
    if (judged) yield judged
  }
}

/** Places of one group. */
export interface BlockOf {
  group: number
  from: number
  to: number
}

export interface Judging {
  blocks: readonly BlockOf[]
  /** Undefined where no rule that is asked may concern the block. */
  judged(block: BlockOf): Judged | undefined
}

export function judgingOf(matcher: Matcher, columns: Columns, { sides, rules }: Pick<JudgingMany, 'sides' | 'rules'> = {}): Judging {
  refuseOthers(matcher, columns)
  const planOf = planner(matcher, columns)
  const loader = loaderOf(columns)
  const wordsAt = workspace()
  const blocks = columns.groups.flatMap(({ from, to }, group) => {
    const starts = Array.from({ length: Math.ceil((to - from) / LINES_IN_BLOCK) }, (_, index) => from + index * LINES_IN_BLOCK)
    return starts.map((start) => ({ group, from: start, to: Math.min(to, start + LINES_IN_BLOCK) }))
  })
  let latest: { group: number; plan: Plan } | undefined
  const planFor = (number: number): Plan => {
    if (latest?.group === number) return latest.plan
    const group = columns.groups[number] as Group
    const asked = candidatesFor(group.subject, group.market, sides, matcher.candidates).filter(({ rule }) => !rules || rules.has(rule.id))
    const hasNoRules = !rules && (sides === undefined || sides.includes('import')) && matcher.candidates(group.market, 'import').length === 0
    latest = { group: number, plan: planOf(group, asked, hasNoRules) }
    return latest.plan
  }
  return {
    blocks,
    judged({ group, from, to }) {
      const plan = planFor(group)
      if (rules && plan.rules.length === 0) return undefined
      return { market: (columns.groups[group] as Group).market, lines: columns.numbers.subarray(from, to), ...toldBy(plan, loader.load(from, to), wordsAt) }
    },
  }
}

function refuseOthers({ program }: Matcher, { bases }: Columns): void {
  const held = new Set(bases.map(nameOf))
  const lacking = program.slots.flatMap(basesOf).filter((base) => !isGrouping(base.fact) && !held.has(nameOf(base)))
  if (lacking.length > 0) {
    throw new SextantError('SEXTANT_INVALID', `the rules read ${[...new Set(lacking.map(nameOf))].join(', ')}, of which the columns were made without; make them with the rulebook that is asked`)
  }
}

interface Loaded extends Block {
  lines: number
}

/** Copies codes out of the columns, each at most once for a block, into arrays of one kind, which all comparisons read. */
function loaderOf({ columns }: Columns): { load(from: number, to: number): Loaded } {
  const copies = columns.map(() => ({ from: -1, codes: new Int32Array(0) }))
  return {
    load(from, to) {
      const lines = to - from
      const words = wordsFor(lines)
      const codes = (column: number): Int32Array => {
        const copy = copies[column] as (typeof copies)[number]
        if (copy.from === from) return copy.codes
        if (copy.codes.length === 0) copy.codes = new Int32Array(LINES_IN_BLOCK)
        copy.from = from
        copy.codes.set((columns[column] as Column).codes.subarray(from, to))
        return copy.codes.fill(0, lines, words * LINES_IN_WORD)
      }
      return { lines, words, codes }
    },
  }
}

/** A condition of a plan, with the place of its grades. */
type Planned = { at: number; grader: Grader } | { at: number; isAll: boolean; members: readonly Planned[] }

interface PlannedVersion {
  /** Where the lines that meet it are, and next to them those that may not. */
  at: number
  /** Undefined where the rule is not in force. */
  text: { version: CompiledVersion; scope: Planned; requires: Planned; severity: Severity } | undefined
  /** Whether the deciding day lies before the version begins, and before the next one does; undefined where surely not, and where surely. */
  before: Planned | undefined
  until: Planned | undefined
}

interface PlannedRule {
  compiled: CompiledRule
  versions: readonly PlannedVersion[]
  /** The same that have a text, the heaviest first. */
  byWeight: readonly PlannedVersion[]
}

/** What the lines of a group are asked. */
interface Plan {
  rules: readonly PlannedRule[]
  hasNoRules: boolean
  size: number
}

function planner(matcher: Matcher, columns: Columns): (group: Group, asked: readonly CompiledRule[], hasNoRules: boolean) => Plan {
  const { slots, atoms } = matcher.program
  const graderOf = graders(columns)
  const kept = new Map<string | number, Grade | Grader>()
  const isOfGroup = slots.map((slot) => basesOf(slot).some(({ fact }) => isGrouping(fact)))

  return (group, asked, hasNoRules) => {
    const given = new Map<string, Known>([['market', exact(group.market)], ...GROUPING.map((fact) => [fact, group.subject[fact] === undefined ? unknown : exact(group.subject[fact])] as const)])
    const own = new Map<string | number, Grade | Planned>()
    let size = 0
    const place = (): number => (size += 1) - 1
    const graded = (key: string | number, isShared: boolean, compared: () => Compared): Grade | Planned => {
      const known = own.get(key)
      if (known !== undefined) return known
      const grader = (isShared ? kept.get(key) : undefined) ?? graderOf(compared(), (fact) => given.get(fact))
      if (isShared) kept.set(key, grader)
      const planned = isConstant(grader) ? grader : { at: place(), grader }
      own.set(key, planned)
      return planned
    }
    const slotAt = (slot: number) => slots[slot] as (typeof slots)[number]
    const atomAt = (number: number): Grade | Planned => {
      const { slot, right, comparison } = atoms[number] as (typeof atoms)[number]
      const isShared = !isOfGroup[slot] && !('slot' in right && isOfGroup[right.slot])
      return graded(number, isShared, () => ({ operator: comparison.operator, left: slotAt(slot), right: 'slot' in right ? { slot: slotAt(right.slot) } : right }))
    }
    /** Whether the deciding day lies before another. */
    const before = ({ decidedOn }: CompiledRule, day: string): Grade | Planned =>
      graded(`${decidedOn} ${day}`, true, () => ({ operator: 'lessThan', left: slotAt(decidedOn), right: { known: exact(day) } }))

    /** What is alike in all lines of the group is decided here. */
    const settled = (node: Node): Grade | Planned => {
      if ('atom' in node) return atomAt(node.atom)
      const isAll = 'all' in node
      const [worst, best] = isAll ? [FALSE, TRUE] as const : [TRUE, FALSE] as const
      const members: Planned[] = []
      let isOpen = false
      for (const member of isAll ? node.all : node.any) {
        const one = settled(member)
        if (one === worst) return worst
        if (typeof one === 'object') members.push(one)
        else if (one === UNKNOWN) isOpen = true
      }
      if (members.length === 0) return isOpen ? UNKNOWN : best
      if (isOpen) members.push(planned(UNKNOWN))
      return members.length === 1 ? members[0] as Planned : { at: place(), isAll, members }
    }
    const planned = (one: Grade | Planned): Planned => {
      if (typeof one === 'object') return one
      const key = `constant ${one}`
      const known = own.get(key) as Planned | undefined
      const made = known ?? { at: place(), grader: constantGrader(one) }
      own.set(key, made)
      return made
    }
    const plannedRule = (compiled: CompiledRule): PlannedRule | undefined => {
      if (!compiled.isCompiled) return { compiled, versions: [], byWeight: [] }
      const versions: PlannedVersion[] = []
      const begins = [undefined, ...compiled.versions]
      for (const [index, version] of begins.entries()) {
        const next = begins[index + 1]
        const [begun, ended] = [version ? before(compiled, version.from) : FALSE, next ? before(compiled, next.from) : TRUE]
        if (begun === TRUE || ended === FALSE) continue
        const code = version?.code
        const scope = code ? settled(code.scope) : FALSE
        const text = version && code && scope !== FALSE ? { version, scope: planned(scope), requires: planned(settled(code.requires)), severity: code.severity } : undefined
        versions.push({ at: place(), text, before: typeof begun === 'object' ? begun : undefined, until: typeof ended === 'object' ? ended : undefined })
        place()
      }
      const weightOf = ({ text }: PlannedVersion) => (text ? weightOfSeverity[text.severity] : 0)
      const byWeight = versions.filter(({ text }) => text).sort((a, b) => weightOf(b) - weightOf(a))
      return byWeight.length > 0 ? { compiled, versions, byWeight } : undefined
    }
    const rules = asked.flatMap((compiled) => plannedRule(compiled) ?? [])
    return { rules, hasNoRules, size }
  }
}

/** The words that a block needs while it is judged, made once. */
function workspace(): (place: number) => Int32Array {
  const made: Int32Array[] = []
  return (place) => (made[place] ??= new Int32Array(LINES_IN_BLOCK / LINES_IN_WORD))
}

/** The table of the four verdicts, and the outcome, of all lines of a block. */
function toldBy({ rules, hasNoRules, size }: Plan, block: Loaded, wordsAt: (place: number) => Int32Array): Pick<Judged, 'outcomes' | 'told'> {
  const { words, lines } = block
  const gradesOf = evaluatorOver(block, wordsAt, size)
  const told: Told[] = []
  // Every line that there is, by its low bit.
  const every = wordsAt(size).fill(LOW, 0, words)
  every[words - 1] = LOW & (-1 >>> (32 * words - 2 * lines))
  const [blocked, act, open, spared, taken] = [wordsAt(size + 1).fill(0), wordsAt(size + 2).fill(0), wordsAt(size + 3).fill(0), wordsAt(size + 4), wordsAt(size + 5)]

  for (const { compiled, versions, byWeight } of rules) {
    if (!compiled.isCompiled) {
      for (let word = 0; word < words; word += 1) open[word] = (open[word] as number) | (every[word] as number)
      told.push({ compiled, version: undefined, severity: 'block', verdicts: every.slice(0, words).map((bits) => bits << 1) })
      continue
    }
    spared.fill(0, 0, words)
    taken.fill(0, 0, words)
    for (const { at, text, before, until } of versions) {
      const scope = text && gradesOf(text.scope)
      const requires = text && scope && isAnyOf(scope, words) ? gradesOf(text.requires) : undefined
      pick(every, before && gradesOf(before), until && gradesOf(until), wordsAt(at), words)
      compareTexts(wordsAt(at), scope, requires, wordsAt(at + 1), spared, words)
    }
    for (const { at, text } of byWeight) {
      const severity = text?.severity
      const [unmet, breaches] = [wordsAt(at + 1), severity === 'block' ? blocked : act]
      for (let word = 0; word < words; word += 1) {
        const mine = (unmet[word] as number) & ~(taken[word] as number)
        const breach = mine & ~(spared[word] as number)
        taken[word] = (taken[word] as number) | mine
        unmet[word] = (mine << 1) | breach
        if (severity === 'watch') continue
        breaches[word] = (breaches[word] as number) | breach
        open[word] = (open[word] as number) | (mine & ~breach)
      }
    }
    for (const { at, text } of versions) {
      if (!text) continue
      const [met, verdicts] = [wordsAt(at), wordsAt(at + 1)]
      let any = 0
      for (let word = 0; word < words; word += 1) {
        const mine = (met[word] as number) & ~(taken[word] as number)
        taken[word] = (taken[word] as number) | mine
        any |= verdicts[word] = (verdicts[word] as number) | mine
      }
      if (any !== 0) told.push({ compiled, version: text.version, severity: text.severity, verdicts: verdicts.slice(0, words) })
    }
  }
  const outcomes = new Int32Array(words)
  for (let word = 0; word < words; word += 1) {
    const breach = (blocked[word] as number) | (act[word] as number)
    const isOpen = hasNoRules ? every[word] as number : open[word] as number
    outcomes[word] = (breach << 1) | (blocked[word] as number) | (isOpen & ~breach)
  }
  return { outcomes, told }
}

/** The lines whose deciding day may pick a version. */
function pick(every: Int32Array, before: Int32Array | undefined, until: Int32Array | undefined, into: Int32Array, words: number): void {
  for (let word = 0; word < words; word += 1) {
    into[word] = (every[word] as number) & (before ? ~(before[word] as number) : -1) & (until ? (until[word] as number) >>> 1 : -1)
  }
}

/** Of the lines that pick a version, leaves those that meet it, and finds those that may not, and those that it surely spares. */
function compareTexts(picked: Int32Array, scope: Int32Array | undefined, requires: Int32Array | undefined, unmet: Int32Array, spared: Int32Array, words: number): void {
  for (let word = 0; word < words; word += 1) {
    const own = picked[word] as number
    const inScope = scope && requires ? scope[word] as number : 0
    const meets = requires ? requires[word] as number : 0
    const possible = own & (inScope >>> 1)
    const notMet = possible & ~meets
    picked[word] = possible & meets
    unmet[word] = notMet
    spared[word] = (spared[word] as number) | (own & ~(notMet & inScope & ~(meets >>> 1)))
  }
}

function isAnyOf(grades: Int32Array, words: number): boolean {
  let any = 0
  for (let word = 0; word < words; word += 1) any |= grades[word] as number
  return any !== 0
}

/** Asks each condition of a plan at most once of a block. */
function evaluatorOver(block: Block, wordsAt: (place: number) => Int32Array, size: number): (planned: Planned) => Int32Array {
  const { words } = block
  const isAsked = new Uint8Array(size)
  const gradesOf = (planned: Planned): Int32Array => {
    const into = wordsAt(planned.at)
    if (isAsked[planned.at] === 1) return into
    isAsked[planned.at] = 1
    if ('grader' in planned) planned.grader(block, into)
    else if (planned.isAll) all(planned.members, into)
    else any(planned.members, into)
    return into
  }
  const all = (members: readonly Planned[], into: Int32Array): void => {
    into.fill(-1, 0, words)
    for (const member of members) if (!leaves(into, gradesOf(member), words)) return
  }
  const any = (members: readonly Planned[], into: Int32Array): void => {
    into.fill(0, 0, words)
    for (const member of members) joins(into, gradesOf(member), words)
  }
  return gradesOf
}

/** Whether what holds of both is left of any line. */
function leaves(into: Int32Array, other: Int32Array, words: number): boolean {
  let any = 0
  for (let word = 0; word < words; word += 1) any |= into[word] = (into[word] as number) & (other[word] as number)
  return any !== 0
}

function joins(into: Int32Array, other: Int32Array, words: number): void {
  for (let word = 0; word < words; word += 1) into[word] = (into[word] as number) | (other[word] as number)
}
