import type { Language } from '@sextant/model'
import { wordsIn } from './words.ts'

/** Nobody translates a title of law here: where it is in no script of the reader's, that is said behind act and clause, for a clause belongs to all acts that are cited together. */
export function foreignTitle(act: string, language: Language): string {
  return isForeign(act, language) ? wordsIn[language].foreignTitle : ''
}

function isForeign(act: string, language: Language): boolean {
  if (language === 'zh') return !/\p{Script=Han}/u.test(act)
  if (language === 'ru') return !/\p{Script=Cyrillic}/u.test(act)
  return count(act, /\p{Script=Latin}/gu) < count(act, /\p{L}/gu) / 2
}

function count(text: string, letters: RegExp): number {
  return text.match(letters)?.length ?? 0
}
