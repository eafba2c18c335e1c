import type { What, Words } from './words.ts'

/** One, a few and many; then `these` and `against these`. */
const nouns: Record<What, [string, string, string, string, string]> = {
  order: ['заказ', 'заказа', 'заказов', 'эти заказы', 'этим заказам'],
  goods: ['модель', 'модели', 'моделей', 'эти модели', 'этим моделям'],
  both: ['позиция', 'позиции', 'позиций', 'эти заказы и модели', 'этим заказам и моделям'],
}

export const ru = (what: What): Words => ({
  outcome: { blocked: 'ЗАПРЕЩЕНО', act: 'СНАЧАЛА УЛАДИТЬ', 'cannot-tell': 'НЕ ОПРЕДЕЛЕНО', clear: 'ПРЕПЯТСТВИЙ НЕТ' },
  effect: {
    blocks: 'отправка не допускается',
    asks: 'сначала нужно уладить',
    'may-block': 'пока не определено; возможен запрет',
    'may-ask': 'пока не определено; возможно, нужно уладить',
    undecided: 'пока не определено',
    advises: 'только для сведения',
  },
  counted: (outcome, n, only) => {
    const weight = {
      blocked: 'отправлять нельзя',
      act: 'сначала уладить',
      'cannot-tell': 'пока не определено',
      clear: 'препятствий не найдено',
    }[outcome]
    return `${named(n, only, what)} — ${weight}`
  },
  underReview: (n, only) => `${named(n, only, what)} — правило на проверке`,
  andMore: (title, more) => `${title} и ещё ${more}`,
  subject: (markets, said, why) => `${markets === '' ? '' : `${markets}: `}${said}${why === '' ? '' : ` (${why})`}`,
  lead: {
    blocked: `ЗАПРЕЩЕНО: не отправляйте ${nouns[what][3]}. В нынешнем виде ввоз или вывоз не допускается.`,
    act: 'СНАЧАЛА УЛАДИТЬ: не отправляйте, пока не улажено указанное ниже в пункте «Что делать»: документы, доработка или вероятный запрет, который нужно уточнить у ведомства.',
    'cannot-tell': `НЕ ОПРЕДЕЛЕНО: не отправляйте ${nouns[what][3]}, пока нет ответов на вопросы ниже.`,
    clear: `ПРЕПЯТСТВИЙ НЕТ: ни одно правило этого рынка, известное Sextant, не мешает ${nouns[what][4]}.`,
  },
  leadUnanswerable: 'НЕ ОПРЕДЕЛЕНО: у Sextant нет ответа. До отправки уточните у ведомства или брокера.',
  was: (outcome) => `было: ${outcome}`,
  asModel: 'модель без заказа, как если бы она отправлялась сегодня',
  isNew: 'первая проверка',
  freshReasons: (numbers) => `новая причина: ${numbers}`,
  restsOnReview: 'опирается на правило, которое на проверке',
  unasked: 'у Sextant нет правил для этого рынка, поэтому ответа нет',
  ended: (titles) => `больше не мешает: ${titles}`,
  seeNumbers: (numbers) => `см. ${numbers}`,
  undecided: (numbers) => `не определено: ${numbers}`,
  ordersLeftOut: (named, unnamed) => `Ещё без подробностей: ${counted(named + unnamed, what)}${named > 0 ? ':' : ''}`,
  unnamed: (n) => `В этом письме не названо: ${counted(n, what)}, иначе оно было бы слишком длинным; проверьте ${nouns[what][3]} отдельно.`,
  whole: {
    heading: (n) => `Всего: ${counted(n, what)}`,
    markets: 'По рынкам:',
    rules: 'По правилам:',
    rule: (title, effect, n) => `${title}: ${counted(n, what)} (${effect})`,
    moreRules: (n) => `и ещё ${count(n, 'правило', 'правила', 'правил')}`,
    told: (n, commands) => `Ниже по одному названы самые тяжёлые, числом ${n}; все числа там относятся только к ним. Полный список с ответом по каждой позиции: ${commands} (--market и --outcome сужают его).`,
  },
  grounds: { certain: 'Почему и что делать', open: 'Что зависит от ответов', advice: 'К сведению' },
  orders: { order: 'Заказы', goods: 'Модели', both: 'Заказы и модели' }[what],
  why: 'Почему',
  unknown: 'Неизвестно',
  assumed: 'Допущения',
  failed: 'Правило не удалось применить',
  whatToDo: 'Что делать',
  law: 'Основание',
  foreignTitle: ' (название акта не на русском языке)',
  quote: 'В тексте сказано',
  since: 'Действует с',
  howSure: 'Достоверность',
  certainty: {
    read: (host) => `Подтверждено: цитата прочитана на сайте ведомства ${host}.`,
    'read-in-part': (host) => `Подтверждено: совпадают две страницы, одна из них на сайте ведомства ${host}; сам текст положения не прочитан.`,
    copied: (host) => `По копии или сообщениям: цитата прочитана не на сайте ведомства${inBrackets(host)}: это копия акта или две совпадающие страницы. Сверьте с официальным текстом.`,
    'copied-in-part': (host) => `По сообщениям: совпадают две страницы, не на сайте ведомства${inBrackets(host)}; сам текст положения не прочитан. Сверьте с официальным текстом.`,
    'single-source': () => 'Один источник: так сказано только на одной странице. Уточните у ведомства или брокера.',
    recalled: () => 'Без источника: предложение для цитаты не найдено. Только для сведения.',
  },
  beforeChange: (said) => `О тексте до изменения: ${said} Текст после изменения никто не подтвердил.`,
  encodes: {
    fully: 'Правило охватывает всё положение.',
    'partly-may-miss': 'Правило охватывает не всё и может не заметить препятствие.',
    'partly-may-over-report': 'Правило охватывает не всё и может указать препятствие, которого нет.',
  },
  leftOut: 'Не охвачено',
  note: 'Примечание',
  status: {
    'needs review':
      'НА ПРОВЕРКЕ: текст пункта изменился после составления правила, и пока никто не подтвердил, что это значит; вывод может быть уже неверен. Сначала сверьтесь с источником.',
    draft: 'ПРОЕКТ: правило не окончательное. Только для сведения.',
  },
  caution: 'Осторожно',
  moreOrders: (n) => `и ещё ${n}`,
  moreVariants: (n) => `Ещё ${counted(n, what)} с другими значениями; правило и порядок действий те же.`,
  moreGrounds: (n) => `Ещё ${count(n, 'менее важное правило', 'менее важных правила', 'менее важных правил')} не показано; проверьте каждую позицию отдельно.`,
  questions: 'Открытые вопросы',
  openQuestions: (n) => count(n, 'открытый вопрос', 'открытых вопроса', 'открытых вопросов'),
  questionsLead: 'Заполните и проверьте снова:',
  question: (label, orders, numbers) => label + (orders === '' ? '' : `, для ${orders}`) + (numbers === '' ? '' : `; от ответа зависит ${numbers}`),
  moreQuestions: (n) => `и ещё ${count(n, 'вопрос', 'вопроса', 'вопросов')}`,
  rulebook: (digest, commit) => `Проверено по своду правил ${digest}${commit === null ? ', коммит неизвестен' : `, коммит ${commit}`}.`,
  whyThisMail: (exporter) => `Вы получили это письмо, потому что в Sextant оформлена подписка на эти рынки (${exporter}).`,
  unsubscribe: 'Отписаться',
  punctuation: { list: ', ', clause: '; ', stop: '. ', colon: ': ', gap: ' ', openQuote: '«', closeQuote: '»' },
})

function named(n: number, only: string | undefined, what: What): string {
  return only === undefined ? counted(n, what) : `${nouns[what][0]} ${only}`
}

function counted(n: number, what: What): string {
  const [one, few, many] = nouns[what]
  return count(n, one, few, many)
}

const plural = new Intl.PluralRules('ru')

function count(n: number, one: string, few: string, many: string): string {
  const rule = plural.select(n)
  return `${n} ${rule === 'one' ? one : rule === 'few' ? few : many}`
}

function inBrackets(host: string): string {
  return host === '' ? '' : ` (${host})`
}
