import { plainForm } from './plain-form.ts'

/** A list of words: parted by spaces; `_` is a space within one, and `*` stands for any ending. */
export type Words = string

export function wordsOf(list: Words): string[] {
  return list.split(/\s+/).filter((word) => word !== '').map((word) => plainForm(word.replaceAll('_', ' ')))
}

/** The source of a regular expression that matches any word of the lists, the longest first. */
export function anyOf(...lists: Words[]): string {
  const words = lists.flatMap(wordsOf).sort((a, b) => b.length - a.length)
  if (words.length === 0) return '(?!)'
  return `(?:${words.map(patternOf).join('|')})`
}

/** Between the parts of one word there may be any white space. */
function patternOf(word: string): string {
  return word.split(' ').map((part) => (part.endsWith('*') ? `${RegExp.escape(part.slice(0, -1))}[\\p{L}\\p{M}']{0,14}` : RegExp.escape(part))).join('\\s{1,3}')
}

/** Letters of scripts that part their words; in Han, Kana and Thai a word may begin and end anywhere. */
export const parted = String.raw`[[\p{L}\p{M}\p{N}]--[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]]`
/** Before and after which no word or figure of a script that parts its words goes on. */
export const begins = `(?<!${parted})`
export const ends = `(?!${parted})`
