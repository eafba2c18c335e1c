import { diffArrays } from 'diff'

/** A run of words that both texts have, or that only the earlier (`gone`) or the later (`new`) has. */
export interface WordChange {
  kind: 'kept' | 'gone' | 'new'
  text: string
}

/** Texts that differ in more words than this differ altogether. */
const DIFFERING_MAX = 1_000

/**
 * What differs between two texts, word by word as the language parts them. Words that differ only in how they are set,
 * such as quotes, dashes and spaces, are the same; the later text is shown.
 */
export function wordDiff(before: string, after: string, language: string): WordChange[] {
  const [earlier, later] = [wordsIn(before, language), wordsIn(after, language)]
  const changes = diffArrays(earlier, later, { comparator: (a, b) => printed(a) === printed(b), maxEditLength: DIFFERING_MAX })
  const whole: WordChange[] = [{ kind: 'gone', text: before }, { kind: 'new', text: after }]
  const found = changes?.map(({ value, added, removed }): WordChange => ({ kind: added ? 'new' : removed ? 'gone' : 'kept', text: value.join('') }))
  return (found ?? whole).filter(({ text }) => text !== '')
}

function wordsIn(text: string, language: string): string[] {
  const locale = Intl.Segmenter.supportedLocalesOf([language]).length > 0 ? language : 'en'
  return [...new Intl.Segmenter(locale, { granularity: 'word' }).segment(text)].map(({ segment }) => segment)
}

function printed(word: string): string {
  return word
    .normalize('NFKC')
    .replaceAll(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .replaceAll(/[«»“”„‟‹›「」"]/g, '"')
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
    .replaceAll(/\s+/g, ' ')
}
