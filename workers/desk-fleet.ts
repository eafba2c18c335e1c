import { compile, judge } from '@sextant/matcher'
import { type Check, type HistoryStep, Language, type LineListed, type LineShown, Market, parse, ruleChanges, type Rulebook, SextantError, type Step } from '@sextant/model'
import {
  asExporter, auditHash, auditOf, currentRelease, factsOfLine, forgetIssues, goodsOf, historyOf, inTransaction, isDue, keyOf, type KeptStanding, type Line, lineBy, lineOf, linesOf, ordersOf, releaseBy, type Removed, removeExporter, removeGoods, removeOrder, standingOf, standingsOf, type Store, subscriptionsOf,
} from '@sextant/store'
import { z } from 'zod'
import type { Desk } from './desk.ts'
import { knownExporter, notFound } from './desk-known.ts'
import { subjectOf, todayOf, UNREAD_ORDERS } from './subject.ts'

const STEPS_SHOWN = 50
const AUDIT_SHOWN = 10_000

const Filter = z.object({
  outcome: z.enum(['blocked', 'act', 'cannot-tell', 'clear']).optional(),
  market: Market.optional(),
})
const Named = z.object({ id: z.string() })

/** What an exporter has open and sells, what is said of it, and that it can be taken back. */
export const fleetVerbs = {
  async 'orders list'({ store }: Desk, input: unknown): Promise<LineListed[]> {
    const { exporter } = await knownExporter(store, input)
    return filtered(await listed(store, exporter, (line) => line.order !== null), input)
  },

  /** Goods in each market that their exporter watches; where an order takes them there, that order is judged in their place. */
  async 'models list'({ store }: Desk, input: unknown): Promise<LineListed[]> {
    const { exporter } = await knownExporter(store, input)
    const alone = await listed(store, exporter, (line) => line.order === null)
    return filtered([...alone, ...(await ordered(store, exporter))].sort((a, b) => (keyIn(a) < keyIn(b) ? -1 : 1)), input)
  },

  async 'orders show'({ store }: Desk, input: unknown): Promise<LineShown> {
    const { exporter } = await knownExporter(store, input)
    const { id } = parse(Named, input, 'the order')
    const line = await asExporter(store, exporter, (session) => lineBy(session, exporter, id))
    if (!line?.order) throw notFound('order', id, (await asExporter(store, exporter, (session) => ordersOf(session, exporter))).map((order) => order.id))
    return shown(store, line, input)
  },

  async 'models show'({ store }: Desk, input: unknown): Promise<LineShown[]> {
    const { exporter } = await knownExporter(store, input)
    const { id } = parse(Named, input, 'the model')
    const { market } = parse(Filter, input, 'the model')
    const { goods, lines } = await asExporter(store, exporter, async (session) => ({ goods: await goodsOf(session, exporter), lines: await linesOf(session, exporter) }))
    if (!goods.some((one) => one.id === id)) throw notFound('model', id, goods.map((one) => one.id))
    const its = lines.filter((line) => line.goods.id === id && (market === undefined || line.market === market))
    if (its.length === 0) throw new SextantError('SEXTANT_NOT_FOUND', `the model "${id}" is judged for ${market ?? 'no market'}${market ? ' in no order and no subscription' : ''}; subscribe --exporter ${exporter} --market ${market ?? 'KZ'} watches one`)
    const answers: LineShown[] = []
    for (const line of its) answers.push(await shown(store, line, input))
    return answers
  },

  async 'orders remove'({ store }: Desk, input: unknown): Promise<string[]> {
    const { exporter } = await knownExporter(store, input)
    const { id } = parse(Named, input, 'the order')
    const order = (await asExporter(store, exporter, (session) => ordersOf(session, exporter))).find((one) => one.id === id)
    const removed = await removing(store, keyOf({ exporter, id }), (session) => removeOrder(session, exporter, id))
    if (!removed || !order) throw notFound('order', id, (await asExporter(store, exporter, (session) => ordersOf(session, exporter))).map((one) => one.id))
    return [
      `Order ${id} of ${exporter}: removed, ${gone(removed)}.`,
      `Its goods stay as the model ${order.goods}, which is judged for the markets that ${exporter} watches; models remove ${order.goods} removes them too.`,
    ]
  },

  async 'models remove'({ store }: Desk, input: unknown): Promise<string[]> {
    const { exporter } = await knownExporter(store, input)
    const { id } = parse(Named, input, 'the model')
    const removed = await removing(store, { begins: `${keyOf({ exporter, id })}@` }, (session) => removeGoods(session, exporter, id))
    if (!removed) throw notFound('model', id, (await asExporter(store, exporter, (session) => goodsOf(session, exporter))).map((one) => one.id))
    return [`Model ${id} of ${exporter}: removed, ${gone(removed)}.`]
  },

  async 'exporters remove'({ store }: Desk, input: unknown): Promise<string[]> {
    const { id } = parse(Named, input, 'the exporter')
    const { exporter } = await knownExporter(store, { exporter: id })
    const removed = await removing(store, { begins: `${exporter}/` }, (session) => removeExporter(session, exporter))
    if (!removed) throw notFound('exporter', id, [])
    return [`Exporter ${id}: removed with all orders, models, subscriptions and mails still to be sent, ${gone(removed)}.`]
  },

  /** What was removed, and when; with a name, whether that was. An exporter that is gone has its lines too. */
  async audit({ store }: Desk, input: unknown): Promise<string[]> {
    const { exporter, id } = parse(z.object({ exporter: z.string({ error: 'whose? Add --exporter ID' }), id: z.string().optional() }), input, 'the audit')
    const asked = id === undefined ? undefined : new Set((['order', 'goods', 'exporter'] as const).map((kind) => auditHash(exporter, kind, id)))
    const entries = (await auditOf(store, exporter, AUDIT_SHOWN)).filter(({ hash }) => asked === undefined || asked.has(hash))
    return entries.map(({ at, kind, hash, action }) => `${at}  ${exporter}  ${{ order: 'order', goods: 'model', exporter: 'exporter' }[kind]} ${id ?? hash.slice(0, 16)}  ${action}`)
  },
} as const

