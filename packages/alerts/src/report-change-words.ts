import type { Language } from '@sextant/model'

/** The texts of what would change an answer: another day, something done, a question answered, another market. */
export interface ChangeWords {
  /** The answer over a moving day: `Date of arrival: allowed until 2027-03-14; from 2027-03-15 barred: Too old`. */
  clear: (days: string) => string
  act: (days: string, title: string) => string
  'cannot-tell': (days: string, title: string) => string
  blocked: (days: string, title: string) => string
  whole: (from: string, to: string) => string
  until: (to: string) => string
  since: (from: string) => string
  noDay: (days: string, title: string) => string
  /** In the heading of an answer that is not the same on every day, and its stretches: the last has no end. */
  dependsOnDay: string
  stretch: (outcome: string, to: string | undefined, isFirst: boolean) => string
  stretchAfter: string
  laterOtherwise: string
  noWindow: string
  /** A rule, and how many others beside it. */
  others: (title: string, count: number) => string
  /** In place of a rule, where none was asked. */
  unasked: string
  wayOut: string
  and: string
  /** Other changes of which each does as well in place of one. */
  instead: (of: string, take: readonly string[]) => string
  then: (outcome: string) => string
  /** What must be answered beside a change, and was not asked before. */
  asks: (facts: string) => string
  along: (facts: string) => string
  noWay: string
  hopeless: (titles: string) => string
  /** Others of as many changes or more may be missing. The next: a smaller one was not ruled out either. */
  notAll: string
  notSmallest: string
  /** Where no way was found and not all were tried. */
  notTried: string
  elsewhere: string
  ofRules: (count: number) => string
  moreMarkets: (count: number) => string
  /** Ways that were found and are not told. */
  moreWays: (count: number) => string
  questions: string
  /** So many questions decide it, and those that need no answer beside them; empty where there is none. */
  many: (count: number, spared: string) => string
  /** As many as are open decide it; the next: and each is needed. */
  allOfThem: (count: number) => string
  noneLess: string
  /** Where not all sets of questions were tried. */
  notFewest: string
}

