import { z } from 'zod'
import { canonical } from './rulebook.ts'
import { Change } from './alert.ts'
import { Day } from './day.ts'
import type { RuleVerdict } from './verdict.ts'

/**
 * Through what an answer changed. Each is a difference of the inputs that the two judgements rest on; where several
 * differ at once, all are named, for nobody has judged with only one of them changed.
 */
export const Cause = z.discriminatedUnion('kind', [
  /** It was judged for the first time, or what the judgement before rested on was not kept. */
  z.strictObject({ kind: z.literal('first') }),
  /** What its exporter says of it, by the names of the facts; null for a fact that was not given. */
  z.strictObject({ kind: z.literal('facts'), facts: z.record(z.string(), z.strictObject({ before: z.unknown(), after: z.unknown() })) }),
  /** By their digests. */
  z.strictObject({ kind: z.literal('release'), before: z.string(), after: z.string() }),
  /** The passing of time; null where the day did not matter. */
  z.strictObject({ kind: z.literal('day'), before: Day, after: Day }),
  /** Rules whose cited clause has changed since, and those that somebody has looked at. */
  z.strictObject({ kind: z.literal('review'), opened: z.array(z.string()), closed: z.array(z.string()) }),
])
export type Cause = z.infer<typeof Cause>

/**
 * One change of one line, with what it was: the verdicts that went and those that came. A verdict is written
 * `rule@version:verdict:severity:status`; what is out of scope is not written at all.
 */
export const Step = Change.extend({ gone: z.array(z.string()), come: z.array(z.string()), through: z.array(Cause) })
export type Step = z.infer<typeof Step>

/** What the judgement of a line rests on. `day` is null where the day of asking says nothing of it. */
export interface Ground {
  facts: Record<string, unknown>
  release: string
  day: Day | null
}

/** One verdict, written so that two are equal where they say the same. `none` where no version is in force. */
export function verdictText({ rule, version, verdict, severity, status }: Pick<RuleVerdict, 'rule' | 'version' | 'verdict' | 'severity' | 'status'>): string {
  return `${rule}@${version ?? 'none'}:${verdict}:${severity}:${status}`
}

/** What one rule said, read back from a history. */
export type Said = Pick<RuleVerdict, 'version' | 'verdict' | 'severity' | 'status'>

/** What a step changed, rule by rule; null where the rule did not concern the line. */
export interface RuleChange {
  rule: string
  before: Said | null
  after: Said | null
}

export function ruleChanges({ gone, come }: Pick<Step, 'gone' | 'come'>): RuleChange[] {
  const [before, after] = [saidByRule(gone), saidByRule(come)]
  const rules = [...new Set([...before.keys(), ...after.keys()])].sort()
  return rules.map((rule) => ({ rule, before: before.get(rule) ?? null, after: after.get(rule) ?? null }))
}

const shape =
  /^(?<rule>[^@:]+)@(?<version>[^:]+):(?<verdict>breach|complies|cannot-tell):(?<severity>block|act|watch):(?<status>active|draft|needs review)$/

function saidByRule(verdicts: readonly string[]): Map<string, Said> {
  return new Map(
    verdicts.flatMap((text) => {
      const parts = shape.exec(text)?.groups
      if (!parts) return []
      // The groups hold nothing but the words that the expression lists, and a version that `verdictText` wrote.
      const { rule, version, ...said } = parts as unknown as { rule: string; version: Day | 'none' } & Omit<Said, 'version'>
      return [[rule, { version: version === 'none' ? null : version, ...said }]]
    }),
  )
}

/** The verdicts of a check, as the history keeps them. */
export function verdictTexts(verdicts: readonly Parameters<typeof verdictText>[0][]): string[] {
  return [...new Set(verdicts.filter(({ verdict }) => verdict !== 'out-of-scope').map(verdictText))].sort()
}

/** What went and what came between two lists of verdicts. */
export function differenceBetween(before: readonly string[], after: readonly string[]): Pick<Step, 'gone' | 'come'> {
  const [old, young] = [new Set(before), new Set(after)]
  return { gone: [...old.difference(young)].sort(), come: [...young.difference(old)].sort() }
}

/** The verdicts at which a history, oldest step first, arrives. */
export function replayed(steps: readonly Pick<Step, 'gone' | 'come' | 'through'>[]): string[] {
  let verdicts = new Set<string>()
  for (const { gone, come, through } of steps) {
    if (through.some(({ kind }) => kind === 'first')) verdicts = new Set()
    verdicts = verdicts.difference(new Set(gone)).union(new Set(come))
  }
  return [...verdicts].sort()
}

export function causesBetween(before: Ground | null, after: Ground, { gone, come }: Pick<Step, 'gone' | 'come'>): Cause[] {
  if (!before) return [{ kind: 'first' }]
  const facts = changedFacts(before.facts, after.facts)
  const [opened, closed] = [reviewsBetween(gone, come), reviewsBetween(come, gone)]
  return [
    ...(Object.keys(facts).length > 0 ? [{ kind: 'facts' as const, facts }] : []),
    ...(before.release !== after.release ? [{ kind: 'release' as const, before: before.release, after: after.release }] : []),
    ...(before.day !== null && after.day !== null && before.day !== after.day ? [{ kind: 'day' as const, before: before.day, after: after.day }] : []),
    ...(opened.length + closed.length > 0 ? [{ kind: 'review' as const, opened, closed }] : []),
  ]
}

function changedFacts(before: Record<string, unknown>, after: Record<string, unknown>): Record<string, { before: unknown; after: unknown }> {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()
  const differing = names.filter((name) => canonical(before[name] ?? null) !== canonical(after[name] ?? null))
  return Object.fromEntries(differing.map((name) => [name, { before: before[name] ?? null, after: after[name] ?? null }]))
}

/** The rules that are under review in `after` and were not in `before`; a rule that was not asked before is not one of them. */
function reviewsBetween(before: readonly string[], after: readonly string[]): string[] {
  const rulesIn = (verdicts: readonly string[], isUnderReview: boolean) =>
    new Set(verdicts.filter((text) => text.endsWith(':needs review') === isUnderReview).map((text) => text.slice(0, text.indexOf('@'))))
  return [...rulesIn(after, true).intersection(rulesIn(before, false))].sort()
}
