import type { Language, OrdersQuestion, OrdersQuestions } from '@sextant/model'
import { inColumns } from './in-columns.ts'

/** More questions than this are for programs. */
const QUESTIONS_MAX = 20

interface Words {
  /** How many orders cannot be told, and how many of them were looked at. */
  lead: (open: number, asked: number) => string
  alone: string
  among: string
  side: string
  question: string
  sides: Record<OrdersQuestion['side'], string>
  none: string
  more: (count: number) => string
}

const wordsIn: Record<Language, Words> = {
  en: {
    lead: (open, asked) => `Open orders that cannot be told: ${open}${asked < open ? `, of which ${asked} were looked at; ask with --market for the others` : ''}. Which questions would settle most of them, on either side by itself:`,
    alone: 'Decides alone', among: 'Belongs to', side: 'Asked by', question: 'Question', sides: { export: 'export side', import: 'market' },
    none: 'No open order waits for an answer.', more: (count) => `And ${count} more questions; --format json has them all, with the orders.`,
  },
  zh: {
    lead: (open, asked) => `无法判定的未完结订单：${open} 份${asked < open ? `，其中已查看 ${asked} 份；其余请用 --market 分别查询` : ''}。以下按两侧分别列出最能定案的问题：`,
    alone: '可单独判定', among: '涉及订单', side: '提出方', question: '问题', sides: { export: '出口侧', import: '目的市场' },
    none: '没有等待答复的未完结订单。', more: (count) => `另有 ${count} 个问题；--format json 列出全部问题及所涉订单。`,
  },
  ru: {
    lead: (open, asked) => `Открытых заказов без ответа: ${open}${asked < open ? `, просмотрено из них: ${asked}; об остальных спросите с --market` : ''}. Какие вопросы решают больше всего, по каждой стороне отдельно:`,
    alone: 'Решает один', among: 'Нужен для', side: 'Кто спрашивает', question: 'Вопрос', sides: { export: 'страна вывоза', import: 'рынок' },
    none: 'Ни один открытый заказ не ждёт ответа.', more: (count) => `И ещё вопросов: ${count}; все, с заказами, – в --format json.`,
  },
}

/** The questions of open orders as a table, with how many orders each decides alone and of how many it is one. */
export function questionTable({ open, asked, questions }: OrdersQuestions, language: Language): string {
  const words = wordsIn[language]
  if (open === 0) return `${words.none}\n`
  const rows = questions.slice(0, QUESTIONS_MAX).map(({ side, label, settles, partOf }) => [String(settles.length), String(partOf.length), words.sides[side], label])
  const left = questions.length - rows.length
  return `${words.lead(open, asked)}\n\n${inColumns([[words.alone, words.among, words.side, words.question], ...rows])}${left > 0 ? `${words.more(left)}\n` : ''}`
}