/** What is taken back leaves no trace among the issues either; together, so that a kill leaves no half of it. */
async function removing(store: Store, issues: Parameters<typeof forgetIssues>[2], remove: (session: Parameters<typeof removeOrder>[0]) => Promise<Removed | undefined>): Promise<Removed | undefined> {
  return inTransaction(store, async (session) => {
    const removed = await remove(session)
    if (removed) await forgetIssues(session, UNREAD_ORDERS, issues)
    return removed
  })
}

function gone({ changes, alerts }: Removed): string {
  return `with ${changes} steps of history and ${alerts} alerts; that it was removed stays in the audit`
}

async function listed(store: Store, exporter: string, isMeant: (line: Line) => boolean): Promise<LineListed[]> {
  const { lines, standings } = await asExporter(store, exporter, async (session) => ({ lines: await linesOf(session, exporter), standings: await standingsOf(session, exporter) }))
  const byLine = new Map(standings.map((one) => [one.line, one]))
  return lines.filter(isMeant).map((line) => listedFrom(line, byLine.get(line.line)))
}

function listedFrom({ line, goods, order, market }: Line, kept: KeptStanding | undefined): LineListed {
  const named = order ? { what: 'order' as const, id: line } : { what: 'goods' as const, id: goods.id }
  return { ...named, market, goods: goods.id, order: order ? line : null, outcome: kept?.standing.outcome ?? null, judgedAt: kept?.judgedAt ?? null }
}

/** The goods that an order takes to a watched market. */
async function ordered(store: Store, exporter: string): Promise<LineListed[]> {
  const subscriptions = await asExporter(store, exporter, (session) => subscriptionsOf(session, exporter))
  const watched = new Set(subscriptions.flatMap(({ markets }) => markets))
  const orders = await listed(store, exporter, ({ order, market }) => order !== null && watched.has(market))
  return orders.map((one) => ({ ...one, what: 'goods', id: one.goods }))
}

function filtered(lines: LineListed[], input: unknown): LineListed[] {
  const { outcome, market } = parse(Filter, input, 'the filter')
  return lines.filter((line) => (outcome === undefined || line.outcome === outcome) && (market === undefined || line.market === market))
}

function keyIn({ id, market, order }: LineListed): string {
  return `${lineOf(id, market)} ${order ?? ''}`
}

/** The answer is asked again of the very release, facts and day that the standing rests on, in the language asked for. */
async function shown(store: Store, line: Line, input: unknown): Promise<LineShown> {
  const { language = 'en' } = parse(z.object({ language: Language.optional() }), input, 'the language')
  const { exporter, goods, order, market } = line
  const { kept, steps } = await asExporter(store, exporter, async (session) => ({
    kept: await standingOf(session, exporter, line.line),
    steps: await historyOf(session, exporter, line.line, STEPS_SHOWN + 1),
  }))
  const rulebook = kept?.ground ? await releaseBy(store, kept.ground.release) : await currentRelease(store)
  if (!rulebook) throw new SextantError('SEXTANT_NOT_FOUND', 'no rules are in force yet, so nothing is judged; npm start puts them in force')
  return {
    exporter,
    ...(order ? { what: 'order', id: order.id } : { what: 'goods', id: goods.id }),
    market,
    goods: goods.id,
    facts: factsOfLine(line),
    outcome: kept?.standing.outcome ?? null,
    judgedAt: kept?.judgedAt ?? null,
    day: kept?.ground?.day ?? null,
    isDue: await isDue(store, exporter, line.line),
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
  const answer = await judge(compile(rulebook), subject, { markets: [market], language, underReview, today })
  return { rulebook: { digest: rulebook.digest, commit: rulebook.commit }, checkedAt: judgedAt, subjects: [answer] }
}

function historyStep(step: Step): HistoryStep {
  const { sequence, at, before, after, through } = step
  return { sequence, at, outcome: { before: before?.outcome ?? null, after: after.outcome }, verdicts: ruleChanges(step), through }
}
