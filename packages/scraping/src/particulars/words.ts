import { plainForm } from './plain-form.ts'

/** A list of words: parted by spaces; `_` is a space within one, and `*` stands for any ending. */
export type Words = string

export function wordsOf(list: Words): string[] {
  return list.split(/\s+/).filter((word) => word !== '').map((word) => plainForm(word.replaceAll('_', ' ')))
}

/** The source of a regular expression that matches any word of the lists: those of several parts first, then the longest. */
export function anyOf(...lists: Words[]): string {
  const words = [...new Set(lists.flatMap(wordsOf))].sort((a, b) => b.length - a.length)
  const isOpen = (word: string) => word.endsWith('*')
  const [several, single] = [words.filter((word) => word.includes(' ')), words.filter((word) => !word.includes(' '))]
  const [open, closed] = [single.filter(isOpen), single.filter((word) => !isOpen(word))]
  const sources = [
    ...several.map((word) => word.split(' ').map(partOf).join('\\s{1,3}')),
    // The class of all letters is long, so that it stands once and not with each word.
    ...(open.length > 0 ? [`(?:${open.map((word) => RegExp.escape(word.slice(0, -1))).join('|')})${anyEnding}`] : []),
    ...closed.map(RegExp.escape),
  ]
  return sources.length === 0 ? '(?!)' : `(?:${sources.join('|')})`
}

const anyEnding = "(?-i:[\\p{L}\\p{M}']){0,14}"

function partOf(part: string): string {
  return part.endsWith('*') ? RegExp.escape(part.slice(0, -1)) + anyEnding : RegExp.escape(part)
}

/** Letters of scripts that part their words; in Han, Kana and Thai a word may begin and end anywhere. */
export const parted = String.raw`(?-i:[[\p{L}\p{M}\p{N}]--[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]])`
/** Before and after which no word or figure of a script that parts its words goes on. */
export const begins = `(?<!${parted})`
export const ends = `(?!${parted})`