export const changeWordsIn: Record<Language, ChangeWords> = {
  en: {
    clear: (days) => `allowed ${days}`,
    act: (days, title) => `${days} only once this is settled: ${title}`,
    'cannot-tell': (days, title) => `${days} it cannot be told: ${title}`,
    blocked: (days, title) => `${days} barred: ${title}`,
    whole: (from, to) => `from ${from} to ${to}`,
    until: (to) => `until ${to}`,
    since: (from) => `from ${from}`,
    noDay: (days, title) => `no day ${days}: ${title}`,
    dependsOnDay: 'DEPENDS ON THE DAY',
    stretch: (outcome, to) => `${to === undefined ? '' : `until ${to} `}${outcome}`,
    stretchAfter: ', then ',
    laterOtherwise: 'otherwise again',
    noWindow: 'No day of this span fits the other days of the order.',
    others: (title, count) => `${title}, and ${count} more`,
    unasked: 'no rule was asked',
    wayOut: 'The way out: the fewest changes that clear what stands against it',
    and: ' + ',
    instead: (of, take) => `in place of “${of}” also ${take.map((one) => `“${one}”`).join(' or ')}`,
    then: (outcome) => `then: ${outcome}`,
    asks: (facts) => `it then asks: ${facts}`,
    along: (facts) => `moves along: ${facts}`,
    noWay: 'No set of changes was found that clears it.',
    hopeless: (titles) => `Nothing that can still be changed would clear: ${titles}.`,
    notAll: 'Not all sets were tried: there may be other ways, though none of fewer changes.',
    notSmallest: 'One way; not all sets were tried, so there may be others and smaller ones.',
    notTried: 'Not all sets were tried, so there may be one; the remedies above say what each rule asks.',
    elsewhere: 'Other markets, the nearest to clear first',
    ofRules: (count) => ` (rules asked: ${count})`,
    moreMarkets: (count) => `And ${count} more.`,
    moreWays: (count) => `Found beside them: ${count} more.`,
    questions: 'The fewest questions that decide it, whatever the answers',
    many: (count, spared) => `${count} of the open questions decide it together; these need no answer beside them: ${spared}`,
    allOfThem: (count) => `all ${count} open questions together`,
    noneLess: 'none can be left out',
    notFewest: 'Not all sets of questions were tried, so there may be smaller ones.',
  },
  zh: {
    clear: (days) => `${days}可行`,
    act: (days, title) => `${days}须先处理：${title}`,
    'cannot-tell': (days, title) => `${days}无法判定：${title}`,
    blocked: (days, title) => `${days}不允许：${title}`,
    whole: (from, to) => `${from} 至 ${to} 期间`,
    until: (to) => `${to} 及之前`,
    since: (from) => `自 ${from} 起`,
    noDay: (days, title) => `${days}没有可行的日期：${title}`,
    dependsOnDay: '取决于日期',
    stretch: (outcome, to, isFirst) => (to === undefined ? outcome : isFirst ? `${to} 及之前${outcome}` : `至 ${to} ${outcome}`),
    stretchAfter: '，其后',
    laterOtherwise: '另有变化',
    noWindow: '该期间内没有与订单其他日期相符的日期。',
    others: (title, count) => `${title}，另有 ${count} 项`,
    unasked: '未核对任何规则',
    wayOut: '可行办法：使其放行所需的最少变更',
    and: ' + ',
    instead: (of, take) => `“${of}”也可代之以${take.map((one) => `“${one}”`).join('或')}`,
    then: (outcome) => `变更后：${outcome}`,
    asks: (facts) => `变更后另需确认：${facts}`,
    along: (facts) => `随之调整：${facts}`,
    noWay: '未找到可使其放行的变更。',
    hopeless: (titles) => `以下要求无法通过发运前的变更满足：${titles}。`,
    notAll: '组合未全部尝试：可能另有其他办法，但不会有变更更少的办法。',
    notSmallest: '此为其中一种办法；组合未全部尝试，可能另有其他办法，或所需变更更少的办法。',
    notTried: '未试遍所有组合，可能存在可行办法；各条规则的处理办法见上文。',
    elsewhere: '其他市场（由易到难）',
    ofRules: (count) => `（已核查规则：${count}条）`,
    moreMarkets: (count) => `另有${count}个市场。`,
    moreWays: (count) => `此外还找到${count}种办法。`,
    questions: '无论答案如何均可得出结论的最少问题',
    many: (count, spared) => `上述未决问题中的${count}项合起来即可定论；以下各项届时无须回答：${spared}`,
    allOfThem: (count) => `须回答全部${count}项未决问题`,
    noneLess: '缺一不可',
    notFewest: '问题组合未全部尝试，可能有问题更少的组合。',
  },
  ru: {
    clear: (days) => `допустимо ${days}`,
    act: (days, title) => `${days} – только если сначала улажено: ${title}`,
    'cannot-tell': (days, title) => `${days} – нельзя определить: ${title}`,
    blocked: (days, title) => `${days} – не допускается: ${title}`,
    whole: (from, to) => `с ${from} по ${to}`,
    until: (to) => `до ${to} включительно`,
    since: (from) => `с ${from}`,
    noDay: (days, title) => `${days} – ни одного допустимого дня: ${title}`,
    dependsOnDay: 'ЗАВИСИТ ОТ ДНЯ',
    stretch: (outcome, to) => `${to === undefined ? '' : `до ${to} включительно `}${outcome}`,
    stretchAfter: ', затем ',
    laterOtherwise: 'снова иначе',
    noWindow: 'В этом сроке нет дня, который сочетается с другими днями заказа.',
    others: (title, count) => `${title}, и ещё ${count}`,
    unasked: 'ни одно правило не проверено',
    wayOut: 'Что сделать: наименьшие изменения, которые снимают препятствия',
    and: ' + ',
    instead: (of, take) => `вместо «${of}» подойдёт и ${take.map((one) => `«${one}»`).join(' или ')}`,
    then: (outcome) => `тогда: ${outcome}`,
    asks: (facts) => `тогда нужно ещё выяснить: ${facts}`,
    along: (facts) => `переносится также: ${facts}`,
    noWay: 'Изменений, которые снимают препятствия, не найдено.',
    hopeless: (titles) => `Изменениями до отгрузки не снять: ${titles}.`,
    notAll: 'Перебраны не все наборы: возможны другие пути, но не с меньшим числом изменений.',
    notSmallest: 'Это один из путей; перебраны не все наборы, возможны другие и меньшие.',
    notTried: 'Перебраны не все наборы, так что решение может найтись; что требует каждое правило, сказано выше.',
    elsewhere: 'Другие рынки, начиная с ближайших к допуску',
    ofRules: (count) => ` (проверено правил: ${count})`,
    moreMarkets: (count) => `И ещё рынков: ${count}.`,
    moreWays: (count) => `Найдено сверх того путей: ${count}.`,
    questions: 'Наименьшие наборы вопросов, ответы на которые решают дело, какими бы они ни были',
    many: (count, spared) => `решают вместе ${count} из открытых вопросов; при этом не нужны: ${spared}`,
    allOfThem: (count) => `все открытые вопросы вместе (${count})`,
    noneLess: 'ни один нельзя опустить',
    notFewest: 'Перебраны не все наборы вопросов: возможны меньшие.',
  },
}
