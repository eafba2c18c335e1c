import type { Language } from '@sextant/model'

type Said = Record<Language, string>

/** The words in which a difference between two rulebooks is told. */
export interface DiffWords {
  since: (day: string) => string
  corrected: (day: string) => string
  newRule: (day: string) => string
  ruleRemoved: string
  renamed: (from: string) => string
  versionRemoved: (day: string, instead: string | null) => string
  versionMoved: (from: string, to: string) => string
  ends: (day: string) => string
  endsMoved: (from: string, to: string) => string
  endsNoMore: (day: string) => string
  comparedAgain: (version: string, on: string) => string
  /** In front of a value that changed, by the part of the rule. */
  value: { scope: string; requires: string }
  items: (added: string, removed: string) => string
  /** In front of a condition that came or went: by part, group, and whether it came. */
  condition: Record<'scope' | 'requires', Record<'all' | 'any', Record<'added' | 'removed', string>>>
  rewritten: { scope: string; requires: string }
  before: string
  after: string
  severity: string
  source: string
  citation: Record<'act' | 'provision' | 'quote' | 'url' | 'language' | 'document' | 'clause', string>
  none: string
  markets: (added: string, removed: string) => string
  property: Record<'side' | 'kind' | 'status' | 'confidence' | 'encodes' | 'decidedOn' | 'mast', string>
  wordings: Record<'title' | 'leavesOut' | 'dossier' | 'remedy' | 'note', string>
  /** Of a text: that it came, that it went, or that only its versions in these languages differ. */
  textAdded: string
  textRemoved: string
  textIn: (languages: string) => string
  facts: string
  factAdded: (fact: string) => string
  factRemoved: (fact: string) => string
  factValues: (fact: string, added: string, removed: string) => string
  factChanged: (fact: string) => string
  assumptions: string
  days: (before: number, after: number) => string
  nothing: string
  counted: (rules: number) => string
}

const both = (added: string, removed: string, also: Said[Language], nomore: Said[Language], comma: string) =>
  [added && `${also}${added}`, removed && `${nomore}${removed}`].filter(Boolean).join(comma)

const en: DiffWords = {
  since: (day) => `from ${day}`,
  corrected: (day) => `our reading of the version of ${day} is corrected`,
  newRule: (day) => `new rule, from ${day}`,
  ruleRemoved: 'the rule is taken out of the rulebook; it said',
  renamed: (from) => `only its id is changed; it was ${from}`,
  versionRemoved: (day, instead) => `the version of ${day} is taken out of the rulebook; ${instead === null ? 'nothing is asked from that day' : `that of ${instead} applies on`}`,
  versionMoved: (from, to) => `the version of ${from} takes effect on ${to} instead`,
  ends: (day) => `no longer in force from ${day}`,
  endsMoved: (from, to) => `no longer in force from ${to}, instead of ${from}`,
  endsNoMore: (day) => `does not end on ${day} after all`,
  comparedAgain: (version, on) => `the version of ${version} was compared with its source again on ${on}`,
  value: { scope: 'applies where', requires: 'required' },
  items: (added, removed) => both(added, removed, 'now also ', 'no longer including ', '; '),
  condition: {
    scope: { all: { added: 'now applies only where', removed: 'condition of application dropped' }, any: { added: 'now also applies where', removed: 'by itself no longer a ground for applying' } },
    requires: { all: { added: 'also required', removed: 'no longer required' }, any: { added: 'now enough', removed: 'no longer enough' } },
  },
  rewritten: { scope: 'where it applies is written anew', requires: 'what is required is written anew' },
  before: 'before',
  after: 'after',
  severity: 'otherwise',
  source: 'source',
  citation: { act: 'act', provision: 'provision', quote: 'quote', url: 'address', language: 'language of the quote', document: 'watched document', clause: 'watched clause' },
  none: 'none',
  markets: (added, removed) => `${both(added, removed, 'now also in ', 'no longer in ', '; ')}; in every version of the rule`,
  property: { side: 'side', kind: 'kind', status: 'status', confidence: 'how sure', encodes: 'covers', decidedOn: 'which version applies is decided by', mast: 'UNCTAD code' },
  wordings: { title: 'title', leavesOut: 'what it leaves out', dossier: 'rows of the research notes', remedy: 'what to do', note: 'note' },
  textAdded: 'now stated',
  textRemoved: 'no longer stated',
  textIn: (languages) => `reworded in ${languages}`,
  facts: 'Facts that the rules ask about',
  factAdded: (fact) => `new fact: ${fact}`,
  factRemoved: (fact) => `fact taken out: ${fact}`,
  factValues: (fact, added, removed) => `${fact}: ${both(added, removed, 'new values: ', 'values taken out: ', '; ')}`,
  factChanged: (fact) => `${fact}: its definition is changed`,
  assumptions: 'What is taken to hold where a day is not given',
  days: (before, after) => `${before} → ${after} days`,
  nothing: 'Nothing differs.',
  counted: (rules) => `${rules} ${rules === 1 ? 'rule differs' : 'rules differ'}.`,
}

