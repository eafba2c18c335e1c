import { compile, expanded, type Line, type Matcher } from '@sextant/matcher'
import { canonical, type Rule, type Rulebook, SextantError, verdictText, versionsOf } from '@sextant/model'
import { basisBy, basisOf, type Store } from '@sextant/store'
import { type Answer, answersOf } from './answers.ts'
import { releaseOf } from './released.ts'

/** What lines are judged by. */
export interface Judging {
  matcher: Matcher
  underReview: ReadonlySet<string>
}

/** The rules that do not say the same by two bases, as each of them has them. */
export interface Difference {
  before: Judging
  after: Judging
}

/**
 * Between an earlier basis and that of what is judged by now. Undefined where the earlier one cannot be told any more, where
 * facts are read otherwise since, or where `basis` is not that of what is judged by: then no line is known to say the same.
 */
export async function differenceSince(store: Store, earlier: string, basis: string, present: Judging): Promise<Difference | undefined> {
  return differenceFrom(store, earlier, basis, present).catch(noneUsable)
}

async function differenceFrom(store: Store, earlier: string, basis: string, present: Judging): Promise<Difference | undefined> {
  const { rulebook } = present.matcher
  const kept = await basisBy(store, earlier)
  const release = kept && (await releaseOf(store, kept.release))
  if (!release || canonical(release.facts) !== canonical(rulebook.facts)) return undefined
  if (basis !== basisOf({ release: rulebook.digest, underReview: present.underReview })) return undefined
  const [old, young] = [contentsOf(release), contentsOf(rulebook)]
  const reviewed = kept.underReview.symmetricDifference(present.underReview)
  const differing = (all: Rulebook) => compile({ ...all, rules: all.rules.filter(({ id }) => reviewed.has(id) || old.get(id) !== young.get(id)) })
  return { before: { matcher: differing(release), underReview: kept.underReview }, after: { matcher: differing(rulebook), underReview: present.underReview } }
}

/** The places of the lines of which both say the same. Only the rules that differ are asked: of the others, each says what it said. */
export async function alikeBy({ before, after }: Difference, lines: readonly Line[]): Promise<number[]> {
  const said = new Map<number, string>()
  for await (const { index, answer } of answersOf(before.matcher, lines, before.underReview)) said.set(index, textOf(answer))
  const alike: number[] = []
  for await (const { index, answer } of answersOf(after.matcher, lines, after.underReview)) if (said.get(index) === textOf(answer)) alike.push(index)
  return alike
}

function textOf({ outcome, verdicts }: Answer): string {
  return [outcome, ...verdicts.map((verdict) => `${verdictText(verdict)} ${verdict.error ?? ''}`).sort()].join('\n')
}

/** All that each rule says, with the shared conditions in their places. */
function contentsOf({ rules, conditions }: Rulebook): Map<string, string> {
  const whole = (rule: Rule) => [rule, versionsOf(rule).map(({ version }) => version && [expanded(version.scope, conditions), expanded(version.requires, conditions)])]
  return new Map(rules.map((rule) => [rule.id, canonical(whole(rule))]))
}

/** An earlier release that was tampered with keeps nobody from judging by the present one. */
function noneUsable(error: unknown): undefined {
  if (!(error instanceof SextantError)) throw error
}
