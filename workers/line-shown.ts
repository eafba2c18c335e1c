import { compile, judge } from '@sextant/matcher'
import { type Check, type HistoryStep, type Language, type LineShown, ruleChanges, type Rulebook, type Step } from '@sextant/model'
import { asExporter, factsOfLine, historyOf, inTransaction, isDue, type KeptStanding, type Line, standingOf } from '@sextant/store'
import type { Desk } from './desk.ts'
import { releaseOf } from './released.ts'
import { subjectOf, todayOf } from './subject.ts'

const STEPS_SHOWN = 50

/** The answer is asked again of the very release, facts and day that the standing rests on, in the language asked for. */
export async function shownLine({ store, rulebook: inForce }: Desk, line: Line, language: Language): Promise<LineShown> {
  const { exporter, goods, order, market } = line
  const { kept, steps } = await asExporter(store, exporter, async (session) => ({
    kept: await standingOf(session, exporter, line.line),
    steps: await historyOf(session, exporter, line.line, STEPS_SHOWN + 1),
  }))
  const rulebook = (kept?.ground && (await releaseOf(store, kept.ground.release))) ?? inForce()
  return {
    exporter,
    ...(order ? { what: 'order', id: order.id } : { what: 'goods', id: goods.id }),
    market,
    goods: goods.id,
    facts: factsOfLine(line),
    outcome: kept?.standing.outcome ?? null,
    judgedAt: kept?.judgedAt ?? null,
    day: kept?.ground?.day ?? null,
    isDue: await inTransaction(store, (session) => isDue(session, exporter, line.line)),
    check: kept ? await checkOf(rulebook, line, kept, language) : null,
    history: steps.slice(0, STEPS_SHOWN).map(historyStep),
    hasOlder: steps.length > STEPS_SHOWN,
    dictionary: rulebook.facts,
  }
}

async function checkOf(rulebook: Rulebook, { exporter, line, market }: Line, { ground, verdicts, judgedAt }: KeptStanding, language: Language): Promise<Check | null> {
  if (!ground) return null
  const { subject } = subjectOf(rulebook.facts, { exporter, line }, ground.facts)
  const today = ground.day === null ? undefined : todayOf(rulebook.facts, subject, line, ground.day)
  const underReview = new Set((verdicts ?? []).filter((text) => text.endsWith(':needs review')).map((text) => text.slice(0, text.indexOf('@'))))
  const answer = await judge(compile(rulebook), subject, { markets: [market], language, underReview, today, explain: 'told' })
  return { rulebook: { digest: rulebook.digest, commit: rulebook.commit }, checkedAt: judgedAt, subjects: [answer] }
}

function historyStep(step: Step): HistoryStep {
  const { sequence, at, before, after, through } = step
  return { sequence, at, outcome: { before: before?.outcome ?? null, after: after.outcome }, verdicts: ruleChanges(step), through }
}
