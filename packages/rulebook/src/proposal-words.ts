import type { Language } from '@sextant/model'

/** What is said of a proposal. */
interface ProposalWords {
  changes: string
  kept: string
  gone: string
  added: string
  draft: (from: string, base: string) => string
  moved: (base: string, from: string) => string
  ends: (from: string) => string
  noDay: string
  same: string
  because: (gone: string, added: string) => string
  asked: string
  asWritten: string
  rewritten: (rule: string) => string
  scope: string
  requires: string
  questions: string
  whichDay: (days: string) => string
  negation: (words: string) => string
  noPlace: string
  became: (gone: string, added: string) => string
  noChange: string
  end: string
  again: string
  orMoves: (base: string) => string
  isNew: (text: string) => string
  isGone: (text: string) => string
  mayBe: (facts: string) => string
  written: (from: string) => string
  renumbered: (clause: string) => string
  unnamed: (value: string, named: string) => string
  notQuoted: string
  quote: string
  act: string
  provision: string
  stale: (texts: string) => string
}

const en: ProposalWords = {
  changes: 'What changed, word by word',
  kept: 'In both',
  gone: 'Only before',
  added: 'Only after',
  draft: (from, base) => `The version of ${from}, after that of ${base}`,
  moved: (base, from) => `The version of ${base}, which is not law yet, moves to ${from}`,
  ends: (from) => `The rule ends on ${from}`,
  noDay: 'a day to be given',
  same: 'its conditions stay as they are',
  because: (gone, added) => `“${gone}” became “${added}”`,
  asked: 'you said so',
  asWritten: 'as it is written',
  rewritten: (rule) => `its conditions were written anew by hand; rules show ${rule} tells them`,
  scope: 'scope',
  requires: 'requires',
  questions: 'Left to you',
  whichDay: (days) => `From which day is it law? --from DAY${days && ` (the clause names ${days})`}`,
  negation: (words) => `A negation came or went (${words}): the clause may now allow what it barred, or bar what it allowed. What the rule requires is not turned round by itself: write the version by hand where the sense changed, give the value that turned with --set FACT=VALUE, say --end where the rule ends, or --keep where it means the same`,
  noPlace: '; no condition of this version names such a thing: if it widens or narrows the scope, write that into rule.json by hand',
  became: (gone, added) => `“${gone}” became “${added}”, which no single value of the rule says`,
  orMoves: (base) => `The version of ${base} is not law yet. If it gives way to the new one, say --move; if it is law until then, say --keep`,
  noChange: 'No value of the rule changes. Where the words mean something else now, give it with --set FACT=VALUE or write the version by hand; where they mean the same, say --keep, or reject the review',
  end: 'The clause is gone, or says that it is repealed. If the rule ends with it, say --end; if what it says stands elsewhere, write the version that cites it by hand',
  again: 'The clause says again what the rule quotes: there is nothing to write; reject the review',
  isNew: (text) => `“${text}” is new`,
  isGone: (text) => `“${text}” is gone`,
  mayBe: (facts) => `; it may be about ${facts}: --set FACT=VALUE`,
  written: (from) => `Already written: the version of ${from}.`,
  renumbered: (clause) => `Only the number changed: the same text now stands at ${clause}. If the rule ends all the same, say --end.`,
  unnamed: (value, named) => `The clause does not name ${value}${named && `, but ${named}`}; see whether it is meant`,
  notQuoted: 'Its quote does not stand in the clause as it is now; quote there what the clause says',
  quote: 'Quote',
  act: 'Act (another with --act TEXT)',
  provision: 'Provision (another with --provision TEXT)',
  stale: (texts) => `These still name what it was; write them anew by hand: ${texts}`,
}

