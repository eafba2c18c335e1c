import { Language, type LineListed, type LineShown, Market, ownName, parse, SextantError } from '@sextant/model'
import { asExporter, goodsOf, type KeptStanding, type Line, lineBy, lineOf, linesOf, ordersOf, standingsOf, type Store, subscriptionsOf } from '@sextant/store'
import { z } from 'zod'
import type { Desk } from './desk.ts'
import { knownExporter, notFound } from './desk-known.ts'
import { shownLine } from './line-shown.ts'

const Filter = z.object({
  outcome: z.enum(['blocked', 'act', 'cannot-tell', 'clear']).optional(),
  markets: z.array(Market).max(250).optional(),
})
const Named = z.object({ id: z.string().overwrite(ownName) })

/** What an exporter has open and sells, and what is said of it. */
export const fleetVerbs = {
  async 'orders list'({ store }: Desk, input: unknown): Promise<LineListed[]> {
    const { exporter } = await knownExporter(store, input)
    return filtered(await listed(store, exporter, (line) => line.order !== null), input)
  },

  /** Goods in each market that their exporter watches; where an order takes them there, that order is judged in their place. */
  async 'models list'({ store }: Desk, input: unknown): Promise<LineListed[]> {
    const { exporter } = await knownExporter(store, input)
    const judged = [...(await listed(store, exporter, (line) => line.order === null)), ...(await ordered(store, exporter))]
    const unwatched = await unwatchedGoods(store, exporter, new Set(judged.map(({ id }) => id)))
    return filtered([...judged, ...unwatched].sort((a, b) => (keyIn(a) < keyIn(b) ? -1 : 1)), input)
  },

  async 'orders show'(desk: Desk, input: unknown): Promise<LineShown> {
    const { store } = desk
    const { exporter } = await knownExporter(store, input)
    const { id } = parse(Named, input, 'the order')
    const line = await asExporter(store, exporter, (session) => lineBy(session, exporter, id))
    if (!line?.order) throw notFound('order', id, (await asExporter(store, exporter, (session) => ordersOf(session, exporter))).map((order) => order.id))
    return shownLine(desk, line, languageIn(input))
  },

  async 'models show'(desk: Desk, input: unknown): Promise<LineShown[]> {
    const { store } = desk
    const { exporter } = await knownExporter(store, input)
    const { id } = parse(Named, input, 'the model')
    const { markets } = parse(Filter, input, 'the model')
    const { goods, lines } = await asExporter(store, exporter, async (session) => ({ goods: await goodsOf(session, exporter), lines: await linesOf(session, exporter) }))
    if (!goods.some((one) => one.id === id)) throw notFound('model', id, goods.map((one) => one.id))
    const its = lines.filter((line) => line.goods.id === id && (markets?.includes(line.market) ?? true))
    if (its.length === 0) throw new SextantError('SEXTANT_NOT_FOUND', `the model "${id}" is judged for ${markets ? 'another market' : 'no market'}; have ${markets?.join(' and ') ?? 'one'} watched with subscribe --exporter ${exporter} --market ${markets?.join(',') ?? 'KZ'}`)
    const answers: LineShown[] = []
    for (const line of its) answers.push(await shownLine(desk, line, languageIn(input)))
    return answers
  },
} as const

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

/** Goods that are judged nowhere are listed all the same. */
async function unwatchedGoods(store: Store, exporter: string, judged: ReadonlySet<string>): Promise<LineListed[]> {
  const goods = await asExporter(store, exporter, (session) => goodsOf(session, exporter))
  return goods.filter(({ id }) => !judged.has(id)).map(({ id }) => ({ what: 'goods', id, market: null, goods: id, order: null, outcome: null, judgedAt: null }))
}

function filtered(lines: LineListed[], input: unknown): LineListed[] {
  const { outcome, markets } = parse(Filter, input, 'the filter')
  return lines.filter((line) => (outcome === undefined || line.outcome === outcome) && (markets === undefined || (line.market !== null && markets.includes(line.market))))
}

function keyIn({ id, market, order }: LineListed): string {
  return `${lineOf(id, market ?? '')} ${order ?? ''}`
}

function languageIn(input: unknown): Language {
  return parse(z.object({ language: Language.default('en') }), input, 'the language').language
}
