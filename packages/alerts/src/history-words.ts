import type { Language } from '@sextant/model'

/** The texts around the answer for one order or model of a fleet: what it is of, and how it came about. */
export interface HistoryWords {
  order: (id: string, exporter: string, goods: string) => string
  model: (id: string, exporter: string) => string
  facts: string
  notJudged: string
  isDue: string
  /** Of which day the answer is. */
  asOf: (day: string) => string
  history: string
  older: string
  through: {
    first: (rules: number) => string
    /** What it rested on before was not kept. */
    begins: (rules: number) => string
    facts: string
    release: (before: string, after: string) => string
    day: (before: string, after: string) => string
    opened: (rules: string) => string
    closed: (rules: string) => string
    /** Of a change that is older than the history. */
    unrecorded: string
    /** Nothing that the answer rests on differs. */
    program: string
  }
  /** A fact that was not given. */
  unknown: string
  notConcerned: string
  underReview: string
  moreRules: (count: number) => string
}

const en: HistoryWords = {
  order: (id, exporter, goods) => `Order ${id} of ${exporter}, goods ${goods}`,
  model: (id, exporter) => `Model ${id} of ${exporter}, without an order`,
  facts: 'What is known of it',
  notJudged: 'It has not been judged yet.',
  isDue: 'Something that this answer rests on has changed since; it is about to be judged again.',
  asOf: (day) => `This answer is of ${day} and may change as the days pass.`,
  history: 'How the answer came about',
  older: 'Older changes are kept, but not shown here.',
  through: {
    first: (rules) => `judged for the first time: ${rules} rules concern it`,
    begins: (rules) => `its history begins here: ${rules} rules concern it`,
    facts: 'facts',
    release: (before, after) => `the rules: ${before} → ${after}`,
    day: (before, after) => `the passing of time: ${before} → ${after}`,
    opened: (rules) => `a cited clause has changed: ${rules}`,
    closed: (rules) => `a changed clause was reviewed: ${rules}`,
    unrecorded: 'not recorded',
    program: 'nothing that it rests on: Sextant itself judges otherwise now',
  },
  unknown: 'not known',
  notConcerned: 'not concerned',
  underReview: 'under review',
  moreRules: (count) => `… and ${count} more rules; --format json shows all`,
}

const zh: HistoryWords = {
  order: (id, exporter, goods) => `订单 ${id}（出口商 ${exporter}，货物 ${goods}）`,
  model: (id, exporter) => `车型 ${id}（出口商 ${exporter}，尚无订单）`,
  facts: '已知信息',
  notJudged: '尚未判定。',
  isDue: '本结论所依据的内容已有变化，即将重新判定。',
  asOf: (day) => `本结论按 ${day} 当日作出，可能随时间推移而变化。`,
  history: '结论的变化过程',
  older: '更早的变化已保存，此处未列出。',
  through: {
    first: (rules) => `首次判定：涉及 ${rules} 条规则`,
    begins: (rules) => `历史记录由此开始：涉及 ${rules} 条规则`,
    facts: '信息变更',
    release: (before, after) => `规则更新：${before} → ${after}`,
    day: (before, after) => `时间推移：${before} → ${after}`,
    opened: (rules) => `所引条款已变动：${rules}`,
    closed: (rules) => `变动条款已复核：${rules}`,
    unrecorded: '未记录',
    program: '所依据的内容未变：Sextant 自身的判定方式有更新',
  },
  unknown: '未知',
  notConcerned: '不适用',
  underReview: '待复核',
  moreRules: (count) => `……另有 ${count} 条规则；用 --format json 可查看全部`,
}

const ru: HistoryWords = {
  order: (id, exporter, goods) => `Заказ ${id}, экспортёр ${exporter}, товар ${goods}`,
  model: (id, exporter) => `Модель ${id}, экспортёр ${exporter}, без заказа`,
  facts: 'Что известно',
  notJudged: 'Ответа ещё нет.',
  isDue: 'То, на чём основан этот ответ, с тех пор изменилось; скоро будет новый.',
  asOf: (day) => `Ответ дан на ${day} и со временем может измениться.`,
  history: 'Как менялся ответ',
  older: 'Более ранние изменения сохранены, но здесь не показаны.',
  through: {
    first: (rules) => `первая проверка, правил касается: ${rules}`,
    begins: (rules) => `с этого начинается история, правил касается: ${rules}`,
    facts: 'сведения',
    release: (before, after) => `правила: ${before} → ${after}`,
    day: (before, after) => `прошло время: ${before} → ${after}`,
    opened: (rules) => `изменился цитируемый пункт: ${rules}`,
    closed: (rules) => `изменённый пункт рассмотрен: ${rules}`,
    unrecorded: 'не записано',
    program: 'основания прежние: иначе судит сама программа Sextant',
  },
  unknown: 'неизвестно',
  notConcerned: 'не касается',
  underReview: 'на проверке',
  moreRules: (count) => `… и ещё правил: ${count}; все покажет --format json`,
}

export const historyWordsIn: Record<Language, HistoryWords> = { en, zh, ru }
