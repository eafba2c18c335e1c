import type { Language } from '@sextant/model'
import type { ListedReview } from '@sextant/workers'

interface StateWords {
  open: string
  openAgain: string
  postponed: (until: string) => string
  accepted: (version: string) => string
  notInForce: string
  rejected: string
  superseded: (reason: string) => string
  who: (name: string, day: string, reason: string) => string
  somebody: string
  someDay: string
  noReason: string
  before: string
  clause: string
}

export const stateWordsIn: Record<Language, StateWords> = {
  en: {
    open: 'open',
    openAgain: 'open again',
    postponed: (until) => `postponed until ${until}`,
    accepted: (version) => `accepted as the version of ${version}`,
    notInForce: ' (not in force before the next rules release)',
    rejected: 'rejected',
    superseded: (reason) => `superseded: ${reason}`,
    who: (name, day, reason) => ` by ${name} on ${day}: ${reason}`,
    somebody: 'somebody',
    someDay: 'some day',
    noReason: 'no reason',
    before: 'before',
    clause: 'clause',
  },
  zh: {
    open: '待复核',
    openAgain: '重新打开',
    postponed: (until) => `推迟至 ${until}`,
    accepted: (version) => `已接受，写为 ${version} 版本`,
    notInForce: '（下次 rules release 之前尚未启用）',
    rejected: '已驳回',
    superseded: (reason) => `已被取代：${reason}`,
    who: (name, day, reason) => `，${name}，${day}：${reason}`,
    somebody: '某人',
    someDay: '某日',
    noReason: '未说明理由',
    before: '此前',
    clause: '条款',
  },
  ru: {
    open: 'открыт',
    openAgain: 'снова открыт',
    postponed: (until) => `отложен до ${until}`,
    accepted: (version) => `принят как версия с ${version}`,
    notInForce: ' (не действует до следующего rules release)',
    rejected: 'отклонён',
    superseded: (reason) => `заменён: ${reason}`,
    who: (name, day, reason) => `: ${name}, ${day}: ${reason}`,
    somebody: 'кто-то',
    someDay: 'когда-то',
    noReason: 'без причины',
    before: 'прежде',
    clause: 'положение',
  },
}

/** How a review stands, with who decided it and why. */
export function stateText(review: ListedReview, language: Language): string {
  const { state, until, version, decidedBy, decidedAt, reason } = review
  const say = stateWordsIn[language]
  const who = say.who(decidedBy ?? say.somebody, decidedAt?.slice(0, 10) ?? say.someDay, reason?.replaceAll(/\s+/g, ' ') ?? say.noReason)
  switch (state) {
    case 'open':
      return decidedBy === null ? say.open : `${say.openAgain}${who}`
    case 'postponed':
      return `${say.postponed(until ?? say.someDay)}${who}`
    case 'accepted':
      return `${say.accepted(version ?? say.someDay)}${who}${isUnreleased(review) ? say.notInForce : ''}`
    case 'rejected':
      return `${say.rejected}${who}`
    case 'superseded':
      return say.superseded(reason ?? '')
  }
}

export function isUnreleased({ state, isReleased }: ListedReview): boolean {
  return state === 'accepted' && !isReleased
}
