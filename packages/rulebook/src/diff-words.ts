import type { Language } from '@sextant/model'

type Said = Record<Language, string>

/** The words in which a difference between two rulebooks is told. */
export interface DiffWords {
  since: (day: string) => string
  corrected: (day: string) => string
  newRule: (day: string) => string
  ruleRemoved: string
  versionRemoved: (day: string) => string
  versionMoved: (from: string, to: string) => string
  ends: (day: string) => string
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
  remedy: string
  note: string
  markets: (added: string, removed: string) => string
  property: Record<'side' | 'kind' | 'status' | 'confidence' | 'encodes' | 'decidedOn' | 'mast', string>
  wording: (of: string) => string
  wordings: Record<'title' | 'leavesOut' | 'dossier', string>
  facts: string
  factAdded: (fact: string) => string
  factRemoved: (fact: string) => string
  factValues: (fact: string, added: string, removed: string) => string
  factChanged: (fact: string) => string
  nothing: string
  counted: (rules: number) => string
}

const both = (added: string, removed: string, also: Said[Language], nomore: Said[Language], comma: string) =>
  [added && `${also}${added}`, removed && `${nomore}${removed}`].filter(Boolean).join(comma)

const en: DiffWords = {
  since: (day) => `from ${day}`,
  corrected: (day) => `our reading of the version of ${day} is corrected`,
  newRule: (day) => `new rule, in force from ${day}`,
  ruleRemoved: 'the rule is taken out of the rulebook',
  versionRemoved: (day) => `the version of ${day} is taken back`,
  versionMoved: (from, to) => `the version of ${from} takes effect on ${to} instead`,
  ends: (day) => `no longer in force from ${day}`,
  endsNoMore: (day) => `does not end on ${day} after all`,
  comparedAgain: (version, on) => `the version of ${version} was compared with its source again on ${on}`,
  value: { scope: 'applies where', requires: 'required' },
  items: (added, removed) => both(added, removed, 'now also ', 'no longer ', '; '),
  condition: {
    scope: { all: { added: 'now applies only where', removed: 'condition of application dropped' }, any: { added: 'now also applies where', removed: 'no longer applies where' } },
    requires: { all: { added: 'also required', removed: 'no longer required' }, any: { added: 'now enough', removed: 'no longer enough' } },
  },
  rewritten: { scope: 'where it applies is written anew', requires: 'what is required is written anew' },
  before: 'before',
  after: 'after',
  severity: 'otherwise',
  source: 'source',
  citation: { act: 'act', provision: 'provision', quote: 'quote', url: 'address', language: 'language of the quote', document: 'watched document', clause: 'watched clause' },
  none: 'none',
  remedy: 'the advice on what to do is reworded',
  note: 'the note is reworded',
  markets: (added, removed) => `${both(added, removed, 'now also in ', 'no longer in ', '; ')}; in every version of the rule`,
  property: { side: 'side', kind: 'kind', status: 'status', confidence: 'how sure', encodes: 'covers', decidedOn: 'which version applies is decided by', mast: 'UNCTAD code' },
  wording: (of) => `reworded: ${of}`,
  wordings: { title: 'title', leavesOut: 'what it leaves out', dossier: 'dossier entries' },
  facts: 'Facts that the rules ask about',
  factAdded: (fact) => `new fact: ${fact}`,
  factRemoved: (fact) => `fact taken out: ${fact}`,
  factValues: (fact, added, removed) => `${fact}: ${both(added, removed, 'new values: ', 'values taken out: ', '; ')}`,
  factChanged: (fact) => `${fact}: its name or definition is changed`,
  nothing: 'Nothing differs.',
  counted: (rules) => `${rules} ${rules === 1 ? 'rule differs' : 'rules differ'}.`,
}

