import type { Language, Operator } from '@sextant/model'

export type Said = Record<Language, string>

/** What a fact is like decides how its sentence is built: `Armour: yes`, `Seats is 5`, `is 2027-01-01 or later`. */
export type Manner = 'statement' | 'list' | 'day' | 'year' | 'duration' | 'plain'

/** What the second half of a sentence says of a value. `other` is one way out among several, where a ban would mislead. */
export type Form = 'requires' | 'missing' | 'banned' | 'other' | 'scope' | 'scopeOther'

export function fill(phrase: Said, text: string, language: Language): string {
  return phrase[language].replace('{}', () => text)
}

export const joins: Record<'none' | 'or' | 'and', Said> = {
  none: { en: '', zh: '', ru: '' },
  or: { en: 'or: ', zh: '或：', ru: 'или: ' },
  and: { en: 'and: ', zh: '且：', ru: 'и: ' },
}

/** Of a fact that is either so or not. */
export const statements: Record<'requires' | 'scope', Said> = {
  requires: { en: 'required: {}', zh: '要求：{}', ru: 'требуется: {}' },
  scope: { en: 'the rule applies if {}', zh: '规则适用于“{}”的情形', ru: 'правило действует, если {}' },
}

/** Of one item of a list. */
export const items: Record<Form, Said> = {
  requires: { en: 'required: {}', zh: '须有：{}', ru: 'требуется: {}' },
  missing: { en: 'missing: {}', zh: '缺少：{}', ru: 'отсутствует: {}' },
  banned: { en: 'not allowed: {}', zh: '不得包括：{}', ru: 'не допускается: {}' },
  other: { en: 'required: absence of {}', zh: '要求不含：{}', ru: 'требуется, чтобы не было: {}' },
  scope: { en: 'the rule concerns cases with {}', zh: '规则适用于含有“{}”的情形', ru: 'правило действует при наличии: {}' },
  scopeOther: { en: 'the rule concerns cases without {}', zh: '规则适用于不含“{}”的情形', ru: 'правило действует при отсутствии: {}' },
}

/** Of a value, or of the values of which one is wanted. */
export const values: Record<Form, Said> = {
  requires: { en: '{} is required', zh: '要求为{}', ru: 'требуется: {}' },
  missing: { en: '{} is required', zh: '要求为{}', ru: 'требуется: {}' },
  banned: { en: '{} is not allowed', zh: '不得为{}', ru: 'не допускается: {}' },
  other: { en: 'something other than {} is required', zh: '要求不是{}', ru: 'требуется любое значение, кроме: {}' },
  scope: { en: 'the rule concerns {}', zh: '规则适用于{}', ru: 'правило касается: {}' },
  scopeOther: { en: 'the rule concerns all but {}', zh: '规则适用于{}以外的情形', ru: 'правило касается всех значений, кроме: {}' },
}

export const severalBanned: Said = { en: '{} are not allowed', zh: '不得为{}', ru: 'не допускаются: {}' }

/** Round a relation, such as `at least 5`. */
export const related: Record<'requires' | 'scope', Said> = {
  requires: { en: '{} is required', zh: '要求{}', ru: 'требуется: {}' },
  scope: { en: 'the rule concerns {}', zh: '规则适用于{}的情形', ru: 'правило действует, если {}' },
}

type Relations = Partial<Record<Operator, Said>>

const numbers: Relations = {
  lessThan: { en: 'less than {}', zh: '小于{}', ru: 'менее {}' },
  lessThanInclusive: { en: 'at most {}', zh: '不超过{}', ru: 'не более {}' },
  greaterThan: { en: 'more than {}', zh: '大于{}', ru: 'более {}' },
  greaterThanInclusive: { en: 'at least {}', zh: '不低于{}', ru: 'не менее {}' },
  hsWithin: { en: 'a code under {}', zh: '归入{}项下', ru: 'код, который начинается с {}' },
}

const durations: Relations = {
  lessThan: { en: 'less than {}', zh: '少于{}', ru: 'менее {}' },
  lessThanInclusive: { en: 'at most {}', zh: '不超过{}', ru: 'не более {}' },
  greaterThan: { en: 'more than {}', zh: '超过{}', ru: 'более {}' },
  greaterThanInclusive: { en: 'at least {}', zh: '不少于{}', ru: 'не менее {}' },
}

const times: Relations = {
  lessThan: { en: 'earlier than {}', zh: '早于{}', ru: 'ранее {}' },
  lessThanInclusive: { en: '{} or earlier', zh: '不晚于{}', ru: 'не позднее {}' },
  greaterThan: { en: 'later than {}', zh: '晚于{}', ru: 'позднее {}' },
  greaterThanInclusive: { en: '{} or later', zh: '不早于{}', ru: 'не ранее {}' },
}

/** The operators that set a value in relation, by the manner of the fact. */
export const relations: Record<Manner, Relations> = { statement: {}, list: {}, plain: numbers, duration: durations, day: times, year: times }

interface Range {
  from: Said
  to: Said
  both: Record<Language, (low: string, high: string) => string>
}

/** What is known of a fact within bounds. */
export const ranges: Record<'number' | 'time', Range> = {
  number: {
    from: { en: 'is {} or more', zh: '不低于{}', ru: 'не менее {}' },
    to: { en: 'is {} or less', zh: '不超过{}', ru: 'не более {}' },
    both: { en: (low, high) => `lies between ${low} and ${high}`, zh: (low, high) => `在${low}至${high}之间`, ru: (low, high) => `от ${low} до ${high}` },
  },
  time: {
    from: { en: 'is {} or later', zh: '不早于{}', ru: 'не ранее {}' },
    to: { en: 'is {} or earlier', zh: '不晚于{}', ru: 'не позднее {}' },
    both: { en: (low, high) => `lies between ${low} and ${high}`, zh: (low, high) => `在${low}至${high}之间`, ru: (low, high) => `с ${low} по ${high}` },
  },
}
