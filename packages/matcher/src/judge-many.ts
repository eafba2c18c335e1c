import { setImmediate as turn } from 'node:timers/promises'
import { type Market, SextantError, type Side } from '@sextant/model'
import type { Bounds } from './bounds.ts'
import { basesOf, type Column, type Columns, digestOf, type Group, isGrouping, linesWithin, nameOf } from './columns.ts'
import type { Matcher } from './compile.ts'
import { hasNoRules, rulesConcerning } from './decide.ts'
import { type Block, type Horizon, horizonOf } from './grader.ts'
import { plannerOf, type PlannedRule } from './plan.ts'
import { teller, type Telling } from './tell.ts'
import { LINES_IN_BLOCK, LINES_IN_WORD, wordsFor } from './words.ts'

/** Which rules are asked of which lines. */
export interface JudgingMany {
  sides?: readonly Side[] | undefined
  /** Only these rules; lines that none of them may concern are passed over, and the outcome is theirs alone. Absent: all. */
  rules?: ReadonlySet<string> | undefined
  /** Only these lines, by their numbers. Absent: all. */
  lines?: Iterable<number> | undefined
  /** Looked at between blocks, where timers and sockets have their turn too. */
  signal?: AbortSignal | undefined
}

/** Some lines of one market, judged; good until the next ones are. */
export interface Judged extends Telling {
  market: Market
  /** The numbers of the lines. */
  lines: Uint32Array
}

/** `judgeMany` of a matcher, here or in threads. */
export type JudgeColumns = (columns: Columns, asking?: Omit<JudgingMany, 'lines'>) => AsyncIterable<Judged>

/**
 * What `decide` says of every line, block by block: each comparison once for all lines of a block, in both readings of
 * what is unknown.
 */
export async function* judgeMany(matcher: Matcher, columns: Columns, { lines, signal, ...asking }: JudgingMany = {}): AsyncGenerator<Judged> {
  const asked = lines ? linesWithin(columns, lines) : columns
  const judging = judgingOf(matcher, asked, asking)
  for (const block of blocksOf(asked)) {
    signal?.throwIfAborted()
    const judged = judging.judged(block)
    if (judged) yield judged
    await turn()
  }
}

/** Places of one group. */
export interface BlockOf {
  group: number
  from: number
  to: number
}

export interface Judging {
  /** Undefined where no rule that is asked may concern the block. */
  judged(block: BlockOf): Judged | undefined
}

/** All lines, in parts that are judged side by side. */
export function blocksOf({ groups }: Columns): BlockOf[] {
  return groups.flatMap(({ from, to }, group) =>
    Array.from({ length: Math.ceil((to - from) / LINES_IN_BLOCK) }, (_, index) => ({ group, from: from + index * LINES_IN_BLOCK, to: Math.min(to, from + (index + 1) * LINES_IN_BLOCK) })))
}

/** The same for a caller that chooses the blocks itself, such as a thread. */
export function judgingOf(matcher: Matcher, columns: Columns, { sides, rules }: Pick<JudgingMany, 'sides' | 'rules'> = {}): Judging {
  refuseOthers(matcher, columns)
  const planOf = plannerOf(matcher)(columns)
  const blockAt = blockReader(columns)
  const tell = teller()
  const askedOf = (group: Group): { rules: PlannedRule[]; hasNoRules: boolean } => {
    const { market, subject } = group
    const candidates = rulesConcerning(matcher, subject, market, sides)
    return { rules: candidates.flatMap((compiled) => (!rules || rules.has(compiled.rule.id) ? planOf(compiled) ?? [] : [])), hasNoRules: !rules && hasNoRules(matcher, market, sides) }
  }
  let latest: { group: Group; asked: ReturnType<typeof askedOf> } | undefined
  return {
    judged({ group: number, from, to }) {
      const group = columns.groups[number] as Group
      if (latest?.group !== group) latest = { group, asked: askedOf(group) }
      const { asked } = latest
      if (rules && asked.rules.length === 0) return undefined
      return { market: group.market, lines: columns.numbers.subarray(from, to), ...tell(asked.rules, asked.hasNoRules, blockAt(group, from, to)) }
    },
  }
}

function refuseOthers({ program, rulebook }: Matcher, { bases, readBy }: Columns): void {
  if (readBy !== digestOf(rulebook.facts)) throw new SextantError('SEXTANT_INVALID', 'the columns were read by another rules/facts.json; make them with the rulebook that is asked')
  const held = new Set(bases.map(nameOf))
  const lacking = program.slots.flatMap(basesOf).filter((base) => !isGrouping(base.fact) && !held.has(nameOf(base)))
  if (lacking.length > 0) {
    throw new SextantError('SEXTANT_INVALID', `the rules read ${[...new Set(lacking.map(nameOf))].join(', ')}, of which the columns were made without; make them with the rulebook that is asked`)
  }
}

/** Copies codes out of the columns, each at most once for a block, into arrays of one kind, which all comparisons read. */
function blockReader({ columns }: Columns): (group: Group, from: number, to: number) => Block {
  const copies = columns.map(() => ({ from: -1, to: -1, codes: new Int32Array(0) }))
  const horizons = new Map<Bounds, { from: number; to: number; horizon: Horizon }>()
  return (group, from, to) => {
    const lines = to - from
    const words = wordsFor(lines)
    const codes = (column: number): Int32Array => {
      const copy = copies[column] as (typeof copies)[number]
      if (copy.from === from && copy.to === to) return copy.codes
      if (copy.codes.length === 0) copy.codes = new Int32Array(LINES_IN_BLOCK)
      Object.assign(copy, { from, to })
      copy.codes.set((columns[column] as Column).codes.subarray(from, to))
      return copy.codes.fill(0, lines, words * LINES_IN_WORD)
    }
    const horizon = (column: number, bounds: Bounds): Horizon => {
      const found = horizons.get(bounds) ?? { from: -1, to: -1, horizon: { threshold: 0, words: new Int32Array(LINES_IN_BLOCK / LINES_IN_WORD) } }
      if (found.from === from && found.to === to) return found.horizon
      horizons.set(bounds, found)
      Object.assign(found, { from, to })
      found.horizon.threshold = horizonOf(codes(column), bounds, found.horizon.words, words)
      return found.horizon
    }
    return { group, lines, words, codes, horizon }
  }
}
