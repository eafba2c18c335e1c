import type { Confidence, Encodes, Language, Rule, RuleKind, Severity, Side } from '@sextant/model'

/** The words by which a rule is read aloud to people. A language that lacks one does not compile. */
export interface RuleWords {
  side: Record<Side, string>
  kind: Record<RuleKind, string>
  status: Record<'active' | 'draft' | 'retired', string>
  severity: Record<Severity, string>
  /** What `block` means on each side of the border, and where the day of registration decides. */
  barred: Record<Side | 'registration', string>
  /** What `watch` is about, where the rule says so itself. */
  watched: Record<'fee' | 'draft', string>
  confidence: Record<Confidence, string>
  encodes: Record<Encodes, string>
  unctad: (code: string) => string
  markets: string
  howSure: string
  covers: string
  leftOut: string
  decidedBy: string
  from: (day: string, until: string | undefined) => string
  /** Of a rule that is not law yet. */
  proposedFrom: (day: string, until: string | undefined) => string
  endsOn: (day: string) => string
  concerns: string
  requires: string
  /** In place of `requires`, where nothing is asked and a breach is only remarked on. */
  unremarked: string
  /** Behind a heading with several lines below it. */
  together: string
  otherwise: string
  remedy: string
  law: string
  quote: (language: string | undefined) => string
  noQuote: string
  note: string
  checkedOn: (day: string) => string
  dossier: string
}

const en: RuleWords = {
  side: { export: 'export side', import: 'import side', transit: 'transit' },
  kind: {
    prohibition: 'prohibition', 'age-limit': 'age limit', emission: 'emissions', steering: 'steering side', conformity: 'conformity', equipment: 'equipment',
    inspection: 'inspection', documents: 'documents', licence: 'licence', eligibility: 'who may import or export', fee: 'charge', labelling: 'labelling', quota: 'quota',
  },
  status: { active: 'in use', draft: 'draft or announcement, only advises', retired: 'retired, no longer asked' },
  severity: { block: 'not allowed', act: 'to settle first (papers, repairs, or a probable ban to ask about)', watch: 'for attention (it bars nothing)' },
  barred: {
    export: 'not allowed (it may not leave)', import: 'not allowed (entry or use is barred)', transit: 'not allowed (it may not pass through)',
    registration: 'not allowed (it may not be registered)',
  },
  watched: { fee: 'for attention (a cost)', draft: 'for attention (not law yet)' },
  confidence: {
    confirmed: 'confirmed (the act was read, or two independent pages say so)',
    'single-source': 'single source (one page says so; such a rule never blocks)',
    recalled: 'recalled (no source with a sentence to quote; such a rule only advises)',
  },
  encodes: { fully: 'the whole provision', 'partly-may-miss': 'part of the provision; a breach may stay unseen', 'partly-may-over-report': 'part of the provision; it may report a breach too many' },
  unctad: (code) => `(UNCTAD ${code})`,
  markets: 'Markets',
  howSure: 'How sure',
  covers: 'Covers',
  leftOut: 'Leaves out',
  decidedBy: 'Which version applies is decided by',
  from: (day, until) => (until === undefined ? `In force from ${day}` : `In force from ${day} to ${until} inclusive`),
  proposedFrom: (day, until) => `Proposed or announced, not law yet; shown from ${day}${until === undefined ? '' : ` to ${until} inclusive`}`,
  endsOn: (day) => `From ${day} the rule is no longer in force.`,
  concerns: 'Applies where',
  requires: 'What must hold',
  unremarked: 'No remark where',
  together: ' (all of these)',
  otherwise: 'Otherwise',
  remedy: 'What to do',
  law: 'Law',
  quote: (language) => (language === undefined ? 'Quote' : `Quote (${language})`),
  noQuote: 'no sentence to quote was found',
  note: 'Note',
  checkedOn: (day) => `Last compared with its source on ${day}`,
  dossier: 'Rows of the research notes',
}

