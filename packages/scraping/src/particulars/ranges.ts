import type { Lexicon } from './lexicon.ts'
import type { Particular } from './particular.ts'
import { anyOf, begins, ends } from './words.ts'

export type RangeJoiner = (particulars: readonly Particular[], plain: string) => Particular[]

/** Two of a kind, with nothing between them but "to" or "but not more than", are the ends of one range. */
export function rangeJoiner(lexicon: Lexicon): RangeJoiner {
  const [range, comparing] = [anyOf(lexicon.range ?? ''), anyOf(lexicon.comparing ?? '')]
  const to = new RegExp(String.raw`^\s{0,2}(?:-|~|(?:${range})${ends})\s{0,2}$`, 'iv')
  const opening = new RegExp(String.raw`${begins}(?:${anyOf(lexicon.between ?? '')})\s[\p{L}\s]{0,6}$`, 'iv')
  const and = new RegExp(String.raw`^\s(?:${anyOf(lexicon.joining ?? '')})\s(?:[\p{L}]{1,4}\s)?$`, 'iv')
  const word = String.raw`[\s,]{0,3}${begins}(?:${anyOf(lexicon.comparing ?? '', lexicon.joining ?? '')})${ends}`
  const more = new RegExp(String.raw`^(?:${word}){1,6}[\s,]{0,3}$`, 'iv')
  const compares = new RegExp(comparing, 'iv')

  return (particulars, plain) => {
    const joined: Particular[] = []
    for (const one of particulars) {
      const before = joined.at(-1)
      const range = before && rangeOf(before, one, plain.slice(before.span[1], one.span[0]), opening.test(plain.slice(Math.max(0, before.span[0] - 20), before.span[0])))
      if (range) joined[joined.length - 1] = range
      else joined.push(one)
    }
    return joined
  }

  function rangeOf(first: Particular, last: Particular, gap: string, isOpened: boolean): Particular | undefined {
    if (first.kind !== last.kind || first.from !== undefined || last.from !== undefined || gap.length > 60) return undefined
    const isOrdered = typeof first.value === 'number' ? first.value < Number(last.value) : String(first.value) < String(last.value)
    const isJoined = to.test(gap) || (isOpened && and.test(gap)) || (typeof first.value === 'number' && first.unit === last.unit && more.test(gap) && compares.test(gap))
    if (!isOrdered || !isJoined || !['date', 'number', 'age', 'percentage', 'hs'].includes(first.kind) || (first.kind !== 'date' && first.unit !== last.unit)) return undefined
    const unit = first.unit ?? last.unit
    return { kind: first.kind, value: `${first.value}/${last.value}`, ...(unit !== undefined && { unit }), from: first.value, to: last.value, span: [first.span[0], last.span[1]] }
  }
}
