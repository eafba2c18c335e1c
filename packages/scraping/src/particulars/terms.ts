import { type Anchor, anchors, type Lexicon } from './lexicon.ts'
import type { Particular } from './particular.ts'
import type { Quantity } from './quantities.ts'
import { durations } from './units.ts'
import { anyOf, begins, ends } from './words.ts'

/** How far from a duration the words may stand that say what it is of. */
const REACH = 90

export type TermReader = (quantity: Quantity, plain: string) => Particular

/** What a quantity is: a share, the age of a vehicle, a term from some day, or a number. */
export function termReader(lexicon: Lexicon): TermReader {
  const cue = (list: string | undefined) => new RegExp(`${begins}${anyOf(list ?? '')}${ends}`, 'giv')
  const [age, term, vehicle] = [cue(lexicon.age), cue(lexicon.term), cue(lexicon.vehicle)]
  const during = new RegExp(String.raw`${begins}(?:${anyOf(lexicon.during ?? '')})\s{1,2}$`, 'iv')
  // One pattern, so that an official publication is not found as a publication again.
  const start = new RegExp(`${begins}(?:${anchors.map((anchor, index) => `(?<a${index}>${anyOf(lexicon.anchors?.[anchor] ?? '')})`).join('|')})${ends}`, 'giv')

  return (quantity, plain) => {
    const { unit, value, from } = quantity
    const span = [quantity.start, quantity.end] as const
    const number = { value: from === undefined ? value : `${from}/${value}`, ...(from !== undefined && { from, to: value }), span }
    if (unit === '%') return { kind: 'percentage', unit, ...number }
    const letter = durations[unit]
    if (letter === undefined) return { kind: 'number', unit, ...number }
    const window = sentenceAround(plain, quantity)
    const toAge = nearest(age, window, quantity)
    const event = startOf(window, quantity)
    const isYear = unit === 'year' && event?.anchor === 'entry'
    // Days run from an event rather than from the making of a car; years from an entry into a country do not.
    if (event && !isYear && (toAge === undefined || unit === 'day' || event.distance < toAge)) {
      return { kind: 'date-relative', value: `P${value}${letter}`, ...(quantity.isWorkingDays && { unit: 'working-day' }), from: event.anchor, span }
    }
    const toTerm = during.test(plain.slice(Math.max(0, quantity.start - 30), quantity.start)) ? 0 : nearest(term, window, quantity)
    const isAge = toAge === undefined ? toTerm === undefined && (unit === 'year' || (unit === 'month' && nearest(vehicle, window, quantity) !== undefined)) : toTerm === undefined || toAge <= toTerm
    return { kind: isAge ? 'age' : 'number', unit: quantity.isWorkingDays ? 'working-day' : unit, ...number }
  }

  function startOf(window: Window, quantity: Quantity): { anchor: Anchor; distance: number } | undefined {
    const found = [...window.text.matchAll(start)].map((match) => {
      const anchor = anchors.find((_, index) => match.groups?.[`a${index}`] !== undefined) ?? 'publication'
      const [first, last] = [window.start + match.index, window.start + match.index + match[0].length]
      return { anchor, isBefore: last <= quantity.start, distance: last <= quantity.start ? quantity.start - last : Math.max(0, first - quantity.end) }
    })
    const before = lexicon.anchorsFirst ? found.filter(({ isBefore }) => isBefore) : []
    return (before.length > 0 ? before : found).toSorted((a, b) => a.distance - b.distance)[0]
  }
}

interface Window {
  text: string
  start: number
}

/** The part of the sentence around a quantity, as far as words about it can stand. */
function sentenceAround(plain: string, { start, end }: Quantity): Window {
  const head = plain.slice(Math.max(0, start - REACH), start)
  const tail = plain.slice(end, end + REACH)
  const stop = /[;!?。；։|\n]|\.(?=\s)/g
  const from = Math.max(0, ...[...head.matchAll(stop)].map(({ index }) => index + 1))
  const to = tail.search(stop)
  return { text: head.slice(from) + plain.slice(start, end) + (to === -1 ? tail : tail.slice(0, to)), start: start - (head.length - from) }
}

/** How many characters lie between a quantity and the nearest of some words. */
function nearest(pattern: RegExp, { text, start }: Window, quantity: Quantity): number | undefined {
  const distances = [...text.matchAll(pattern)].map(({ index, 0: found }) => {
    const [first, last] = [start + index, start + index + found.length]
    return last <= quantity.start ? quantity.start - last : Math.max(0, first - quantity.end)
  })
  return distances.length === 0 ? undefined : Math.min(...distances)
}
