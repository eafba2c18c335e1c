import type { Particular } from './particular.ts'

/** The particular that a match of a pattern is, with its span. */
export function at(match: { index: number; 0: string }, particular: Omit<Particular, 'span'>): Particular {
  return { ...particular, span: [match.index, match.index + match[0].length] }
}

/** Of particulars that overlap those stay that come first in the list: give the surest first. In the order of the text. */
export function apart(particulars: readonly Particular[]): Particular[] {
  const kept: Particular[] = []
  const taken = new Set<number>()
  for (const one of particulars) {
    const places = Array.from({ length: one.span[1] - one.span[0] }, (_, index) => one.span[0] + index)
    if (places.some((place) => taken.has(place))) continue
    for (const place of places) taken.add(place)
    kept.push(one)
  }
  return kept.sort((a, b) => a.span[0] - b.span[0])
}