const zh: RuleWords = {
  side: { export: '出口环节', import: '进口环节', transit: '过境环节' },
  kind: {
    prohibition: '禁止性规定', 'age-limit': '车龄限制', emission: '排放', steering: '方向盘位置', conformity: '合格评定', equipment: '装备',
    inspection: '检验', documents: '单证', licence: '许可证', eligibility: '主体资格', fee: '税费', labelling: '标签标识', quota: '配额',
  },
  status: { active: '有效', draft: '草案或公告，仅供参考', retired: '已停用' },
  severity: { block: '不允许', act: '须先处理（办妥手续、整改，或核实疑似禁令）', watch: '仅提示（不构成禁止）' },
  barred: { export: '不允许（不得出口）', import: '不允许（不得进口或使用）', transit: '不允许（不得过境）', registration: '不允许（不得登记上牌）' },
  watched: { fee: '仅提示（涉及费用）', draft: '仅提示（尚未成为法律）' },
  confidence: { confirmed: '已核实（已查阅法规原文，或有两个独立来源）', 'single-source': '单一来源（此类规则不作禁止判定）', recalled: '凭记忆（未找到可引用的原文，此类规则仅供参考）' },
  encodes: { fully: '涵盖该条款全部内容', 'partly-may-miss': '涵盖该条款部分内容，可能漏报', 'partly-may-over-report': '涵盖该条款部分内容，可能误报' },
  unctad: (code) => `（UNCTAD 代码 ${code}）`,
  markets: '适用市场',
  howSure: '可信程度',
  covers: '涵盖范围',
  leftOut: '未涵盖',
  decidedBy: '决定适用版本的日期',
  from: (day, until) => (until === undefined ? `自 ${day} 起施行` : `自 ${day} 起施行，至 ${until} 止（含当日）`),
  proposedFrom: (day, until) => `草案或公告，尚未成为法律；自 ${day} 起提示${until === undefined ? '' : `，至 ${until} 止（含当日）`}`,
  endsOn: (day) => `自 ${day} 起本规则不再施行。`,
  concerns: '适用情形',
  requires: '要求',
  unremarked: '不作提示的条件',
  together: '（须同时满足）',
  otherwise: '不符合时',
  remedy: '处理办法',
  law: '法规依据',
  quote: (language) => (language === undefined ? '原文' : `原文（${language}）`),
  noQuote: '未找到可引用的原文',
  note: '说明',
  checkedOn: (day) => `最近一次与来源核对：${day}`,
  dossier: '研究资料编号',
}

const ru: RuleWords = {
  side: { export: 'экспорт', import: 'импорт', transit: 'транзит' },
  kind: {
    prohibition: 'запрет', 'age-limit': 'ограничение возраста', emission: 'выбросы', steering: 'расположение руля', conformity: 'соответствие', equipment: 'оснащение',
    inspection: 'осмотр', documents: 'документы', licence: 'лицензия', eligibility: 'кто вправе ввозить или вывозить', fee: 'платёж', labelling: 'маркировка', quota: 'квота',
  },
  status: { active: 'применяется', draft: 'проект или объявление, носит рекомендательный характер', retired: 'больше не применяется' },
  severity: { block: 'нельзя', act: 'сначала уладить (документы, доработка или вероятный запрет)', watch: 'к сведению (ничего не запрещает)' },
  barred: {
    export: 'нельзя (вывоз не допускается)', import: 'нельзя (ввоз или использование не допускается)', transit: 'нельзя (транзит не допускается)',
    registration: 'нельзя (регистрация не допускается)',
  },
  watched: { fee: 'к сведению (расход)', draft: 'к сведению (ещё не норма права)' },
  confidence: {
    confirmed: 'подтверждено (прочитан акт или есть два независимых источника)',
    'single-source': 'один источник (такое правило не запрещает)',
    recalled: 'по памяти (нет источника с цитатой; такое правило носит рекомендательный характер)',
  },
  encodes: { fully: 'вся норма', 'partly-may-miss': 'часть нормы; нарушение может остаться незамеченным', 'partly-may-over-report': 'часть нормы; возможен лишний сигнал' },
  unctad: (code) => `(ЮНКТАД ${code})`,
  markets: 'Рынки',
  howSure: 'Надёжность',
  covers: 'Охват',
  leftOut: 'Не учтено',
  decidedBy: 'Какая редакция применяется, определяет',
  from: (day, until) => (until === undefined ? `Действует с ${day}` : `Действует с ${day} по ${until} включительно`),
  proposedFrom: (day, until) => `Проект или объявление, ещё не норма права; показывается с ${day}${until === undefined ? '' : ` по ${until} включительно`}`,
  endsOn: (day) => `С ${day} правило не действует.`,
  concerns: 'Когда применяется',
  requires: 'Что требуется',
  unremarked: 'Без замечания, если',
  together: ' (всё перечисленное)',
  otherwise: 'Иначе',
  remedy: 'Что делать',
  law: 'Норма',
  quote: (language) => (language === undefined ? 'Цитата' : `Цитата (язык: ${language})`),
  noQuote: 'предложение для цитаты не найдено',
  note: 'Примечание',
  checkedOn: (day) => `Последняя сверка с источником: ${day}`,
  dossier: 'Строки исследования',
}

export const ruleWordsIn: Record<Language, RuleWords> = { en, zh, ru }

/** What a breach leads to; of a known rule, what may not be done, or what the remark is about. */
export function severityText(severity: Severity, language: Language, rule?: Pick<Rule, 'side' | 'kind' | 'status' | 'decidedOn'>): string {
  const words = ruleWordsIn[language]
  if (rule && severity === 'block') return words.barred[rule.side === 'import' && rule.decidedOn === 'registersOn' ? 'registration' : rule.side]
  if (rule && severity === 'watch' && rule.status === 'draft') return words.watched.draft
  if (rule && severity === 'watch' && rule.kind === 'fee') return words.watched.fee
  return words.severity[severity]
}

/** The word without the explanation in brackets behind it. */
export function inShort(text: string): string {
  return text.split(/ ?[(（]/)[0] ?? text
}

export function inBrackets(text: string, language: Language): string {
  return language === 'zh' ? `（${text}）` : ` (${text})`
}
