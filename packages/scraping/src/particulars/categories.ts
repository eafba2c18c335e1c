import { inLatin } from '@sextant/model'
import { at } from './found.ts'
import type { Lexicon } from './lexicon.ts'
import type { Particular } from './particular.ts'
import { anyOf, begins, ends } from './words.ts'

// Of UN and EU law: M1, N2G, O4, L3e. A type of one maker goes on in letters, digits or a dash.
const code = String.raw`(?:M[1-3]G?|N[1-3]G?|O[1-4]|L[1-7](?:e(?:-[A-C][1-3]?)?)?)`
const coded = new RegExp(String.raw`(?<![A-Za-z\p{N}]|[\p{L}\p{N}][\-\/.])${code}(?:[\-\/]${code}){0,6}(?![A-Za-z\p{N}]|-\p{N}|\.\p{N})`, 'gv')
const one = new RegExp(code, 'gv')
const letters = String.raw`[MNOLT]`

export type CategoryReader = (plain: string) => Particular[]

/** Categories of vehicles by their codes; a single letter is one only in a list of categories. */
export function categoryReader(lexicon: Lexicon): CategoryReader {
  const item = String.raw`(?:${letters}[1-7]?G?e?)`
  const joint = String.raw`(?:\s?[,\/]\s?|\s(?:${inLatin(anyOf(lexicon.joining ?? '', lexicon.range ?? '', 'and or'))})\s|\s)`
  const cue = anyOf(lexicon.category ?? '')
  const word = inLatin(cue)
  const list = new RegExp(String.raw`${begins}(?:${word})\s?["\(]?(?<codes>${item}(?:${joint}${item}){0,20})(?![\p{L}\p{N}\-])`, 'giv')
  const listBefore = new RegExp(String.raw`(?<![\p{L}\p{N}\-])(?<codes>${item}(?:${joint}${item}){0,20})\s?(?:${word})${ends}`, 'gv')
  return (plain) => {
    const folded = inLatin(plain)
    const single = [...folded.matchAll(list), ...folded.matchAll(listBefore)].flatMap((match) => {
      const codes = match.groups?.['codes'] ?? ''
      const start = match.index + match[0].indexOf(codes)
      return [...codes.matchAll(new RegExp(String.raw`(?<![\p{L}\p{N}])${letters}(?![\p{L}\p{N}])`, 'gv'))].map((one) => at({ index: start + one.index, 0: one[0] }, { kind: 'category', value: one[0] }))
    })
    const several = [...folded.matchAll(coded)].flatMap((match) => [...match[0].matchAll(one)].map((found) => at({ index: match.index + found.index, 0: found[0] }, { kind: 'category', value: found[0] })))
    return [...several, ...single]
  }
}
