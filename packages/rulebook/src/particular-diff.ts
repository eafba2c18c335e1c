import { canonical } from '@sextant/model'
import { type Particular, particularsOf } from '@sextant/scraping/particulars'
import type { WordChange } from './word-diff.ts'

/** A particular with its words in the text. */
export type Named = Particular & { text: string }

/** What two texts name exactly: in both, only in the earlier, only in the later; and which of them took which one's place. */
export interface ParticularDiff {
  kept: Named[]
  gone: Named[]
  new: Named[]
  pairs: { gone: Named; new: Named }[]
}

export function particularDiff(before: string, after: string, words: readonly WordChange[], language: string): ParticularDiff {
  const [earlier, later] = [namedIn(before, language), namedIn(after, language)]
  const gone = without(earlier, later)
  const added = without(later, earlier)
  return { kept: later.filter((one) => !added.includes(one)), gone, new: added, pairs: pairsOf(gone, added, replacements(words)) }
}

export function namedIn(text: string, language: string): Named[] {
  return particularsOf(text, language).map((one) => ({ ...one, text: text.slice(...one.span) }))
}

/** Those of a list that another has not; one that stands twice has to be met twice. */
function without(list: readonly Named[], other: readonly Named[]): Named[] {
  const left = Map.groupBy(other, meaningOf)
  return list.filter((one) => left.get(meaningOf(one))?.pop() === undefined)
}

function meaningOf({ kind, value, unit, from, to }: Named): string {
  return canonical([kind, value, unit ?? null, from ?? null, to ?? null])
}

/** A place where some words of the earlier text stand instead of others in the later one: where each begins and ends. */
interface Replacement {
  gone: [start: number, end: number]
  new: [start: number, end: number]
}

/** Words that both texts have, but that are too few to part two changes: a space, or one small word. */
const JOINT_MAX = 3

function replacements(words: readonly WordChange[]): Replacement[] {
  const found: Replacement[] = []
  const at = { gone: 0, new: 0 }
  let open: Replacement | undefined
  for (const { kind, text } of words) {
    if (kind === 'kept' && text.length > JOINT_MAX) open = undefined
    else if (kind !== 'kept') {
      if (!open) found.push((open = { gone: [at.gone, at.gone], new: [at.new, at.new] }))
      open[kind][1] = at[kind] + text.length
    }
    if (kind !== 'new') at.gone += text.length
    if (kind !== 'gone') at.new += text.length
  }
  return found
}

/**
 * One took the place of another where they are the only ones of their kind in one replacement, or in the whole, and none
 * of that kind is left over: a second one may as well be the successor.
 */
function pairsOf(gone: readonly Named[], added: readonly Named[], places: readonly Replacement[]): { gone: Named; new: Named }[] {
  const pairs: { gone: Named; new: Named }[] = []
  const match = (left: readonly Named[], right: readonly Named[]) => {
    for (const sort of new Set(left.map(sortOf))) {
      const free = (list: readonly Named[]) => list.filter((one) => sortOf(one) === sort && !pairs.some((pair) => pair.gone === one || pair.new === one))
      const [[first, ...more], [second, ...others]] = [free(left), free(right)]
      if (first && second && more.length === 0 && others.length === 0) pairs.push({ gone: first, new: second })
    }
  }
  for (const place of places) match(gone.filter(({ span }) => overlaps(span, place.gone)), added.filter(({ span }) => overlaps(span, place.new)))
  match(gone, added)
  const leftOver = new Set([...gone, ...added].filter((one) => !pairs.some((pair) => pair.gone === one || pair.new === one)).map(sortOf))
  return pairs.filter((pair) => !leftOver.has(sortOf(pair.gone)))
}

/** Of one sort are those that can take each other's place: years and years, a Euro class and a Euro class, a whole day and a whole day. */
function sortOf({ kind, unit, value }: Named): string {
  if (kind === 'date') return `${kind} ${unit ?? ''} ${String(value).replaceAll(/\d/g, '0')}`
  if (kind === 'emission-class') return `${kind} ${String(value).split(' ')[0]}`
  // Three years and five years are of one sort, whether or not the text calls them an age.
  return kind === 'age' || kind === 'number' ? `quantity ${unit ?? ''}` : `${kind} ${unit ?? ''}`
}

function overlaps([start, end]: readonly [number, number], [first, last]: readonly [number, number]): boolean {
  return start < last && first < end
}
