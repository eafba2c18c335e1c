import type { Words } from './words.ts'

export const ru: Words = {
  outcome: { blocked: 'ЗАПРЕЩЕНО', act: 'СНАЧАЛА ОФОРМИТЬ', 'cannot-tell': 'НЕ ОПРЕДЕЛЕНО', clear: 'ПРЕПЯТСТВИЙ НЕТ' },
  effect: {
    blocks: 'отправка не допускается',
    asks: 'сначала нужно выполнить требование',
    'may-block': 'пока не определено; возможен запрет',
    'may-ask': 'пока не определено; возможно, нужно выполнить требование',
    undecided: 'пока не определено',
    advises: 'только для сведения',
  },
  counted: (outcome, n, only) => {
    const what = {
      blocked: 'отправлять нельзя',
      act: 'сначала оформить',
      'cannot-tell': 'пока не определено',
      clear: 'препятствий не найдено',
    }[outcome]
    return `${orders(n, only)} — ${what}`
  },
  underReview: (n, only) => `${orders(n, only)} — правило на проверке`,
  andMore: (title, more) => `${title} и ещё ${more}`,
  subject: (markets, said, why) => `${markets === '' ? '' : `${markets}: `}${said}${why === '' ? '' : ` (${why})`}`,
  lead: {
    blocked: 'ЗАПРЕЩЕНО: не отправляйте эти заказы. В нынешнем виде ввоз или вывоз не допускается.',
    act: 'СНАЧАЛА ОФОРМИТЬ: до отправки выполните указанное ниже в пункте «Что делать».',
    'cannot-tell': 'НЕ ОПРЕДЕЛЕНО: не отправляйте эти заказы, пока нет ответов на вопросы ниже.',
    clear: 'ПРЕПЯТСТВИЙ НЕТ: ни одно правило этого рынка, известное Sextant, не мешает этим заказам.',
  },
  leadUnanswerable: 'НЕ ОПРЕДЕЛЕНО: у Sextant нет ответа. До отправки уточните у ведомства или брокера.',
  was: (outcome) => `было: ${outcome}`,
  isNew: 'первая проверка',
  freshReasons: (numbers) => `новая причина: ${numbers}`,
  restsOnReview: 'опирается на правило, которое на проверке',
  unasked: 'у Sextant нет правил для этого рынка, поэтому ответа нет',
  ended: (titles) => `больше не мешает: ${titles}`,
  seeNumbers: (numbers) => `см. ${numbers}`,
  undecided: (numbers) => `не определено: ${numbers}`,
  ordersLeftOut: (named, unnamed) => `Ещё без подробностей: ${count(named + unnamed, 'заказ', 'заказа', 'заказов')}${named > 0 ? ':' : ''}`,
  unnamed: (n) => `В этом письме не названо: ${count(n, 'заказ', 'заказа', 'заказов')}, иначе оно было бы слишком длинным; проверьте все открытые заказы.`,
  grounds: { certain: 'Почему и что делать', open: 'Что зависит от ответов', advice: 'К сведению' },
  orders: 'Заказы',
  why: 'Почему',
  unknown: 'Неизвестно',
  assumed: 'Допущения',
  failed: 'Правило не удалось применить',
  whatToDo: 'Что делать',
  law: 'Основание',
  quote: 'В тексте сказано',
  since: 'Действует с',
  howSure: 'Достоверность',
  confidence: {
    confirmed: 'Подтверждено: прочитан сам акт или совпадают два независимых источника.',
    'single-source': 'Один источник: так сказано только на одной странице. Уточните у ведомства или брокера.',
    recalled: 'Без источника: страница не найдена. Только для сведения.',
  },
  encodes: {
    fully: 'Правило охватывает всё положение.',
    'partly-may-miss': 'Правило охватывает не всё и может не заметить препятствие.',
    'partly-may-over-report': 'Правило охватывает не всё и может указать препятствие, которого нет.',
  },
  leftOut: 'Не охвачено',
  note: 'Примечание',
  status: {
    'needs review':
      'НА ПРОВЕРКЕ: текст пункта изменился после составления правила, и пока никто не подтвердил, что это значит. Сначала сверьтесь с источником.',
    draft: 'ПРОЕКТ: правило не окончательное. Только для сведения.',
  },
  caution: 'Осторожно',
  moreOrders: (n) => `и ещё ${n}`,
  moreVariants: (n) => `Ещё ${count(n, 'заказ', 'заказа', 'заказов')} с другими значениями; правило и порядок действий те же.`,
  moreGrounds: (n) => `Ещё ${count(n, 'менее важное правило', 'менее важных правила', 'менее важных правил')} не показано; проверьте заказ отдельно.`,
  questions: 'Открытые вопросы',
  openQuestions: (n) => count(n, 'открытый вопрос', 'открытых вопроса', 'открытых вопросов'),
  questionsLead: 'Заполните и проверьте снова:',
  question: (label, orders, numbers) => label + (orders === '' ? '' : `, для ${orders}`) + (numbers === '' ? '' : `; от ответа зависит ${numbers}`),
  moreQuestions: (n) => `и ещё ${count(n, 'вопрос', 'вопроса', 'вопросов')}`,
  rulebook: (digest, commit) => `Проверено по своду правил ${digest}${commit === null ? ', без коммита' : `, коммит ${commit}`}.`,
  whyThisMail: (exporter) => `Вы получили это письмо, потому что в Sextant оформлена подписка на эти рынки (${exporter}).`,
  unsubscribe: 'Отписаться',
  punctuation: { list: ', ', clause: '; ', stop: '. ', colon: ': ', gap: ' ', openQuote: '«', closeQuote: '»' },
}

function orders(n: number, only: string | undefined): string {
  return only === undefined ? count(n, 'заказ', 'заказа', 'заказов') : `заказ ${only}`
}

const plural = new Intl.PluralRules('ru')

function count(n: number, one: string, few: string, many: string): string {
  const rule = plural.select(n)
  return `${n} ${rule === 'one' ? one : rule === 'few' ? few : many}`
}