const zh: DiffWords = {
  since: (day) => `自 ${day} 起`,
  corrected: (day) => `更正对 ${day} 版本的理解`,
  newRule: (day) => `新规则，自 ${day} 起施行`,
  ruleRemoved: '该规则从规则库中移除',
  versionRemoved: (day) => `撤回 ${day} 版本`,
  versionMoved: (from, to) => `原定 ${from} 施行的版本改为 ${to} 施行`,
  ends: (day) => `自 ${day} 起不再施行`,
  endsNoMore: (day) => `不再于 ${day} 终止`,
  comparedAgain: (version, on) => `${version} 版本于 ${on} 再次与来源核对`,
  value: { scope: '适用情形', requires: '要求' },
  items: (added, removed) => both(added, removed, '新增：', '不再包括：', '；'),
  condition: {
    scope: { all: { added: '增加适用条件', removed: '取消适用条件' }, any: { added: '新增适用情形', removed: '不再适用的情形' } },
    requires: { all: { added: '新增要求', removed: '不再要求' }, any: { added: '新增可选途径', removed: '取消可选途径' } },
  },
  rewritten: { scope: '适用情形已改写', requires: '要求已改写' },
  before: '修改前',
  after: '修改后',
  severity: '不符合时',
  source: '来源',
  citation: { act: '法规', provision: '条款', quote: '原文', url: '网址', language: '原文语言', document: '所监测文件', clause: '所监测条款' },
  none: '无',
  remedy: '处理办法的文字有改动',
  note: '说明的文字有改动',
  markets: (added, removed) => `${both(added, removed, '新增市场：', '不再适用的市场：', '；')}；涉及本规则各版本`,
  property: { side: '环节', kind: '类别', status: '状态', confidence: '可信程度', encodes: '涵盖范围', decidedOn: '决定适用版本的日期', mast: 'UNCTAD 代码' },
  wording: (of) => `文字有改动：${of}`,
  wordings: { title: '标题', leavesOut: '未涵盖内容', dossier: '资料条目' },
  facts: '规则所依据的事实',
  factAdded: (fact) => `新增：${fact}`,
  factRemoved: (fact) => `移除：${fact}`,
  factValues: (fact, added, removed) => `${fact}：${both(added, removed, '新增取值：', '移除取值：', '；')}`,
  factChanged: (fact) => `${fact}：名称或定义有改动`,
  nothing: '没有差异。',
  counted: (rules) => `共 ${rules} 条规则有差异。`,
}

const ru: DiffWords = {
  since: (day) => `с ${day}`,
  corrected: (day) => `исправлено наше прочтение редакции от ${day}`,
  newRule: (day) => `новое правило, действует с ${day}`,
  ruleRemoved: 'правило исключено из свода',
  versionRemoved: (day) => `редакция от ${day} отозвана`,
  versionMoved: (from, to) => `редакция от ${from} вступает в силу не в этот день, а ${to}`,
  ends: (day) => `с ${day} не действует`,
  endsNoMore: (day) => `прекращение с ${day} отменено`,
  comparedAgain: (version, on) => `редакция от ${version} вновь сверена с источником ${on}`,
  value: { scope: 'применяется, если', requires: 'требуется' },
  items: (added, removed) => both(added, removed, 'теперь также ', 'больше не ', '; '),
  condition: {
    scope: { all: { added: 'теперь применяется, только если', removed: 'условие применения отменено' }, any: { added: 'теперь применяется и если', removed: 'больше не применяется, если' } },
    requires: { all: { added: 'дополнительно требуется', removed: 'больше не требуется' }, any: { added: 'теперь достаточно', removed: 'теперь недостаточно' } },
  },
  rewritten: { scope: 'условия применения изложены заново', requires: 'требование изложено заново' },
  before: 'было',
  after: 'стало',
  severity: 'иначе',
  source: 'источник',
  citation: { act: 'акт', provision: 'положение', quote: 'цитата', url: 'адрес', language: 'язык цитаты', document: 'отслеживаемый документ', clause: 'отслеживаемый пункт' },
  none: 'нет',
  remedy: 'совет изложен иначе',
  note: 'примечание изложено иначе',
  markets: (added, removed) => `${both(added, removed, 'добавлены рынки: ', 'исключены рынки: ', '; ')}; во всех редакциях правила`,
  property: { side: 'направление', kind: 'вид', status: 'состояние', confidence: 'надёжность', encodes: 'охват', decidedOn: 'какая редакция применяется, определяет', mast: 'код ЮНКТАД' },
  wording: (of) => `изменён текст: ${of}`,
  wordings: { title: 'название', leavesOut: 'что не учтено', dossier: 'позиции досье' },
  facts: 'Факты, на которых строятся правила',
  factAdded: (fact) => `новый факт: ${fact}`,
  factRemoved: (fact) => `факт исключён: ${fact}`,
  factValues: (fact, added, removed) => `${fact}: ${both(added, removed, 'новые значения: ', 'исключены значения: ', '; ')}`,
  factChanged: (fact) => `${fact}: изменено название или определение`,
  nothing: 'Различий нет.',
  counted: (rules) => `Различаются правила: ${rules}.`,
}

export const diffWordsIn: Record<Language, DiffWords> = { en, zh, ru }