const zh: ProposalWords = {
  changes: '逐词改动',
  kept: '前后均有',
  gone: '仅见于旧文',
  added: '仅见于新文',
  draft: (from, base) => `自 ${from} 起的版本，接在 ${base} 版本之后`,
  moved: (base, from) => `${base} 版本尚未施行，改为自 ${from} 起`,
  ends: (from) => `规则自 ${from} 起终止`,
  noDay: '待定日期',
  same: '条件不变',
  because: (gone, added) => `“${gone}”改为“${added}”`,
  asked: '由您指定',
  asWritten: '以已写入的为准',
  rewritten: (rule) => `条件已由人工另行写入；请用 rules show ${rule} 查看`,
  scope: '适用情形',
  requires: '要求',
  questions: '待您确定',
  whichDay: (days) => `自哪一天起施行？--from 日期${days && `（条款中有 ${days}）`}`,
  negation: (words) => `否定词有增减（${words}）：该条款可能由禁止变为允许，或由允许变为禁止。规则的要求不会自动反转，含义已变的，请手工写入新版本，或用 --set 事实=值 给出反转的值；规则终止的，请加 --end；含义不变的，请加 --keep`,
  noPlace: '；本版本的条件中没有此类内容：如适用范围有扩大或缩小，请手工写入 rule.json',
  became: (gone, added) => `“${gone}”改为“${added}”，规则中没有唯一对应的值`,
  orMoves: (base) => `${base} 版本尚未施行。若由新版本取代，请加 --move；若在此之前仍施行，请加 --keep`,
  noChange: '规则的值均未改变。若文字含义已变，请用 --set 事实=值 给出，或手工写入新版本；若含义不变，请加 --keep，或驳回本次复核',
  end: '该条款已不存在，或已载明废止。若规则随之终止，请加 --end；若其内容见于别处，请手工写入引用该处的版本',
  again: '条款又恢复为规则所引的文字：无需写入，请驳回本次复核',
  isNew: (text) => `新增“${text}”`,
  isGone: (text) => `删去“${text}”`,
  mayBe: (facts) => `；可能涉及 ${facts}：--set 事实=值`,
  written: (from) => `已写入：${from} 版本。`,
  renumbered: (clause) => `仅编号有变：同样的文字现见于 ${clause}。若规则仍应终止，请加 --end。`,
  unnamed: (value, named) => `条款中没有 ${value}${named && `，只有 ${named}`}，请核对`,
  notQuoted: '其引文不见于条款的现行文字，请改引条款现行文字',
  quote: '引文',
  act: '法规（另写用 --act 文字）',
  provision: '条款（另写用 --provision 文字）',
  stale: (texts) => `以下文字仍是旧值，请手工改写：${texts}`,
}

const ru: ProposalWords = {
  changes: 'Что изменилось, слово за словом',
  kept: 'В обеих редакциях',
  gone: 'Только в прежней',
  added: 'Только в новой',
  draft: (from, base) => `Версия с ${from}, после версии с ${base}`,
  moved: (base, from) => `Версия с ${base}, которая ещё не действует, переносится на ${from}`,
  ends: (from) => `Правило прекращается ${from}`,
  noDay: 'дата не указана',
  same: 'условия остаются прежними',
  because: (gone, added) => `вместо «${gone}» теперь «${added}»`,
  asked: 'указано вами',
  asWritten: 'так записано',
  rewritten: (rule) => `условия записаны вручную иначе; их показывает rules show ${rule}`,
  scope: 'область применения',
  requires: 'требование',
  questions: 'Решать вам',
  whichDay: (days) => `С какого дня это действует? --from ДЕНЬ${days && ` (в тексте: ${days})`}`,
  negation: (words) => `Появилось или исчезло отрицание (${words}): положение может теперь разрешать то, что запрещало, или наоборот. Требование правила само не меняется: если смысл стал другим, запишите версию вручную или укажите новое значение через --set ФАКТ=ЗНАЧЕНИЕ; если правило прекращается, добавьте --end, если смысл тот же — --keep`,
  noPlace: '; в условиях этой версии такого нет: если область применения стала шире или уже, внесите это в rule.json вручную',
  became: (gone, added) => `вместо «${gone}» теперь «${added}»: единственного такого значения в правиле нет`,
  orMoves: (base) => `Версия с ${base} ещё не действует. Если её заменяет новая, добавьте --move; если до того действует она — --keep`,
  noChange: 'Ни одно значение правила не меняется. Если слова теперь значат другое, укажите --set ФАКТ=ЗНАЧЕНИЕ или запишите версию вручную; если то же самое — добавьте --keep или отклоните пересмотр',
  end: 'Положения больше нет, или оно утратило силу. Если с ним прекращается и правило, добавьте --end; если то же сказано в другом месте, запишите версию со ссылкой на него вручную',
  again: 'Положение снова говорит то, что цитирует правило: записывать нечего, отклоните пересмотр',
  isNew: (text) => `появилось «${text}»`,
  isGone: (text) => `исчезло «${text}»`,
  mayBe: (facts) => `; возможно, это ${facts}: --set ФАКТ=ЗНАЧЕНИЕ`,
  written: (from) => `Уже записано: версия с ${from}.`,
  renumbered: (clause) => `Изменился только номер: тот же текст теперь в ${clause}. Если правило всё же прекращается, добавьте --end.`,
  unnamed: (value, named) => `В тексте нет ${value}${named && `, а есть ${named}`}; проверьте, так ли это`,
  notQuoted: 'Её цитаты в нынешнем тексте нет; процитируйте то, что в нём сказано',
  quote: 'Цитата',
  act: 'Акт (другой: --act ТЕКСТ)',
  provision: 'Положение (другое: --provision ТЕКСТ)',
  stale: (texts) => `Здесь ещё названо прежнее, перепишите вручную: ${texts}`,
}

export const proposalWordsIn: Record<Language, ProposalWords> = { en, zh, ru }
