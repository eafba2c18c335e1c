import type { Language, Outcome } from '@sextant/model'

/** What a cell of the matrix shows: an outcome, that the market has no rules, or that no day fits. */
export type Shown = Outcome | 'unasked' | 'none'

/** The texts of a table of goods and markets. */
export interface MatrixWords {
  title: string
  /** Which day moves, and from where to where. */
  lead: (label: string, from: string, to: string) => string
  /** Before the table of a check of goods whose day is not given. */
  dayAssumed: (label: string, day: string) => string
  cell: string
  /** In the key: what a sign says of the market, which is less than a clearance where it stands in brackets. */
  says: Record<Shown, string>
  held: string
  /** The row or column of how many rules stand behind what a market says, and in the key what that means. */
  rules: string
  rulesLead: string
  /** Both once more in a few words, on every page of the map. */
  heldBriefly: string
  rulesBriefly: string
  exporting: string
  exportingLead: string
  /** The column of what the market says by itself, and that of both sides. */
  byItself: string
  whole: string
  reasons: string
  /** Heads the table of all answers in words, beneath the map. */
  inWords: string
  until: string
  /** It stays so as far as was looked. */
  onwards: string
  counts: (count: number) => string
  /** In place of a reason, where the market has nothing against it and only the exporting side holds it. */
  onlyExport: string
  questions: string
  questionsLead: string
  question: string
  decides: string
  /** Of a question that decides nothing alone. */
  withOthers: string
  partOf: string
  where: string
  andMore: (count: number) => string
  tooMany: string
}

/** A sign for each, for those to whom colours say nothing. */
export const signs: Record<Shown, string> = { blocked: '×', act: '!', 'cannot-tell': '?', unasked: '∅', clear: '✓', none: '–' }

/** In the order of a key: from what bars to what does not. */
export const shownOrder: readonly Shown[] = ['blocked', 'act', 'cannot-tell', 'unasked', 'clear', 'none']

