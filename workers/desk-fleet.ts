import { Language, type LineListed, type LineShown, type LinesListed, Market, ownName, parse, SextantError } from '@sextant/model'
import { asExporter, countLinesToJudge, goodsBy, lineBy, lineOf, linesOfGoods, type ListedLine, listedLines, namesIn, type Session, subscriptionsOf } from '@sextant/store'
import { z } from 'zod'
import type { Desk } from './desk.ts'
import { knownExporter, notFound } from './desk-known.ts'
import { shownLine } from './line-shown.ts'

/** Of names that are known, so many are told where one is not among them. */
const NAMES_MAX = 21

const Filter = z.object({
  outcome: z.enum(['blocked', 'act', 'cannot-tell', 'clear']).optional(),
  markets: z.array(Market).max(250).optional(),
})
const Named = z.object({ id: z.string().overwrite(ownName) })

/** What an exporter has open and sells, and what is said of it. */
export const fleetVerbs = {
  async 'orders list'({ store }: Desk, input: unknown): Promise<LinesListed> {
    const { exporter } = await knownExporter(store, input)
    const filter = filterIn(input)
    const found = await asExporter(store, exporter, (session) => listedLines(session, exporter, { of: 'orders', ...filter }))
    return { lines: inOrder(found.map(listedFrom)), toJudge: await countLinesToJudge(store, { exporter, of: 'orders', markets: filter.markets }) }
  },

  /** Goods in each market that their exporter watches; where an order takes them there, that order is judged in their place. */
  async 'models list'({ store }: Desk, input: unknown): Promise<LinesListed> {
    const { exporter } = await knownExporter(store, input)
    const filter = filterIn(input)
    const lines = await asExporter(store, exporter, async (session) => {
      const watched = new Set((await subscriptionsOf(session, exporter)).flatMap(({ markets }) => markets))
      const judged = (await listedLines(session, exporter, filter)).filter(({ of, market }) => of === 'goods' || watched.has(market))
      const named = judged.map((line): LineListed => ({ ...listedFrom(line), what: 'goods', id: line.goods }))
      // Goods that are judged nowhere are listed all the same.
      const isAll = filter.outcome === undefined && filter.markets === undefined
      return isAll ? [...named, ...(await unjudgedGoods(session, exporter, new Set(named.map(({ id }) => id))))] : named
    })
    return { lines: inOrder(lines), toJudge: await countLinesToJudge(store, { exporter, markets: filter.markets }) }
  },

  async 'orders show'(desk: Desk, input: unknown): Promise<LineShown> {
    const { store } = desk
    const { exporter } = await knownExporter(store, input)
    const { id } = parse(Named, input, 'the order')
    const line = await asExporter(store, exporter, (session) => lineBy(session, exporter, id))
    if (!line?.order) throw notFound('order', id, await asExporter(store, exporter, (session) => namesIn(session, 'orders', exporter, NAMES_MAX)))
    return shownLine(desk, line, languageIn(input))
  },

  async 'models show'(desk: Desk, input: unknown): Promise<LineShown[]> {
    const { store } = desk
    const { exporter } = await knownExporter(store, input)
    const { id } = parse(Named, input, 'the model')
    const { markets } = parse(Filter, input, 'the model')
    const { goods, lines } = await asExporter(store, exporter, async (session) => ({ goods: await goodsBy(session, exporter, id), lines: await linesOfGoods(session, exporter, id) }))
    if (!goods) throw notFound('model', id, await asExporter(store, exporter, (session) => namesIn(session, 'goods', exporter, NAMES_MAX)))
    const its = lines.filter((line) => markets?.includes(line.market) ?? true)
    if (its.length === 0) throw new SextantError('SEXTANT_NOT_FOUND', `the model "${id}" is judged for ${markets ? 'another market' : 'no market'}; have ${markets?.join(' and ') ?? 'one'} watched with subscribe --exporter ${exporter} --market ${markets?.join(',') ?? 'KZ'}`)
    const answers: LineShown[] = []
    for (const line of its) answers.push(await shownLine(desk, line, languageIn(input)))
    return answers
  },
} as const

function listedFrom({ line, goods, market, of, outcome, judgedAt }: ListedLine): LineListed {
  const isOrder = of === 'orders'
  return { what: isOrder ? 'order' : 'goods', id: isOrder ? line : goods, market, goods, order: isOrder ? line : null, outcome, judgedAt }
}

async function unjudgedGoods(session: Session, exporter: string, judged: ReadonlySet<string>): Promise<LineListed[]> {
  const names = await namesIn(session, 'goods', exporter)
  return names.filter((id) => !judged.has(id)).map((id) => ({ what: 'goods', id, market: null, goods: id, order: null, outcome: null, judgedAt: null }))
}

function filterIn(input: unknown): z.output<typeof Filter> {
  const { outcome, markets } = parse(Filter, input, 'the filter')
  return { outcome, markets }
}

function inOrder(lines: readonly LineListed[]): LineListed[] {
  const keyed = lines.map((line) => ({ line, key: `${lineOf(line.id, line.market ?? '')} ${line.order ?? ''}` }))
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ line }) => line)
}

function languageIn(input: unknown): Language {
  return parse(z.object({ language: Language.default('en') }), input, 'the language').language
}
