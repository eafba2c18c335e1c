import { compile, factLabel, type Matcher, questionsRanked } from '@sextant/matcher'
import { canonical, Language, type Market, Market as MarketCode, type OrdersQuestion, type OrdersQuestions, parse, type Subject } from '@sextant/model'
import { asExporter, countLinesToJudge, currentDay, factsOfLine, keyOf, linesBy, listedLines } from '@sextant/store'
import { z } from 'zod'
import type { Desk } from './desk.ts'
import { knownExporter } from './desk-known.ts'
import { subjectOf, todayOf } from './subject.ts'

/** Orders of which the rules know the same are asked once; of more than this that differ, the first are. It takes seconds. */
const ANSWERS_MAX = 1_000
const ORDERS_READ = 20_000
/** Beyond so many questions, or so many tries, an order is left to its own check: a ranking needs the easy ones. */
const tries = { sizeMax: 2, asksMax: 150 }

const Asked = z.object({ markets: z.array(MarketCode).max(250).optional(), language: Language.default('en') })

export const questionVerbs = {
  /** Which questions would settle most of the open orders that cannot be told. */
  async 'orders questions'({ store, rulebook }: Desk, input: unknown): Promise<OrdersQuestions> {
    const { exporter } = await knownExporter(store, input)
    const { markets, language } = parse(Asked, input, 'the filter')
    const day = await currentDay(store)
    const { open, lines } = await asExporter(store, exporter, async (session) => {
      const open = (await listedLines(session, exporter, { of: 'orders', outcome: 'cannot-tell', markets })).map(({ line }) => line).sort()
      const read = await linesBy(session, open.slice(0, ORDERS_READ).map((order) => ({ exporter, order })))
      return { open, lines: open.flatMap((id) => read.get(keyOf({ exporter, id })) ?? []) }
    })
    const matcher = compile(rulebook())
    const alike = new Map<string, { subject: Subject; market: Market; today: ReturnType<typeof todayOf>; orders: string[] }>()
    for (const line of lines) {
      const { subject } = subjectOf(matcher.rulebook.facts, line, factsOfLine(line))
      const weighed = weighedBy(matcher, subject)
      const name = canonical(weighed)
      const one = alike.get(name) ?? { subject: weighed, market: line.market, today: day && todayOf(matcher.rulebook.facts, weighed, line.line, day), orders: [] }
      if (!alike.has(name) && alike.size === ANSWERS_MAX) continue
      alike.set(name, one)
      one.orders.push(line.line)
    }
    const asked = [...alike].map(([id, { subject, market, today }]) => ({ id, subject, market, today }))
    const ordersOf = (ids: readonly string[]) => ids.flatMap((id) => alike.get(id)?.orders ?? []).sort()
    const ranked = async (side: OrdersQuestion['side']): Promise<OrdersQuestion[]> => {
      const sides = side === 'export' ? (['export'] as const) : (['transit', 'import'] as const)
      const found = await questionsRanked(matcher, asked, { ...tries, sides })
      return found.map(({ fact, settles, partOf }) => ({ side, fact, label: factLabel(matcher.rulebook.facts, { fact }, language), settles: ordersOf(settles), partOf: ordersOf(partOf) }))
    }
    const questions = [...(await ranked('import')), ...(await ranked('export'))]
    questions.sort((a, b) => b.settles.length - a.settles.length || b.partOf.length - a.partOf.length || (a.fact < b.fact ? -1 : 1))
    return { open: open.length, asked: asked.reduce((sum, { id }) => sum + ordersOf([id]).length, 0), toJudge: await countLinesToJudge(store, { exporter, of: 'orders', markets }), questions }
  },
} as const

/** What rules read of an order: its name and the like make no difference. */
function weighedBy({ program, rulebook: { facts } }: Matcher, subject: Subject): Subject {
  const names = new Set([...facts.identifying, 'exporter', 'orderId', 'vin'])
  const read = new Set(program.slots.map(({ fact }) => fact))
  return Object.fromEntries(Object.entries(subject).filter(([fact]) => read.has(fact) || !names.has(fact)))
}
