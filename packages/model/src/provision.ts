import type { Language } from './language.ts'

/** What a citation says of a provision that nobody has read, word for word as here, so that each reader has it in his own language. */
const unread: Record<string, Record<Exclude<Language, 'en'>, string>> = {
  'clause not read': { zh: '条款未查阅', ru: 'пункт не прочитан' },
  'text not read': { zh: '原文未查阅', ru: 'текст не прочитан' },
  'clause not found': { zh: '条款未找到', ru: 'пункт не найден' },
  'as reported': { zh: '据报道', ru: 'по сообщениям' },
  'from memory': { zh: '凭记忆', ru: 'по памяти' },
}

/** The same of one part, as in `not read: list of exemptions`. The name of the part stays as the analyst wrote it. */
const partly: Record<string, Record<Exclude<Language, 'en'>, string>> = {
  'not read: ': { zh: '未查阅：', ru: 'не прочитано: ' },
  'not found: ': { zh: '未找到：', ru: 'не найдено: ' },
}

/** Whether a provision, in whatever language it is told, says that nobody has read its text. */
export function isUnread(provision: string): boolean {
  const phrases = Object.entries(unread).flatMap(([en, { zh, ru }]) => [en, zh, ru])
  const leads = Object.entries(partly).flatMap(([en, { zh, ru }]) => [en, zh, ru])
  return provision.split(/; |；/).some((part) => phrases.includes(part) || leads.some((lead) => part.startsWith(lead)))
}

/** The provision without what it says of its clause not having been read; nothing where that is all. */
export function withoutUnread(provision: string): string | undefined {
  return provision.split('; ').filter((part) => !Object.hasOwn(unread, part)).join('; ') || undefined
}

/** The provision of a citation: what is named in it is fact and stays, that it was not read is said in the reader's language. */
export function provisionIn(provision: string, language: Language): string {
  if (language === 'en') return provision
  return provision.split('; ').map((part) => partIn(part, language)).join(language === 'zh' ? '；' : '; ')
}

function partIn(part: string, language: Exclude<Language, 'en'>): string {
  if (Object.hasOwn(unread, part)) return unread[part]?.[language] ?? part
  const lead = Object.keys(partly).find((one) => part.startsWith(one))
  return lead === undefined ? part : `${partly[lead]?.[language] ?? lead}${part.slice(lead.length)}`
}
