import type { RuleVerdict } from '@sextant/model'
import { compare, type Hit, keyOf } from './hits.ts'
import { plain } from './plain.ts'

/** One rule version that stands behind outcomes, with all the orders that it hits: its clause is shown once. */
export interface Ground {
  key: string
  /** How it weighs on the orders, at its heaviest. */
  effect: Effect
  /** Any one of its verdicts: title, remedy, citation and the like are the same in all. */
  rule: RuleVerdict
  members: Member[]
}

interface Member {
  hit: Hit
  verdict: RuleVerdict
}

/** What was compared, and the orders of which it is true. */
export interface Variant {
  because: string[]
  missing: string[]
  assumptions: string[]
  error: string | undefined
  orders: Hit[]
}

const SENTENCE_MAX = 400

export type Effect = 'blocks' | 'asks' | 'may-block' | 'may-ask' | 'undecided' | 'advises'

/** The parts of a mail: what is certain comes before the open questions, what waits for their answers after them. */
export type Part = 'certain' | 'open' | 'advice'

export function partOf({ effect }: Ground): Part {
  if (effect === 'advises') return 'advice'
  return effect === 'blocks' || effect === 'asks' ? 'certain' : 'open'
}

export const effectRank: Record<Effect, number> = { blocks: 0, asks: 1, 'may-block': 2, 'may-ask': 3, undecided: 4, advises: 5 }

/** The rules behind the outcomes, heaviest first, then by the number of orders hit. */
export function groundsOf(hits: readonly Hit[]): Ground[] {
  const pairs = hits.flatMap((hit) => hit.verdicts.map((verdict) => ({ hit, verdict })))
  const grounds = [...Map.groupBy(pairs, ({ verdict }) => keyOf(verdict))].flatMap(([key, members]) => {
    const heaviest = members.toSorted((a, b) => effectRank[effectOf(a.verdict)] - effectRank[effectOf(b.verdict)])[0]
    if (!heaviest) return []
    const { verdict: rule } = heaviest
    return [{ key, effect: effectOf(rule), rule, members }]
  })
  return grounds.sort((a, b) =>
    effectRank[a.effect] - effectRank[b.effect] || b.members.length - a.members.length || compare(a.key, b.key))
}

export function effectOf({ verdict, severity }: Pick<RuleVerdict, 'verdict' | 'severity'>): Effect {
  const effects = verdict === 'breach'
    ? { block: 'blocks', act: 'asks', watch: 'advises' } as const
    : { block: 'may-block', act: 'may-ask', watch: 'undecided' } as const
  return effects[severity]
}

/** The orders of a ground by what was compared, most frequent first: the first `max`, and how many orders that leaves. */
export function variantsOf({ members }: Ground, max: number): { shown: Variant[]; left: number } {
  const told = members.map(({ hit, verdict }) => {
    const labels = new Map(hit.questions.map(({ fact, label }) => [fact, label]))
    const what = {
      because: verdict.because.slice(0, 6).map(({ sentence }) => sentence.slice(0, SENTENCE_MAX)),
      missing: verdict.missing.slice(0, 10).map((fact) => labels.get(fact) ?? fact),
      assumptions: verdict.assumptions.slice(0, 4),
      error: verdict.error,
    }
    return { hit, what, key: JSON.stringify(what) }
  })
  const alike = [...Map.groupBy(told, ({ key }) => key).values()].sort((a, b) => b.length - a.length)
  const shown = alike.slice(0, max).flatMap((same) => {
    const what = same[0]?.what
    if (!what) return []
    return [{
      because: what.because.map((text) => plain(text, SENTENCE_MAX)),
      missing: what.missing.map((text) => plain(text, 80)),
      assumptions: what.assumptions.map((text) => plain(text, 200)),
      error: what.error === undefined ? undefined : plain(what.error, 200),
      orders: same.map(({ hit }) => hit),
    }]
  })
  return { shown, left: alike.slice(max).reduce((sum, same) => sum + same.length, 0) }
}