export const matrixWordsIn: Record<Language, MatrixWords> = {
  en: {
    title: 'Where these goods may go',
    lead: (label, from, to) => `${label}: as answered on ${from}, or on the day that is given, and how long that stays, looking ahead to ${to}.`,
    dayAssumed: (label, day) => `${label} is not given: the table answers as if it were ${day}, or the first day after it that fits the order. The exit code, as --format json, answers for no day in particular.`,
    cell: 'The colour of a cell is the whole answer. In it, and in a box where the exporting side has more to say (its reason stands once beside the goods): what the market says by itself, as a sign; the letter of the question to answer first (a + beside it: others belong to it), or the number of the first reason; and the last day on which it is so. Where no day stands, it stays so as far as was looked.',
    says: {
      blocked: 'barred', act: 'something must be settled first', 'cannot-tell': 'cannot tell: a fact is not known', unasked: 'cannot tell: no rules of this market are known', clear: 'no obstacle found',
      none: 'no day fits the other days of the order',
    },
    held: 'in brackets: what the market says by itself, which is less than the whole answer: the exporting side (↗) is not clear, so the goods may not leave yet. × stands without brackets, for it bars whatever the exporting side says.',
    rules: 'Rules',
    rulesLead: 'How many rules of the market were asked. ✓ of few rules means little: that no obstacle is known, not that there is none.',
    heldBriefly: 'in brackets: the market alone, the exporting side (↗) is not clear',
    rulesBriefly: 'rules of the market that were asked; of few, ✓ means little',
    exporting: 'Exporting side',
    exportingLead: 'The rules of the exporting country are the same for every market. They are told once here, and in the first column of the map.',
    byItself: 'Market alone',
    whole: 'Outcome',
    reasons: 'First reasons',
    inWords: 'Every answer in words',
    until: 'until',
    onwards: 'no change',
    counts: (count) => `${count} ${count === 1 ? 'answer' : 'answers'}`,
    onlyExport: 'held by exporting side only',
    questions: 'Which questions would settle most',
    questionsLead: 'Of the answers that are open because a fact is not known. A question that decides alone needs no other answer for what the market says by itself, or the exporting side.',
    question: 'To find out',
    decides: 'decides alone',
    withOthers: 'only together with other answers',
    partOf: 'belongs to',
    where: 'Decides alone in',
    andMore: (count) => `and ${count} more`,
    tooMany: 'There are too many open answers to rank the questions; ask about fewer cars or markets.',
  },
  zh: {
    title: '各货物可出口的市场',
    lead: (label, from, to) => `${label}：按 ${from}（或所给日期）判定，并向后查看至 ${to}，列出结论的有效期限。`,
    dayAssumed: (label, day) => `未给出${label}：本表按 ${day}（或其后与订单其他日期相符的首日）判定。退出码与 --format json 的结论不以某一日期为准。`,
    cell: '底色为全部结论。格内（出口环节另有障碍或未判定时加框，其原因在货物名下列一次）依次为：该市场自身的结论（符号）、应先确认的信息（字母，见后表；带 + 的须与其他信息一并确认）或首要原因的编号（见后表）、该结论的最后一日。未列日期的，在所查看的期间内不变。',
    says: {
      blocked: '不可进口', act: '须先处理', 'cannot-tell': '无法判定：缺少信息', unasked: '无法判定：没有该市场的规则', clear: '未发现障碍', none: '没有与订单其他日期相符的日期',
    },
    held: '加括号：仅指该市场自身的结论，并非全部结论；出口环节（↗）尚有障碍或未判定，货物尚不能发运。× 不加括号，因为无论出口环节如何均不可进口。',
    rules: '规则数',
    rulesLead: '所核查的该市场规则条数。条数很少时，✓ 仅表示未见已知障碍，不表示没有障碍。',
    heldBriefly: '加括号：仅该市场自身，出口环节（↗）尚有障碍或未判定',
    rulesBriefly: '所核查的该市场规则条数，条数少则 ✓ 意义有限',
    exporting: '出口环节',
    exportingLead: '出口国的规则对所有市场相同，在此列一次，并列于图中第一栏。',
    byItself: '市场自身',
    whole: '结论',
    reasons: '首要原因',
    inWords: '各项结论明细',
    until: '截至',
    onwards: '不变',
    counts: (count) => `${count} 项结论`,
    onlyExport: '仅受出口环节影响',
    questions: '确认哪些信息最有用',
    questionsLead: '就因缺少信息而无法判定的结论而言。“可单独判定”指就该市场自身（或出口一方）的结论而言，无须再确认其他信息。',
    question: '待确认信息',
    decides: '可单独判定',
    withOthers: '须与其他信息一并确认',
    partOf: '涉及',
    where: '可单独判定的市场',
    andMore: (count) => `另有 ${count} 项`,
    tooMany: '无法判定的结论过多，未对待确认信息排序；请减少货物或市场。',
  },
  ru: {
    title: 'Куда допускается этот товар',
    lead: (label, from, to) => `${label}: ответ на ${from} или на указанный день и срок, в течение которого он не меняется (просмотрено до ${to}).`,
    dayAssumed: (label, day) => `${label} не указана: таблица отвечает, как если бы это было ${day} или первый день после него, подходящий к заказу. Код выхода и --format json отвечают не за какой-то один день.`,
    cell: 'Цвет ячейки – весь вывод. В ней (в рамке, если по вывозу есть ещё препятствие или вопрос; его причина названа один раз рядом с товаром): вывод самого рынка (знак); буква вопроса, который нужно выяснить первым (с + – вместе с другими), или номер главной причины; последний день, когда это так. Где дня нет, вывод не меняется, насколько просмотрено.',
    says: {
      blocked: 'ввоз не допускается', act: 'сначала нужно уладить', 'cannot-tell': 'нельзя определить: не хватает сведений', unasked: 'нельзя определить: правил этого рынка нет', clear: 'препятствий не найдено',
      none: 'нет дня, который сочетается с другими днями заказа',
    },
    held: 'в скобках: вывод только самого рынка, а не весь ответ; по вывозу (↗) есть препятствие или открытый вопрос, отгружать пока нельзя. × стоит без скобок: ввоз закрыт при любом выводе о вывозе.',
    rules: 'Правил',
    rulesLead: 'Сколько правил рынка проверено. Если их мало, ✓ значит лишь то, что препятствие не известно, а не что его нет.',
    heldBriefly: 'в скобках: только сам рынок, по вывозу (↗) препятствие или вопрос',
    rulesBriefly: 'проверено правил рынка; если их мало, ✓ значит мало',
    exporting: 'Вывоз',
    exportingLead: 'Правила страны вывоза одни для всех рынков. Они показаны здесь один раз и в первом столбце карты.',
    byItself: 'Сам рынок',
    whole: 'Вывод',
    reasons: 'Главные причины',
    inWords: 'Все ответы словами',
    until: 'до',
    onwards: 'без изменений',
    counts: (count) => `ответов: ${count}`,
    onlyExport: 'держит только вывоз',
    questions: 'Какие вопросы решают больше всего',
    questionsLead: 'Из ответов, которые открыты из-за нехватки сведений. «Решает один» – для ответа самого рынка или стороны вывоза другие ответы не нужны.',
    question: 'Выяснить',
    decides: 'решает один',
    withOthers: 'только вместе с другими ответами',
    partOf: 'относится к',
    where: 'Решает один на рынках',
    andMore: (count) => `и ещё ${count}`,
    tooMany: 'Открытых ответов слишком много, вопросы не упорядочены; спросите о меньшем числе машин или рынков.',
  },
}
