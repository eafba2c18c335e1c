import { type Language, type LineListed, marketName } from '@sextant/model'
import { inColumns } from './in-columns.ts'

interface Words {
  order: string
  model: string
  market: string
  outcome: string
  car: string
  outcomes: Record<NonNullable<LineListed['outcome']>, string>
  notJudged: string
  notWatched: string
}

const wordsIn: Record<Language, Words> = {
  en: { order: 'Order', model: 'Model', market: 'Market', outcome: 'Outcome', car: 'Vehicle', outcomes: { blocked: 'blocked', act: 'act', 'cannot-tell': 'cannot tell', clear: 'clear' }, notJudged: 'not judged yet', notWatched: 'no market is watched' },
  zh: { order: '订单', model: '车型', market: '市场', outcome: '结论', car: '车辆', outcomes: { blocked: '不可发运', act: '须先处理', 'cannot-tell': '无法判定', clear: '未发现障碍' }, notJudged: '尚未判定', notWatched: '未关注任何市场' },
  ru: { order: 'Заказ', model: 'Модель', market: 'Рынок', outcome: 'Вывод', car: 'Автомобиль', outcomes: { blocked: 'запрещено', act: 'сначала уладить', 'cannot-tell': 'не определено', clear: 'препятствий нет' }, notJudged: 'ещё не оценено', notWatched: 'рынки не отслеживаются' },
}

/** Orders or models as a table. What goes by the name of its order is not named twice. */
export function lineTable(lines: readonly LineListed[], kind: 'orders' | 'models', language: Language): string {
  if (lines.length === 0) return ''
  const words = wordsIn[language]
  const head = kind === 'orders' ? [words.order, words.market, words.outcome, words.car] : [words.model, words.market, words.outcome, words.order]
  const rows = lines.map(({ id, market, goods, order, outcome }) => {
    const beside = kind === 'orders' ? goods : (order ?? '')
    const where = market === null ? words.notWatched : `${market} ${marketName(market, language)}`
    return [id, where, market === null ? '' : outcome === null ? words.notJudged : words.outcomes[outcome], beside === id ? '' : beside]
  })
  return inColumns([head, ...rows])
}
