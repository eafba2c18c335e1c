import type { WordChange } from './word-diff.ts'

const QUOTE_MAX = 400

/**
 * What a citation quotes of a changed clause: the sentences in which something is new, as the law writes them but without
 * signs that nobody sees. Where they are too long, the first of them, and of that as many words as a quote may have.
 */
export function quoteOf(text: string, words: readonly WordChange[], language: string): string {
  const locale = Intl.Segmenter.supportedLocalesOf([language]).length > 0 ? language : 'en'
  const sentences = [...new Intl.Segmenter(locale, { granularity: 'sentence' }).segment(text)]
  const places = newPlaces(words)
  const touched = sentences.flatMap(({ index, segment }, at) => (places.some(([start, end]) => start < index + segment.length && index < end) ? [at] : []))
  const [first, last] = [touched[0] ?? 0, touched.at(-1) ?? sentences.length - 1]
  const upTo = (end: number) => withoutNumber(plain(sentences.slice(first, end + 1).map(({ segment }) => segment).join('')))
  for (let end = last; end >= first; end--) if (upTo(end).length <= QUOTE_MAX) return upTo(end)
  return upTo(first).slice(0, QUOTE_MAX + 1).replace(/\s*\S*$/, '') || upTo(first).slice(0, QUOTE_MAX)
}

/** Where in the later text words stand that the earlier has not; where words are only gone, the place that they left. */
function newPlaces(words: readonly WordChange[]): [start: number, end: number][] {
  const places: [number, number][] = []
  let at = 0
  for (const { kind, text } of words) {
    if (kind === 'gone') places.push([at, at + 1])
    if (kind === 'new') places.push([at, at + text.length])
    if (kind !== 'gone') at += text.length
  }
  return places
}

/** Whether a quote stands in a text, however both are set; what it leaves out is an ellipsis. */
export function standsIn(quote: string, text: string): boolean {
  const [parts, whole] = [plain(quote).split(/\s*(?:\[(?:…|\.{3})\]|…|\.{3})\s*/).filter((part) => part !== ''), set(plain(text))]
  let at = 0
  return parts.length > 0 && parts.every((part) => {
    const found = whole.indexOf(set(part), at)
    at = found + set(part).length
    return found >= 0
  })
}

/** What was quoted, as far as it stands in the text: its clause may have lost a number before it or a mark at its end. */
export function quoteKept(quote: string, text: string): string | undefined {
  return [quote, withoutNumber(plain(quote)).replace(/[.;]$/, '')].find((one) => standsIn(one, text))
}

/** Quotation marks, dashes and forms of letters make no other words. */
function set(text: string): string {
  return text.normalize('NFKC').replaceAll(/[«»“”„‟‹›「」"]/g, '"').replaceAll(/[\u2010-\u2015\u2212]/g, '-')
}

/** The number that a clause bears is not part of what it says. */
function withoutNumber(text: string): string {
  return text.replace(/^\d+(?:[.\-/]\d+)*[.)]\s+/, '')
}

function plain(text: string): string {
  return text.replaceAll(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '').replaceAll(/\s+/g, ' ').trim()
}
