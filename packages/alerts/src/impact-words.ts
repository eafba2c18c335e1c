import type { ImpactKind, Language, Severity, Verdict } from '@sextant/model'

/** The texts of the report on what another rulebook would change. */
export interface ImpactWords {
  title: string
  lead: string
  between: (from: string | null, to: string) => string
  looked: (orders: number, goods: number) => string
  nothing: string
  changes: (count: number, counts: string) => string
  kind: Record<ImpactKind, string>
  counted: (kind: string, count: number) => string
  colon: string
  what: Record<'order' | 'goods', string>
  by: { market: string; exporter: string; rule: string }
  valued: (count: number, usd: string) => string
  unvalued: (count: number) => string
  comma: string
  columns: { what: string; exporter: string; market: string; outcome: string; reasons: string }
  verdict: (verdict: Verdict, severity: Severity, version: string | null) => string
  /** Beside the verdict of the other rulebook: this one has no such rule. */
  noRule: string
  accept: (digest: string) => string
  moreThanShown: (count: number) => string
}

const en: ImpactWords = {
  title: 'Consequences of a draft of the rules',
  lead: 'All open orders, and the goods in the markets that their exporters watch, judged by the rules in force and by the draft.',
  between: (from, to) => `In force: ${from ?? 'no release yet'}\nDraft:    ${to}`,
  looked: (orders, goods) => `Looked at: ${orders} open orders, ${goods} goods without an order in a watched market.`,
  nothing: 'No answer changes.',
  changes: (count, counts) => `${count} ${count === 1 ? 'answer changes' : 'answers change'}: ${counts}.`,
  kind: { 'newly-flagged': 'newly flagged', 'now-cannot-tell': 'newly cannot tell', eased: 'eased', cleared: 'cleared', 'other-reasons': 'same outcome, other reasons' },
  counted: (kind, count) => `${count} ${kind}`,
  colon: ': ',
  what: { order: 'order', goods: 'goods' },
  by: { market: 'By market', exporter: 'By exporter', rule: 'By rule' },
  valued: (count, value) => `${count} ${count === 1 ? 'order' : 'orders'} worth ${value}`,
  unvalued: (count) => `${count} ${count === 1 ? 'order' : 'orders'} of unknown value`,
  comma: ', ',
  columns: { what: 'Order or goods', exporter: 'Exporter', market: 'Market', outcome: 'Outcome', reasons: 'Rules: before → after' },
  verdict: (verdict, severity, version) => `${{ breach: 'breach', complies: 'complies', 'out-of-scope': 'out of scope', 'cannot-tell': 'cannot tell' }[verdict]} (${weighs(verdict) ? `${severity}, ` : ''}${version === null ? 'not in force' : `version ${version}`})`,
  noRule: 'no such rule',
  accept: (digest) => `To release it all the same: npm run -s sextant -- rules release --accept-impact ${digest}`,
  moreThanShown: (count) => `… and ${count} more; --format json or html shows all`,
}

const zh: ImpactWords = {
  title: '规则草案的影响',
  lead: '对全部未完成订单，以及出口商所关注市场中的车型，分别按现行规则和草案判定。',
  between: (from, to) => `现行：${from ?? '尚无发布'}\n草案：${to}`,
  looked: (orders, goods) => `已检查：${orders} 个未完成订单，${goods} 个所关注市场中尚无订单的车型。`,
  nothing: '判定结果没有变化。',
  changes: (count, counts) => `${count} 项判定发生变化：${counts}。`,
  kind: { 'newly-flagged': '新增障碍', 'now-cannot-tell': '变为无法判定', eased: '减轻', cleared: '障碍解除', 'other-reasons': '结论相同，理由不同' },
  counted: (kind, count) => `${kind} ${count} 项`,
  colon: '：',
  what: { order: '订单', goods: '车型' },
  by: { market: '按市场', exporter: '按出口商', rule: '按规则' },
  valued: (count, value) => `${count} 个订单，金额 ${value}`,
  unvalued: (count) => `${count} 个订单金额不明`,
  comma: '，',
  columns: { what: '订单或车型', exporter: '出口商', market: '市场', outcome: '结论', reasons: '规则：原判定 → 新判定' },
  verdict: (verdict, severity, version) => `${{ breach: '违反', complies: '符合', 'out-of-scope': '不适用', 'cannot-tell': '无法判定' }[verdict]}（${weighs(verdict) ? `${{ block: '禁止', act: '须先处理', watch: '提示' }[severity]}，` : ''}${version === null ? '未施行' : `${version} 版本`}）`,
  noRule: '无此规则',
  accept: (digest) => `如仍要发布：npm run -s sextant -- rules release --accept-impact ${digest}`,
  moreThanShown: (count) => `……另有 ${count} 项；用 --format json 或 html 可查看全部`,
}

const ru: ImpactWords = {
  title: 'Последствия проекта правил',
  lead: 'Все открытые заказы и товары на рынках, за которыми следят экспортёры, проверены по действующим правилам и по проекту.',
  between: (from, to) => `Действует: ${from ?? 'выпуска ещё нет'}\nПроект:    ${to}`,
  looked: (orders, goods) => `Проверено: открытых заказов ${orders}, товаров без заказа на этих рынках ${goods}.`,
  nothing: 'Ни один ответ не меняется.',
  changes: (count, counts) => `Меняются ответы: ${count}. Из них: ${counts}.`,
  kind: { 'newly-flagged': 'новые препятствия', 'now-cannot-tell': 'теперь решить нельзя', eased: 'смягчено', cleared: 'препятствие снято', 'other-reasons': 'итог тот же, причины другие' },
  counted: (kind, count) => `${kind}: ${count}`,
  colon: ': ',
  what: { order: 'заказ', goods: 'товар' },
  by: { market: 'По рынкам', exporter: 'По экспортёрам', rule: 'По правилам' },
  valued: (count, value) => `заказов ${count} на ${value}`,
  unvalued: (count) => `заказов без стоимости ${count}`,
  comma: ', ',
  columns: { what: 'Заказ или товар', exporter: 'Экспортёр', market: 'Рынок', outcome: 'Итог', reasons: 'Правила: было → стало' },
  verdict: (verdict, severity, version) => `${{ breach: 'нарушение', complies: 'соблюдено', 'out-of-scope': 'не касается', 'cannot-tell': 'решить нельзя' }[verdict]} (${weighs(verdict) ? `${{ block: 'запрет', act: 'сначала уладить', watch: 'совет' }[severity]}, ` : ''}${version === null ? 'не действует' : `редакция ${version}`})`,
  noRule: 'такого правила нет',
  accept: (digest) => `Всё равно выпустить: npm run -s sextant -- rules release --accept-impact ${digest}`,
  moreThanShown: (count) => `… и ещё ${count}; всё покажет --format json или html`,
}

export const impactWordsIn: Record<Language, ImpactWords> = { en, zh, ru }

/** What a breach would mean says nothing where there is none. */
function weighs(verdict: Verdict): boolean {
  return verdict === 'breach' || verdict === 'cannot-tell'
}
