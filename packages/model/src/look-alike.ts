/** The capital letters that look alike in Cyrillic and Latin, in pairs. */
const both = { А: 'A', В: 'B', Е: 'E', К: 'K', М: 'M', Н: 'H', О: 'O', Р: 'P', С: 'C', Т: 'T', У: 'Y', Х: 'X' } as const

/** Small letters, and those of other languages than Russian, too. Nothing is written in them back from Latin. */
const latinOf: Readonly<Record<string, string>> = { ...both, І: 'I', Ј: 'J', Ѕ: 'S', а: 'a', е: 'e', о: 'o', р: 'p', с: 'c', у: 'y', х: 'x' }
const cyrillicOf: Readonly<Record<string, string>> = Object.fromEntries(Object.entries(both).map(([cyrillic, latin]) => [latin, cyrillic]))

/** Cyrillic letters that look Latin, as the Latin ones, sign by sign: М1 is M1. Every other character stays. */
export function inLatin(text: string): string {
  return Array.from(text, (letter) => latinOf[letter] ?? letter).join('')
}

/** Capital Latin letters that look Cyrillic, as the Cyrillic ones; every other character stays. */
export function inCyrillic(text: string): string {
  return Array.from(text, (letter) => cyrillicOf[letter] ?? letter).join('')
}
