import type { WordChange } from './word-diff.ts'

/** Words and prefixes that turn a sentence round, by language. A clause in another language is read for the signs of all. */
const negating: Readonly<Record<string, RegExp>> = {
  en: /\b(?:not|no|never|neither|nor|none|without|except|unless|prohibit\w*|forbid\w*|ban(?:ned|s)?)\b/giu,
  ru: /(?<!\p{L})(?:не|нет|ни|без|кроме|запре\p{L}+|недопус\p{L}+)(?!\p{L})/giu,
  kk: /(?<!\p{L})(?:емес|жоқ|тыйым\p{L}*)(?!\p{L})/giu,
  zh: /不得|不|非|无|未|禁止|除外/gu,
}

/** The negating words of which one text has more than the other: the clause may now allow what it barred, or bar what it allowed. */
export function negationsIn(words: readonly WordChange[], language: string): string[] {
  const own = negating[language.toLowerCase().split('-')[0] ?? '']
  const found = (kind: WordChange['kind']): string[] => {
    const text = words.filter((one) => one.kind === kind).map((one) => one.text).join(' ')
    return (own ? [own] : Object.values(negating)).flatMap((signs) => text.match(signs) ?? []).map((word) => word.toLowerCase())
  }
  const [gone, came] = [found('gone'), found('new')]
  return gone.length === came.length ? [] : [...new Set([...gone, ...came])]
}
