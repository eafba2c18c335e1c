import { folded } from '@sextant/model'

const numerals = new Map([
  ...['一', '二', '三', '四', '五', '六', '七', '八', '九'].map((sign, index) => [sign, String(index + 1)] as const),
  ...['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'].map((sign, index) => [sign, String(index + 1)] as const),
])

/**
 * A cell that says its own heading again before the number, as `Euro 5`, `Евро-5` or `国六` does: the number alone. The
 * name has to be the beginning of one of the fact's, so that a Chinese stage is never taken for a Euro class.
 */
export function numberWithoutName(text: string, names: readonly string[]): string {
  const { letters = '', rest = '' } = /^(?<letters>\p{L}+)(?<rest>.*)$/su.exec(text.normalize('NFKC').trim())?.groups ?? {}
  for (let length = letters.length; length > 0; length--) {
    const name = folded(letters.slice(0, length))
    if (name.length < 2 && !/\p{Script=Han}/u.test(name)) continue
    if (!names.some((one) => one.startsWith(name))) continue
    const after = (letters.slice(length) + rest).replace(/^[\s\-–.]+/, '')
    const number = numerals.get(after.toUpperCase()) ?? after
    if (/^\d/.test(number)) return number
  }
  return text
}

/** `5座`, `2021款`, `5 seats`: what stands after the number is a piece of what the fact is called. */
export function isNameAgain(text: string, names: readonly string[]): boolean {
  const piece = folded(text)
  const isWord = /\p{Script=Han}/u.test(piece) ? piece.length > 0 : piece.length > 2
  return isWord && names.some((name) => name.includes(piece))
}
