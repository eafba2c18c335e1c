import { type Encoding, textOf } from './encoding.ts'

const BYTES_LOOKED_AT = 1_000_000

/**
 * How far the letters of a text make sense in an encoding, from 0 to 1. Read in the wrong one, Russian is a row of rare
 * Chinese signs, and Chinese a row of Cyrillic letters that nobody could speak.
 */
export function senseIn(bytes: Uint8Array, encoding: Encoding): number {
  const sample = bytes.subarray(0, BYTES_LOOKED_AT)
  switch (encoding) {
    case 'gb18030':
      // The marks, letters and commoner signs of GB 2312.
      return share(sample, (lead, trail) => ((lead >= 0xa1 && lead <= 0xa9) || (lead >= 0xb0 && lead <= 0xd7)) && trail >= 0xa1)
    case 'big5':
      // Four of ten signs have a second byte as GB 2312 never has.
      return share(sample, (lead) => lead >= 0xa1 && lead <= 0xc6) * Math.min(1, 5 * share(sample, (_, trail) => trail < 0xa1))
    case 'windows-1251':
    case 'koi8-r':
    case 'ibm866':
      return russianWords([...textOf(sample, encoding)].join(''))
    default:
      return 1
  }
}

/** Of the signs of two bytes. */
function share(bytes: Uint8Array, isMeant: (lead: number, trail: number) => boolean): number {
  let [all, meant] = [0, 0]
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] ?? 0
    if (lead < 0x80) continue
    all++
    if (isMeant(lead, bytes[at + 1] ?? 0)) meant++
    at++
  }
  return all === 0 ? 0 : meant / all
}

const WORD = /^(?:[А-ЯЁ]?[а-яё]+|[А-ЯЁ]+)$/u
const VOWEL = /[аеёиоуыэюя]/iu
/** Half of the letters of a Russian text, and more, are among these ten; chance would give a third. */
const FREQUENT = /[оеаинтсрвл]/giu

function russianWords(text: string): number {
  let [all, fitting, letters, frequent] = [0, 0, 0, 0]
  for (const [word] of text.matchAll(/\p{L}+|[^\p{L}\u0000-\u007F]/gu)) {
    if (!/[^\u0000-\u007F]/.test(word)) continue
    all += word.length
    if (/^[№«»–—“”„…°\u00A0]$/.test(word)) fitting += word.length
    if (!WORD.test(word) || !(VOWEL.test(word) || /^[вксб]$/u.test(word))) continue
    fitting += word.length
    letters += word.length
    frequent += word.match(FREQUENT)?.length ?? 0
  }
  return all === 0 || letters === 0 ? 0 : (fitting / all) * Math.min(1, (2 * frequent) / letters)
}
