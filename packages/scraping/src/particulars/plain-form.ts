const digitRows = /\p{Nd}/u
const spaces = /[\t\u00a0\u1680\u2000-\u200a\u200e\u200f\u202a-\u202f\u205f\u2066-\u2069\u3000]/
const dashes = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/
const doubleQuotes = /[«»“”„‟‹›]/
const singleQuotes = /[‘’‚‛ʻʼ՚`´]/

/**
 * A text in plain signs, sign by sign, so that what is found in it stands at the same place in the text: the digits of
 * every script are those of ASCII, and spaces, dashes and quotes are of one sort each.
 */
export function plainForm(text: string): string {
  return text.replaceAll(hanYear, (year) => [...year].map(hanDigitOf).join('')).replaceAll(/[^\n -~]/g, (sign) => {
    if (spaces.test(sign)) return ' '
    if (dashes.test(sign)) return '-'
    if (doubleQuotes.test(sign)) return '"'
    if (singleQuotes.test(sign)) return "'"
    if (sign >= '！' && sign <= '～') return String.fromCharCode(sign.charCodeAt(0) - 0xfee0)
    return digitRows.test(sign) ? digitOf(sign) : (plainLetters[sign] ?? sign)
  })
}

/** A year in Han numerals is written digit by digit: 二〇三一年. */
const hanYear = /[一二][〇○零一二三四五六七八九]{3}(?=年)/g
const hanDigitOf = (sign: string): string => String('一二三四五六七八九'.indexOf(sign) + 1)

const plainLetters: Record<string, string> = { ё: 'е', Ё: 'Е', '٫': '.', '٬': ',', '．': '.', ي: 'ی', ى: 'ی', ك: 'ک' }

/** The digits of every script stand in Unicode in rows of ten that begin with their zero. */
export function digitOf(sign: string): string {
  const code = sign.codePointAt(0) ?? 0
  for (let zero = code; ; zero--) if (code - zero === 9 || !digitRows.test(String.fromCodePoint(zero - 1))) return String((code - zero) % 10)
}
