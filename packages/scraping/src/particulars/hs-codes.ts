import { at } from './found.ts'
import type { Lexicon } from './lexicon.ts'
import type { Particular } from './particular.ts'
import { anyOf, begins, parted } from './words.ts'

export type HsReader = (plain: string) => Particular[]

const grouped = String.raw`\d{4}[ .]\d{2}(?:[ .]\d{2,4}(?:[ .]\d)?|[ .]\d{2}[ .]\d{2})?`
const code = String.raw`(?:${grouped}|\d{2}\.\d{2}|\d{4}(?:\d{2}){0,3})`

/** Codes of the harmonised system and of the national nomenclatures on it, where a word before says that they are such. */
export function hsReader(lexicon: Lexicon): HsReader {
  const item = String.raw`(?<!${parted}|[.,\/])${code}(?![\d\/%]|[.,]\d)`
  const cued = new RegExp(String.raw`${begins}(?:${anyOf(lexicon.heading ?? '', 'HS H.S. HTS CN')})(?![\p{sc=Latin}\p{sc=Cyrillic}])[^\d\n;]{0,40}(?<codes>${item}(?:[^\d\n;.]{1,30}${item}){0,20})`, 'giv')
  const one = new RegExp(item, 'gv')
  const full = /(?<![\p{L}\d.,\/])\d{4}[ .]\d{2}[ .]\d{3}[ .]\d(?![\d\/%])/gv
  return (plain) => [
    ...[...plain.matchAll(cued)].flatMap((match) => {
      const codes = match.groups?.['codes'] ?? ''
      const start = match.index + match[0].length - codes.length
      return [...codes.matchAll(one)].map((found) => hs({ index: start + found.index, 0: found[0] }))
    }),
    ...[...plain.matchAll(full)].map(hs),
  ]
}

function hs(match: { index: number; 0: string }): Particular {
  return at(match, { kind: 'hs', value: match[0].replaceAll(/[ .]/g, '') })
}