const zh: DiffWords = {
  since: (day) => `自 ${day} 起`,
  corrected: (day) => `更正对 ${day} 版本的理解`,
  newRule: (day) => `新规则，自 ${day} 起`,
  ruleRemoved: '该规则从规则库中移除；原内容',
  renamed: (from) => `仅更改标识，原为 ${from}`,
  versionRemoved: (day, instead) => `从规则库中移除 ${day} 版本；${instead === null ? '自该日起不作要求' : `该日起仍适用 ${instead} 版本`}`,
  versionMoved: (from, to) => `原定 ${from} 施行的版本改为 ${to} 施行`,
  ends: (day) => `自 ${day} 起不再施行`,
  endsMoved: (from, to) => `自 ${to} 起不再施行（原为 ${from}）`,
  endsNoMore: (day) => `不再于 ${day} 终止`,
  comparedAgain: (version, on) => `${version} 版本于 ${on} 再次与来源核对`,
  value: { scope: '适用情形', requires: '要求' },
  items: (added, removed) => both(added, removed, '新增：', '不再包括：', '；'),
  condition: {
    scope: { all: { added: '增加适用条件', removed: '取消适用条件' }, any: { added: '新增适用情形', removed: '不再单独构成适用依据' } },
    requires: { all: { added: '新增要求', removed: '不再要求' }, any: { added: '新增可选途径', removed: '取消可选途径' } },
  },
  rewritten: { scope: '适用情形已改写', requires: '要求已改写' },
  before: '修改前',
  after: '修改后',
  severity: '不符合时',
  source: '来源',
  citation: { act: '法规', provision: '条款', quote: '原文', url: '网址', language: '原文语言', document: '所监测文件', clause: '所监测条款' },
  none: '无',
  markets: (added, removed) => `${both(added, removed, '新增市场：', '不再适用的市场：', '；')}；涉及本规则各版本`,
  property: { side: '环节', kind: '类别', status: '状态', confidence: '可信程度', encodes: '涵盖范围', decidedOn: '决定适用版本的日期', mast: 'UNCTAD 代码' },
  wordings: { title: '标题', leavesOut: '未涵盖内容', dossier: '研究资料编号', remedy: '处理办法', note: '说明' },
  textAdded: '新增',
  textRemoved: '删除',
  textIn: (languages) => `${languages}文字有改动`,
  facts: '规则所依据的事实',
  factAdded: (fact) => `新增：${fact}`,
  factRemoved: (fact) => `移除：${fact}`,
  factValues: (fact, added, removed) => `${fact}：${both(added, removed, '新增取值：', '移除取值：', '；')}`,
  factChanged: (fact) => `${fact}：定义有改动`,
  assumptions: '未给出日期时的假定',
  days: (before, after) => `${before} → ${after} 天`,
  nothing: '没有差异。',
  counted: (rules) => `共 ${rules} 条规则有差异。`,
}

const ru: DiffWords = {
  since: (day) => `с ${day}`,
  corrected: (day) => `исправлено наше прочтение редакции, действующей с ${day}`,
  newRule: (day) => `новое правило, с ${day}`,
  ruleRemoved: 'правило исключено из свода; оно гласило',
  renamed: (from) => `изменено только обозначение, прежде ${from}`,
  versionRemoved: (day, instead) => `редакция, действующая с ${day}, исключена из свода; ${instead === null ? 'с этого дня ничего не требуется' : `дальше применяется редакция, действующая с ${instead}`}`,
  versionMoved: (from, to) => `редакция вступает в силу не ${from}, а ${to}`,
  ends: (day) => `с ${day} не действует`,
  endsMoved: (from, to) => `не действует с ${to} вместо ${from}`,
  endsNoMore: (day) => `прекращение с ${day} отменено`,
  comparedAgain: (version, on) => `редакция, действующая с ${version}, вновь сверена с источником ${on}`,
  value: { scope: 'применяется, если', requires: 'требуется' },
  items: (added, removed) => both(added, removed, 'теперь также ', 'больше не включает: ', '; '),
  condition: {
    scope: { all: { added: 'теперь применяется, только если', removed: 'условие применения отменено' }, any: { added: 'теперь применяется и если', removed: 'само по себе больше не основание для применения' } },
    requires: { all: { added: 'дополнительно требуется', removed: 'больше не требуется' }, any: { added: 'теперь достаточно', removed: 'теперь недостаточно' } },
  },
  rewritten: { scope: 'условия применения изложены заново', requires: 'требование изложено заново' },
  before: 'было',
  after: 'стало',
  severity: 'иначе',
  source: 'источник',
  citation: { act: 'акт', provision: 'положение', quote: 'цитата', url: 'адрес', language: 'язык цитаты', document: 'отслеживаемый документ', clause: 'отслеживаемый пункт' },
  none: 'нет',
  markets: (added, removed) => `${both(added, removed, 'добавлены рынки: ', 'исключены рынки: ', '; ')}; во всех редакциях правила`,
  property: { side: 'направление', kind: 'вид', status: 'состояние', confidence: 'надёжность', encodes: 'охват', decidedOn: 'какая редакция применяется, определяет', mast: 'код ЮНКТАД' },
  wordings: { title: 'название', leavesOut: 'что не учтено', dossier: 'строки исследования', remedy: 'что делать', note: 'примечание' },
  textAdded: 'добавлено',
  textRemoved: 'исключено',
  textIn: (languages) => `изменён текст (${languages})`,
  facts: 'Факты, на которых строятся правила',
  factAdded: (fact) => `новый факт: ${fact}`,
  factRemoved: (fact) => `факт исключён: ${fact}`,
  factValues: (fact, added, removed) => `${fact}: ${both(added, removed, 'новые значения: ', 'исключены значения: ', '; ')}`,
  factChanged: (fact) => `${fact}: изменено определение`,
  assumptions: 'Что считается верным, если день не указан',
  days: (before, after) => `${before} → ${after} дн.`,
  nothing: 'Различий нет.',
  counted: (rules) => `Различаются правила: ${rules}.`,
}

export const diffWordsIn: Record<Language, DiffWords> = { en, zh, ru }
