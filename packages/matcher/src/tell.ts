import type { Outcome, RuleVerdict, Severity } from '@sextant/model'
import type { CompiledRule, CompiledVersion } from './compile.ts'
import type { Block } from './grader.ts'
import type { Planned, PlannedRule, PlannedVersion } from './plan.ts'
import { bitsAt, LINES_IN_BLOCK, LINES_IN_WORD, LOW } from './words.ts'

/** What one version of a rule tells of the lines of a block. */
export interface Told {
  compiled: CompiledRule
  /** Undefined where the rule is not compiled, and so tells nothing. */
  version: CompiledVersion | undefined
  severity: Severity
  /** The first of its words: by line two bits, a place among `verdicts`. */
  at: number
}

/** By their bits. Out of scope is also what another version of the rule tells. */
const verdicts: readonly RuleVerdict['verdict'][] = ['out-of-scope', 'complies', 'cannot-tell', 'breach']
const outcomes: readonly Outcome[] = ['clear', 'cannot-tell', 'act', 'blocked']

/**
 * The words of a block, good until the next one is judged: whoever keeps them copies them. The first ones are the outcomes,
 * by line two bits, a place among `outcomes`.
 */
export interface Telling {
  words: Int32Array
  told: Told[]
}

/** What the line at a place of a block comes to. */
export function outcomeAt({ words }: Telling, place: number): Outcome {
  return outcomes[bitsAt(words, place)] as Outcome
}

/** What a rule, or one version of it, says of that line. */
export function verdictAt({ words }: Telling, { at }: Told, place: number): RuleVerdict['verdict'] {
  return verdicts[bitsAt(words, place, at)] as RuleVerdict['verdict']
}

/** Tells of the lines of a block what `decidedBy` and `outcomeOf` tell of one. */
export function teller(): (rules: readonly PlannedRule[], hasNoRules: boolean, block: Block) => Telling {
  const gradesIn = asker()
  const fixed = spares()
  const [every, blocked, act, open, spared, taken, none, all] = [fixed(0), fixed(1), fixed(2), fixed(3), fixed(4), fixed(5), fixed(6), fixed(7).fill(-1)]
  const [met, unmet] = [spares(), spares()]
  let written = new Int32Array(LINES_IN_BLOCK)

  return (rules, hasNoRules, block) => {
    const { words, lines } = block
    const gradesOf = gradesIn(block)
    const told: Told[] = []
    let used = words
    const tell = (compiled: CompiledRule, version: CompiledVersion | undefined, severity: Severity, verdicts: Int32Array): void => {
      if (!isAnyOf(verdicts, words)) return
      if (used + words > written.length) written = grown(written)
      for (let word = 0; word < words; word += 1) written[used + word] = verdicts[word] as number
      told.push({ compiled, version, severity, at: used })
      used += words
    }
    // Every line that there is, by its low bit.
    every.fill(LOW, 0, words)
    every[words - 1] = LOW & (-1 >>> (2 * (words * LINES_IN_WORD - lines)))
    for (const outcome of [blocked, act, open]) outcome.fill(0, 0, words)

    for (const { compiled, versions, byWeight } of rules) {
      if (!compiled.isCompiled) {
        joins(open, every, words)
        for (let word = 0; word < words; word += 1) unmet(0)[word] = (every[word] as number) << 1
        tell(compiled, undefined, 'block', unmet(0))
        continue
      }
      spared.fill(0, 0, words)
      for (let index = 0; index < versions.length; index += 1) {
        const { text, before, until } = versions[index] as PlannedVersion
        const scope = text ? gradesOf(text.scope) : none
        const requires = text && isAnyOf(scope, words) ? gradesOf(text.requires) : none
        ask(every, before ? gradesOf(before) : none, until ? gradesOf(until) : all, scope, requires, met(index), unmet(index), spared, words)
      }
      taken.fill(0, 0, words)
      for (const index of byWeight) {
        const severity = versions[index]?.text?.severity
        tellUnmet(unmet(index), spared, taken, severity === 'block' ? blocked : severity === 'act' ? act : undefined, open, words)
      }
      for (let index = 0; index < versions.length; index += 1) {
        const text = versions[index]?.text
        if (!text) continue
        tellMet(unmet(index), met(index), taken, words)
        tell(compiled, text.version, text.severity, unmet(index))
      }
    }
    for (let word = 0; word < words; word += 1) {
      const breach = (blocked[word] as number) | (act[word] as number)
      const isOpen = hasNoRules ? every[word] as number : open[word] as number
      written[word] = (breach << 1) | (blocked[word] as number) | (isOpen & ~breach)
    }
    // Memory of their own for each block would have to be collected, some hundred megabytes a second.
    return { words: written.subarray(0, used), told }
  }
}

function grown(words: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const more = new Int32Array(words.length * 2)
  more.set(words)
  return more
}

/** Words for a block, made once and used for each. */
function spares(): (index: number) => Int32Array {
  const made: Int32Array[] = []
  return (index) => (made[index] ??= new Int32Array(LINES_IN_BLOCK / LINES_IN_WORD))
}

/** Blocks are numbered over all judgings, for those that go on at the same time ask the same conditions. */
let blocks = 0

/** Asks each condition at most once of a block. */
function asker(): (block: Block) => (planned: Planned) => Int32Array {
  const spare = spares()
  return (block) => {
    const { words } = block
    const number = (blocks += 1)
    let used = 0
    const gradesOf = (planned: Planned): Int32Array => {
      if (planned.block === number) return spare(planned.place)
      const into = spare(used)
      planned.block = number
      planned.place = used
      used += 1
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
}

/** Of the lines whose deciding day may pick a version: those that meet it, those that may not, and those that it surely spares. */
function ask(
  every: Int32Array, before: Int32Array, until: Int32Array, scope: Int32Array, requires: Int32Array,
  met: Int32Array, unmet: Int32Array, spared: Int32Array, words: number,
): void {
  for (let word = 0; word < words; word += 1) {
    const picked = (every[word] as number) & ~(before[word] as number) & ((until[word] as number) >>> 1)
    const inScope = scope[word] as number
    const meets = requires[word] as number
    const possible = picked & (inScope >>> 1)
    const notMet = possible & ~meets
    met[word] = possible & meets
    unmet[word] = notMet
    spared[word] = (spared[word] as number) | (picked & ~(notMet & inScope & ~(meets >>> 1)))
  }
}

/** Takes the lines that no heavier version has told of: a breach where no version spares them, else an open question. */
function tellUnmet(unmet: Int32Array, spared: Int32Array, taken: Int32Array, breaches: Int32Array | undefined, open: Int32Array, words: number): void {
  for (let word = 0; word < words; word += 1) {
    const mine = (unmet[word] as number) & ~(taken[word] as number)
    const breach = mine & ~(spared[word] as number)
    taken[word] = (taken[word] as number) | mine
    unmet[word] = (mine << 1) | breach
    if (!breaches) continue
    breaches[word] = (breaches[word] as number) | breach
    open[word] = (open[word] as number) | (mine & ~breach)
  }
}

/** Takes the lines that comply and of which nothing is told yet. */
function tellMet(verdicts: Int32Array, met: Int32Array, taken: Int32Array, words: number): void {
  for (let word = 0; word < words; word += 1) {
    const mine = (met[word] as number) & ~(taken[word] as number)
    taken[word] = (taken[word] as number) | mine
    verdicts[word] = (verdicts[word] as number) | mine
  }
}

function isAnyOf(grades: Int32Array, words: number): boolean {
  let any = 0
  for (let word = 0; word < words; word += 1) any |= grades[word] as number
  return any !== 0
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
