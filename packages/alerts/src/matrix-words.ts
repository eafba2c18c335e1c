import type { Language, Outcome } from '@sextant/model'

/** The texts of a table of goods and markets. */
export interface MatrixWords {
  title: string
  /** Which day moves, and from where to where. */
  lead: (label: string, from: string, to: string) => string
  cell: string
  reasons: string
  until: string
  /** It stays so as far as was looked. */
  onwards: string
  counts: (count: number) => string
  impossible: string
}

/** A sign for each outcome, for those to whom colours say nothing. */
export const signs: Record<Outcome, string> = { blocked: '×', act: '!', 'cannot-tell': '?', clear: '✓' }
export const noSign = '–'

export const matrixWordsIn: Record<Language, MatrixWords> = {
  en: {
    title: 'Where these goods may go',
    lead: (label, from, to) => `${label}: as answered on ${from}, or on the day of the order, and how long that stays, looking ahead to ${to}.`,
    cell: 'In each cell: the outcome as a sign, the number of the first reason below, and the last day on which it is so. Where no day stands, it stays so as far as was looked.',
    reasons: 'First reasons',
    until: 'until',
    onwards: 'no change',
    counts: (count) => `${count} ${count === 1 ? 'answer' : 'answers'}`,
    impossible: 'no day fits the other days of the order',
  },
  zh: {
    title: '各货物可出口的市场',
    lead: (label, from, to) => `${label}：按 ${from}（或订单所载日期）判定，并向后查看至 ${to}，列出结论的有效期限。`,
    cell: '每格依次为：结论符号、首要原因的编号（见下）、该结论的最后一日。未列日期的，在所查看的期间内不变。',
    reasons: '首要原因',
    until: '截至',
    onwards: '不变',
    counts: (count) => `${count} 项结论`,
    impossible: '没有与订单其他日期相符的日期',
  },
  ru: {
    title: 'Куда допускается этот товар',
    lead: (label, from, to) => `${label}: ответ на ${from} или на день заказа и срок, в течение которого он не меняется (просмотрено до ${to}).`,
    cell: 'В каждой ячейке: знак вывода, номер главной причины (см. ниже) и последний день, когда это так. Где дня нет, вывод не меняется, насколько просмотрено.',
    reasons: 'Главные причины',
    until: 'до',
    onwards: 'без изменений',
    counts: (count) => `ответов: ${count}`,
    impossible: 'нет дня, который сочетается с другими днями заказа',
  },
}
