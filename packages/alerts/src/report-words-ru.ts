import type { Side } from '@sextant/model'
import type { ReportWords } from './report-words.ts'

export const ru: ReportWords = {
  title: 'Отчёт о проверке технических барьеров в торговле перед отгрузкой',
  lead: 'Технические барьеры в торговле: что говорят об этом товаре правила, действующие на решающий день.',
  subject: (number) => `Товар ${number}`,
  meaning: {
    blocked: (sides, origin) => {
      const no: Record<Side, string> = { export: `вывоз не допускается (${origin})`, transit: 'транзит не допускается', import: 'ввоз не допускается' }
      return [...sides].map((side) => no[side]).join('; ')
    },
    act: 'не отгружайте, пока не улажено указанное ниже: документы, доработка или вероятный запрет, который нужно уточнить у ведомства',
    'cannot-tell': 'есть открытые вопросы; не отгружайте, пока нет ответов',
    clear: (rules) => `препятствий не найдено (${count(rules, 'проверенное правило', 'проверенных правила', 'проверенных правил')})`,
    unanswerable: 'ответа нет; уточните у ведомства или таможенного представителя',
    unasked: 'ни одно правило этого рынка не проверено',
  },
  noRules: (market) =>
    `НИ ОДНО ПРАВИЛО ЭТОГО РЫНКА НЕ ПРОВЕРЕНО (${market}). В своде их нет, или требования ко ввозу не проверялись. ЭТО НЕ РАЗРЕШЕНИЕ НА ОТГРУЗКУ.`,
  clearCovers: (rules, market) =>
    `Ответ охватывает только ${count(rules, 'правило, известное', 'правила, известные', 'правил, известных')} Sextant (${market}). Он не означает, что других требований нет.`,
  rulesAsked: (market, exportSide, origin) => `Проверено правил: для этого рынка — ${market}${exportSide > 0 ? `, для вывоза (${origin}) — ${exportSide}` : ''}.`,
  group: {
    blocks: 'Препятствия: в нынешнем виде не допускается',
    asks: 'Уладить до отгрузки',
    advises: 'К сведению; само по себе не препятствует',
    open: 'Пока нельзя определить',
    'open-advice': 'Не определено, только к сведению',
  },
  tag: { blocks: 'запрет', asks: 'сначала уладить', advises: 'к сведению', open: 'не определено', 'open-advice': 'не определено, к сведению' },
  might: { block: 'возможен запрет', act: 'возможно, нужно уладить', watch: 'только к сведению' },
  side: (side, origin) => ({ export: `вывоз: ${origin}`, import: 'ввоз', transit: 'транзит' })[side],
  asUnder: (market) => `то же, что выше (${market})`,
  toFindOut: 'Выяснить',
  ifBreached: 'Если не выполнено',
  decidedOn: (label, day) => `решающий день: ${label}, ${day}`,
  day: {
    between: (from, to) => `с ${from} по ${to}`,
    from: (day) => `${day} или позже`,
    until: (day) => `${day} или раньше`,
    unknown: 'неизвестно',
  },
  rule: 'Правило',
  version: (day) => `редакция, действующая с ${day}`,
  noVersion: 'на этот день действующей редакции нет',
  found: (counts) => `Найдено: ${counts}.`,
  questions: 'Открытые вопросы: что выяснить',
  settles: (rules) => `от ответа зависит: ${count(rules, 'правило', 'правила', 'правил')}`,
  complies: (rules) => `Нарушений не найдено (${count(rules, 'правило', 'правила', 'правил')})`,
  outOfScope: (rules) => `Не касается этого товара: ${count(rules, 'правило', 'правила', 'правил')}`,
  noFindings: 'Замечаний нет.',
  overTime: 'Вывод по датам',
  columns: {
    market: 'Рынок', outcome: 'Вывод', findings: 'Замечаний', reason: 'Главная причина', subject: 'Товар',
    rules: 'Правило', gaps: 'Что не подтверждено или не охвачено',
  },
  noReason: '-',
  openReason: (label) => `выяснить: ${label}`,
  adviceReason: (title) => `к сведению: ${title}`,
  andFindings: (n) => `и ещё ${count(n, 'замечание', 'замечания', 'замечаний')}`,
  seeOne: 'Основания, причины и порядок действий — в проверке по одному рынку.',
  summary: 'Сводка',
  facts: 'Исходные данные',
  notes: 'Обратите внимание',
  notCovered: 'Что эта проверка не охватывает',
  notCoveredLead: 'Эти правила проверены, но охватывают не всё положение, не окончательны или опираются на один источник либо ни на какой:',
  allCovered: 'Все правила, которые касаются этого товара, окончательны и охватывают положение целиком.',
  outOfScopeGaps: (n) => `Не перечислено: ${count(n, 'такое правило', 'таких правила', 'таких правил')} вне связи с этим товаром.`,
  limits:
    'Вывод относится только к проверенным правилам и исходным данным. Это не юридическая консультация и не решение ведомства.',
  rulebook: 'Свод правил',
  commit: 'коммит',
  uncommitted: 'коммит неизвестен',
  answeredBy: 'Ответ по правилам',
  byRelease: (name) => `выпуск ${name}`,
  byCommit: (commit) => `правила без метки выпуска (коммит ${commit})`,
  byChanged: (commit) => `правила без метки выпуска (папка правил на коммите ${commit} с незакоммиченными изменениями)`,
  byCopy: 'правила без метки выпуска (папка вне коммитов)',
  askedOn: 'День запроса',
  checkedAt: 'Проверено',
  instant: (local, utc) => `${local} по пекинскому времени (${utc} UTC)`,
  comma: ', ',
  aside: (text) => ` (${text})`,
}

const plural = new Intl.PluralRules('ru')

function count(n: number, one: string, few: string, many: string): string {
  const form = plural.select(n)
  return `${n} ${form === 'one' ? one : form === 'few' ? few : many}`
}
