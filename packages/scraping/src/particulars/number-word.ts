import { numberWords, worded } from './number-words.ts'

type NumberWord = { stem: string; value: number }

/** Those of the language; of an unknown one none. */
export function numberWordsOf(language: string): NumberWord[] {
  const words = numberWords[language]?.split(' ') ?? []
  return words.flatMap((stems, index) => stems.split('/').map((stem) => ({ stem, value: worded[index] ?? 0 })))
}

/** What number a word in small letters stands for. */
export function numberOfWord(word: string, words: readonly NumberWord[]): number | undefined {
  let best: NumberWord | undefined
  for (const one of words) {
    const fits = one.stem === word || (one.stem.length >= 4 && word.startsWith(one.stem))
    if (fits && one.stem.length > (best?.stem.length ?? 0)) best = one
  }
  return best?.value
}

/** The number of two words together: он екі, dua puluh, twenty five. */
export function numberOfPair(first: string, second: string, words: readonly NumberWord[]): number | undefined {
  const whole = words.find(({ stem }) => stem === `${first}-${second}`)
  if (whole) return whole.value
  const [tens, units] = [numberOfWord(first, words), numberOfWord(second, words)]
  return tens !== undefined && units !== undefined && tens >= 20 && tens < 100 && units < 10 ? tens + units : undefined
}
