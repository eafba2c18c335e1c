import { quoted } from './error.ts'
import { inLatin } from './look-alike.ts'

const WRITTEN_MAX = 500

/**
 * A vehicle identification number as it is kept: 17 Latin capitals and digits without I, O and Q (ISO 3779). Small and
 * wide letters, spaces, dashes and Cyrillic look-alikes are put right, because a VIN can hold nothing else that looks so;
 * the asterisks are left out between which it is stamped. I, O and Q are not put right: what is meant is a guess, which
 * the refusal offers and a person takes.
 */
export function vinFrom(text: string): { vin: string } | { wrong: string } {
  const expected = 'expected 17 capital letters and digits without I, O and Q'
  if (text.length > WRITTEN_MAX) return { wrong: `has ${text.length} characters; ${expected}` }
  const vin = inLatin(text.normalize('NFKC').toUpperCase())
    .replaceAll(/[\s\p{Pd}\u2212]/gu, '')
    .replace(/^\*(?<inner>[^*]*)\*$/, '$<inner>')
  if (/^[A-HJ-NPR-Z0-9]{17}$/.test(vin)) return { vin }
  const found = `is ${quoted(text)}, which`
  const letter = /[IOQ]/.exec(vin)?.[0]
  if (letter) return { wrong: `${found} holds the letter ${letter}, which no VIN has; ${expected}${withDigits(vin)}` }
  const foreign = /[^A-Z0-9]/u.exec(vin)?.[0]
  if (foreign) return { wrong: `${found} holds ${quoted(foreign)}, which no VIN has; ${expected}` }
  return { wrong: `${found} has ${vin.length} characters; ${expected}` }
}

/** What it would be with the digits that the three letters are taken for, where that is a VIN. */
function withDigits(vin: string): string {
  const meant = vin.replaceAll('I', '1').replaceAll(/[OQ]/g, '0')
  if (!/^[A-HJ-NPR-Z0-9]{17}$/.test(meant)) return ''
  return `; with digits in place of I, O and Q it would be ${meant}${meant[8] === checkDigitOf(meant) ? ', and its check digit would be right' : ''}`
}

const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]
const worth: Readonly<Record<string, number>> = {
  A: 1, B: 2, C: 3, D: 4, E: 5, F: 6, G: 7, H: 8,
  J: 1, K: 2, L: 3, M: 4, N: 5, P: 7, R: 9,
  S: 2, T: 3, U: 4, V: 5, W: 6, X: 7, Y: 8, Z: 9,
}

/**
 * What has to stand in position 9, by the values and weights that 49 CFR 565.15(c) and GB 16735 share: the weighted sum
 * of the other 16 characters modulo 11, with X for ten. Letters that are worth the same (A and J, B, K and S, …) are
 * not told apart, nor from the digit of that worth; any other slip in one character is found.
 */
export function checkDigitOf(vin: string): string {
  const sum = weights.reduce((total, weight, at) => total + weight * (worth[vin.charAt(at)] ?? Number(vin.charAt(at))), 0)
  return sum % 11 === 10 ? 'X' : String(sum % 11)
}
